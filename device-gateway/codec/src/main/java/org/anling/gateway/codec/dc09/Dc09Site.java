package org.anling.gateway.codec.dc09;

import java.util.List;
import java.util.Locale;
import org.anling.contract.id.DeviceId;

/**
 * What is known about the account of a frame.
 *
 * @param keys to be tried in this order: the stored one, then the same characters read the other way. Empty: the account has none
 * @param codes what the maker means where codes conflict
 */
public record Dc09Site(List<Dc09Key> keys, CodeProfile codes) {

    private static final String PREFIX = "dc09-";

    /** An account that is unknown, or has no key and no profile. */
    public static final Dc09Site PLAIN = new Dc09Site(List.of(), CodeProfile.STANDARD);

    public Dc09Site {
        keys = List.copyOf(keys);
    }

    /** The same with what the model of the panel means; what stands with the account counts first. */
    public Dc09Site or(CodeProfile model) {
        return model.rules().isEmpty() ? this : new Dc09Site(keys, codes.or(model));
    }

    /** The device behind an account; upper case, since a panel may write either. */
    public static DeviceId device(String account) {
        return new DeviceId(PREFIX + account.toUpperCase(Locale.ROOT));
    }
}

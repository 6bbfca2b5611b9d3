package org.anling.gateway.codec.dc09;

import org.anling.contract.id.DeviceId;
import org.anling.gateway.codec.Bytes;

/**
 * One frame as it lay in the stream; its check was right.
 *
 * @param format between the quotes, without the asterisk: {@code SIA-DCS}
 * @param encrypted whether an asterisk stood in the quotes
 * @param sequence four digits as sent
 * @param receiver {@code R1} as sent, empty if there is none
 * @param line {@code L0} as sent, {@code L} or empty in some devices
 * @param account hexadecimal digits as sent, without the {@code #}
 * @param rest everything behind the {@code [} that follows the account, up to CR
 * @param lengthMatches whether the length field told the truth
 * @param raw all of it, LF and CR included
 */
public record Dc09Frame(
        String format,
        boolean encrypted,
        String sequence,
        String receiver,
        String line,
        String account,
        Bytes rest,
        boolean lengthMatches,
        Bytes raw) {

    /** The site as the registry knows it; panels of different makers write the digits in different case. */
    public DeviceId device() {
        return Dc09Site.device(account);
    }
}

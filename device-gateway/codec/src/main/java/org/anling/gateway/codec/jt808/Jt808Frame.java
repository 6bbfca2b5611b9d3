package org.anling.gateway.codec.jt808;

import org.anling.contract.id.DeviceId;
import org.anling.gateway.codec.Bytes;

/**
 * One frame, unescaped; its check was right.
 *
 * @param id of the message
 * @param form of the header, which every answer must have, too
 * @param terminal number of the device as sent: 6 octets, 10 in the form of 2019
 * @param serial of the device
 * @param part 0 for a whole message, else 1 to {@code parts}
 * @param lengthMatches whether the attributes told the true length
 * @param raw as it lay in the stream, marks included
 */
public record Jt808Frame(
        int id,
        Form form,
        Bytes terminal,
        int serial,
        int part,
        int parts,
        boolean encrypted,
        Bytes body,
        boolean lengthMatches,
        Bytes raw) {

    private static final int SHORT_DIGITS = 12;
    private static final Bytes NONE = Bytes.ofLatin("");

    /** Which edition of the standard the header follows. */
    public enum Form {
        /** 2011 and 2013. */
        OF_2013(6),
        /** 2019: with a version and a longer number. */
        OF_2019(10);

        private final int terminalOctets;

        Form(int terminalOctets) {
            this.terminalOctets = terminalOctets;
        }

        int terminalOctets() {
            return terminalOctets;
        }
    }

    /** The device as the registry knows it: 12 digits; a device that is updated to 2019 stays the same. */
    public DeviceId device() {
        String digits = terminal.hex();
        int over = digits.length() - SHORT_DIGITS;
        boolean padded = over > 0 && digits.substring(0, over).chars().allMatch(c -> c == '0');
        return new DeviceId(padded ? digits.substring(over) : digits);
    }

    /** Index of the body in the unescaped octets between the marks. */
    int bodyAt() {
        return (form == Form.OF_2013 ? 6 : 7) + terminal.length() + (part == 0 ? 0 : 4);
    }

    /** The same without what it said: enough to answer to, and small enough to be kept. */
    public Jt808Frame address() {
        return new Jt808Frame(id, form, terminal, serial, 0, 0, false, NONE, true, NONE);
    }

    /** The same message put together from its parts. */
    Jt808Frame whole(Bytes together) {
        return new Jt808Frame(id, form, terminal, serial, 0, parts, encrypted, together, lengthMatches, raw);
    }
}

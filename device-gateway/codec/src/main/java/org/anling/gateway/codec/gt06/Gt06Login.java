package org.anling.gateway.codec.gt06;

import java.time.ZoneOffset;
import java.util.Optional;
import org.anling.contract.id.DeviceId;
import org.anling.gateway.codec.Bytes;

/**
 * What a login says (section 2). It proves nothing: the device types its own number.
 *
 * @param device the IMEI as 15 digits
 * @param zone what the device was set to; UTC if it does not say
 */
public record Gt06Login(DeviceId device, ZoneOffset zone) {

    private static final int IMEI_OCTETS = 8;
    private static final int ZONE_AT = 10;
    private static final int HOURS = 100;
    private static final int WEST = 0x08;
    private static final int MOST_HOURS = 14;

    /** Reads the content of a login; empty if there is no IMEI in it. */
    static Optional<Gt06Login> read(Bytes content) {
        if (content.length() < IMEI_OCTETS) {
            return Optional.empty();
        }
        String digits = content.hex().substring(0, 2 * IMEI_OCTETS);
        return digits.matches("0[0-9]{15}") && !digits.matches("0+")
                ? Optional.of(new Gt06Login(new DeviceId(digits.substring(1)), zone(content)))
                : Optional.empty();
    }

    /** Whether the last digit fits the others (Luhn): what a login without a right check has to show. */
    boolean isPlausible() {
        String digits = device.value();
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(i) - '0';
            int doubled = i % 2 == 1 ? digit * 2 : digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return sum % 10 == 0;
    }

    private static ZoneOffset zone(Bytes content) {
        if (content.length() < ZONE_AT + 2) {
            return ZoneOffset.UTC;
        }
        int word = content.at(ZONE_AT) << 8 | content.at(ZONE_AT + 1);
        int hours = (word >> 4) / HOURS;
        int minutes = (word >> 4) % HOURS;
        if (hours > MOST_HOURS || minutes >= 60) {
            return ZoneOffset.UTC;
        }
        int sign = (word & WEST) == 0 ? 1 : -1;
        return ZoneOffset.ofHoursMinutes(sign * hours, sign * minutes);
    }
}

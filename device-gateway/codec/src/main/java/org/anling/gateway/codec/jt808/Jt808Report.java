package org.anling.gateway.codec.jt808;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.anling.contract.alert.Position;
import org.anling.gateway.codec.Bytes;
import org.anling.gateway.codec.explain.Octets;
import org.jspecify.annotations.Nullable;

/**
 * The body of a location report (section 3).
 *
 * @param bits alarm bits
 * @param at time of the event, or null if it is none
 * @param fix where the device was, or null without a valid fix
 * @param batteryPercent 0 to 100, or null if not said
 * @param signalPercent 0 to 100, or null if not said
 * @param entered whether an area was entered, or null if not said
 * @param bodyCelsius temperature of the body, or null if not said
 * @param flags what a profile gives a meaning of the vendor's own bits, by the number that {@link Jt808Bits} counts them, and whether it is on
 * @param whole false if the body breaks off before the end of its fixed part
 */
record Jt808Report(
        long bits,
        @Nullable Instant at,
        @Nullable Position fix,
        @Nullable Integer batteryPercent,
        @Nullable Integer signalPercent,
        @Nullable Boolean entered,
        @Nullable Double bodyCelsius,
        Map<Integer, Boolean> flags,
        boolean whole) {

    static final int FIXED_OCTETS = 28;

    private static final int BITS_OCTETS = 4;
    private static final double UNITS = 1_000_000;
    private static final long VALID = 1 << 1;
    private static final long SOUTH = 1 << 2;
    private static final long WEST = 1 << 3;
    private static final int AREA = 0x12;
    private static final int SIGNAL = 0x30;
    private static final int BATTERY = 0x56;
    private static final int LEVELS = 10;
    private static final int CSQ = 31;
    private static final int TEMPERATURE = 0x51;
    private static final double TENTHS = 10;

    /** Reads a body; empty if not even the alarm bits are there. */
    static Optional<Jt808Report> read(Octets in, Jt808Profile profile) {
        if (in.left() < BITS_OCTETS) {
            return Optional.empty();
        }
        boolean whole = in.left() >= FIXED_OCTETS;
        long bits = in.number(BITS_OCTETS, Jt808Names.ALARM);
        if (!whole) {
            return Optional.of(new Jt808Report(bits, null, null, null, null, null, null, Map.of(), false));
        }
        long status = in.number(4, Jt808Names.STATUS);
        double latitude = in.number(4, Jt808Names.LATITUDE) / UNITS;
        double longitude = in.number(4, Jt808Names.LONGITUDE) / UNITS;
        in.skip(2, Jt808Names.ALTITUDE);
        in.skip(2, Jt808Names.SPEED);
        in.skip(2, Jt808Names.COURSE);
        Instant at = time(in.take(6, Jt808Names.TIME), profile.zone());
        Position fix = fix(status, latitude, longitude, at);
        Extras extras = Extras.read(in, profile);
        return Optional.of(new Jt808Report(
                bits,
                at,
                fix,
                extras.batteryPercent,
                extras.signalPercent,
                extras.entered,
                extras.bodyCelsius,
                extras.flags,
                true));
    }

    private static @Nullable Position fix(long status, double latitude, double longitude, @Nullable Instant at) {
        if ((status & VALID) == 0 || latitude > 90 || longitude > 180) {
            return null;
        }
        return new Position(
                (status & SOUTH) == 0 ? latitude : -latitude,
                (status & WEST) == 0 ? longitude : -longitude,
                Position.Source.FIX,
                Position.Datum.WGS84,
                null,
                at);
    }

    private static @Nullable Instant time(Bytes octets, ZoneOffset zone) {
        String digits = octets.hex();
        if (!digits.matches("[0-9]{12}")) {
            return null;
        }
        try {
            return LocalDateTime.of(
                            2000 + two(digits, 0),
                            two(digits, 2),
                            two(digits, 4),
                            two(digits, 6),
                            two(digits, 8),
                            two(digits, 10))
                    .toInstant(zone);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static int two(String digits, int at) {
        return Integer.parseInt(digits.substring(at, at + 2));
    }

    /** What follows the fixed part: id, length, data. A length that runs past the end ends the list and costs nothing else. */
    private static final class Extras {
        private final Jt808Profile profile;
        private final Map<Integer, Boolean> flags = new TreeMap<>();
        private @Nullable Integer batteryPercent;
        private @Nullable Integer signalPercent;
        private @Nullable Boolean entered;
        private @Nullable Double bodyCelsius;

        /** What a profile gives a meaning is off unless the report says that it is on. */
        Extras(Jt808Profile profile) {
            this.profile = profile;
            profile.vendorBits().keySet().forEach(bit -> flags.put(Jt808Bits.VENDOR + bit, false));
            profile.clearBits().keySet().forEach(bit -> flags.put(Jt808Bits.CLEAR + bit, false));
        }

        static Extras read(Octets in, Jt808Profile profile) {
            Extras found = new Extras(profile);
            while (in.left() >= 2) {
                int id = in.octet(Jt808Names.EXTRA_ID);
                int length = in.octet(Jt808Names.EXTRA_LENGTH);
                if (length > in.left()) {
                    return found;
                }
                found.take(id, in.take(length, Jt808Names.extra(id)));
            }
            return found;
        }

        private void take(int id, Bytes data) {
            if (id == AREA && data.length() >= 6) {
                entered = data.at(5) == 0;
            } else if (id == Jt808Names.NESTED) {
                nested(data);
            } else if (data.length() == 0) {
                return;
            } else if (id == SIGNAL) {
                int said = data.at(0);
                signalPercent = said <= CSQ ? said * 100 / CSQ : Math.min(said, 100);
            } else if (id == BATTERY) {
                batteryPercent = battery(data);
            } else if (id == Jt808Names.VENDOR_WORD) {
                profile.vendorBits().keySet().forEach(bit -> flags.put(Jt808Bits.VENDOR + bit, isSet(data, bit)));
            } else if (id == TEMPERATURE && data.length() == 2 && profile.bodyTemperature()) {
                int word = data.at(0) << 8 | data.at(1);
                bodyCelsius = (word & 0x8000) == 0 ? (word & 0x7FFF) / TENTHS : null;
            }
        }

        /** A level from 0 to 10, then per cent, which some makers do not fill in. */
        private int battery(Bytes data) {
            int percent = data.length() >= 2 ? data.at(1) : 0;
            boolean exact = percent >= 1 && percent <= 100;
            return switch (profile.battery()) {
                case GUESSED -> exact ? percent : Math.min(data.at(0), LEVELS) * LEVELS;
                case STEPS -> Math.min(data.at(0), LEVELS) * LEVELS;
                case PERCENT -> exact ? percent : Math.min(data.at(0), 100);
            };
        }

        /** Some makers put the battery among others into one extra; it counts only if no extra of its own says it. */
        private void nested(Bytes data) {
            Map<Integer, Bytes> inside = Jt808Names.nestedIn(data);
            Bytes battery = inside.get(Jt808Names.NESTED_BATTERY);
            if (battery != null && battery.length() == 1 && battery.at(0) <= 100 && batteryPercent == null) {
                batteryPercent = battery.at(0);
            }
            for (int id : Jt808Names.NESTED_ALARMS) {
                Bytes word = inside.get(id);
                if (word != null) {
                    profile.clearBits().keySet().stream()
                            .filter(bit -> bit < word.length() * Byte.SIZE && !isSet(word, bit))
                            .forEach(bit -> flags.put(Jt808Bits.CLEAR + bit, true));
                }
            }
        }

        /** Bit 0 is the lowest of the last octet. */
        private static boolean isSet(Bytes word, int bit) {
            int octet = word.length() - 1 - bit / Byte.SIZE;
            return octet >= 0 && (word.at(octet) >> bit % Byte.SIZE & 1) == 1;
        }
    }
}

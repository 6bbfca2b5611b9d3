package org.anling.gateway.codec.jt808;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import org.anling.contract.alert.Position;
import org.anling.gateway.codec.Bytes;
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
 * @param whole false if the body breaks off before the end of its fixed part
 */
record Jt808Report(
        long bits,
        @Nullable Instant at,
        @Nullable Position fix,
        @Nullable Integer batteryPercent,
        @Nullable Integer signalPercent,
        @Nullable Boolean entered,
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

    /** Reads a body; empty if not even the alarm bits are there. */
    static Optional<Jt808Report> read(Bytes body, Jt808Profile profile) {
        if (body.length() < BITS_OCTETS) {
            return Optional.empty();
        }
        long bits = number(body, 0, BITS_OCTETS);
        if (body.length() < FIXED_OCTETS) {
            return Optional.of(new Jt808Report(bits, null, null, null, null, null, false));
        }
        Instant at = time(body, 22, profile.zone());
        Extras extras = Extras.read(body);
        return Optional.of(new Jt808Report(
                bits, at, fix(body, at), extras.batteryPercent(), extras.signalPercent(), extras.entered(), true));
    }

    private static @Nullable Position fix(Bytes body, @Nullable Instant at) {
        long status = number(body, 4, 4);
        double latitude = number(body, 8, 4) / UNITS;
        double longitude = number(body, 12, 4) / UNITS;
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

    private static @Nullable Instant time(Bytes body, int from, ZoneOffset zone) {
        String digits =
                Bytes.copyOf(Arrays.copyOfRange(body.toArray(), from, from + 6)).hex();
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

    private static long number(Bytes body, int from, int octets) {
        long value = 0;
        for (int i = from; i < from + octets; i++) {
            value = value << 8 | body.at(i);
        }
        return value;
    }

    /** What follows the fixed part: id, length, data. A length that runs past the end ends the list and costs nothing else. */
    private record Extras(
            @Nullable Integer batteryPercent,
            @Nullable Integer signalPercent,
            @Nullable Boolean entered) {

        static Extras read(Bytes body) {
            Extras found = new Extras(null, null, null);
            int at = FIXED_OCTETS;
            while (at + 2 <= body.length()) {
                int length = body.at(at + 1);
                if (at + 2 + length > body.length()) {
                    return found;
                }
                found = found.with(body.at(at), body, at + 2, length);
                at += 2 + length;
            }
            return found;
        }

        private Extras with(int id, Bytes body, int at, int length) {
            if (id == SIGNAL && length >= 1) {
                int said = body.at(at);
                return new Extras(batteryPercent, said <= CSQ ? said * 100 / CSQ : Math.min(said, 100), entered);
            }
            if (id == BATTERY && length >= 1) {
                int percent = length >= 2 ? body.at(at + 1) : 0;
                boolean exact = percent >= 1 && percent <= 100;
                return new Extras(exact ? percent : Math.min(body.at(at), LEVELS) * LEVELS, signalPercent, entered);
            }
            return id == AREA && length >= 6 ? new Extras(batteryPercent, signalPercent, body.at(at + 5) == 0) : this;
        }
    }
}

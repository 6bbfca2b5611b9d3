package org.anling.gateway.codec.gt06;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.anling.contract.alert.Position;
import org.anling.gateway.codec.Bytes;
import org.anling.gateway.codec.explain.Octets;
import org.jspecify.annotations.Nullable;

/**
 * The satellite block (section 3, 18 octets).
 *
 * @param at time of the device, or null if it is none
 * @param fix where it is, or null without a fix
 */
record Gt06Place(@Nullable Instant at, @Nullable Position fix) {

    static final int OCTETS = 18;

    private static final double UNITS_PER_DEGREE = 1_800_000;
    private static final int NORTH = 1 << 10;
    private static final int WEST = 1 << 11;
    private static final int FIXED = 1 << 12;
    private static final int CENTURY = 2000;

    /** Reads a block; needs 18 octets, which the caller has looked for. */
    static Gt06Place read(Octets in, ZoneOffset zone) {
        Instant at = time(in.take(6, Gt06Parts.TIME), zone);
        int satellites = in.octet(Gt06Parts.SATELLITES) & 0x0F;
        double latitude = in.number(4, Gt06Parts.LATITUDE) / UNITS_PER_DEGREE;
        double longitude = in.number(4, Gt06Parts.LONGITUDE) / UNITS_PER_DEGREE;
        in.skip(1, Gt06Parts.SPEED);
        int flags = (int) in.number(2, Gt06Parts.COURSE);
        boolean onEarth = latitude <= 90 && longitude <= 180;
        if ((flags & FIXED) == 0 || satellites == 0 || !onEarth) {
            return new Gt06Place(at, null);
        }
        Position fix = new Position(
                (flags & NORTH) == 0 ? -latitude : latitude,
                (flags & WEST) == 0 ? longitude : -longitude,
                Position.Source.FIX,
                Position.Datum.WGS84,
                null,
                at);
        return new Gt06Place(at, fix);
    }

    /** Six octets; null if they are no time. */
    static @Nullable Instant time(Bytes in, ZoneOffset zone) {
        try {
            return LocalDateTime.of(CENTURY + in.at(0), in.at(1), in.at(2), in.at(3), in.at(4), in.at(5))
                    .toInstant(zone);
        } catch (DateTimeException e) {
            return null;
        }
    }
}

package org.anling.gateway.codec.gt06;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.anling.contract.alert.Position;
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
    static Gt06Place read(Gt06Reading in, ZoneOffset zone) {
        Instant at = time(in, zone);
        int satellites = in.octet() & 0x0F;
        double latitude = in.number(4) / UNITS_PER_DEGREE;
        double longitude = in.number(4) / UNITS_PER_DEGREE;
        in.octet();
        int flags = (int) in.number(2);
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
    static @Nullable Instant time(Gt06Reading in, ZoneOffset zone) {
        int year = CENTURY + in.octet();
        try {
            return LocalDateTime.of(year, in.octet(), in.octet(), in.octet(), in.octet(), in.octet())
                    .toInstant(zone);
        } catch (DateTimeException e) {
            return null;
        }
    }
}

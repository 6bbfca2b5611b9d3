package org.anling.contract.alert;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody or something is. Stored as WGS-84 everywhere inside; converted to GCJ-02 only for map tiles and navigation links.
 *
 * @param latitude degrees, -90 to 90
 * @param longitude degrees, -180 to 180
 * @param accuracyMetres radius of the circle that holds the true place, or null if the source does not say
 * @param fixedAt when the place was measured; its age is counted from here. Null if not known
 */
public record Position(
        double latitude,
        double longitude,
        Source source,
        Datum datum,
        @Nullable Double accuracyMetres,
        @Nullable Instant fixedAt) {

    /** How a place was found. */
    public enum Source {
        /** Satellite fix. */
        FIX,
        /** Mobile cells. */
        CELLS,
        /** Wireless access points. */
        ACCESS_POINTS,
        /** The registered home. */
        HOME,
        /** Said or set by a person. */
        PERSON
    }

    /** The geodetic datum of the two numbers. */
    public enum Datum {
        WGS84,
        GCJ02
    }

    /** @throws IllegalArgumentException if a coordinate is not a place on earth */
    public Position {
        if (!(latitude >= -90 && latitude <= 90 && longitude >= -180 && longitude <= 180)) {
            throw new IllegalArgumentException("not a place on earth");
        }
    }

    /** A registered place without age: home of an elder, base of a responder. */
    public static Position home(double latitude, double longitude) {
        return new Position(latitude, longitude, Source.HOME, Datum.WGS84, null, null);
    }
}

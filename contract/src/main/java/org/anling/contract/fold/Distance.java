package org.anling.contract.fold;

import org.anling.contract.alert.Position;

/** The straight line between two places on a sphere of the earth's mean radius; within 0.5 % of the ellipsoid. */
public final class Distance {

    private static final double EARTH_RADIUS_METRES = 6_371_008.8;

    private Distance() {}

    /** Metres between two places, by the haversine formula, which stays exact for neighbours. */
    public static double metres(Position from, Position to) {
        double latitudes = Math.toRadians(to.latitude() - from.latitude());
        double longitudes = Math.toRadians(to.longitude() - from.longitude());
        double a = square(Math.sin(latitudes / 2))
                + Math.cos(Math.toRadians(from.latitude()))
                        * Math.cos(Math.toRadians(to.latitude()))
                        * square(Math.sin(longitudes / 2));
        return 2 * EARTH_RADIUS_METRES * Math.asin(Math.min(1, Math.sqrt(a)));
    }

    private static double square(double x) {
        return x * x;
    }
}

package org.anling.simulation.district.map;

/** WGS-84 degrees. */
public record GeoPoint(double latitude, double longitude) {

    private static final double EARTH_RADIUS_METRES = 6_371_008.8;

    /** Great-circle distance. */
    public double metresTo(GeoPoint other) {
        double lat1 = StrictMath.toRadians(latitude);
        double lat2 = StrictMath.toRadians(other.latitude);
        double sinLat = StrictMath.sin((lat2 - lat1) / 2);
        double sinLon = StrictMath.sin(StrictMath.toRadians(other.longitude - longitude) / 2);
        double a = sinLat * sinLat + StrictMath.cos(lat1) * StrictMath.cos(lat2) * sinLon * sinLon;
        return 2 * EARTH_RADIUS_METRES * StrictMath.asin(StrictMath.min(1, StrictMath.sqrt(a)));
    }
}

package org.anling.simulation.district.map;

/** Translates between metres around an origin and degrees; exact enough (below 0.1 %) for a district of a few kilometres. */
public record LocalGrid(GeoPoint origin) {

    /** Position A of the protocol references, so that the example frames lie inside the district. */
    public static final LocalGrid OF_POSITION_A = new LocalGrid(new GeoPoint(39.8822, 116.4066));

    private static final double METRES_PER_DEGREE = 111_195.08;
    private static final double DEGREE_STEPS = 1e6;

    /** Rounded to a millionth of a degree (11 cm), so that every export writes the same digits. */
    public GeoPoint toGeo(Spot spot) {
        double latitude = origin.latitude() + spot.y() / METRES_PER_DEGREE;
        double longitude = origin.longitude() + spot.x() / metresPerDegreeOfLongitude();
        return new GeoPoint(rounded(latitude), rounded(longitude));
    }

    public Spot toSpot(GeoPoint point) {
        return new Spot(
                (point.longitude() - origin.longitude()) * metresPerDegreeOfLongitude(),
                (point.latitude() - origin.latitude()) * METRES_PER_DEGREE);
    }

    private double metresPerDegreeOfLongitude() {
        return METRES_PER_DEGREE * StrictMath.cos(StrictMath.toRadians(origin.latitude()));
    }

    private static double rounded(double degrees) {
        return StrictMath.rint(degrees * DEGREE_STEPS) / DEGREE_STEPS;
    }
}

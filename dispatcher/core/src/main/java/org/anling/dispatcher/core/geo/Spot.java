package org.anling.dispatcher.core.geo;

import org.anling.contract.alert.Position;

/**
 * A place and its direction from the middle of the earth. The straight line through the earth between two places is never longer than
 * the way on its surface and takes three multiplications, so it sorts out those who are too far away.
 */
final class Spot {

    private static final double EARTH_RADIUS_METRES = 6_371_008.8;

    /** More than all rounding of distances adds up to. */
    private static final double ROUNDING = 1 + 1e-9;

    private final Position place;
    private final double[] direction;

    Spot(Position place) {
        this.place = place;
        this.direction = direction(place);
    }

    Position place() {
        return place;
    }

    /** Three numbers; not to be changed. */
    double[] direction() {
        return direction;
    }

    /** So many metres in units of the earth's radius, rounded up. */
    static double chord(double metres) {
        return metres < 0 ? -1 : metres / EARTH_RADIUS_METRES * ROUNDING + 1e-12;
    }

    /** The square of the straight line through the earth to the direction that begins at an index. */
    double squaredChord(double[] directions, int at) {
        double x = directions[at] - direction[0];
        double y = directions[at + 1] - direction[1];
        double z = directions[at + 2] - direction[2];
        return x * x + y * y + z * z;
    }

    private static double[] direction(Position place) {
        double latitude = Math.toRadians(place.latitude());
        double longitude = Math.toRadians(place.longitude());
        double aside = Math.cos(latitude);
        return new double[] {aside * Math.cos(longitude), aside * Math.sin(longitude), Math.sin(latitude)};
    }
}

package org.anling.registry.meaning;

import org.anling.contract.alert.Position;

/**
 * The datum of Chinese maps. There is a published formula from WGS-84 to it only; the way back is found by repeating it, to less than
 * a decimetre.
 */
public final class Gcj02 {

    private static final double AXIS = 6378245.0;
    private static final double ECCENTRICITY = 0.006693421622965943;
    private static final int ROUNDS = 4;

    private Gcj02() {}

    /** Degrees of a place in some datum. */
    public record Degrees(double latitude, double longitude) {}

    /** The degrees under which a Chinese map shows a place of WGS-84; the formula is for places in China. */
    public static Degrees shown(double latitude, double longitude) {
        double[] shift = shift(latitude, longitude);
        return new Degrees(latitude + shift[0], longitude + shift[1]);
    }

    /** The place that a Chinese map shows at these degrees. */
    public static Position home(double latitude, double longitude) {
        double lat = latitude;
        double lon = longitude;
        for (int i = 0; i < ROUNDS; i++) {
            double[] shift = shift(lat, lon);
            lat = latitude - shift[0];
            lon = longitude - shift[1];
        }
        return Position.home(lat, lon);
    }

    private static double[] shift(double latitude, double longitude) {
        double x = longitude - 105;
        double y = latitude - 35;
        double root = Math.sqrt(Math.abs(x));
        double common = (20 * Math.sin(6 * x * Math.PI) + 20 * Math.sin(2 * x * Math.PI)) * 2 / 3;
        double north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * root + common;
        north += (20 * Math.sin(y * Math.PI) + 40 * Math.sin(y / 3 * Math.PI)) * 2 / 3;
        north += (160 * Math.sin(y / 12 * Math.PI) + 320 * Math.sin(y * Math.PI / 30)) * 2 / 3;
        double east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * root + common;
        east += (20 * Math.sin(x * Math.PI) + 40 * Math.sin(x / 3 * Math.PI)) * 2 / 3;
        east += (150 * Math.sin(x / 12 * Math.PI) + 300 * Math.sin(x / 30 * Math.PI)) * 2 / 3;
        double radians = Math.toRadians(latitude);
        double magic = 1 - ECCENTRICITY * Math.sin(radians) * Math.sin(radians);
        double meridian = AXIS * (1 - ECCENTRICITY) / (magic * Math.sqrt(magic));
        double parallel = AXIS / Math.sqrt(magic) * Math.cos(radians);
        return new double[] {Math.toDegrees(north / meridian), Math.toDegrees(east / parallel)};
    }
}

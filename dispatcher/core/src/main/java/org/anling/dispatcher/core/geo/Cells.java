package org.anling.dispatcher.core.geo;

import org.anling.contract.alert.Position;

/**
 * The earth in cells of equal degrees, some 430 m high and at most as wide, numbered by row and column. A ring is all cells that are
 * so many rows or columns away from the middle one.
 */
final class Cells {

    /** Powers of two keep the borders exact. */
    private static final double A_DEGREE = 128;

    private static final int COLUMNS = 360 * 128;
    private static final double EARTH_RADIUS_METRES = 6_371_008.8;
    /** More than all rounding of distances adds up to. */
    private static final double ROUNDING = 1e-9;

    private Cells() {}

    static int row(Position place) {
        return (int) Math.floor(place.latitude() * A_DEGREE);
    }

    static int column(Position place) {
        return (int) Math.floor(place.longitude() * A_DEGREE);
    }

    static long cell(Position place) {
        return cell(row(place), column(place));
    }

    /** Columns go round the earth. */
    static long cell(int row, int column) {
        return ((long) row << 32) | Math.floorMod(column, COLUMNS);
    }

    /** Whether rings of this size meet themselves at the other side of the earth. */
    static boolean closes(int ring) {
        return 2L * ring + 1 >= COLUMNS;
    }

    /** How many rows or columns a cell is away from the middle one. */
    static int ring(Position middle, long cell) {
        int rows = Math.abs((int) (cell >> 32) - row(middle));
        int columns = Math.floorMod((int) cell - column(middle), COLUMNS);
        return Math.max(rows, Math.min(columns, COLUMNS - columns));
    }

    /** No place in this ring or beyond is nearer than so many metres in a straight line. */
    static double metresTo(Position middle, int ring) {
        if (ring == 0) {
            return 0;
        }
        double north = (row(middle) + ring) / A_DEGREE - middle.latitude();
        double south = middle.latitude() - (row(middle) - ring + 1) / A_DEGREE;
        double east = (column(middle) + ring) / A_DEGREE - middle.longitude();
        double west = middle.longitude() - (column(middle) - ring + 1) / A_DEGREE;
        double rows = Math.toRadians(Math.min(north, south));
        double columns = Math.min(Math.toRadians(Math.min(east, west)), Math.PI / 2);
        double aside = Math.asin(Math.cos(Math.toRadians(middle.latitude())) * Math.sin(columns));
        return Math.max(0, Math.min(rows, aside)) * EARTH_RADIUS_METRES * (1 - ROUNDING);
    }
}

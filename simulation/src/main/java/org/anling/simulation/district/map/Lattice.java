package org.anling.simulation.district.map;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.anling.simulation.dice.Dice;

/**
 * The crossings of all streets, before anything has a name. Columns count from west, rows from south; every third column
 * and every second row is a main road, the others are lanes. Between rows 4 and 5 runs the river.
 */
final class Lattice {

    static final int COLUMNS = 16;
    static final int ROWS = 12;
    static final int SOUTH_BANK = 4;
    static final int NORTH_BANK = 5;
    static final int COLUMNS_PER_BLOCK = 3;
    static final int BLOCKS_ACROSS = (COLUMNS - 1) / COLUMNS_PER_BLOCK;

    private static final double WEST = -1500;
    private static final double[] BLOCK_WIDTHS = {700, 520, 660, 500, 620};
    private static final double[] ROW_BASE = {-1400, -1185, -960, -735, -495, -345, -95, 150, 395, 640, 885, 1130};
    private static final double RIVER_Y = -420;
    private static final double RIVER_SWING = 45;
    private static final double RIVER_STRETCH = 500;
    private static final double RIVER_OVERHANG = 250;
    private static final double RIVER_STEP = 50;
    private static final double BANK = 75;

    private static final double BEND_METRES = 45;
    private static final double BEND_STRETCH = 620;

    private final Spot[][] crossings = new Spot[COLUMNS][ROWS];
    private final double[] columnBase = new double[COLUMNS];
    private final double riverPhase;
    private final double bendPhase;

    Lattice(Dice dice) {
        riverPhase = dice.between(0, 2 * StrictMath.PI);
        bendPhase = dice.between(0, 2 * StrictMath.PI);
        placeColumns(dice);
        double[] tilt = IntStream.range(0, ROWS)
                .mapToDouble(row -> dice.between(-0.012, 0.012))
                .toArray();
        for (int column = 0; column < COLUMNS; column++) {
            for (int row = 0; row < ROWS; row++) {
                crossings[column][row] = crossing(column, row, tilt[row], dice);
            }
        }
    }

    Spot at(int column, int row) {
        return crossings[column][row];
    }

    Quad cell(Cell cell) {
        int column = cell.column();
        int row = cell.row();
        return new Quad(at(column, row), at(column + 1, row), at(column + 1, row + 1), at(column, row + 1));
    }

    /** All cells on land, from south-west to north-east. */
    static List<Cell> cells() {
        List<Cell> cells = new ArrayList<>();
        for (int row = 0; row < ROWS - 1; row++) {
            for (int column = 0; column < COLUMNS - 1 && row != SOUTH_BANK; column++) {
                cells.add(new Cell(column, row));
            }
        }
        return cells;
    }

    static boolean isMainColumn(int column) {
        return column % COLUMNS_PER_BLOCK == 0;
    }

    static boolean isMainRow(int row) {
        return row <= SOUTH_BANK ? row % 2 == 0 : row % 2 == 1;
    }

    River river(String name) {
        List<Spot> line = new ArrayList<>();
        double end = columnBase[COLUMNS - 1] + RIVER_OVERHANG;
        for (double x = WEST - RIVER_OVERHANG; x <= end; x += RIVER_STEP) {
            line.add(new Spot(x, riverY(x)));
        }
        return new River(name, line, BANK);
    }

    private double riverY(double x) {
        return RIVER_Y + RIVER_SWING * StrictMath.sin(x / RIVER_STRETCH + riverPhase);
    }

    /** Blocks of unequal width, each cut by two lanes at about a third. */
    private void placeColumns(Dice dice) {
        List<Double> widths = dice.shuffled(Arrays.stream(BLOCK_WIDTHS).boxed().toList());
        double west = WEST;
        for (int block = 0; block < BLOCKS_ACROSS; block++) {
            double width = widths.get(block);
            int first = block * COLUMNS_PER_BLOCK;
            columnBase[first] = west;
            columnBase[first + 1] = west + width * dice.between(0.28, 0.38);
            columnBase[first + 2] = west + width * dice.between(0.62, 0.72);
            west += width;
            columnBase[first + COLUMNS_PER_BLOCK] = west;
        }
    }

    /** A bend that all streets share, and a little disorder of each crossing. */
    private Spot crossing(int column, int row, double tilt, Dice dice) {
        double jitter = isMainColumn(column) || isMainRow(row) ? 6 : 16;
        double bend = BEND_METRES * StrictMath.sin(ROW_BASE[row] / BEND_STRETCH + bendPhase);
        double x = columnBase[column] + bend + dice.between(-jitter, jitter);
        double sway = dice.between(-jitter, jitter) + BEND_METRES * StrictMath.sin(x / BEND_STRETCH - bendPhase);
        return switch (row) {
            case SOUTH_BANK -> new Spot(x, riverY(x) - BANK);
            case NORTH_BANK -> new Spot(x, riverY(x) + BANK);
            default -> new Spot(x, ROW_BASE[row] + tilt * x + sway);
        };
    }

    /** Ground between four crossings, named by its south-western one. */
    record Cell(int column, int row) {

        /** Number of the square of main roads it lies in, from south-west to north-east. */
        int block() {
            int blockRow = row < SOUTH_BANK ? row / 2 : (row - 1) / 2;
            return blockRow * BLOCKS_ACROSS + column / COLUMNS_PER_BLOCK;
        }

        Side side(Direction direction) {
            return switch (direction) {
                case SOUTH -> new Side(column, row, true);
                case NORTH -> new Side(column, row + 1, true);
                case WEST -> new Side(column, row, false);
                case EAST -> new Side(column + 1, row, false);
            };
        }
    }

    /** A stretch of street from a crossing to the next one in the east ({@code along} true) or in the north. */
    record Side(int column, int row, boolean eastward) {}

    /** Where a gate looks. */
    enum Direction {
        SOUTH("南门"),
        EAST("东门"),
        NORTH("北门"),
        WEST("西门");

        final String gateName;

        Direction(String gateName) {
            this.gateName = gateName;
        }
    }
}

package org.anling.simulation.district.map;

import java.util.ArrayList;
import java.util.List;
import org.anling.simulation.dice.Dice;
import org.anling.simulation.district.map.Lattice.Cell;
import org.anling.simulation.district.map.Lattice.Direction;

/**
 * Fills one cell with a compound: rows of blocks of flats that look south, a path before each row, one path across all rows
 * in the middle, gates onto the streets around.
 *
 * <pre>
 *   +--------- north gate --+
 *   |  [ 5 ]     |   [ 6 ]  |
 *   |  --door----+----door--|
 *   |  [ 3 ]     |   [ 4 ]  east gate, at the height of a row's path
 *   |  --door----+----door--+
 *   +------ south gate -----+
 * </pre>
 */
final class CompoundLayer {

    private static final double STREET_MARGIN_METRES = 14;
    private static final double ROW_PITCH_METRES = 44;
    private static final double PATH_METRES = 8;
    private static final double DOOR_METRES = 13;
    private static final double FRONT_METRES = 15;
    private static final double UNIT_WIDTH_METRES = 18;

    private final GraphDraft draft;
    private final StreetLayer streets;
    private final Dice dice;
    private final Cell cell;
    private final Quad ground;
    private final Style style;
    private final List<Row> rows = new ArrayList<>();
    private final List<Building> buildings = new ArrayList<>();

    CompoundLayer(GraphDraft draft, StreetLayer streets, Lattice lattice, Cell cell, Dice dice) {
        this.draft = draft;
        this.streets = streets;
        this.dice = dice;
        this.cell = cell;
        this.ground = lattice.cell(cell).inset(STREET_MARGIN_METRES);
        this.style = dice.pick(List.of(Style.OLD, Style.OLD, Style.SLAB, Style.TOWER));
    }

    Compound lay(int id, String name) {
        int count = (int) Math.max(2, Math.floor(ground.metresDeep() / ROW_PITCH_METRES));
        for (int row = 0; row < count; row++) {
            layRow(name, row, count);
        }
        draft.street(name, Street.Kind.PATH, rows.stream().map(Row::middle).toList());
        List<Gate> gates = dice.shuffled(List.of(Direction.values())).stream()
                .limit(dice.chance(0.6) ? 2 : 1)
                .map(direction -> openGate(name, direction))
                .toList();
        return new Compound(id, name, cell.block(), ground, gates, buildings);
    }

    private void layRow(String name, int row, int count) {
        double base = (double) row / count;
        double metre = 1 / ground.metresDeep();
        int middle = draft.node(ground.at(0.5, base + PATH_METRES * metre));
        int west = layBuilding(0.04, 0.43, base);
        int east = layBuilding(0.57, 0.96, base);
        rows.add(new Row(west, middle, east));
        draft.street(name, Street.Kind.PATH, List.of(west, middle, east));
    }

    /** Returns the node of its door. */
    private int layBuilding(double west, double east, double base) {
        double metre = 1 / ground.metresDeep();
        double front = base + FRONT_METRES * metre;
        double half = Math.min(east - west, style.widthMetres / ground.metresWide()) / 2;
        double middle = (west + east) / 2;
        Quad outline = ground.part(middle - half, front, middle + half, front + style.depthMetres * metre);
        int door = draft.node(ground.at(middle, base + DOOR_METRES * metre));
        int units = Math.max(1, (int) Math.round(outline.metresWide() / UNIT_WIDTH_METRES));
        int floors = dice.between(style.fewestFloors, style.mostFloors);
        buildings.add(new Building(buildings.size() + 1, units, floors, style.roomsPerFloor, outline, door));
        return door;
    }

    private Gate openGate(String name, Direction direction) {
        double share = dice.between(0.4, 0.6);
        Row row = rows.get(rows.size() / 2);
        double height = rowShare(rows.size() / 2);
        return switch (direction) {
            case SOUTH -> openGate(name, direction, share, new Way(ground.at(share, 0), rows.getFirst().middle));
            case NORTH -> openGate(name, direction, share, new Way(ground.at(share, 1), rows.getLast().middle));
            case WEST -> openGate(name, direction, height, new Way(ground.at(0, height), row.west));
            case EAST -> openGate(name, direction, height, new Way(ground.at(1, height), row.east));
        };
    }

    private Gate openGate(String name, Direction direction, double share, Way way) {
        int onStreet = streets.openGate(cell.side(direction), share);
        int gate = draft.node(way.gate);
        draft.street(name, Street.Kind.PATH, List.of(onStreet, gate, way.inside));
        return new Gate(direction.gateName, gate);
    }

    private double rowShare(int row) {
        return (double) row / rows.size() + PATH_METRES / ground.metresDeep();
    }

    private record Row(int west, int middle, int east) {}

    private record Way(Spot gate, int inside) {}

    /** How a compound was built, by its time. */
    private enum Style {
        OLD(62, 12, 5, 6, 3),
        SLAB(62, 14, 9, 12, 4),
        TOWER(30, 24, 16, 24, 8);

        final double widthMetres;
        final double depthMetres;
        final int fewestFloors;
        final int mostFloors;
        final int roomsPerFloor;

        Style(double widthMetres, double depthMetres, int fewestFloors, int mostFloors, int roomsPerFloor) {
            this.widthMetres = widthMetres;
            this.depthMetres = depthMetres;
            this.fewestFloors = fewestFloors;
            this.mostFloors = mostFloors;
            this.roomsPerFloor = roomsPerFloor;
        }
    }
}

package org.anling.simulation.district.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.anling.simulation.dice.Dice;
import org.anling.simulation.district.map.Lattice.Cell;
import org.anling.simulation.district.map.Lattice.Direction;

/** Makes the ground of a district from a seed: lattice, compounds and places with their gates, then the streets between. */
public final class MapGenerator {

    private static final int PLACE_EVERY = 6;
    private static final List<Place.Kind> PLACE_KINDS =
            List.of(Place.Kind.HEALTH_STATION, Place.Kind.PARK, Place.Kind.SCHOOL, Place.Kind.MARKET);

    private final Dice dice;
    private final Lattice lattice;
    private final GraphDraft draft = new GraphDraft();
    private final MapNames names;
    private final StreetLayer streets;
    private final List<Compound> compounds = new ArrayList<>();
    private final List<Place> places = new ArrayList<>();

    private MapGenerator(Dice dice) {
        this.dice = dice;
        this.lattice = new Lattice(dice.branch("lattice"));
        this.names = new MapNames(dice.branch("names"));
        this.streets = new StreetLayer(lattice, draft, names);
    }

    public static DistrictMap generate(Dice dice) {
        return new MapGenerator(dice).generate();
    }

    private DistrictMap generate() {
        for (Cell cell : Lattice.cells()) {
            if (isPlace(cell)) {
                layPlace(cell);
            } else {
                Dice own = dice.branch("cell " + cell.column() + " " + cell.row());
                compounds.add(new CompoundLayer(draft, streets, lattice, cell, own)
                        .lay(compounds.size(), names.nextCompound()));
            }
        }
        Dice bridges = dice.branch("bridges");
        streets.layAll(Set.of(bridges.pick(List.of(3, 6)), bridges.pick(List.of(9, 12))));
        return new DistrictMap(
                LocalGrid.OF_POSITION_A,
                draft.graph(),
                draft.streets(),
                lattice.river(MapNames.RIVER),
                compounds,
                places);
    }

    /** One cell of each block, another one from block to block. */
    private static boolean isPlace(Cell cell) {
        int inBlock = cell.column() % Lattice.COLUMNS_PER_BLOCK
                + (Lattice.isMainRow(cell.row()) ? 0 : Lattice.COLUMNS_PER_BLOCK);
        return inBlock == (cell.block() * 5 + 3) % PLACE_EVERY;
    }

    private void layPlace(Cell cell) {
        Place.Kind kind = PLACE_KINDS.get(places.size() % PLACE_KINDS.size());
        String name = names.nextCompound() + placeSuffix(kind);
        int gate = streets.openGate(
                cell.side(Direction.SOUTH), dice.branch("place " + cell).between(0.4, 0.6));
        places.add(new Place(name, kind, cell.block(), lattice.cell(cell).inset(18), gate));
    }

    private static String placeSuffix(Place.Kind kind) {
        return switch (kind) {
            case HEALTH_STATION -> "卫生站";
            case PARK -> "公园";
            case SCHOOL -> "小学";
            case MARKET -> "菜市场";
        };
    }
}

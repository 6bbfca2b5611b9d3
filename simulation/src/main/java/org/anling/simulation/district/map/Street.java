package org.anling.simulation.district.map;

import java.util.List;

/** A named line on the map, given by the graph nodes it runs through. */
public record Street(int id, String name, Kind kind, List<Integer> nodes) {

    public Street {
        nodes = List.copyOf(nodes);
    }

    /** What runs along it; a bridge is the only kind that meets the river. */
    public enum Kind {
        MAIN_ROAD,
        LANE,
        BRIDGE,
        PATH
    }
}

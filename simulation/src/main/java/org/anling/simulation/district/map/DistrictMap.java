package org.anling.simulation.district.map;

import java.util.List;

/** Everything that can be drawn, and the graph that people move along. */
public record DistrictMap(
        LocalGrid grid,
        StreetGraph graph,
        List<Street> streets,
        River river,
        List<Compound> compounds,
        List<Place> places) {

    public DistrictMap {
        streets = List.copyOf(streets);
        compounds = List.copyOf(compounds);
        places = List.copyOf(places);
    }
}

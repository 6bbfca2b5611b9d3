package org.anling.simulation.district.map;

import java.util.List;

/** A walled piece of ground (小区) with gates and blocks of flats; {@code block} numbers the square of main roads it lies in. */
public record Compound(int id, String name, int block, Quad ground, List<Gate> gates, List<Building> buildings) {

    public Compound {
        gates = List.copyOf(gates);
        buildings = List.copyOf(buildings);
    }
}

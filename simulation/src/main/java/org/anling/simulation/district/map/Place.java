package org.anling.simulation.district.map;

/** Ground without flats: it gives the map its marks, and staff their base. */
public record Place(String name, Kind kind, int block, Quad ground, int gateNode) {

    /** What it is used for. */
    public enum Kind {
        HEALTH_STATION,
        PARK,
        SCHOOL,
        MARKET
    }
}

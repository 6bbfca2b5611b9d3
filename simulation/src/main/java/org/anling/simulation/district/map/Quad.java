package org.anling.simulation.district.map;

import java.util.List;

/** A piece of ground with four corners; positions inside are shares from west to east and from south to north. */
public record Quad(Spot southWest, Spot southEast, Spot northEast, Spot northWest) {

    public Spot at(double east, double north) {
        return southWest.towards(southEast, east).towards(northWest.towards(northEast, east), north);
    }

    public Spot centre() {
        return at(0.5, 0.5);
    }

    public double metresWide() {
        return at(0, 0.5).metresTo(at(1, 0.5));
    }

    public double metresDeep() {
        return at(0.5, 0).metresTo(at(0.5, 1));
    }

    /** The same ground without a strip of this width along its edges. */
    public Quad inset(double metres) {
        double east = metres / metresWide();
        double north = metres / metresDeep();
        return new Quad(at(east, north), at(1 - east, north), at(1 - east, 1 - north), at(east, 1 - north));
    }

    /** A part of this ground. */
    public Quad part(double west, double south, double east, double north) {
        return new Quad(at(west, south), at(east, south), at(east, north), at(west, north));
    }

    /** Closed: the first corner comes again at the end. */
    public List<Spot> ring() {
        return List.of(southWest, southEast, northEast, northWest, southWest);
    }
}

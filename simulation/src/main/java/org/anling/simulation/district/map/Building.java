package org.anling.simulation.district.map;

/** A block of flats; its door is a node of the graph, one door for all units. */
public record Building(int number, int units, int floors, int roomsPerFloor, Quad outline, int doorNode) {

    /** Blocks of more than six floors have a lift. */
    public boolean hasLift() {
        return floors > 6;
    }

    /** Where a unit (门, counted from 1) lies along the block. */
    public Spot unitSpot(int unit) {
        return outline.at((unit - 0.5) / units, 0.5);
    }
}

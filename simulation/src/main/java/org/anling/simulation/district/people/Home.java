package org.anling.simulation.district.people;

import org.anling.simulation.district.map.GeoPoint;

/** A flat, down to the door; {@code doorNode} is the node of the building's door in the street graph. */
public record Home(
        String communityCode,
        String street,
        String compound,
        int building,
        int unit,
        int floor,
        int room,
        GeoPoint position,
        int doorNode,
        String doorNote) {

    /** As it is written on an envelope, without the district. */
    public String address() {
        return "%s %s%d号楼%d单元%d室".formatted(street, compound, building, unit, room);
    }
}

package org.anling.simulation.district.people;

import java.util.List;
import java.util.Optional;

/** The four levels 区, 街道, 片, 社区; a code has twelve digits and a unit's code begins like that of its parent. */
public record Organisation(List<Unit> units) {

    public Organisation {
        units = List.copyOf(units);
    }

    /** One level of the tree; the parent of the district is empty. Level 1 is the district, 4 a community. */
    public record Unit(String code, String name, int level, Optional<String> parentCode) {}

    public List<Unit> ofLevel(int level) {
        return units.stream().filter(unit -> unit.level() == level).toList();
    }
}

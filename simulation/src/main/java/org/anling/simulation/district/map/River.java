package org.anling.simulation.district.map;

import java.util.ArrayList;
import java.util.List;

/** Water that runs from west to east through the whole district. */
public record River(String name, List<Spot> centreLine, double widthMetres) {

    public River {
        centreLine = List.copyOf(centreLine);
    }

    /** How often a straight line meets the middle of the water. */
    public int crossings(Spot from, Spot to) {
        int count = 0;
        for (int i = 1; i < centreLine.size(); i++) {
            if (segmentsMeet(from, to, centreLine.get(i - 1), centreLine.get(i))) {
                count++;
            }
        }
        return count;
    }

    /** The banks as one closed ring. */
    public List<Spot> outline() {
        List<Spot> ring = new ArrayList<>();
        centreLine.forEach(spot -> ring.add(spot.plus(0, widthMetres / 2)));
        centreLine.reversed().forEach(spot -> ring.add(spot.plus(0, -widthMetres / 2)));
        ring.add(ring.getFirst());
        return ring;
    }

    /** An end that lies on the other line counts for one side only, so that a chain of segments is met once. */
    private static boolean segmentsMeet(Spot a, Spot b, Spot c, Spot d) {
        return side(a, b, c) >= 0 != side(a, b, d) >= 0 && side(c, d, a) >= 0 != side(c, d, b) >= 0;
    }

    private static double side(Spot from, Spot to, Spot of) {
        return (to.x() - from.x()) * (of.y() - from.y()) - (to.y() - from.y()) * (of.x() - from.x());
    }
}

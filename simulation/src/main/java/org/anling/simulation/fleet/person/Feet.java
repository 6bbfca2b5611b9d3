package org.anling.simulation.fleet.person;

import java.time.Instant;
import java.util.List;
import org.anling.simulation.district.map.DistrictMap;
import org.anling.simulation.district.map.GeoPoint;
import org.anling.simulation.district.map.Route;
import org.anling.simulation.district.map.ShortestPaths;
import org.anling.simulation.district.map.Spot;
import org.anling.simulation.district.people.Responder;

/** Where a responder is, and how he gets elsewhere: along the streets, over the bridges, at the speed of his vehicle. */
final class Feet {

    private final DistrictMap map;
    private final int baseNode;
    private final double metresPerSecond;
    private Walk walk;

    Feet(DistrictMap map, Responder who, double tempo) {
        this.map = map;
        this.baseNode = who.baseNode();
        this.metresPerSecond = who.travel().metresPerSecond() * tempo;
        this.walk = standingAt(map.graph().spot(baseNode));
    }

    GeoPoint where(Instant now) {
        return map.grid().toGeo(walk.at(now));
    }

    boolean moves(Instant now) {
        return walk.arrival().isAfter(now);
    }

    /** Returns the arrival. */
    Instant goTo(GeoPoint place, Instant now) {
        return go(map.graph().nearestNode(map.grid().toSpot(place)), now);
    }

    void goBack(Instant now) {
        go(baseNode, now);
    }

    private Instant go(int node, Instant now) {
        Spot here = walk.at(now);
        int start = map.graph().nearestNode(here);
        Route route = ShortestPaths.from(map.graph(), start).routeTo(node).orElseGet(() -> new Route(List.of(here)));
        walk = new Walk(route, now, metresPerSecond);
        return walk.arrival();
    }

    private Walk standingAt(Spot spot) {
        return new Walk(new Route(List.of(spot)), Instant.EPOCH, metresPerSecond);
    }
}

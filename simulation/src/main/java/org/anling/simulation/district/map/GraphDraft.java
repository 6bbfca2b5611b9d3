package org.anling.simulation.district.map;

import java.util.ArrayList;
import java.util.List;

/** Nodes, edges and streets while they are being laid; owned by the thread that generates. */
final class GraphDraft {

    private final List<Spot> nodes = new ArrayList<>();
    private final List<StreetGraph.Edge> edges = new ArrayList<>();
    private final List<Street> streets = new ArrayList<>();

    int node(Spot spot) {
        nodes.add(spot);
        return nodes.size() - 1;
    }

    Spot spot(int node) {
        return nodes.get(node);
    }

    void street(String name, Street.Kind kind, List<Integer> along) {
        Street street = new Street(streets.size(), name, kind, along);
        streets.add(street);
        for (int i = 1; i < along.size(); i++) {
            int from = along.get(i - 1);
            int to = along.get(i);
            edges.add(
                    new StreetGraph.Edge(from, to, street.id(), kind, spot(from).metresTo(spot(to))));
        }
    }

    StreetGraph graph() {
        return new StreetGraph(nodes, edges);
    }

    List<Street> streets() {
        return List.copyOf(streets);
    }
}

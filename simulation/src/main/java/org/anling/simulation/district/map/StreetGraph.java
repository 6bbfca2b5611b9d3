package org.anling.simulation.district.map;

import java.util.ArrayList;
import java.util.List;

/** Nodes and two-way edges of the district; an edge belongs to one street and is as long as the line between its ends. */
public final class StreetGraph {

    private final List<Spot> nodes;
    private final List<Edge> edges;
    private final List<List<Edge>> edgesOfNode;

    StreetGraph(List<Spot> nodes, List<Edge> edges) {
        this.nodes = List.copyOf(nodes);
        this.edges = List.copyOf(edges);
        List<List<Edge>> adjacency = new ArrayList<>();
        nodes.forEach(node -> adjacency.add(new ArrayList<>()));
        for (Edge edge : edges) {
            adjacency.get(edge.from()).add(edge);
            adjacency.get(edge.to()).add(edge);
        }
        this.edgesOfNode = adjacency.stream().map(List::copyOf).toList();
    }

    /** A stretch of street between two nodes, passable both ways. */
    public record Edge(int from, int to, int street, Street.Kind kind, double metres) {

        int otherEnd(int node) {
            return node == from ? to : from;
        }
    }

    public int size() {
        return nodes.size();
    }

    public Spot spot(int node) {
        return nodes.get(node);
    }

    public List<Edge> edges() {
        return edges;
    }

    public List<Edge> edgesOf(int node) {
        return edgesOfNode.get(node);
    }

    /** The node nearest to a spot in a straight line, the lowest number first among equals. */
    public int nearestNode(Spot spot) {
        int best = 0;
        for (int node = 1; node < nodes.size(); node++) {
            if (nodes.get(node).metresTo(spot) < nodes.get(best).metresTo(spot)) {
                best = node;
            }
        }
        return best;
    }
}

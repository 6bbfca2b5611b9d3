package org.anling.simulation.district.map;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/** Dijkstra from one node: the distance to every other node, and the way to it. */
public final class ShortestPaths {

    private static final int NOWHERE = -1;
    private final StreetGraph graph;
    private final double[] metres;
    private final int[] previous;

    private ShortestPaths(StreetGraph graph) {
        this.graph = graph;
        this.metres = new double[graph.size()];
        this.previous = new int[graph.size()];
        Arrays.fill(metres, Double.POSITIVE_INFINITY);
        Arrays.fill(previous, NOWHERE);
    }

    public static ShortestPaths from(StreetGraph graph, int start) {
        ShortestPaths paths = new ShortestPaths(graph);
        paths.spread(start);
        return paths;
    }

    public boolean reaches(int node) {
        return metres[node] < Double.POSITIVE_INFINITY;
    }

    /** Infinite where no way leads. */
    public double metresTo(int node) {
        return metres[node];
    }

    public Optional<Route> routeTo(int node) {
        if (!reaches(node)) {
            return Optional.empty();
        }
        List<Spot> reversed = new ArrayList<>();
        for (int at = node; at != NOWHERE; at = previous[at]) {
            reversed.add(graph.spot(at));
        }
        return Optional.of(new Route(reversed.reversed()));
    }

    private void spread(int start) {
        metres[start] = 0;
        PriorityQueue<Reached> open = new PriorityQueue<>();
        open.add(new Reached(0, start));
        while (true) {
            Reached next = open.poll();
            if (next == null) {
                return;
            }
            if (next.metres > metres[next.node]) {
                continue;
            }
            for (StreetGraph.Edge edge : graph.edgesOf(next.node)) {
                relax(next.node, edge, open);
            }
        }
    }

    private void relax(int from, StreetGraph.Edge edge, PriorityQueue<Reached> open) {
        int to = edge.otherEnd(from);
        double candidate = metres[from] + edge.metres();
        if (candidate < metres[to]) {
            metres[to] = candidate;
            previous[to] = from;
            open.add(new Reached(candidate, to));
        }
    }

    private record Reached(double metres, int node) implements Comparable<Reached> {

        @Override
        public int compareTo(Reached other) {
            int byMetres = Double.compare(metres, other.metres);
            return byMetres != 0 ? byMetres : Integer.compare(node, other.node);
        }
    }
}

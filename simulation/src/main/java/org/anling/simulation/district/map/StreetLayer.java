package org.anling.simulation.district.map;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.anling.simulation.district.map.Lattice.Side;

/**
 * Lays the streets along the lattice. Gates come first: each adds a node to the stretch of street it opens on, and the
 * streets are then drawn through crossings and gate nodes in their order.
 */
final class StreetLayer {

    private final Lattice lattice;
    private final GraphDraft draft;
    private final MapNames names;
    private final int[][] crossingNodes = new int[Lattice.COLUMNS][Lattice.ROWS];
    private final Map<Side, TreeMap<Double, Integer>> gateNodes = new HashMap<>();

    StreetLayer(Lattice lattice, GraphDraft draft, MapNames names) {
        this.lattice = lattice;
        this.draft = draft;
        this.names = names;
        for (int column = 0; column < Lattice.COLUMNS; column++) {
            for (int row = 0; row < Lattice.ROWS; row++) {
                crossingNodes[column][row] = draft.node(lattice.at(column, row));
            }
        }
    }

    /** A node on a stretch of street, at this share of its length. */
    int openGate(Side side, double share) {
        Spot from = lattice.at(side.column(), side.row());
        Spot to =
                side.eastward() ? lattice.at(side.column() + 1, side.row()) : lattice.at(side.column(), side.row() + 1);
        int node = draft.node(from.towards(to, share));
        gateNodes.computeIfAbsent(side, ignored -> new TreeMap<>()).put(share, node);
        return node;
    }

    void layAll(Set<Integer> bridgeColumns) {
        for (int row = 0; row < Lattice.ROWS; row++) {
            layRow(row);
        }
        Iterator<String> bridges = names.bridges();
        for (int column = 0; column < Lattice.COLUMNS; column++) {
            if (Lattice.isMainColumn(column)) {
                layMainColumn(column);
            } else {
                layLaneColumn(column);
            }
            if (bridgeColumns.contains(column)) {
                draft.street(
                        bridges.next(), Street.Kind.BRIDGE, northward(column, Lattice.SOUTH_BANK, Lattice.NORTH_BANK));
            }
        }
    }

    private void layRow(int row) {
        if (Lattice.isMainRow(row)) {
            draft.street(names.mainRow(row), Street.Kind.MAIN_ROAD, eastward(row, 0, Lattice.COLUMNS - 1));
            return;
        }
        for (int west = 0; west + 1 < Lattice.COLUMNS; west += Lattice.COLUMNS_PER_BLOCK) {
            draft.street(names.nextLane(), Street.Kind.LANE, eastward(row, west, west + Lattice.COLUMNS_PER_BLOCK));
        }
    }

    private void layMainColumn(int column) {
        String name = names.mainColumn(column);
        draft.street(name + "南街", Street.Kind.MAIN_ROAD, northward(column, 0, Lattice.SOUTH_BANK));
        draft.street(name + "北街", Street.Kind.MAIN_ROAD, northward(column, Lattice.NORTH_BANK, Lattice.ROWS - 1));
    }

    private void layLaneColumn(int column) {
        for (int south = 0; south + 2 < Lattice.ROWS; south += 2) {
            if (south == Lattice.SOUTH_BANK) {
                south = Lattice.NORTH_BANK;
            }
            draft.street(names.nextLane(), Street.Kind.LANE, northward(column, south, south + 2));
        }
    }

    private List<Integer> eastward(int row, int west, int east) {
        List<Integer> nodes = new ArrayList<>();
        for (int column = west; column < east; column++) {
            nodes.add(crossingNodes[column][row]);
            nodes.addAll(gatesOn(new Side(column, row, true)));
        }
        nodes.add(crossingNodes[east][row]);
        return nodes;
    }

    private List<Integer> northward(int column, int south, int north) {
        List<Integer> nodes = new ArrayList<>();
        for (int row = south; row < north; row++) {
            nodes.add(crossingNodes[column][row]);
            nodes.addAll(gatesOn(new Side(column, row, false)));
        }
        nodes.add(crossingNodes[column][north]);
        return nodes;
    }

    private List<Integer> gatesOn(Side side) {
        return List.copyOf(gateNodes.getOrDefault(side, new TreeMap<>()).values());
    }
}

package org.anling.dispatcher.core.geo;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.DoubleSupplier;
import org.anling.contract.alert.Position;

/**
 * Walks grids from a place outwards, ring by ring of cells and all grids side by side, until whoever asks needs nobody farther away.
 * Where the rings of a grid grow larger than what it holds, all that is left of it is visited at once and in no order.
 */
public final class Rings {

    private Rings() {}

    /**
     * A grid and who visits what it holds.
     *
     * @param reachMetres nobody farther away in a straight line matters; asked again and again, and may shrink
     */
    public record Layer<K>(Grid<K> grid, DoubleSupplier reachMetres, BiConsumer<? super K, Position> visitor) {}

    /** Visits everybody who may matter; somebody in two grids is visited in both. */
    public static <K> void walk(Position middle, List<Layer<K>> layers) {
        List<Layer<K>> going = new ArrayList<>(layers);
        Spot from = new Spot(middle);
        for (int ring = 0; !going.isEmpty(); ring++) {
            double metres = Cells.metresTo(middle, ring);
            for (int i = going.size() - 1; i >= 0; i--) {
                Layer<K> layer = going.get(i);
                if (metres > layer.reachMetres().getAsDouble() || visit(from, ring, layer)) {
                    going.remove(i);
                }
            }
        }
    }

    /** Visits a ring; true if nothing is left beyond it. */
    private static <K> boolean visit(Spot from, int ring, Layer<K> layer) {
        if (8L * ring > layer.grid().occupied() || Cells.closes(ring)) {
            layer.grid().fromRing(from, ring, layer);
            return true;
        }
        int row = Cells.row(from.place());
        int column = Cells.column(from.place());
        for (int aside = -ring; aside <= ring; aside++) {
            layer.grid().inCell(Cells.cell(row - ring, column + aside), from, layer);
            if (ring > 0) {
                layer.grid().inCell(Cells.cell(row + ring, column + aside), from, layer);
            }
        }
        for (int along = 1 - ring; along < ring; along++) {
            layer.grid().inCell(Cells.cell(row + along, column - ring), from, layer);
            layer.grid().inCell(Cells.cell(row + along, column + ring), from, layer);
        }
        return false;
    }
}

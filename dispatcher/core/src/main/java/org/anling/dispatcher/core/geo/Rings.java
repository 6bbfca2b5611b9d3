package org.anling.dispatcher.core.geo;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.DoubleSupplier;
import org.anling.contract.alert.Position;

/**
 * Walks grids from a place outwards, ring by ring of cells and all grids side by side, until whoever asks needs nobody farther away.
 * Within a ring the visits go from near to far in time, since each visit may bring the reach in and spare the ones after it. Where the
 * rings of a grid grow larger than what it holds, all that is left of it is visited at once.
 */
public final class Rings {

    /** The first visits settle how far the others need to go, so those of the middle cell and all around it are put in order together. */
    private static final int FIRST_TOGETHER = 1;

    private Rings() {}

    /**
     * A grid and who visits what it holds.
     *
     * @param reachMetres nobody farther away in a straight line matters; asked again and again, and may shrink
     * @param metresASecond how fast its people get nearer; only the order of visits depends on it
     */
    public record Layer<K>(
            Grid<K> grid, DoubleSupplier reachMetres, double metresASecond, BiConsumer<? super K, Position> visitor) {}

    /** Visits everybody who may matter; somebody in two grids is visited in both. */
    public static <K> void walk(Position middle, List<Layer<K>> layers) {
        List<Layer<K>> going = new ArrayList<>(layers);
        Spot from = new Spot(middle);
        Found<K> found = new Found<>(layers);
        for (int ring = 0; !going.isEmpty(); ring++) {
            double metres = Cells.metresTo(middle, ring);
            for (int i = going.size() - 1; i >= 0; i--) {
                Layer<K> layer = going.get(i);
                if (metres > layer.reachMetres().getAsDouble() || gather(from, ring, layer, found)) {
                    going.remove(i);
                }
            }
            if (ring >= FIRST_TOGETHER || going.isEmpty()) {
                found.visit();
            }
        }
    }

    /** Puts down who is in a ring; true if nothing is left beyond it. */
    private static <K> boolean gather(Spot from, int ring, Layer<K> layer, Found<K> found) {
        found.begin(layer);
        if (8L * ring > layer.grid().occupied() || Cells.closes(ring)) {
            layer.grid().fromRing(from, ring, found);
            return true;
        }
        int row = Cells.row(from.place());
        int column = Cells.column(from.place());
        for (int aside = -ring; aside <= ring; aside++) {
            layer.grid().inCell(Cells.cell(row - ring, column + aside), from, found);
            if (ring > 0) {
                layer.grid().inCell(Cells.cell(row + ring, column + aside), from, found);
            }
        }
        for (int along = 1 - ring; along < ring; along++) {
            layer.grid().inCell(Cells.cell(row + along, column - ring), from, found);
            layer.grid().inCell(Cells.cell(row + along, column + ring), from, found);
        }
        return false;
    }
}

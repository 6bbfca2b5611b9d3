package org.anling.dispatcher.core.geo;

import java.util.Arrays;
import java.util.Map;
import java.util.function.BiConsumer;
import org.anling.contract.alert.Position;
import org.jspecify.annotations.Nullable;

/**
 * Who is where: immutable, found by name or by the cell of the place. A changed copy costs what changed and not what is there, so
 * whoever reads positions keeps one up to date and hands it to decisions, which never wait for it.
 *
 * @param <K> what has a place
 */
public final class Grid<K> {

    private final CopyMap<K, Position> places;
    private final CopyMap<Long, Cell<K>> cells;

    private Grid(CopyMap<K, Position> places, CopyMap<Long, Cell<K>> cells) {
        this.places = places;
        this.cells = cells;
    }

    /** Nobody anywhere. */
    public static <K> Grid<K> empty() {
        return new Grid<>(CopyMap.empty(), CopyMap.empty());
    }

    /** Exactly these. */
    public static <K> Grid<K> of(Map<K, Position> all) {
        Draft<K> draft = Grid.<K>empty().change();
        all.forEach(draft::put);
        return draft.done();
    }

    public int size() {
        return places.size();
    }

    /** Where one is, or null: asked too often for an Optional. */
    public @Nullable Position find(K key) {
        return places.find(key);
    }

    /** Begins a changed copy. */
    public Draft<K> change() {
        return new Draft<>(this);
    }

    /** Each with its place, in no order. */
    public void forEach(BiConsumer<? super K, Position> reader) {
        places.forEach(reader);
    }

    int occupied() {
        return cells.size();
    }

    void inCell(long cell, Spot from, Found<K> found) {
        Cell<K> here = cells.find(cell);
        if (here != null) {
            here.collect(from, found);
        }
    }

    void fromRing(Spot from, int ring, Found<K> found) {
        cells.forEach((number, cell) -> {
            if (Cells.ring(from.place(), number) >= ring) {
                cell.collect(from, found);
            }
        });
    }

    /** A changed copy in the making; used by one thread and thrown away when it is done. */
    public static final class Draft<K> {

        private final CopyMap.Draft<K, Position> places;
        private final CopyMap.Draft<Long, Cell<K>> cells;

        private Draft(Grid<K> from) {
            this.places = from.places.change();
            this.cells = from.cells.change();
        }

        /** Places or moves one: two looks and, where something changed, new contents of at most two cells. */
        public void put(K key, Position place) {
            Position before = places.find(key);
            if (place.equals(before)) {
                return;
            }
            if (before != null) {
                take(key, before);
            }
            places.put(key, place);
            long number = Cells.cell(place);
            Cell<K> cell = cells.find(number);
            cells.put(number, cell == null ? Cell.of(key, place) : cell.with(key, place));
        }

        public void remove(K key) {
            Position before = places.find(key);
            if (before != null) {
                places.remove(key);
                take(key, before);
            }
        }

        public Grid<K> done() {
            return new Grid<>(places.done(), cells.done());
        }

        private void take(K key, Position place) {
            long number = Cells.cell(place);
            Cell<K> cell = cells.find(number);
            Cell<K> kept = cell == null ? null : cell.without(key);
            if (kept == null) {
                cells.remove(number);
            } else {
                cells.put(number, kept);
            }
        }
    }

    /** Who is in a cell. The directions lie side by side in memory, since most are read only to be passed over. */
    private static final class Cell<K> {

        private final K[] keys;
        private final Position[] places;
        private final double[] directions;

        private Cell(K[] keys, Position[] places, double[] directions) {
            this.keys = keys;
            this.places = places;
            this.directions = directions;
        }

        @SuppressWarnings("unchecked")
        static <K> Cell<K> of(K key, Position place) {
            return new Cell<>((K[]) new Object[] {key}, new Position[] {place}, new Spot(place).direction());
        }

        void collect(Spot from, Found<K> found) {
            for (int i = 0; i < keys.length; i++) {
                double squared = from.squaredChord(directions, 3 * i);
                if (squared <= found.reach()) {
                    found.add(keys[i], places[i], squared);
                }
            }
        }

        Cell<K> with(K key, Position place) {
            int count = keys.length;
            K[] more = Arrays.copyOf(keys, count + 1);
            Position[] wider = Arrays.copyOf(places, count + 1);
            double[] longer = Arrays.copyOf(directions, 3 * count + 3);
            more[count] = key;
            wider[count] = place;
            System.arraycopy(new Spot(place).direction(), 0, longer, 3 * count, 3);
            return new Cell<>(more, wider, longer);
        }

        /** Null if nobody is left. */
        @Nullable
        Cell<K> without(K gone) {
            int at = Arrays.asList(keys).indexOf(gone);
            int last = keys.length - 1;
            if (last == 0) {
                return null;
            }
            K[] fewer = Arrays.copyOf(keys, last);
            Position[] narrower = Arrays.copyOf(places, last);
            double[] shorter = Arrays.copyOf(directions, 3 * last);
            if (at < last) {
                fewer[at] = keys[last];
                narrower[at] = places[last];
                System.arraycopy(directions, 3 * last, shorter, 3 * at, 3);
            }
            return new Cell<>(fewer, narrower, shorter);
        }
    }
}

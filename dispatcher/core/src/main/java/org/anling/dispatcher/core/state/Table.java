package org.anling.dispatcher.core.state;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An ordered map that can be layered: a layer sees what lies under it, and its own changes never reach it. Owned by the thread that
 * owns the centre.
 */
public final class Table<K extends Comparable<? super K>, V> {

    private final @Nullable Table<K, V> under;
    private final TreeMap<K, Optional<V>> rows = new TreeMap<>();
    /** The same again: a decision looks up far more often than it lists. */
    private final HashMap<K, Optional<V>> quick = new HashMap<>();

    private @Nullable Collection<V> values;

    Table() {
        this(null);
    }

    private Table(@Nullable Table<K, V> under) {
        this.under = under;
    }

    /** An empty layer over this table. */
    Table<K, V> layer() {
        return new Table<>(this);
    }

    public Optional<V> find(K key) {
        Optional<V> own = quick.get(key);
        if (own != null) {
            return own;
        }
        return under == null ? Optional.empty() : under.find(key);
    }

    void put(K key, V value) {
        values = null;
        set(key, Optional.of(value));
    }

    void remove(K key) {
        values = null;
        if (under == null) {
            rows.remove(key);
            quick.remove(key);
        } else {
            set(key, Optional.empty());
        }
    }

    /** All rows in the order of keys. */
    Map<K, V> all() {
        TreeMap<K, V> all = new TreeMap<>();
        collect(all);
        return Collections.unmodifiableMap(all);
    }

    /** Values whose keys lie in a range, first included and last not, in no order; what lies outside is not looked at. */
    public Stream<V> within(K first, K last) {
        Stream<V> own = rows.subMap(first, last).values().stream().flatMap(Optional::stream);
        return under == null ? own : Stream.concat(own, under.withinBut(first, last, rows.keySet()));
    }

    /** How many rows this layer holds itself. */
    int ownRows() {
        return rows.size();
    }

    /** Forgets the rows that this layer holds itself. */
    void forgetOwn() {
        values = null;
        rows.clear();
        quick.clear();
    }

    private Stream<V> withinBut(K first, K last, Set<K> hidden) {
        Stream<V> own = rows.subMap(first, last).entrySet().stream()
                .filter(row -> !hidden.contains(row.getKey()))
                .flatMap(row -> row.getValue().stream());
        Table<K, V> below = under;
        return below == null ? own : Stream.concat(own, below.withinBut(first, last, hidden));
    }

    /** All values in the order of keys. */
    public Collection<V> values() {
        if (under != null && rows.isEmpty()) {
            return under.values();
        }
        Collection<V> known = values;
        if (known == null) {
            known = List.copyOf(all().values());
            values = known;
        }
        return known;
    }

    /** The first values in the order of keys; costs what it answers and what this layer changed, not what lies under it. */
    List<V> first(int most) {
        return List.copyOf(firstRows(most).values());
    }

    private Map<K, V> firstRows(int most) {
        TreeMap<K, V> first = under == null ? new TreeMap<>() : new TreeMap<>(under.firstRows(most + rows.size()));
        if (under == null) {
            rows.entrySet().stream()
                    .limit(most)
                    .forEach(row -> row.getValue().ifPresent(value -> first.put(row.getKey(), value)));
            return first;
        }
        rows.forEach((key, value) -> value.ifPresentOrElse(v -> first.put(key, v), () -> first.remove(key)));
        while (first.size() > most) {
            first.pollLastEntry();
        }
        return first;
    }

    private void set(K key, Optional<V> value) {
        rows.put(key, value);
        quick.put(key, value);
    }

    private void collect(Map<K, V> into) {
        if (under != null) {
            under.collect(into);
        }
        rows.forEach((key, value) -> value.ifPresentOrElse(v -> into.put(key, v), () -> into.remove(key)));
    }
}

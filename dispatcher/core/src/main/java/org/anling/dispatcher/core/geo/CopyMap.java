package org.anling.dispatcher.core.geo;

import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * An immutable hash map whose changed copy shares all that did not change: 256 pages of 256 short chains, of which a draft copies each
 * touched page once. A look costs two arrays and a chain; there is no order, so nothing may depend on one.
 */
public final class CopyMap<K, V> {

    private static final int WIDTH = 256;

    private final @Nullable Page<K, V>[] pages;
    private final int size;

    /** The hash stands beside the key so that other keys of a chain need not be looked at. */
    private record Link<K, V>(
            int hash, K key, V value, @Nullable Link<K, V> next) {
        @SuppressWarnings("ReferenceEquality") // mostly it is the same object, and then nothing more is read
        boolean is(int otherHash, K other) {
            return hash == otherHash && (key == other || key.equals(other));
        }
    }

    private static final class Page<K, V> {

        private final @Nullable Link<K, V>[] chains;

        Page(@Nullable Link<K, V>[] chains) {
            this.chains = chains;
        }

        Page<K, V> copy() {
            return new Page<>(chains.clone());
        }
    }

    private CopyMap(@Nullable Page<K, V>[] pages, int size) {
        this.pages = pages;
        this.size = size;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    public static <K, V> CopyMap<K, V> empty() {
        return new CopyMap<>(new Page[WIDTH], 0);
    }

    public int size() {
        return size;
    }

    /** The value of a key, or null. */
    public @Nullable V find(K key) {
        return find(pages, key);
    }

    public void forEach(BiConsumer<? super K, ? super V> reader) {
        for (Page<K, V> page : pages) {
            if (page != null) {
                for (Link<K, V> link : page.chains) {
                    walk(link, reader);
                }
            }
        }
    }

    /** Begins a changed copy. */
    public Draft<K, V> change() {
        return new Draft<>(this);
    }

    /** A changed copy in the making; used by one thread and thrown away when it is done. */
    public static final class Draft<K, V> {

        private final @Nullable Page<K, V>[] pages;
        private final boolean[] own = new boolean[WIDTH];
        private int size;

        private Draft(CopyMap<K, V> from) {
            this.pages = from.pages.clone();
            this.size = from.size;
        }

        public @Nullable V find(K key) {
            return CopyMap.find(pages, key);
        }

        public int size() {
            return size;
        }

        public void put(K key, V value) {
            remove(key);
            int hash = spread(key);
            Page<K, V> page = ownPage(hash);
            page.chains[chain(hash)] = new Link<>(hash, key, value, page.chains[chain(hash)]);
            size++;
        }

        public void remove(K key) {
            if (find(key) == null) {
                return;
            }
            int hash = spread(key);
            Page<K, V> page = ownPage(hash);
            Link<K, V> kept = null;
            for (Link<K, V> link = page.chains[chain(hash)]; link != null; link = link.next) {
                kept = link.is(hash, key) ? kept : new Link<>(link.hash, link.key, link.value, kept);
            }
            page.chains[chain(hash)] = kept;
            size--;
        }

        public CopyMap<K, V> done() {
            return new CopyMap<>(pages, size);
        }

        @SuppressWarnings({"unchecked", "rawtypes"})
        private Page<K, V> ownPage(int hash) {
            int at = page(hash);
            Page<K, V> page = pages[at];
            if (page == null || !own[at]) {
                page = page == null ? new Page<>(new Link[WIDTH]) : page.copy();
                pages[at] = page;
                own[at] = true;
            }
            return page;
        }
    }

    private static <K, V> @Nullable V find(@Nullable Page<K, V>[] pages, K key) {
        int hash = spread(key);
        Page<K, V> page = pages[page(hash)];
        if (page == null) {
            return null;
        }
        for (Link<K, V> link = page.chains[chain(hash)]; link != null; link = link.next) {
            if (link.is(hash, key)) {
                return link.value;
            }
        }
        return null;
    }

    private static <K, V> void walk(@Nullable Link<K, V> first, BiConsumer<? super K, ? super V> reader) {
        for (Link<K, V> link = first; link != null; link = link.next) {
            reader.accept(link.key, link.value);
        }
    }

    /** Neighbouring keys would otherwise share a page and leave the others empty. */
    private static int spread(Object key) {
        int hash = key.hashCode() * 0x9E3779B9;
        return hash ^ (hash >>> 16);
    }

    private static int page(int hash) {
        return hash >>> 8 & 0xFF;
    }

    private static int chain(int hash) {
        return hash & 0xFF;
    }
}

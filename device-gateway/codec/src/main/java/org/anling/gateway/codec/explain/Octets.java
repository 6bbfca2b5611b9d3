package org.anling.gateway.codec.explain;

import org.anling.gateway.codec.Bytes;

/**
 * Octets read one after the other, big-endian; what is not there reads as less than 0, never as a fault. Each read says what it reads, for
 * whoever listens.
 */
public final class Octets {

    /** Nobody wants to know. */
    public static final Listener DEAF = (at, octets, part) -> {};

    private final Bytes content;
    private final int base;
    private final Listener listener;
    private int at;

    /** Hears what was read as what. */
    @FunctionalInterface
    public interface Listener {
        /** @param at index of the first octet in the frame */
        void read(int at, Bytes octets, Part part);
    }

    /** @param base index of the content in its frame */
    public Octets(Bytes content, int base, Listener listener) {
        this.content = content;
        this.base = base;
        this.listener = listener;
    }

    /** All of them, read or not. */
    public Bytes all() {
        return content;
    }

    /** How many were not read yet. */
    public int left() {
        return Math.max(0, content.length() - at);
    }

    /** The next octet, or -1. */
    public int octet(Part part) {
        return (int) number(1, part);
    }

    /** The next so many octets as one number without sign; -1 if they are not all there. */
    public long number(int octets, Part part) {
        if (left() < octets) {
            skip(left(), part);
            at = content.length();
            return -1;
        }
        long value = 0;
        for (int i = at; i < at + octets; i++) {
            value = value << 8 | content.at(i);
        }
        skip(octets, part);
        return value;
    }

    /** The same without reading it. */
    public long peek(int octets) {
        return left() < octets ? -1 : Part.number(content.slice(at, at + octets));
    }

    /** The next so many octets, fewer if there are no more. */
    public Bytes take(int octets, Part part) {
        int from = Math.min(at, content.length());
        int to = Math.min(content.length(), from + Math.max(0, octets));
        Bytes taken = content.slice(from, to);
        at = to;
        if (taken.length() > 0) {
            listener.read(base + from, taken, part);
        }
        return taken;
    }

    /** Passes over octets. */
    public void skip(int octets, Part part) {
        if (listener.equals(DEAF)) {
            at = Math.min(content.length(), at + Math.max(0, octets));
        } else {
            take(octets, part);
        }
    }

    /** The next so many octets, to be read for themselves. */
    public Octets within(int octets) {
        int from = base + at;
        int to = Math.min(content.length(), at + Math.max(0, octets));
        Bytes taken = content.slice(Math.min(at, to), to);
        at = to;
        return new Octets(taken, from, listener);
    }

    /** Everything that is left, one character per octet. */
    public String text(Part part) {
        return take(left(), part).latin();
    }
}

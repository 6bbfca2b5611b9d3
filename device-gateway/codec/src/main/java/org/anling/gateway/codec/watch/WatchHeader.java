package org.anling.gateway.codec.watch;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code [MM*id*(index*)length*} (sections 1 and 1.1 rule 6).
 *
 * <pre>
 *   [ 3 G * 3 4 0 5 0 0 0 0 0 1 * 0 0 2 1 * 0 0 9 8 * A L ...
 *   start                         index     length    content
 * </pre>
 */
sealed interface WatchHeader {

    /** Longest id; a complete IMEI has 15 digits. */
    int MAX_ID = 20;

    int GROUP = 4;

    /**
     * A header.
     *
     * @param contentAt index of the first octet of the content
     * @param length as claimed, or -1 if it is no number
     */
    record Read(WatchAddress address, int contentAt, int length) implements WatchHeader {

        /** Where the length says that the closing bracket is, or -1. */
        int claimedEnd() {
            return length < 0 ? -1 : contentAt + length;
        }
    }

    /** More bytes are needed to tell. */
    record Open() implements WatchHeader {}

    /** Not a header. */
    record None() implements WatchHeader {}

    /** Reads the header that begins with the bracket at {@code start}. */
    static WatchHeader read(ByteBuffer in, int start) {
        int end = in.limit();
        for (int i = start + 1; i < Math.min(start + 3, end); i++) {
            if (!isWord(in.get(i))) {
                return new None();
            }
        }
        if (end <= start + 3) {
            return new Open();
        }
        int idAt = start + 4;
        int idEnd = in.get(start + 3) == '*' ? wordEnd(in, idAt, MAX_ID) : idAt;
        if (idEnd == end && idEnd - idAt <= MAX_ID) {
            return new Open();
        }
        if (idEnd == idAt || idEnd == end || in.get(idEnd) != '*') {
            return new None();
        }
        return groups(in, text(in, start + 1, start + 3), text(in, idAt, idEnd), idEnd + 1);
    }

    /** Whether the bytes at an index look like the beginning of another frame. */
    static boolean beginsAt(ByteBuffer in, int index) {
        return index + 4 < in.limit()
                && in.get(index) == '['
                && isWord(in.get(index + 1))
                && isWord(in.get(index + 2))
                && in.get(index + 3) == '*'
                && in.get(index + 4) >= '0'
                && in.get(index + 4) <= '9';
    }

    private static WatchHeader groups(ByteBuffer in, String maker, String id, int at) {
        int first = groupEnd(in, at);
        if (first == in.limit()) {
            return new Open();
        }
        if (in.get(first) != '*') {
            return new None();
        }
        int second = first + 1 + GROUP;
        if (isHexGroup(in, at, first) && hexSoFar(in, first + 1)) {
            if (second >= in.limit()) {
                return new Open();
            }
            if (in.get(second) == '*') {
                return read(in, maker, id, text(in, at, first), first + 1, second);
            }
        }
        return read(in, maker, id, null, at, first);
    }

    private static WatchHeader read(ByteBuffer in, String maker, String id, @Nullable String index, int from, int to) {
        int length = isHexGroup(in, from, to) ? Integer.parseInt(text(in, from, to), 16) : -1;
        return new Read(new WatchAddress(maker, id, index), to + 1, length);
    }

    /** The end of a group of at most four characters; its claim may be nonsense, so any but the frame's own signs are taken. */
    private static int groupEnd(ByteBuffer in, int from) {
        int i = from;
        while (i < in.limit() && i - from < GROUP && "*[],".indexOf(in.get(i)) < 0) {
            i++;
        }
        return i;
    }

    /** Whether the up to four octets there could be a group of hex digits. */
    private static boolean hexSoFar(ByteBuffer in, int from) {
        int to = Math.min(from + GROUP, in.limit());
        for (int i = from; i < to; i++) {
            if (Character.digit(in.get(i), 16) < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isHexGroup(ByteBuffer in, int from, int to) {
        return to - from == GROUP && hexSoFar(in, from);
    }

    private static int wordEnd(ByteBuffer in, int from, int max) {
        int i = from;
        while (i < in.limit() && i - from <= max && isWord(in.get(i))) {
            i++;
        }
        return i;
    }

    private static boolean isWord(byte octet) {
        return (octet >= '0' && octet <= '9') || (octet >= 'A' && octet <= 'Z') || (octet >= 'a' && octet <= 'z');
    }

    private static String text(ByteBuffer in, int from, int to) {
        StringBuilder text = new StringBuilder(to - from);
        for (int i = from; i < to; i++) {
            text.append((char) (in.get(i) & 0xFF));
        }
        return text.toString();
    }
}

package org.anling.gateway.codec.watch;

import java.nio.ByteBuffer;
import org.anling.gateway.codec.Bytes;
import org.anling.gateway.codec.Defect;
import org.anling.gateway.codec.Split;

/**
 * Finds the next frame in a stream (section 1.1). The length is a hint: it decides only where a bracket confirms it; else brackets are
 * counted, and {@code ][} before something like a header cuts, so that one unbalanced bracket costs one frame and not the stream.
 */
public final class WatchSplitter {

    /** Longest frame before the first accepted LK. */
    public static final int LIMIT_BEFORE_LOGIN = 2 * 1024;

    /** Longest frame at all; sound and pictures need it. */
    public static final int LIMIT = 64 * 1024;

    private WatchSplitter() {}

    /**
     * Looks for a frame from position to limit; the buffer is not moved.
     *
     * @param limit longest frame taken, brackets included
     */
    public static Split<WatchFrame> split(ByteBuffer in, int limit) {
        int start = skipBlanks(in, in.position());
        if (start == in.limit()) {
            return new Split.NeedMore<>(start - in.position());
        }
        if (in.get(start) != '[') {
            return new Split.Malformed<>(Defect.GARBAGE, nextBracket(in, start) - in.position());
        }
        return switch (WatchHeader.read(in, start)) {
            case WatchHeader.Open _ -> new Split.NeedMore<>(start - in.position());
            case WatchHeader.None _ ->
                new Split.Malformed<>(Defect.BAD_HEADER, nextBracket(in, start + 1) - in.position());
            case WatchHeader.Read header -> content(in, start, header, limit);
        };
    }

    private static Split<WatchFrame> content(ByteBuffer in, int start, WatchHeader.Read header, int limit) {
        int end = end(in, header);
        int until = end < 0 ? in.limit() : end + 1;
        int inner = lies(in, header, end) ? findWhole(in, header.contentAt(), until) : -1;
        if (inner >= 0) {
            return new Split.Malformed<>(Defect.CUT, inner - in.position());
        }
        if (until - start > limit || (end < 0 && until - start == limit)) {
            return new Split.Malformed<>(Defect.TOO_LONG, nextBracket(in, start + 1) - in.position());
        }
        if (end < 0) {
            return new Split.NeedMore<>(start - in.position());
        }
        int length = end - header.contentAt();
        WatchFrame frame = new WatchFrame(
                header.address(),
                Bytes.copyOf(in, header.contentAt(), length),
                length == header.length(),
                Bytes.copyOf(in, start, end + 1 - start));
        return new Split.Found<>(frame, end + 1 - in.position());
    }

    /** Index of the closing bracket, or -1 if it is not there yet. */
    private static int end(ByteBuffer in, WatchHeader.Read header) {
        int claimed = header.claimedEnd();
        int depth = 1;
        for (int i = header.contentAt(); i < in.limit(); i++) {
            byte octet = in.get(i);
            depth += octet == '[' ? 1 : octet == ']' ? -1 : 0;
            if (octet != ']') {
                continue;
            }
            if (i == claimed || WatchHeader.beginsAt(in, skipBlanks(in, i + 1))) {
                return i;
            }
            if (depth == 0) {
                return isClosedAt(in, i, claimed) ? claimed : i;
            }
        }
        return -1;
    }

    /** Whether a length that says more than the brackets is right: there is one where it says, and no other frame begins before. */
    private static boolean isClosedAt(ByteBuffer in, int counted, int claimed) {
        if (claimed <= counted || claimed >= in.limit() || in.get(claimed) != ']') {
            return false;
        }
        for (int i = counted + 1; i < claimed; i++) {
            if (WatchHeader.beginsAt(in, i)) {
                return false;
            }
        }
        return true;
    }

    /** Whether what has come shows that the length is wrong: the frame may have broken off, and another have begun within. */
    private static boolean lies(ByteBuffer in, WatchHeader.Read header, int end) {
        int claimed = header.claimedEnd();
        if (claimed == end) {
            return claimed < 0;
        }
        return claimed < (end < 0 ? in.limit() : end) || (end >= 0 && isOpen(in, header.contentAt(), end));
    }

    /** Whether more brackets open than close. */
    private static boolean isOpen(ByteBuffer in, int from, int to) {
        int depth = 0;
        for (int i = from; i < to; i++) {
            depth += in.get(i) == '[' ? 1 : in.get(i) == ']' ? -1 : 0;
        }
        return depth > 0;
    }

    /** Index of the first frame with a right length that lies whole within, or -1. */
    private static int findWhole(ByteBuffer in, int from, int to) {
        for (int i = nextBracket(in, from); i < to; i = nextBracket(in, i + 1)) {
            boolean whole = WatchHeader.beginsAt(in, i)
                    && WatchHeader.read(in, i) instanceof WatchHeader.Read inner
                    && inner.claimedEnd() >= 0
                    && inner.claimedEnd() < to
                    && in.get(inner.claimedEnd()) == ']';
            if (whole) {
                return i;
            }
        }
        return -1;
    }

    /** Line ends and blanks between frames are the habit of people with netcat, not garbage. */
    private static int skipBlanks(ByteBuffer in, int from) {
        int i = from;
        while (i < in.limit() && (in.get(i) == ' ' || in.get(i) == '\r' || in.get(i) == '\n' || in.get(i) == '\t')) {
            i++;
        }
        return i;
    }

    private static int nextBracket(ByteBuffer in, int from) {
        int i = from;
        while (i < in.limit() && in.get(i) != '[') {
            i++;
        }
        return i;
    }
}

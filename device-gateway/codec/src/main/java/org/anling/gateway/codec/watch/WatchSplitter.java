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
        if (until - start > limit || (end < 0 && until - start == limit)) {
            return new Split.Malformed<>(Defect.TOO_LONG, resume(in, start + 1) - in.position());
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
        int claimed = header.length() < 0 ? -1 : header.contentAt() + header.length();
        int depth = 1;
        int counted = -1;
        for (int i = header.contentAt(); i < in.limit(); i++) {
            byte octet = in.get(i);
            depth += octet == '[' ? 1 : octet == ']' ? -1 : 0;
            if (octet != ']') {
                continue;
            }
            if (i == claimed || WatchHeader.beginsAt(in, skipBlanks(in, i + 1))) {
                return i;
            }
            if (depth == 0 && counted < 0) {
                counted = i;
            }
            if (counted >= 0 && !(claimed > i && claimed < in.limit() && in.get(claimed) == ']')) {
                return counted;
            }
        }
        return counted;
    }

    /** Where to go on after a frame that is too long: at the next thing like a header, else behind all of it. */
    private static int resume(ByteBuffer in, int from) {
        for (int i = from; i < in.limit(); i++) {
            if (WatchHeader.beginsAt(in, i)) {
                return i;
            }
        }
        return in.limit();
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

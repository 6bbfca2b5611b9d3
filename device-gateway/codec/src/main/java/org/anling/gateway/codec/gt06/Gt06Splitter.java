package org.anling.gateway.codec.gt06;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.anling.gateway.codec.Bytes;
import org.anling.gateway.codec.Defect;
import org.anling.gateway.codec.Split;

/**
 * Finds the next frame in a stream (section 1): a start mark, a length, the stop where the length says. Where it is not there, the next
 * stop in front of another start or the end of what came is taken, so that a wrong length costs no alarm.
 */
public final class Gt06Splitter {

    /** Longest frame. */
    public static final int LIMIT = 4 * 1024;

    private static final int SHORT = 0x7878;
    private static final int LONG = 0x7979;
    private static final int STOP = 0x0D0A;
    private static final int MARK_OCTETS = 2;
    /** Number, serial, check: what the length counts besides the content. */
    private static final int AROUND_CONTENT = 5;
    /** Marks and length around that. */
    private static final int SHORTEST = MARK_OCTETS + 1 + AROUND_CONTENT + MARK_OCTETS;

    private Gt06Splitter() {}

    /** Looks for a frame from position to limit; the buffer is not moved. */
    public static Split<Gt06Frame> split(ByteBuffer buffer) {
        ByteBuffer in = buffer.duplicate().order(ByteOrder.BIG_ENDIAN);
        int start = findStart(in, in.position());
        if (start > in.position()) {
            return new Split.Malformed<>(Defect.GARBAGE, start - in.position());
        }
        if (in.limit() - start < MARK_OCTETS + 1) {
            return new Split.NeedMore<>(0);
        }
        boolean extended = pair(in, start) == LONG;
        int lengthOctets = extended ? 2 : 1;
        if (in.limit() - start < MARK_OCTETS + lengthOctets) {
            return new Split.NeedMore<>(0);
        }
        int length = extended ? pair(in, start + MARK_OCTETS) : in.get(start + MARK_OCTETS) & 0xFF;
        return body(in, start, start + MARK_OCTETS + lengthOctets, length);
    }

    private static Split<Gt06Frame> body(ByteBuffer in, int start, int bodyAt, int length) {
        int stop = bodyAt + length;
        boolean sane = length >= AROUND_CONTENT && stop + MARK_OCTETS - start <= LIMIT;
        if (sane && stop + MARK_OCTETS <= in.limit() && pair(in, stop) == STOP) {
            return found(in, start, bodyAt, stop, true);
        }
        boolean more = sane && stop + MARK_OCTETS > in.limit();
        int other = findStop(in, bodyAt + AROUND_CONTENT, start + LIMIT, more);
        if (other >= 0) {
            return found(in, start, bodyAt, other, false);
        }
        // A start that promises much must not keep what came behind it waiting.
        int inner = findWhole(in, start + 1, in.limit());
        if (inner >= 0) {
            return new Split.Malformed<>(Defect.CUT, inner - in.position());
        }
        if (more || in.limit() - start < LIMIT) {
            return new Split.NeedMore<>(0);
        }
        int next = findStart(in, start + MARK_OCTETS);
        return new Split.Malformed<>(sane ? Defect.TOO_LONG : Defect.BAD_HEADER, next - in.position());
    }

    private static Split<Gt06Frame> found(ByteBuffer in, int start, int bodyAt, int stop, boolean lengthMatches) {
        Gt06Frame frame = read(in, start, bodyAt, stop, lengthMatches);
        int inner = frame.checkMatches() ? -1 : findWhole(in, start + 1, stop + MARK_OCTETS);
        return inner < 0
                ? new Split.Found<>(frame, stop + MARK_OCTETS - in.position())
                : new Split.Malformed<>(Defect.CUT, inner - in.position());
    }

    private static Gt06Frame read(ByteBuffer in, int start, int bodyAt, int stop, boolean lengthMatches) {
        Bytes raw = Bytes.copyOf(in, start, stop + MARK_OCTETS - start);
        int end = stop - start;
        int contentAt = bodyAt - start + 1;
        return new Gt06Frame(
                raw.at(bodyAt - start),
                Bytes.copyOf(in, start + contentAt, end - 4 - contentAt),
                raw.at(end - 4) << 8 | raw.at(end - 3),
                lengthMatches,
                CrcX25.of(raw, MARK_OCTETS, end - 2) == (raw.at(end - 2) << 8 | raw.at(end - 1)),
                raw);
    }

    /** Index of the next start mark; the last octet is kept if it may be the first half of one. */
    private static int findStart(ByteBuffer in, int from) {
        for (int i = from; i + 1 < in.limit(); i++) {
            if (isStart(in, i)) {
                return i;
            }
        }
        boolean half = in.limit() > from && (in.get(in.limit() - 1) == 0x78 || in.get(in.limit() - 1) == 0x79);
        return half ? in.limit() - 1 : in.limit();
    }

    /** Index of the next stop before a bound that is followed by a start or, unless more is to come, by nothing; or -1. */
    private static int findStop(ByteBuffer in, int from, int bound, boolean more) {
        for (int i = from; i + 1 < Math.min(in.limit(), bound); i++) {
            boolean last = i + MARK_OCTETS >= in.limit() - 1;
            if (pair(in, i) == STOP && (last ? !more : isStart(in, i + MARK_OCTETS))) {
                return i;
            }
        }
        return -1;
    }

    /** Index of the first frame with a right length and check that lies whole within, or -1: what came before it broke off. */
    private static int findWhole(ByteBuffer in, int from, int to) {
        for (int i = from; i + SHORTEST <= to; i++) {
            if (!isStart(in, i)) {
                continue;
            }
            boolean extended = pair(in, i) == LONG;
            int bodyAt = i + MARK_OCTETS + (extended ? 2 : 1);
            int length = extended ? pair(in, i + MARK_OCTETS) : in.get(i + MARK_OCTETS) & 0xFF;
            int stop = bodyAt + length;
            boolean whole = length >= AROUND_CONTENT && stop + MARK_OCTETS <= to && pair(in, stop) == STOP;
            if (whole && read(in, i, bodyAt, stop, true).checkMatches()) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isStart(ByteBuffer in, int at) {
        int mark = pair(in, at);
        return mark == SHORT || mark == LONG;
    }

    private static int pair(ByteBuffer in, int at) {
        return Short.toUnsignedInt(in.getShort(at));
    }
}

package org.anling.gateway.codec.dc09;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.anling.gateway.codec.Bytes;
import org.anling.gateway.codec.Defect;
import org.anling.gateway.codec.Split;

/**
 * Finds the next frame in a stream or a datagram (section 1.1): from LF to CR, no other LF between. The check decides, not the length:
 * the first CR is tried, then the one where the length says, so that the bytes may come in any pieces. Some devices write the check as two octets instead of four digits.
 */
public final class Dc09Splitter {

    /** Longest frame. */
    public static final int LIMIT = 4 * 1024;

    private static final byte LF = '\n';
    private static final byte CR = '\r';
    private static final int LENGTH_DIGITS = 4;
    private static final int DIGITS_OF_CHECK = 4;
    private static final int OCTETS_OF_CHECK = 2;
    private static final int LONGEST_HEADER = 1 + DIGITS_OF_CHECK + LENGTH_DIGITS + 1;
    private static final Pattern BODY = Pattern.compile(
            "\"(\\*?)([A-Z0-9-]{1,20})\"([0-9]{4})(R[0-9A-Fa-f]{0,6})?(L[0-9A-Fa-f]{0,6})?#([0-9A-Fa-f]{1,16})\\[(.*)",
            Pattern.DOTALL);

    private Dc09Splitter() {}

    /** Looks for a frame from position to limit; the buffer is not moved. */
    public static Split<Dc09Frame> split(ByteBuffer in) {
        int i = in.position();
        for (; i < in.limit() && isBlank(in.get(i)); i++) {
            if (in.get(i) != LF) {
                continue;
            }
            if (in.limit() - i < LONGEST_HEADER) {
                return new Split.NeedMore<>(i - in.position());
            }
            int check = checkLength(in, i + 1);
            if (check > 0) {
                return body(in, i, new Head(in, i + 1, check));
            }
        }
        if (i == in.limit()) {
            return new Split.NeedMore<>(i - in.position());
        }
        boolean marked = i > in.position() && in.get(i - 1) == LF;
        return new Split.Malformed<>(marked ? Defect.BAD_HEADER : Defect.GARBAGE, next(in, i, LF) - in.position());
    }

    /** The fields before the quotes. */
    private record Head(ByteBuffer in, int start, int checkLength) {

        int bodyAt() {
            return start + checkLength + LENGTH_DIGITS;
        }

        int claimedEnd() {
            return bodyAt() + Integer.parseInt(latin(in, start + checkLength, LENGTH_DIGITS), 16);
        }

        boolean fits(int end) {
            int given = checkLength == DIGITS_OF_CHECK
                    ? Integer.parseInt(latin(in, start, DIGITS_OF_CHECK), 16)
                    : Short.toUnsignedInt(
                            in.duplicate().order(ByteOrder.BIG_ENDIAN).getShort(start));
            return Crc16.of(octets(in, bodyAt(), end)) == given;
        }
    }

    private static Split<Dc09Frame> body(ByteBuffer in, int mark, Head head) {
        int claimed = head.claimedEnd();
        int end = next(in, head.bodyAt(), CR);
        int newMark = next(in, head.bodyAt(), LF);
        int within = Math.min(newMark, mark + LIMIT);
        if (end < within && head.fits(end)) {
            return frame(in, mark, head.bodyAt(), end, end == claimed);
        }
        if (claimed < within && in.get(claimed) == CR && head.fits(claimed)) {
            return frame(in, mark, head.bodyAt(), claimed, true);
        }
        if (in.limit() - mark >= LIMIT && newMark - mark >= LIMIT) {
            return new Split.Malformed<>(Defect.TOO_LONG, newMark - in.position());
        }
        if (newMark < in.limit()) {
            return new Split.Malformed<>(Defect.BAD_CHECKSUM, newMark - in.position());
        }
        return end == in.limit() || claimed >= in.limit()
                ? new Split.NeedMore<>(mark - in.position())
                : new Split.Malformed<>(Defect.BAD_CHECKSUM, end + 1 - in.position());
    }

    private static Split<Dc09Frame> frame(ByteBuffer in, int mark, int bodyAt, int end, boolean lengthMatches) {
        Matcher body = BODY.matcher(latin(in, bodyAt, end - bodyAt));
        int consumed = end + 1 - in.position();
        if (!body.matches()) {
            return new Split.Malformed<>(Defect.BAD_HEADER, consumed);
        }
        Dc09Frame frame = new Dc09Frame(
                body.group(2),
                !body.group(1).isEmpty(),
                body.group(3),
                orEmpty(body, 4),
                orEmpty(body, 5),
                body.group(6),
                Bytes.ofLatin(body.group(7)),
                lengthMatches,
                Bytes.copyOf(in, mark, end + 1 - mark));
        return new Split.Found<>(frame, consumed);
    }

    /** How many octets the check takes, if digits of a length and a quote follow it; 0 if there is no header here. */
    private static int checkLength(ByteBuffer in, int start) {
        if (isHex(latin(in, start, DIGITS_OF_CHECK)) && isLength(in, start + DIGITS_OF_CHECK)) {
            return DIGITS_OF_CHECK;
        }
        return isLength(in, start + OCTETS_OF_CHECK) ? OCTETS_OF_CHECK : 0;
    }

    private static boolean isLength(ByteBuffer in, int at) {
        String digits = latin(in, at, LENGTH_DIGITS);
        return digits.charAt(0) == '0' && isHex(digits) && in.get(at + LENGTH_DIGITS) == '"';
    }

    private static boolean isHex(String digits) {
        return digits.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 0x80);
    }

    /** NUL, blanks and line ends between frames are habits of devices and of people. */
    private static boolean isBlank(byte octet) {
        return octet == 0 || octet == CR || octet == LF || octet == ' ';
    }

    private static int next(ByteBuffer in, int from, byte wanted) {
        int i = from;
        while (i < in.limit() && in.get(i) != wanted) {
            i++;
        }
        return i;
    }

    private static String orEmpty(Matcher body, int group) {
        String found = body.group(group);
        return found == null ? "" : found;
    }

    private static String latin(ByteBuffer in, int from, int length) {
        return Bytes.copyOf(in, from, length).latin();
    }

    private static byte[] octets(ByteBuffer in, int from, int to) {
        return Bytes.copyOf(in, from, to - from).toArray();
    }
}

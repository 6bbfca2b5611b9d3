package org.anling.gateway.server.tcp;

import io.netty.buffer.ByteBuf;
import java.util.Set;
import org.anling.gateway.server.tcp.TcpProtocol.Recognition;

/**
 * By what a protocol is recognised. Blanks before a frame are the habit of people with netcat and belong to no protocol, but for the line
 * feed that a DC-09 frame begins with.
 *
 * <pre>
 *   [3G*…            watch
 *   LF crc 0LLL "…   DC-09; the check has four digits, in some devices two octets
 *   78 78, 79 79     GT06
 *   7E               JT/T 808
 * </pre>
 */
public final class FirstBytes {

    private static final int LF = '\n';
    private static final Set<Integer> BLANKS = Set.of(0, (int) '\t', LF, (int) '\r', (int) ' ');
    private static final int MARK_OF_GT06_SHORT = 0x78;
    private static final int MARK_OF_GT06_LONG = 0x79;
    private static final int MARK_OF_JT808 = 0x7E;
    private static final int[] CHECK_LENGTHS = {4, 2};
    private static final int LENGTH_DIGITS = 4;

    private FirstBytes() {}

    /** {@code [}, behind blanks. */
    public static Recognition watch(ByteBuf first) {
        return at(first, blanks(first)) == '[' ? Recognition.YES : Recognition.NO;
    }

    /** The mark twice. */
    public static Recognition gt06(ByteBuf first) {
        int start = blanks(first);
        int mark = at(first, start);
        if (mark != MARK_OF_GT06_SHORT && mark != MARK_OF_GT06_LONG) {
            return Recognition.NO;
        }
        int second = at(first, start + 1);
        return second < 0 ? Recognition.NEED_MORE : second == mark ? Recognition.YES : Recognition.NO;
    }

    /** The mark that frames lie between. */
    public static Recognition jt808(ByteBuf first) {
        return at(first, blanks(first)) == MARK_OF_JT808 ? Recognition.YES : Recognition.NO;
    }

    /** A header of DC-09 behind any of the line feeds before the first sign. */
    public static Recognition dc09(ByteBuf first) {
        Recognition found = Recognition.NO;
        int blanks = blanks(first);
        for (int i = 0; i < blanks; i++) {
            if (at(first, i) != LF) {
                continue;
            }
            for (int check : CHECK_LENGTHS) {
                Recognition here = header(first, i + 1, check);
                if (here == Recognition.YES) {
                    return here;
                }
                found = here == Recognition.NEED_MORE ? here : found;
            }
        }
        return found;
    }

    /** How many blanks a connection begins with. */
    static int blanks(ByteBuf first) {
        int i = 0;
        while (BLANKS.contains(at(first, i))) {
            i++;
        }
        return i;
    }

    /** Check, a length of four digits that begins with nought, a quote. */
    private static Recognition header(ByteBuf first, int start, int checkLength) {
        int lengthAt = start + checkLength;
        int quoteAt = lengthAt + LENGTH_DIGITS;
        for (int i = start; i <= quoteAt; i++) {
            int octet = at(first, i);
            if (octet < 0) {
                return Recognition.NEED_MORE;
            }
            boolean fits = i == quoteAt
                    ? octet == '"'
                    : i == lengthAt ? octet == '0' : isHex(octet) || (i < lengthAt && checkLength == 2);
            if (!fits) {
                return Recognition.NO;
            }
        }
        return Recognition.YES;
    }

    private static boolean isHex(int octet) {
        return octet < 0x80 && Character.digit(octet, 16) >= 0;
    }

    /** The octet at an index, 0 to 255, or -1 if it is not there yet. */
    private static int at(ByteBuf first, int index) {
        return index < first.readableBytes() ? first.getUnsignedByte(first.readerIndex() + index) : -1;
    }
}

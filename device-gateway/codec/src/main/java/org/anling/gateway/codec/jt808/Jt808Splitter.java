package org.anling.gateway.codec.jt808;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.anling.gateway.codec.Bytes;
import org.anling.gateway.codec.Defect;
import org.anling.gateway.codec.Split;
import org.anling.gateway.codec.explain.Octets;
import org.anling.gateway.codec.jt808.Jt808Frame.Form;

/**
 * Finds the next frame in a stream (section 1): between two marks. The closing mark stays, since it may open the next frame as well;
 * nothing between two marks is normal.
 */
public final class Jt808Splitter {

    /** Longest frame as sent. */
    public static final int LIMIT = 4 * 1024;

    private static final byte MARK = 0x7E;
    private static final byte ESCAPE = 0x7D;
    private static final int LENGTH = 0x03FF;
    private static final int ENCRYPTION = 0x1C00;
    private static final int IN_PARTS = 0x2000;
    private static final int IS_2019 = 0x4000;

    private Jt808Splitter() {}

    /** Looks for a frame from position to limit; the buffer is not moved. */
    public static Split<Jt808Frame> split(ByteBuffer in) {
        int mark = next(in, in.position());
        if (mark > in.position()) {
            return new Split.Malformed<>(Defect.GARBAGE, mark - in.position());
        }
        int start = mark;
        while (start + 1 < in.limit() && in.get(start + 1) == MARK) {
            start++;
        }
        int end = start + 1 >= in.limit() ? in.limit() : next(in, start + 1);
        if (end - start > LIMIT) {
            return new Split.Malformed<>(Defect.TOO_LONG, end - in.position());
        }
        if (end >= in.limit()) {
            return new Split.NeedMore<>(Math.max(0, Math.min(start, in.limit()) - in.position()));
        }
        return frame(in, start, end);
    }

    private static Split<Jt808Frame> frame(ByteBuffer in, int start, int end) {
        int consumed = end - in.position();
        Optional<Bytes> octets = unescape(in, start + 1, end);
        if (octets.isEmpty()) {
            return new Split.Malformed<>(Defect.BAD_ESCAPE, consumed);
        }
        Bytes all = octets.get();
        if (check(all) != 0) {
            return new Split.Malformed<>(Defect.BAD_CHECKSUM, consumed);
        }
        return read(all, Bytes.copyOf(in, start, end + 1 - start), Octets.DEAF)
                .<Split<Jt808Frame>>map(frame -> new Split.Found<>(frame, consumed))
                .orElseGet(() -> new Split.Malformed<>(Defect.BAD_HEADER, consumed));
    }

    /** The exclusive or of all octets; 0 if the last is the right check of the others. */
    static int check(Bytes all) {
        int check = 0;
        for (int i = 0; i < all.length(); i++) {
            check ^= all.at(i);
        }
        return check;
    }

    /** Header and body; empty if it is too short for its header. */
    static Optional<Jt808Frame> read(Bytes all, Bytes raw, Octets.Listener listener) {
        Octets in = new Octets(all, 0, listener);
        int id = (int) in.number(2, Jt808Names.ID);
        int attributes = (int) in.number(2, Jt808Names.ATTRIBUTES);
        Form form = (attributes & IS_2019) == 0 ? Form.OF_2013 : Form.OF_2019;
        in.skip(form == Form.OF_2013 ? 0 : 1, Jt808Names.VERSION);
        Bytes terminal = in.take(form.terminalOctets(), Jt808Names.TERMINAL);
        int serial = (int) in.number(2, Jt808Names.SERIAL);
        boolean inParts = (attributes & IN_PARTS) != 0;
        int parts = inParts ? (int) in.number(2, Jt808Names.PARTS) : 0;
        int part = inParts ? (int) in.number(2, Jt808Names.PART) : 0;
        if (in.left() < 1 || (inParts && (part < 1 || part > parts))) {
            return Optional.empty();
        }
        int end = all.length() - 1;
        Bytes body = all.slice(all.length() - in.left(), end);
        return Optional.of(new Jt808Frame(
                id,
                form,
                terminal,
                serial,
                part,
                parts,
                (attributes & ENCRYPTION) != 0,
                body,
                body.length() == (attributes & LENGTH),
                raw));
    }

    static Optional<Bytes> unescape(ByteBuffer in, int from, int to) {
        ByteArrayOutputStream plain = new ByteArrayOutputStream(to - from);
        boolean escaped = false;
        for (int i = from; i < to; i++) {
            byte octet = in.get(i);
            if (escaped && octet != 1 && octet != 2) {
                return Optional.empty();
            }
            if (escaped) {
                plain.write(octet == 1 ? ESCAPE : MARK);
            } else if (octet != ESCAPE) {
                plain.write(octet);
            }
            escaped = !escaped && octet == ESCAPE;
        }
        return escaped ? Optional.empty() : Optional.of(Bytes.copyOf(plain.toByteArray()));
    }

    private static int next(ByteBuffer in, int from) {
        int i = from;
        while (i < in.limit() && in.get(i) != MARK) {
            i++;
        }
        return i;
    }
}

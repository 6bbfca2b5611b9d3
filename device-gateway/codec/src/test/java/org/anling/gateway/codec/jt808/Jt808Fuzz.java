package org.anling.gateway.codec.jt808;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.anling.gateway.codec.Bytes;
import org.anling.gateway.codec.FuzzInput;
import org.anling.gateway.codec.StreamFuzz;
import org.anling.gateway.codec.Streams;
import org.anling.gateway.codec.UplinkFuzz;

/** Fuzzes the frames of terminals: as a stream, as the body of a frame with a right header and check, and as parts of messages. */
public final class Jt808Fuzz {

    private static final int FRAMED = 1;
    private static final int OF_2019 = 2;
    private static final int MOST_BODY = 1_023;
    private static final int MOST_WAITING = 64 * 1024;
    private static final int[] IDS = {0x0200, 0x0201, 0x0704, 0x0100, 0x0102, 0x0002, 0x0001, 0x0104, 0x0107, 0x0900};
    private static final List<String> GOLDEN =
            List.of("reg", "auth", "hb", "loc", "sos", "sw", "blind", "esc", "auth19", "r0201", "gen0001");
    private static final StreamFuzz<Jt808Frame> STREAM = new StreamFuzz<>(
            new Streams<>(Jt808Splitter::split, Jt808Splitter.LIMIT + 1),
            (found, length) -> false,
            Bytes.copyOf(Frames.golden("hb")));
    private static final Jt808Frame OLD = Frames.one(Frames.golden("hb"));
    private static final Jt808Frame NEW = Frames.one(Frames.golden("auth19"));

    private Jt808Fuzz() {}

    /** What the fuzzer calls. */
    public static void fuzzerTestOneInput(byte[] octets) {
        FuzzInput input = new FuzzInput(octets);
        int choice = input.choice();
        FuzzInput.Cuts cuts = input.cuts();
        byte[] stream = (choice & FRAMED) == 0 ? input.rest() : framed(choice, input.choice(), input.rest());
        Jt808Levels levels = Jt808Levels.NONE;
        Jt808Parts parts = new Jt808Parts();
        Instant now = Frames.RECEIVED;
        for (Jt808Frame frame : STREAM.check(stream, cuts)) {
            now = now.plusSeconds(3);
            parts.missing(now).forEach(missing -> Jt808Parts.askAgain(missing, 1));
            if (frame.part() > 0) {
                levels = decode(frame, levels, now);
            }
            Jt808Frame whole = parts.add(frame, now).orElse(null);
            levels = whole == null ? levels : decode(whole, levels, now);
            if (whole != null && whole.body().length() > MOST_WAITING) {
                throw new AssertionError("a message of " + whole.body().length() + " octets");
            }
        }
    }

    private static Jt808Levels decode(Jt808Frame frame, Jt808Levels levels, Instant now) {
        Jt808Decoder.Context context = new Jt808Decoder.Context(levels, Jt808Profile.STANDARD, 7, now);
        Jt808Message message = Jt808Decoder.decode(frame, context);
        UplinkFuzz.check(message.uplink(), message.reply());
        return message.levels();
    }

    private static byte[] framed(int choice, int id, byte[] body) {
        byte[] fits = Arrays.copyOf(body, Math.min(body.length, MOST_BODY));
        return Jt808Writer.frame((choice & OF_2019) == 0 ? OLD : NEW, IDS[id % IDS.length], id, fits)
                .toArray();
    }

    /** The examples, whole, cut, and their bodies. */
    public static List<byte[]> seeds() {
        List<byte[]> seeds = new ArrayList<>();
        for (String name : GOLDEN) {
            byte[] frame = Frames.golden(name);
            seeds.add(FuzzInput.seed(0, -1, frame));
            seeds.add(FuzzInput.seed(0, frame.length / 2, Streams.join(frame, Frames.golden("hb"))));
            Jt808Frame read = Frames.one(frame);
            byte[] id = {(byte) Math.max(0, Arrays.stream(IDS).boxed().toList().indexOf(read.id()))};
            seeds.add(FuzzInput.seed(FRAMED, -1, Streams.join(id, read.body().toArray())));
        }
        return seeds;
    }
}

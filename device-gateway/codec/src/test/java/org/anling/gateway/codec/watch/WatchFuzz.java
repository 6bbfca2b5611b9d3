package org.anling.gateway.codec.watch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.anling.gateway.codec.Bytes;
import org.anling.gateway.codec.Decoded;
import org.anling.gateway.codec.Defect;
import org.anling.gateway.codec.FuzzInput;
import org.anling.gateway.codec.Split;
import org.anling.gateway.codec.StreamFuzz;
import org.anling.gateway.codec.Streams;
import org.anling.gateway.codec.UplinkFuzz;

/** Fuzzes the frames of watches: as a stream, or as the content of a frame with a right header. */
public final class WatchFuzz {

    private static final int FRAMED = 1;
    private static final int BEFORE_LOGIN = 2;
    private static final int INDEXED = 4;
    private static final int LONG = 8;
    private static final byte[] PROBE = Frames.octets("[3G*3405000001*000C*LK,2310,4,63]");

    private WatchFuzz() {}

    /** What the fuzzer calls. */
    public static void fuzzerTestOneInput(byte[] octets) {
        FuzzInput input = new FuzzInput(octets);
        int choice = input.choice();
        FuzzInput.Cuts cuts = input.cuts();
        byte[] stream = stream(choice, input.rest());
        int limit = (choice & BEFORE_LOGIN) == 0 ? WatchSplitter.LIMIT : WatchSplitter.LIMIT_BEFORE_LOGIN;
        Streams<WatchFrame> streams = new Streams<>(in -> WatchSplitter.split(in, limit), limit);
        for (WatchFrame frame :
                new StreamFuzz<>(streams, WatchFuzz::isAmbiguous, Bytes.copyOf(PROBE)).check(stream, cuts)) {
            MediaEscape.unescape(frame.content());
            switch (WatchDecoder.decode(frame, Frames.RECEIVED)) {
                case Decoded.Malformed<WatchMessage> _ -> {}
                case Decoded.Message<WatchMessage> read -> {
                    UplinkFuzz.check(read.message().uplink(), read.message().reply());
                    alarmStaysOne(read.message());
                }
            }
        }
    }

    private static byte[] stream(int choice, byte[] rest) {
        if ((choice & FRAMED) == 0) {
            return (choice & LONG) == 0 ? rest : Streams.join(rest, repeated(rest, WatchSplitter.LIMIT_BEFORE_LOGIN));
        }
        WatchAddress address = new WatchAddress("ZJ", "3405000001", (choice & INDEXED) == 0 ? null : "0021");
        return address.frame(Bytes.copyOf(rest).latin()).toArray();
    }

    private static byte[] repeated(byte[] rest, int length) {
        byte[] all = new byte[length];
        for (int i = 0; i < length && rest.length > 0; i++) {
            all[i] = rest[i % rest.length];
        }
        return all;
    }

    /** A bracket that closes early ends a frame unless the end that the length names has come; so does a frame within another. */
    private static boolean isAmbiguous(List<Split<WatchFrame>> found, int length) {
        return found.stream().anyMatch(split -> switch (split) {
            case Split.Found<WatchFrame>(WatchFrame frame, int _) -> closesEarly(frame.content());
            case Split.Malformed<WatchFrame>(Defect defect, int _) -> defect == Defect.CUT;
            case Split.NeedMore<WatchFrame> _ -> false;
        });
    }

    private static boolean closesEarly(Bytes content) {
        int depth = 1;
        for (int i = 0; i < content.length(); i++) {
            depth += content.at(i) == '[' ? 1 : content.at(i) == ']' ? -1 : 0;
            if (depth == 0) {
                return true;
            }
        }
        return false;
    }

    private static void alarmStaysOne(WatchMessage message) {
        if (message.keyword().startsWith("AL") && message.uplink().alerts().isEmpty()) {
            throw new AssertionError("an alarm of which nothing is left");
        }
    }

    /** The examples, whole, cut, and as contents. */
    public static List<byte[]> seeds() {
        List<byte[]> seeds = new ArrayList<>();
        for (String name : Frames.golden().keySet()) {
            byte[] frame = Frames.bytes(name);
            seeds.add(FuzzInput.seed(0, -1, frame));
            seeds.add(FuzzInput.seed(BEFORE_LOGIN, frame.length / 2, Streams.join(frame, PROBE)));
            int content = Frames.STREAMS.one(frame).content().length();
            byte[] inside = Arrays.copyOfRange(frame, frame.length - 1 - content, frame.length - 1);
            seeds.add(FuzzInput.seed(FRAMED | INDEXED, -1, inside));
        }
        return seeds;
    }
}

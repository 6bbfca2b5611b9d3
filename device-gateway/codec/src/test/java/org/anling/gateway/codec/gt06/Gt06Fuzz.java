package org.anling.gateway.codec.gt06;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anling.gateway.codec.BatteryScale;
import org.anling.gateway.codec.Bytes;
import org.anling.gateway.codec.Decoded;
import org.anling.gateway.codec.FuzzInput;
import org.anling.gateway.codec.Split;
import org.anling.gateway.codec.StreamFuzz;
import org.anling.gateway.codec.Streams;
import org.anling.gateway.codec.UplinkFuzz;

/** Fuzzes the frames of trackers: as a stream, or as the number and content of a frame with a right length and check. */
public final class Gt06Fuzz {

    private static final int FRAMED = 1;
    private static final int MOST_CONTENT = 250;
    private static final List<String> GOLDEN = List.of(
            "login",
            "login_tz",
            "hb",
            "loc22",
            "loc22_sw",
            "alarm26_sos",
            "alarm26_fall_nofix",
            "alarm27",
            "lbs28",
            "time8a",
            "rsp21",
            "iccid94");
    private static final List<Gt06Profile> PROFILES = List.of(
            Gt06Profile.STANDARD,
            new Gt06Profile(
                    Gt06Profile.Check.STRICT, Optional.empty(), Map.of(0x28, Optional.empty()), BatteryScale.STEPS));
    private static final Gt06Login EAST = new Gt06Login(Frames.IMEI, ZoneOffset.ofHours(8));
    private static final StreamFuzz<Gt06Frame> STREAM = new StreamFuzz<>(
            new Streams<>(Gt06Splitter::split, Gt06Splitter.LIMIT),
            Gt06Fuzz::isAmbiguous,
            Bytes.copyOf(Frames.golden("hb")));

    private Gt06Fuzz() {}

    /** What the fuzzer calls. */
    public static void fuzzerTestOneInput(byte[] octets) {
        FuzzInput input = new FuzzInput(octets);
        int choice = input.choice();
        FuzzInput.Cuts cuts = input.cuts();
        byte[] stream = (choice & FRAMED) == 0 ? input.rest() : framed(input.choice(), input.rest());
        for (Gt06Frame frame : STREAM.check(stream, cuts)) {
            for (Gt06Profile profile : PROFILES) {
                check(Gt06Decoder.login(frame, profile, Frames.RECEIVED));
                check(Gt06Decoder.decode(frame, EAST, profile, Frames.RECEIVED));
            }
        }
    }

    private static byte[] framed(int number, byte[] content) {
        byte[] fits = Arrays.copyOf(content, Math.min(content.length, MOST_CONTENT));
        return Frames.framed(number, HexFormat.of().formatHex(fits), number);
    }

    /** A wrong length is mended by what has come so far (section 1), and so is a start within a frame. */
    private static boolean isAmbiguous(List<Split<Gt06Frame>> found, int length) {
        boolean whole = found.stream().mapToInt(Split::consumed).sum() == length;
        return !whole
                || found.stream()
                        .anyMatch(split -> !(split instanceof Split.Found<Gt06Frame>(Gt06Frame frame, int _))
                                || !frame.lengthMatches()
                                || !frame.checkMatches()
                                || hasStart(frame.raw()));
    }

    private static boolean hasStart(Bytes raw) {
        String inside = raw.latin().substring(2);
        return inside.contains("xx") || inside.contains("yy");
    }

    private static void check(Decoded<Gt06Message> decoded) {
        if (decoded instanceof Decoded.Message<Gt06Message>(Gt06Message message)) {
            UplinkFuzz.check(message.uplink(), message.reply());
            int number = message.frame().number();
            boolean alarm = number == 0x26 || number == 0x16 || number == 0x19;
            boolean unreadable = message.uplink().marks().contains("tail_unreadable");
            if (alarm && unreadable && message.uplink().alerts().isEmpty()) {
                throw new AssertionError("an alarm of which nothing is left");
            }
        }
    }

    /** The examples, whole, cut, and their contents. */
    public static List<byte[]> seeds() {
        List<byte[]> seeds = new ArrayList<>();
        for (String name : GOLDEN) {
            byte[] frame = Frames.golden(name);
            seeds.add(FuzzInput.seed(0, -1, frame));
            seeds.add(FuzzInput.seed(0, frame.length / 2, Streams.join(frame, Frames.golden("hb"))));
            Gt06Frame read = Frames.one(frame);
            byte[] number = {(byte) read.number()};
            seeds.add(FuzzInput.seed(
                    FRAMED, -1, Streams.join(number, read.content().toArray())));
        }
        return seeds;
    }
}

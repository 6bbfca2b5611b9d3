package org.anling.gateway.codec.dc09;

import java.util.ArrayList;
import java.util.List;
import org.anling.contract.alert.AlertType;
import org.anling.gateway.codec.Bytes;
import org.anling.gateway.codec.FuzzInput;
import org.anling.gateway.codec.StreamFuzz;
import org.anling.gateway.codec.Streams;
import org.anling.gateway.codec.UplinkFuzz;

/** Fuzzes the frames of panels: as a stream, or with a right length and check around a body, a data field or an encrypted text. */
public final class Dc09Fuzz {

    private static final int FORMS = 5;
    private static final List<String> GOLDEN =
            List.of("null", "sia_med", "sia_text", "cid_pers", "cid_restore", "cid_test", "enc_sia", "enc_null", "nak");
    private static final Dc09Site OTHER = new Dc09Site(
            List.of(Dc09Key.ofHex("FF".repeat(16)), Frames.KEY),
            new CodeProfile(List.of(new CodeProfile.Rule("120", 1, 8, AlertType.FALL))));
    private static final byte[] PROBE = Frames.octets(Frames.golden("null"));
    private static final StreamFuzz<Dc09Frame> STREAM = new StreamFuzz<>(
            new Streams<>(Dc09Splitter::split, Dc09Splitter.LIMIT), (found, length) -> false, Bytes.copyOf(PROBE));

    private Dc09Fuzz() {}

    /** What the fuzzer calls. */
    public static void fuzzerTestOneInput(byte[] octets) {
        FuzzInput input = new FuzzInput(octets);
        int form = input.choice() % FORMS;
        FuzzInput.Cuts cuts = input.cuts();
        byte[] rest = input.rest();
        byte[] stream =
                form == 0 ? rest : Frames.octets(framed(form, Bytes.copyOf(rest).latin()));
        for (Dc09Frame frame : STREAM.check(stream, cuts)) {
            for (Dc09Site site : List.of(Dc09Site.PLAIN, Frames.SECRET, OTHER)) {
                Dc09Message message = Dc09Decoder.decode(frame, site, Frames.RECEIVED, Frames.PADDING);
                UplinkFuzz.check(message.uplink(), message.reply());
            }
        }
    }

    private static String framed(int form, String text) {
        return switch (form) {
            case 1 -> Frames.framed(text);
            case 2 -> Frames.sia(text);
            case 3 -> Frames.contactId(text);
            default -> Frames.encrypted(Frames.KEY, "SIA-DCS", text);
        };
    }

    /** The examples, whole, cut, and what stands in them. */
    public static List<byte[]> seeds() {
        List<byte[]> seeds = new ArrayList<>();
        for (String name : GOLDEN) {
            byte[] frame = Frames.octets(Frames.golden(name));
            seeds.add(FuzzInput.seed(0, -1, frame));
            seeds.add(FuzzInput.seed(0, frame.length / 2, Streams.join(frame, PROBE)));
            String text = Frames.golden(name);
            seeds.add(FuzzInput.seed(1, -1, Frames.octets(text.substring(9, text.length() - 1))));
        }
        for (String body : List.of("Nri1/MA003/YT000", "Oti08:00:00/da03-14-2026/ri2/FA0A^Bath^", "NRR|APower up")) {
            seeds.add(FuzzInput.seed(2, -1, Frames.octets(body)));
        }
        seeds.add(FuzzInput.seed(3, -1, Frames.octets("1101 01 003")));
        seeds.add(FuzzInput.seed(
                4, -1, Frames.octets("|#A1234|Nri1/MA003][X116E24.396][Y39N52.932]_08:16:00,03-14-2026")));
        return seeds;
    }
}

package org.anling.gateway.codec.jt808;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.anling.contract.id.DeviceId;
import org.anling.gateway.codec.Split;
import org.anling.gateway.codec.Streams;

/** The example frames of the reference, and short ways to read them. */
final class Frames {
    static final Instant RECEIVED = Instant.parse("2026-03-14T08:15:31Z");
    static final DeviceId TERMINAL = new DeviceId("012345678901");
    static final Streams<Jt808Frame> STREAMS = new Streams<>(Jt808Splitter::split);

    private Frames() {}

    static byte[] golden(String name) {
        return HexFormat.of()
                .parseHex(Streams.golden(Jt808Decoder.PROTOCOL, name).toLowerCase(Locale.ROOT));
    }

    /** A frame of the terminal in the form of 2013, with a right length and check. */
    static byte[] framed(int id, int serial, String body) {
        return Jt808Writer.frame(one(golden("hb")), id, serial, HexFormat.of().parseHex(body))
                .toArray();
    }

    /** A location report with these alarm bits, valid, at position A. */
    static byte[] report(long bits, int serial) {
        return framed(
                0x0200,
                serial,
                "%08x".formatted(bits) + "00000002" + "02608dd806f03948" + "002c000c0057" + "260314161530");
    }

    static byte[] join(byte[]... parts) {
        return Streams.join(parts);
    }

    static Split<Jt808Frame> split(byte[] stream) {
        return STREAMS.split(stream);
    }

    static Jt808Frame one(byte[] stream) {
        return STREAMS.one(stream);
    }

    static List<Split<Jt808Frame>> all(byte[] stream) {
        return STREAMS.all(stream);
    }

    static Jt808Message read(byte[] frame) {
        return read(frame, Jt808Levels.NONE, 0);
    }

    static Jt808Message read(byte[] frame, Jt808Levels levels, int serial) {
        Jt808Decoder.Context context = new Jt808Decoder.Context(levels, Jt808Profile.STANDARD, serial, RECEIVED);
        return Jt808Decoder.decode(one(frame), context);
    }

    static byte[] answer(Jt808Message message) {
        return Streams.answer(message.reply()).toArray();
    }
}

package org.anling.gateway.codec.gt06;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.anling.contract.id.DeviceId;
import org.anling.gateway.codec.Bytes;
import org.anling.gateway.codec.Decoded;
import org.anling.gateway.codec.Split;
import org.anling.gateway.codec.Streams;

/** The example frames of the reference, and short ways to read them. */
final class Frames {
    static final Instant RECEIVED = Instant.parse("2026-03-14T08:19:30Z");
    static final DeviceId IMEI = new DeviceId("861234050000010");
    static final Gt06Login LOGIN = new Gt06Login(IMEI, ZoneOffset.UTC);
    static final Streams<Gt06Frame> STREAMS = new Streams<>(Gt06Splitter::split);

    private Frames() {}

    static byte[] golden(String name) {
        return HexFormat.of()
                .parseHex(Streams.golden(Gt06Decoder.PROTOCOL, name).toLowerCase(Locale.ROOT));
    }

    /** A short frame around a content, with a right length and check. */
    static byte[] framed(int number, String content, int serial) {
        String body = "%02x%02x%s%04x".formatted(content.length() / 2 + 5, number, content, serial);
        Bytes counted = Bytes.copyOf(HexFormat.of().parseHex(body));
        int check = CrcX25.of(counted, 0, counted.length());
        return HexFormat.of().parseHex("7878%s%04x0d0a".formatted(body, check));
    }

    static byte[] join(byte[]... parts) {
        return Streams.join(parts);
    }

    static Split<Gt06Frame> split(byte[] stream) {
        return STREAMS.split(stream);
    }

    static Gt06Frame one(byte[] stream) {
        return STREAMS.one(stream);
    }

    static List<Split<Gt06Frame>> all(byte[] stream) {
        return STREAMS.all(stream);
    }

    static Gt06Message read(byte[] frame) {
        return read(frame, Gt06Profile.STANDARD);
    }

    static Gt06Message read(byte[] frame, Gt06Profile profile) {
        return message(Gt06Decoder.decode(one(frame), LOGIN, profile, RECEIVED));
    }

    static Gt06Message message(Decoded<Gt06Message> decoded) {
        return Streams.message(decoded);
    }

    static byte[] answer(Gt06Message message) {
        return Streams.answer(message.reply()).toArray();
    }
}

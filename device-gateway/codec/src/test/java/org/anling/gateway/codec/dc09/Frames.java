package org.anling.gateway.codec.dc09;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.anling.gateway.codec.Bytes;
import org.anling.gateway.codec.Split;
import org.anling.gateway.codec.Streams;

/** The example frames of the reference, and short ways to read them. */
final class Frames {
    static final Instant RECEIVED = Instant.parse("2026-03-14T08:16:01Z");
    static final String PADDING = "Zq7Lm2Xv9KAbCdEf";
    static final Dc09Key KEY = Dc09Key.ofHex("00112233445566778899AABBCCDDEEFF");
    static final Dc09Site SECRET = new Dc09Site(List.of(KEY), CodeProfile.STANDARD);
    static final Streams<Dc09Frame> STREAMS = new Streams<>(Dc09Splitter::split);

    private Frames() {}

    static String golden(String name) {
        return Streams.golden(Dc09Decoder.PROTOCOL, name).replace("<LF>", "\n").replace("<CR>", "\r");
    }

    static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** A frame around a body, with a right length and check. */
    static String framed(String body) {
        return "\n%04X%04X%s\r".formatted(Crc16.of(Bytes.ofLatin(body).toArray()), body.length(), body);
    }

    /** A frame of account A1234. */
    static String sia(String body) {
        return framed("\"SIA-DCS\"0042L0#A1234[#A1234|" + body + "]");
    }

    static String contactId(String event) {
        return framed("\"ADM-CID\"0042L0#A1234[#A1234|" + event + "]");
    }

    static String encrypted(Dc09Key key, String format, String plain) {
        int missing = (16 - plain.length() % 16) % 16;
        byte[] secret =
                key.encrypt(Bytes.ofLatin(PADDING.substring(0, missing) + plain).toArray());
        return framed(
                "\"*" + format + "\"0042L0#A1234[" + Bytes.copyOf(secret).hex().toUpperCase(Locale.ROOT));
    }

    static Split<Dc09Frame> split(String text) {
        return STREAMS.split(octets(text));
    }

    static Dc09Frame one(String text) {
        return STREAMS.one(octets(text));
    }

    static List<Split<Dc09Frame>> all(String stream) {
        return STREAMS.all(octets(stream));
    }

    static Dc09Message read(String text) {
        return read(text, Dc09Site.PLAIN);
    }

    static Dc09Message read(String text, Dc09Site site) {
        return Dc09Decoder.decode(one(text), site, RECEIVED, PADDING);
    }

    static String answer(Dc09Message message) {
        return Streams.answer(message.reply()).latin();
    }
}

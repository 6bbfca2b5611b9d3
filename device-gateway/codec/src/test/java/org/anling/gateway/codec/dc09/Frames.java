package org.anling.gateway.codec.dc09;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.anling.contract.entry.ContractJson;
import org.anling.contract.entry.UnreadableException;
import org.anling.gateway.codec.Bytes;
import org.anling.gateway.codec.Reply;
import org.anling.gateway.codec.Split;

/** The example frames of the reference, and short ways to read them. */
final class Frames {
    static final Instant RECEIVED = Instant.parse("2026-03-14T08:16:01Z");
    static final String PADDING = "Zq7Lm2Xv9KAbCdEf";
    static final Dc09Key KEY = Dc09Key.ofHex("00112233445566778899AABBCCDDEEFF");
    static final Dc09Site SECRET = new Dc09Site(List.of(KEY), CodeProfile.STANDARD);

    private Frames() {}

    static String golden(String name) {
        try (InputStream in = Frames.class.getResourceAsStream("/frames/sia-dc09.json")) {
            assertThat(in).isNotNull();
            Map<?, ?> json = ContractJson.decode(new String(in.readAllBytes(), StandardCharsets.UTF_8), Map.class);
            assertThat(json.get(name)).as(name).isNotNull();
            return String.valueOf(json.get(name)).replace("<LF>", "\n").replace("<CR>", "\r");
        } catch (IOException | UnreadableException e) {
            throw new AssertionError(e);
        }
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
                "\"*" + format + "\"0042L0#A1234[" + Bytes.copyOf(secret).hex().toUpperCase(java.util.Locale.ROOT));
    }

    static Split<Dc09Frame> split(String text) {
        return Dc09Splitter.split(ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    static Dc09Frame one(String text) {
        assertThat(split(text)).isInstanceOf(Split.Found.class);
        return ((Split.Found<Dc09Frame>) split(text)).frame();
    }

    /** Everything in a stream, in order: frames and defects. */
    static List<Split<Dc09Frame>> all(String stream) {
        List<Split<Dc09Frame>> all = new ArrayList<>();
        ByteBuffer in = ByteBuffer.wrap(stream.getBytes(StandardCharsets.ISO_8859_1));
        while (true) {
            Split<Dc09Frame> next = Dc09Splitter.split(in);
            in.position(in.position() + next.consumed());
            if (next instanceof Split.NeedMore<Dc09Frame>) {
                return all;
            }
            assertThat(next.consumed()).isPositive();
            all.add(next);
        }
    }

    static Dc09Message read(String text) {
        return read(text, Dc09Site.PLAIN);
    }

    static Dc09Message read(String text, Dc09Site site) {
        return Dc09Decoder.decode(one(text), site, RECEIVED, PADDING);
    }

    /** The octets of an answer, whenever it goes out; empty if none does. */
    static String answer(Dc09Message message) {
        return switch (message.reply()) {
            case Reply.Nothing _ -> "";
            case Reply.AtOnce(Bytes bytes) -> bytes.latin();
            case Reply.AfterAppend(Bytes bytes) -> bytes.latin();
            case Reply.WhenRepeated _ -> "";
        };
    }
}

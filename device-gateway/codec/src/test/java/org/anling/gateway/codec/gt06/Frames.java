package org.anling.gateway.codec.gt06;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.anling.contract.entry.ContractJson;
import org.anling.contract.entry.UnreadableException;
import org.anling.contract.id.DeviceId;
import org.anling.gateway.codec.Bytes;
import org.anling.gateway.codec.Decoded;
import org.anling.gateway.codec.Reply;
import org.anling.gateway.codec.Split;

/** The example frames of the reference, and short ways to read them. */
final class Frames {
    static final Instant RECEIVED = Instant.parse("2026-03-14T08:19:30Z");
    static final DeviceId IMEI = new DeviceId("861234050000010");
    static final Gt06Login LOGIN = new Gt06Login(IMEI, ZoneOffset.UTC);

    private Frames() {}

    static byte[] golden(String name) {
        try (InputStream in = Frames.class.getResourceAsStream("/frames/gt06.json")) {
            assertThat(in).isNotNull();
            Map<?, ?> json = ContractJson.decode(new String(in.readAllBytes(), StandardCharsets.UTF_8), Map.class);
            assertThat(json.get(name)).as(name).isNotNull();
            return HexFormat.of().parseHex(String.valueOf(json.get(name)).toLowerCase(Locale.ROOT));
        } catch (IOException | UnreadableException e) {
            throw new AssertionError(e);
        }
    }

    /** A short frame around a content, with a right length and check. */
    static byte[] framed(int number, String content, int serial) {
        String body = "%02x%02x%s%04x".formatted(content.length() / 2 + 5, number, content, serial);
        Bytes counted = Bytes.copyOf(HexFormat.of().parseHex(body));
        int check = CrcX25.of(counted, 0, counted.length());
        return HexFormat.of().parseHex("7878%s%04x0d0a".formatted(body, check));
    }

    static byte[] join(byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        ByteBuffer all = ByteBuffer.allocate(length);
        for (byte[] part : parts) {
            all.put(part);
        }
        return all.array();
    }

    static Split<Gt06Frame> split(byte[] stream) {
        return Gt06Splitter.split(ByteBuffer.wrap(stream));
    }

    static Gt06Frame one(byte[] stream) {
        assertThat(split(stream)).isInstanceOf(Split.Found.class);
        return ((Split.Found<Gt06Frame>) split(stream)).frame();
    }

    /** Everything in a stream, in order: frames and defects. */
    static List<Split<Gt06Frame>> all(byte[] stream) {
        List<Split<Gt06Frame>> all = new ArrayList<>();
        ByteBuffer in = ByteBuffer.wrap(stream);
        while (true) {
            Split<Gt06Frame> next = Gt06Splitter.split(in);
            in.position(in.position() + next.consumed());
            if (next instanceof Split.NeedMore<Gt06Frame>) {
                return all;
            }
            assertThat(next.consumed()).isPositive();
            all.add(next);
        }
    }

    static Gt06Message read(byte[] frame) {
        return read(frame, Gt06Profile.STANDARD);
    }

    static Gt06Message read(byte[] frame, Gt06Profile profile) {
        return message(Gt06Decoder.decode(one(frame), LOGIN, profile, RECEIVED));
    }

    static Gt06Message message(Decoded<Gt06Message> decoded) {
        assertThat(decoded).isInstanceOf(Decoded.Message.class);
        return ((Decoded.Message<Gt06Message>) decoded).message();
    }

    /** The octets of an answer, whenever it goes out; empty if none does. */
    static byte[] answer(Gt06Message message) {
        return switch (message.reply()) {
            case Reply.Nothing _ -> new byte[0];
            case Reply.AtOnce(Bytes bytes) -> bytes.toArray();
            case Reply.AfterAppend(Bytes bytes) -> bytes.toArray();
            case Reply.WhenRepeated _ -> new byte[0];
        };
    }
}

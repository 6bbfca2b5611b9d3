package org.anling.gateway.codec.jt808;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.anling.contract.entry.ContractJson;
import org.anling.contract.entry.UnreadableException;
import org.anling.contract.id.DeviceId;
import org.anling.gateway.codec.Bytes;
import org.anling.gateway.codec.Reply;
import org.anling.gateway.codec.Split;

/** The example frames of the reference, and short ways to read them. */
final class Frames {
    static final Instant RECEIVED = Instant.parse("2026-03-14T08:15:31Z");
    static final DeviceId TERMINAL = new DeviceId("012345678901");

    private Frames() {}

    static byte[] golden(String name) {
        try (InputStream in = Frames.class.getResourceAsStream("/frames/jt808.json")) {
            assertThat(in).isNotNull();
            Map<?, ?> json = ContractJson.decode(new String(in.readAllBytes(), StandardCharsets.UTF_8), Map.class);
            assertThat(json.get(name)).as(name).isNotNull();
            return HexFormat.of().parseHex(String.valueOf(json.get(name)).toLowerCase(Locale.ROOT));
        } catch (IOException | UnreadableException e) {
            throw new AssertionError(e);
        }
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

    static Split<Jt808Frame> split(byte[] stream) {
        return Jt808Splitter.split(ByteBuffer.wrap(stream));
    }

    static Jt808Frame one(byte[] stream) {
        assertThat(split(stream)).isInstanceOf(Split.Found.class);
        return ((Split.Found<Jt808Frame>) split(stream)).frame();
    }

    /** Everything in a stream, in order: frames and defects. */
    static List<Split<Jt808Frame>> all(byte[] stream) {
        List<Split<Jt808Frame>> all = new ArrayList<>();
        ByteBuffer in = ByteBuffer.wrap(stream);
        while (true) {
            Split<Jt808Frame> next = Jt808Splitter.split(in);
            in.position(in.position() + next.consumed());
            if (next instanceof Split.NeedMore<Jt808Frame>) {
                return all;
            }
            assertThat(next.consumed()).isPositive();
            all.add(next);
        }
    }

    static Jt808Message read(byte[] frame) {
        return read(frame, Jt808Levels.NONE, 0);
    }

    static Jt808Message read(byte[] frame, Jt808Levels levels, int serial) {
        Jt808Decoder.Context context = new Jt808Decoder.Context(levels, Jt808Profile.STANDARD, serial, RECEIVED);
        return Jt808Decoder.decode(one(frame), context);
    }

    /** The octets of an answer, whenever it goes out; empty if none does. */
    static byte[] answer(Jt808Message message) {
        return switch (message.reply()) {
            case Reply.Nothing _ -> new byte[0];
            case Reply.AtOnce(Bytes bytes) -> bytes.toArray();
            case Reply.AfterAppend(Bytes bytes) -> bytes.toArray();
            case Reply.WhenRepeated _ -> new byte[0];
        };
    }
}

package org.anling.gateway.codec.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.anling.contract.entry.ContractJson;
import org.anling.contract.entry.UnreadableException;
import org.anling.gateway.codec.Bytes;
import org.anling.gateway.codec.Decoded;
import org.anling.gateway.codec.Reply;
import org.anling.gateway.codec.Split;

/** The example frames of the reference, and short ways to read them. */
final class Frames {
    static final Instant RECEIVED = Instant.parse("2026-03-14T08:15:31Z");
    static final String SOS_BLOCK = "140326,081530,A,39.882200,N,116.4066000,E,1.20,87.5,44.0,9,85,63,2310,4,%s,"
            + "2,1,460,0,9520,3671,152,9520,3672,140,1,Home-AP,02:00:5e:10:00:01,-61,12.5";

    private Frames() {}

    static Map<String, String> golden() {
        try (InputStream in = Frames.class.getResourceAsStream("/frames/watch-3g.json")) {
            assertThat(in).isNotNull();
            Map<String, String> frames = new TreeMap<>();
            Map<?, ?> json = ContractJson.decode(new String(in.readAllBytes(), StandardCharsets.UTF_8), Map.class);
            json.forEach((name, frame) -> frames.put(String.valueOf(name), String.valueOf(frame)));
            return frames;
        } catch (IOException | UnreadableException e) {
            throw new AssertionError(e);
        }
    }

    static String golden(String name) {
        String frame = golden().get(name);
        assertThat(frame).isNotNull();
        return String.valueOf(frame);
    }

    static byte[] bytes(String name) {
        String frame = golden(name);
        return name.equals("tk_escaped") ? HexFormat.of().parseHex(frame) : frame.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** A frame around some content, as the example watch sends it. */
    static String frame(String content) {
        return new WatchAddress("3G", "3405000001", null).frame(content).latin();
    }

    static Split<WatchFrame> split(String text) {
        return WatchSplitter.split(ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1)), WatchSplitter.LIMIT);
    }

    /** Everything in a stream, in order: frames and defects. */
    static List<Split<WatchFrame>> all(byte[] stream) {
        List<Split<WatchFrame>> all = new ArrayList<>();
        ByteBuffer in = ByteBuffer.wrap(stream);
        while (true) {
            Split<WatchFrame> next = WatchSplitter.split(in, WatchSplitter.LIMIT);
            in.position(in.position() + next.consumed());
            if (next instanceof Split.NeedMore<WatchFrame>) {
                return all;
            }
            assertThat(next.consumed()).isPositive();
            all.add(next);
        }
    }

    static WatchFrame one(String text) {
        assertThat(split(text)).isInstanceOf(Split.Found.class);
        return ((Split.Found<WatchFrame>) split(text)).frame();
    }

    static WatchMessage read(String text) {
        Decoded<WatchMessage> decoded = WatchDecoder.decode(one(text), RECEIVED);
        assertThat(decoded).isInstanceOf(Decoded.Message.class);
        return ((Decoded.Message<WatchMessage>) decoded).message();
    }

    /** The octets of an answer, whenever it goes out; empty if none does. */
    static String answer(WatchMessage message) {
        return switch (message.reply()) {
            case Reply.Nothing _ -> "";
            case Reply.AtOnce(Bytes bytes) -> bytes.latin();
            case Reply.AfterAppend(Bytes bytes) -> bytes.latin();
            case Reply.WhenRepeated _ -> "";
        };
    }
}

package org.anling.gateway.codec.watch;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.anling.gateway.codec.Split;
import org.anling.gateway.codec.Streams;

/** The example frames of the reference, and short ways to read them. */
final class Frames {
    static final Instant RECEIVED = Instant.parse("2026-03-14T08:15:31Z");
    static final String SOS_BLOCK = "140326,081530,A,39.882200,N,116.4066000,E,1.20,87.5,44.0,9,85,63,2310,4,%s,"
            + "2,1,460,0,9520,3671,152,9520,3672,140,1,Home-AP,02:00:5e:10:00:01,-61,12.5";
    static final Streams<WatchFrame> STREAMS = new Streams<>(in -> WatchSplitter.split(in, WatchSplitter.LIMIT));

    private Frames() {}

    static Map<String, String> golden() {
        return Streams.golden(WatchDecoder.PROTOCOL);
    }

    static String golden(String name) {
        return Streams.golden(WatchDecoder.PROTOCOL, name);
    }

    static byte[] bytes(String name) {
        return name.equals("tk_escaped") ? HexFormat.of().parseHex(golden(name)) : octets(golden(name));
    }

    static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** A frame around some content, as the example watch sends it. */
    static String frame(String content) {
        return new WatchAddress("3G", "3405000001", null).frame(content).latin();
    }

    static Split<WatchFrame> split(String text) {
        return STREAMS.split(octets(text));
    }

    static List<Split<WatchFrame>> all(byte[] stream) {
        return STREAMS.all(stream);
    }

    static WatchFrame one(String text) {
        return STREAMS.one(octets(text));
    }

    static WatchMessage read(String text) {
        return Streams.message(WatchDecoder.decode(one(text), RECEIVED));
    }

    static String answer(WatchMessage message) {
        return Streams.answer(message.reply()).latin();
    }
}

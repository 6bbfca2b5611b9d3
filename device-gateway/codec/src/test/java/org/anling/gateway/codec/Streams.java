package org.anling.gateway.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.anling.contract.entry.ContractJson;
import org.anling.contract.entry.UnreadableException;

/**
 * Short ways to read streams of frames and the example frames of the reference, the same for every protocol.
 *
 * @param splitter the protocol's
 * @param mostKept octets that may be kept while more are waited for
 * @param <F> the protocol's frame
 */
public record Streams<F>(Function<ByteBuffer, Split<F>> splitter, int mostKept) {

    /** Reads without minding how much is kept. */
    public Streams(Function<ByteBuffer, Split<F>> splitter) {
        this(splitter, Integer.MAX_VALUE);
    }

    /** The example frames of a protocol by name, as they stand in the reference. */
    public static Map<String, String> golden(String protocol) {
        try (InputStream in = Streams.class.getResourceAsStream("/frames/" + protocol + ".json")) {
            assertThat(in).as(protocol).isNotNull();
            Map<String, String> frames = new TreeMap<>();
            Map<?, ?> json = ContractJson.decode(new String(in.readAllBytes(), StandardCharsets.UTF_8), Map.class);
            json.forEach((name, frame) -> frames.put(String.valueOf(name), String.valueOf(frame)));
            return frames;
        } catch (IOException | UnreadableException e) {
            throw new AssertionError(e);
        }
    }

    /** One of them. */
    public static String golden(String protocol, String name) {
        String frame = golden(protocol).get(name);
        assertThat(frame).as(name).isNotNull();
        return String.valueOf(frame);
    }

    public static byte[] join(byte[]... parts) {
        int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
        ByteBuffer all = ByteBuffer.allocate(length);
        for (byte[] part : parts) {
            all.put(part);
        }
        return all.array();
    }

    /** What the first look at a stream brings. */
    public Split<F> split(byte[] stream) {
        return splitter.apply(ByteBuffer.wrap(stream));
    }

    /** Everything in a stream, in order: frames and defects. */
    public List<Split<F>> all(byte[] stream) {
        return inSegments(stream);
    }

    /** The same with the stream cut before these indices, which must ascend, as if it came in so many segments. */
    public List<Split<F>> inSegments(byte[] stream, int... cuts) {
        List<Split<F>> all = new ArrayList<>();
        ByteBuffer in = ByteBuffer.wrap(stream);
        for (int i = 0; i <= cuts.length; i++) {
            in.limit(i < cuts.length ? cuts[i] : stream.length);
            read(in, all);
        }
        return all;
    }

    private void read(ByteBuffer in, List<Split<F>> into) {
        while (true) {
            Split<F> next = splitter.apply(in);
            boolean waits = next instanceof Split.NeedMore<F>;
            if (next.consumed() < (waits ? 0 : 1) || next.consumed() > in.remaining()) {
                throw new AssertionError(next + " of " + in.remaining() + " octets");
            }
            in.position(in.position() + next.consumed());
            if (!waits) {
                into.add(next);
            } else if (in.remaining() > mostKept) {
                throw new AssertionError(in.remaining() + " octets are kept, " + mostKept + " may be");
            } else {
                return;
            }
        }
    }

    /** The frames among what was found. */
    public static <F> List<F> frames(List<Split<F>> found) {
        List<F> frames = new ArrayList<>();
        for (Split<F> split : found) {
            if (split instanceof Split.Found<F>(F frame, int _)) {
                frames.add(frame);
            }
        }
        return frames;
    }

    /** The frame that a stream begins with. */
    public F one(byte[] stream) {
        assertThat(split(stream)).isInstanceOf(Split.Found.class);
        return ((Split.Found<F>) split(stream)).frame();
    }

    /** Says that both frames are found when they come in one segment, and in two, cut before any of their octets. */
    public void assertTwoAreTwoHoweverCut(byte[] first, byte[] second) {
        byte[] both = join(first, second);
        List<F> frames = frames(all(both));
        assertThat(frames).containsExactly(one(first), one(second));
        for (int cut = 0; cut <= both.length; cut++) {
            assertThat(frames(inSegments(both, cut))).as("cut at %d", cut).isEqualTo(frames);
        }
    }

    /** The message of a frame that can be read. */
    public static <M> M message(Decoded<M> decoded) {
        assertThat(decoded).isInstanceOf(Decoded.Message.class);
        return ((Decoded.Message<M>) decoded).message();
    }

    /** The octets of an answer, whenever it goes out; empty if none does, or only to a repeat. */
    public static Bytes answer(Reply reply) {
        return switch (reply) {
            case Reply.Nothing _ -> Bytes.ofLatin("");
            case Reply.AtOnce(Bytes bytes) -> bytes;
            case Reply.AfterAppend(Bytes bytes) -> bytes;
            case Reply.WhenRepeated _ -> Bytes.ofLatin("");
        };
    }
}

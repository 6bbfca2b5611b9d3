package org.anling.gateway.codec;

import java.util.List;
import java.util.function.BiPredicate;

/**
 * What is held against every stream of bytes, whatever stands in it: nothing is thrown, every defect gets on, no more than the bound is
 * kept, the frames are the same however the bytes are cut into segments, and behind all of it a valid frame is read.
 *
 * @param ambiguous what is found in a stream of a length, if the protocol page itself lets it be read by what has come so far
 * @param probe a valid frame
 * @param <F> the protocol's frame
 */
public record StreamFuzz<F>(Streams<F> streams, BiPredicate<List<Split<F>>, Integer> ambiguous, Bytes probe) {

    /** Checks a stream; gives its frames. */
    public List<F> check(byte[] stream, FuzzInput.Cuts cuts) {
        int[] at = cuts.in(stream.length);
        List<Split<F>> found = streams.all(stream);
        List<F> whole = Streams.frames(found);
        List<F> pieces = Streams.frames(streams.inSegments(stream, at));
        if (!ambiguous.test(found, stream.length) && !pieces.equals(whole)) {
            throw new AssertionError("whole " + whole + ", in segments " + pieces);
        }
        byte[] valid = probe.toArray();
        byte[] followed = Streams.join(stream, valid, valid, valid);
        checkProbe(streams.all(followed));
        checkProbe(streams.inSegments(followed, at));
        return whole;
    }

    /** The first of three may be taken for the end of what broke off before it; the last may not. */
    private void checkProbe(List<Split<F>> found) {
        F valid = streams.one(probe.toArray());
        if (found.isEmpty() || !(found.getLast() instanceof Split.Found<F>(F frame, int _)) || !frame.equals(valid)) {
            throw new AssertionError("a valid frame behind the stream is not read");
        }
    }
}

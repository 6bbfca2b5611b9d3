package org.anling.console.feed;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The latest frames of the staff's feed, so that a page that was away for a moment goes on where it was. Lives on the event loop. */
final class StaffRing {
    private static final int KEPT = 2_000;

    private final Deque<Hub.Part> parts = new ArrayDeque<>();
    /** Everything after this event is in the ring; without a beginning nobody can resume. */
    private long base = Long.MAX_VALUE;

    private long last;

    /** The log was read anew up to here: what was before no longer counts. */
    void reset(long upTo) {
        parts.clear();
        base = upTo;
        last = upTo;
    }

    void add(long seq, List<String> frames) {
        frames.forEach(frame -> parts.add(new Hub.Part(seq, frame)));
        last = seq;
        while (parts.size() > KEPT) {
            base = parts.remove().seq();
        }
    }

    long last() {
        return last;
    }

    /** What came after an event; empty if that is not known completely. */
    Optional<List<String>> after(long seq) {
        if (seq < base || seq > last) {
            return Optional.empty();
        }
        return Optional.of(parts.stream()
                .filter(part -> part.seq() > seq)
                .map(Hub.Part::text)
                .toList());
    }
}

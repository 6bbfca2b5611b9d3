package org.anling.console.feed;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.anling.contract.entry.EventId;

/** The latest frames of the staff's feed, so that a page that was away for a moment goes on where it was. Lives on the event loop. */
final class StaffRing {
    private static final int KEPT = 2_000;
    private static final int ENDS = 20_000;

    private final Deque<Hub.Part> parts = new ArrayDeque<>();

    /** Epochs of the events that pages of the log ended with; nobody can have stopped anywhere else. The first is the beginning. */
    private final TreeMap<Long, Long> ends = new TreeMap<>();

    /** The log was read anew up to here: what was before no longer counts. */
    void reset(EventId upTo) {
        parts.clear();
        ends.clear();
        ends.put(upTo.seq(), upTo.epoch());
    }

    void add(EventId upTo, List<String> frames) {
        frames.forEach(frame -> parts.add(new Hub.Part(upTo.seq(), frame)));
        ends.put(upTo.seq(), upTo.epoch());
        while (parts.size() > KEPT) {
            long gone = parts.remove().seq();
            ends.headMap(gone, false).clear();
        }
        if (ends.size() > ENDS) {
            ends.pollFirstEntry();
        }
    }

    /** The last event that is in the ring. */
    long last() {
        return ends.isEmpty() ? 0 : ends.lastKey();
    }

    /** What came after an event; empty if that is not known completely, or if the event is not one of this log. */
    Optional<List<String>> after(EventId event) {
        Long epoch = ends.get(event.seq());
        if (epoch == null || epoch != event.epoch()) {
            return Optional.empty();
        }
        return Optional.of(parts.stream()
                .filter(part -> part.seq() > event.seq())
                .map(Hub.Part::text)
                .toList());
    }
}

package org.anling.journal;

import java.util.List;
import java.util.Optional;
import org.anling.contract.entry.EntryCodec;
import org.anling.contract.entry.EventId;
import org.anling.contract.log.StoredEvent;
import org.anling.journal.EventLog.Gap.Reason;

/**
 * What a reader remembers to notice that the log does not go on where it stopped: the last event it was given, and its hash. A seq
 * that jumps forward met a trim; one that goes back, or an event that names another hash, met a log that lost its tail. One per reader.
 */
public final class EventChain {

    private EventId last = EventId.NONE;
    private String hash = "";

    /** Takes up a place that was saved with its hash; an empty hash is not compared. */
    public void resume(EventId at, String withHash) {
        last = at;
        hash = withHash;
    }

    /** Why these events do not go on after the asked one; empty if they do, and then they are remembered. */
    public Optional<Reason> follow(EventId after, List<StoredEvent> events) {
        long expected = after.seq() + 1;
        for (StoredEvent event : events) {
            if (event.id().seq() != expected) {
                return Optional.of(event.id().seq() > expected ? Reason.TRIMMED : Reason.TAIL_LOST);
            }
            expected++;
        }
        if (events.isEmpty()) {
            return Optional.empty();
        }
        if (after.equals(last)
                && !hash.isEmpty()
                && !LogGuard.previous(events.getFirst()).equals(hash)) {
            return Optional.of(Reason.TAIL_LOST);
        }
        last = events.getLast().id();
        hash = EntryCodec.hash(events.getLast().entry());
        return Optional.empty();
    }

    /** The hash of an event, if it is the last one that was given; else empty. */
    public String hashAt(EventId at) {
        return at.equals(last) ? hash : "";
    }
}

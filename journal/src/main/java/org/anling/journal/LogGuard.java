package org.anling.journal;

import java.util.List;
import org.anling.contract.entry.EntryCodec;
import org.anling.contract.entry.EventId;
import org.anling.contract.entry.UnreadableException;
import org.anling.contract.log.Commit;
import org.anling.contract.log.StoredEvent;

/**
 * What a writer's side of the log must be sure of besides what the store checks: ids are dense, hashes chain, and under one lease the
 * log never goes back. A log that lost its tail would otherwise get two different events with one id. One per writer, its thread.
 */
public final class LogGuard {

    private long epoch = -1;
    private EventId known = EventId.NONE;

    /** The log was seen to end there under this epoch. */
    public void saw(long underEpoch, EventId tail) {
        if (underEpoch != epoch) {
            epoch = underEpoch;
            known = tail;
        } else if (tail.compareTo(known) > 0) {
            known = tail;
        }
    }

    /** Whether the batch builds on less than this writer already knew: the lease must be given up, a new epoch taken. */
    public boolean goesBack(Commit commit) {
        return commit.lease().epoch() == epoch && commit.tail().compareTo(known) < 0;
    }

    /**
     * Checks a batch in itself.
     *
     * @return the hash that the first event names as the one before, empty if there are no events
     * @throws IllegalArgumentException if ids are not dense or hashes do not chain: a fault of the caller
     */
    public static String check(Commit commit) {
        EventId expected = commit.tail();
        String first = "";
        String previous = "";
        List<StoredEvent> events = commit.events();
        for (int i = 0; i < events.size(); i++) {
            StoredEvent event = events.get(i);
            expected = expected.next(commit.lease().epoch());
            if (!event.id().equals(expected)) {
                throw new IllegalArgumentException("event " + event.id() + " where " + expected + " belongs");
            }
            String named = previous(event);
            if (i == 0) {
                first = named;
            } else if (!named.equals(previous)) {
                throw new IllegalArgumentException("event " + event.id() + " does not name the hash of the one before");
            }
            previous = EntryCodec.hash(event.entry());
        }
        return first;
    }

    /**
     * The hash that an event names as the one before.
     *
     * @throws IllegalArgumentException if its envelope is unreadable
     */
    public static String previous(StoredEvent event) {
        try {
            return EntryCodec.previous(event.entry());
        } catch (UnreadableException e) {
            throw new IllegalArgumentException("event " + event.id() + " has no readable envelope", e);
        }
    }
}

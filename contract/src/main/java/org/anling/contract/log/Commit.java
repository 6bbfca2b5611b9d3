package org.anling.contract.log;

import java.util.List;
import org.anling.contract.entry.EventId;

/**
 * One batch of decisions: events and cursors, written together or not at all.
 *
 * @param batchId random; if the tail of the log already is this batch, the commit was done before
 * @param tail the last event that the batch builds on
 * @param from cursors before
 * @param to cursors after
 * @param events dense after {@code tail}, under the epoch of the lease; may be empty when only cursors move
 */
public record Commit(
        LeaseToken lease, String batchId, EventId tail, Cursors from, Cursors to, List<StoredEvent> events) {

    public Commit {
        events = List.copyOf(events);
    }
}

package org.anling.registry.record;

import java.time.Instant;
import org.anling.contract.entry.EventId;
import org.jspecify.annotations.Nullable;

/**
 * How far the record of a centre goes.
 *
 * @param upTo the last recorded event, {@link EventId#NONE} if there is none
 * @param hash of that event, empty if it is not known
 * @param at centre time of that event, or null if there is none
 * @param identity of the log that was read, empty before the first event
 */
public record RecordPosition(
        EventId upTo, String hash, @Nullable Instant at, String identity) {

    /** Nothing recorded yet. */
    public static final RecordPosition START = new RecordPosition(EventId.NONE, "", null, "");
}

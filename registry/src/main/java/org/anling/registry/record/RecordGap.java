package org.anling.registry.record;

import java.time.Instant;

/**
 * A place where the record is not the whole truth.
 *
 * @param branch the branch that lost events were moved to, 0 if none were
 */
public record RecordGap(Reason reason, long fromSeq, long toSeq, int branch, Instant notedAt) {

    /** What happened. Names stand in the database: add, never rename. */
    public enum Reason {
        /** Events were trimmed before they were recorded; incidents come from the snapshot. */
        TRIMMED,
        /** The log lost events that were recorded: they are a branch now. */
        TAIL_LOST,
        /** Another log took the place of the recorded one. */
        OTHER_LOG,
        /** An event does not name the hash of the one before it: one of the two was changed. */
        CHAIN_BROKEN,
        /** The log was lost and rebuilt from the record; what it may have held beyond the record is gone. */
        REBUILT
    }
}

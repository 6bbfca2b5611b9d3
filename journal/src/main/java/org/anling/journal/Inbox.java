package org.anling.journal;

import java.util.concurrent.CompletionStage;
import org.anling.contract.entry.InputEntry;

/**
 * Where everybody appends what he wants done. One per process and centre; any thread, never blocks.
 *
 * <p>An answer that does not come means unknown, not failed: the stage then completes with {@link Appended#UNKNOWN} and the caller
 * may append the same entry again with the same id, as often as it likes; the core takes two entries with one id as one input.
 */
public interface Inbox {

    /**
     * Appends one entry to the lane that its envelope names.
     *
     * @return completes, never exceptionally, on a thread of the journal: the callback must not block
     */
    CompletionStage<Appended> append(InputEntry entry);

    /** What came of an append. */
    enum Appended {
        /** On disk (and at a replica where one is demanded): may be acknowledged. */
        DURABLE,
        /** No answer in time: may or may not be there. Must not be acknowledged. */
        UNKNOWN,
        /** Not written: no connection, queue full, or the lane is stopped for lack of space. Must not be acknowledged. */
        REJECTED
    }
}

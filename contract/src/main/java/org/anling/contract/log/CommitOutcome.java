package org.anling.contract.log;

/** What came of a commit. An answer that does not come means unknown, not failed. */
public enum CommitOutcome {
    /** Written now. */
    COMMITTED,
    /** Was written before: the tail already is this batch. */
    DONE_BEFORE,
    /** The log does not end where the batch builds on, or a cursor differs: nothing written, rebuild from the log. */
    CONFLICT,
    /** The lease is not ours any more: nothing written, stop being the writer. */
    FENCED,
    /** No answer: it may have been written or may be written later. Rebuild from the log. */
    UNKNOWN
}

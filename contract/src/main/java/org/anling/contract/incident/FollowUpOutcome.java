package org.anling.contract.incident;

/** What came of the call after closing 回访结果. */
public enum FollowUpOutcome {
    /** Well. */
    WELL,
    /** Not well, but looked after. */
    LOOKED_AFTER,
    /** Needs something; what, is in the note. */
    NEEDS_SOMETHING,
    /** Could not be reached. */
    NOT_REACHED
}

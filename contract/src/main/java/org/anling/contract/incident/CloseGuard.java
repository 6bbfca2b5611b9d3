package org.anling.contract.incident;

/** What must be true before an incident may be closed. */
public enum CloseGuard {
    /** A person was with the elder. */
    SEEN,

    /** Somebody spoke with the elder, both questions answered. */
    SPOKEN,

    /** Handed to 120 with its reference. */
    HANDED_TO_120,

    /** A supervisor says so, with a reason. */
    OVERRIDE
}

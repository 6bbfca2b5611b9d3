package org.anling.contract.incident;

/** What a responder says of his visit; how the incident ends is the centre's to decide. */
public enum VisitOutcome {
    /** Measured or looked only; the visit goes on. */
    STILL_THERE,
    /** Helped at home. */
    HELPED,
    /** The elder needed nobody. */
    NOT_NEEDED,
    /** Handed to an ambulance or doctor. */
    HANDED_OVER,
    /** The elder was not found at home. */
    NOT_FOUND,
    /** Nobody could get in. */
    NO_ACCESS,
    /** Something else, explained in the words. */
    OTHER
}

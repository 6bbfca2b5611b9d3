package org.anling.contract.incident;

/** What is known of a notice: sent is not delivered, delivered is not seen, seen is not accepted. In the order in which they happen. */
public enum NoticeFact {
    /** Given to the channel. */
    SENT,
    /** The channel says that it arrived. */
    DELIVERED,
    /** The person has seen or heard it. */
    SEEN,
    /** The person answered on it. */
    ANSWERED,
    /** This attempt came to nothing; the next channel or attempt follows. */
    FAILED
}

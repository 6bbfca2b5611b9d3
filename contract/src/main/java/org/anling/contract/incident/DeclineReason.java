package org.anling.contract.incident;

/** Why a responder says no; one tap. */
public enum DeclineReason {
    /** Busy with somebody else. */
    BUSY,

    /** Too far away. */
    TOO_FAR,

    /** Not well. */
    NOT_WELL,

    /** No way to get there. */
    NO_TRANSPORT,

    /** Another reason. */
    OTHER
}

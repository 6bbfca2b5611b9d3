package org.anling.contract.incident;

/** Why an offer was taken back. */
public enum WithdrawReason {
    /** Somebody else goes. */
    ENOUGH_HELP,

    /** The press was false. */
    FALSE_PRESS,

    /** The incident is closed. */
    INCIDENT_CLOSED,

    /** The responder is no longer available. */
    UNAVAILABLE,

    /** A more urgent offer took its place. */
    REPLACED,

    /** The operator took it back. */
    BY_OPERATOR,

    /** The elder said that nobody needs to come. */
    NOT_NEEDED
}

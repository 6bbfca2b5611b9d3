package org.anling.registry.outbox;

/** What kind of record changed. Names stand in the database: add, never rename. */
public enum Subject {
    /** An elder's card or plan. */
    ELDER,
    /** A device. */
    DEVICE,
    /** A responder: profile and card. */
    RESPONDER,
    /** The card of a member of the staff. */
    STAFF,
    /** A response plan: another version is valid. */
    PLAN,
    /** A protocol card: another version is valid. */
    PROTOCOL_CARD
}

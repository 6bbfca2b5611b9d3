package org.anling.contract.incident;

/** Why somebody is alarmed about an incident. */
public enum EscalationReason {
    /** Nobody took it in time; sounds at the supervisor. */
    NOT_TAKEN,

    /** Still nobody took it; top of the list of the supervisor. */
    NOT_TAKEN_AGAIN,

    /** The elder does not answer, or nobody recorded that he did. */
    NO_REPLY,

    /** No eligible responder is left. */
    NOBODY_TO_ASK,

    /** Nobody accepted in the promised time. */
    NOT_ACCEPTED,

    /** Accepted, but not on the way in time. */
    NOT_ON_THE_WAY,

    /** On the way, but not at the door at the promised time and a half. */
    NOT_AT_DOOR,

    /** Nothing heard from the lone responder at the scene. */
    SILENT_ON_SCENE,

    /** Open for long; the owner is reminded. */
    OWNER_REMINDED,

    /** An alarm came whose content cannot be read. */
    UNREADABLE,
    /** A hold ran out and woke its owner. */
    HOLD_OVER,
    /** A transfer was not accepted in time and went back. */
    TRANSFER_NOT_ACCEPTED,
    /** A step of the plan was not done in time. */
    STEP_OVERDUE,
    /** A rung of the plan's escalation ladder was reached. */
    LADDER,
    /** A press in test mode was not confirmed as a test. */
    TEST_NOT_CONFIRMED,
    /** Nobody followed up after the closing. */
    FOLLOW_UP_OVERDUE,
    /** Nobody followed up for so long that nobody is reminded any more. */
    FOLLOW_UP_GIVEN_UP,
    /** Its owner cannot take calls any more, and answers for it until somebody else does. */
    OWNER_SIGNED_OFF,
    /** A responder measured something beyond the centre's limits: somebody must look. */
    VITALS
}

package org.anling.contract.incident;

/** What an open incident waits for. */
public enum DeadlineKind {
    /** Taken by an operator, then sounds at the supervisor. */
    TAKE,
    /** Still taken by nobody, then top of the supervisor's list. */
    TAKE_AGAIN,
    /** Spoken or no reply recorded, otherwise it counts as no reply. */
    SPEAK,
    /** Somebody accepts. */
    ACCEPT,
    /** Who accepted leaves. */
    LEAVE,
    /** Who left is at the door. */
    ARRIVE,
    /** The lone responder gives a sign. */
    ON_SCENE,
    /** Responders are asked, unless it is stopped before. */
    ASK,
    /** The owner is reminded that it is open. */
    REMIND,
    /** A hold ends by itself. */
    WAKE,
    /** A transfer is accepted, otherwise it goes back to the owner. */
    HANDOVER,
    /** The earliest open step of the plan is done. */
    STEP,
    /** The next wave of the plan begins. */
    WAVE,
    /** The next rung of the plan's escalation ladder. */
    LADDER,
    /** A press in test mode is confirmed as a test, otherwise it is an emergency. */
    TEST_CONFIRM,
    /** A closed incident is followed up; the only one that waits on a closed incident. */
    FOLLOW_UP
}

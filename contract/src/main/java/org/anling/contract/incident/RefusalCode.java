package org.anling.contract.incident;

/** Why an input was refused. */
public enum RefusalCode {
    /** There is no such incident. */
    UNKNOWN_INCIDENT,

    /** There is no such offer. */
    UNKNOWN_OFFER,

    /** There is no such assignment. */
    UNKNOWN_ASSIGNMENT,

    /** There is no such responder. */
    UNKNOWN_RESPONDER,

    /** Somebody else has it. */
    ALREADY_TAKEN,

    /** Take it first. */
    NOT_TAKEN,

    /** It is closed. */
    ALREADY_CLOSED,

    /** The offer was answered before. */
    ALREADY_ANSWERED,

    /** The offer ran out. */
    OFFER_EXPIRED,

    /** The offer was taken back. */
    OFFER_WITHDRAWN,

    /** It belongs to somebody else. */
    NOT_YOURS,

    /** This step does not follow the present one. */
    WRONG_ORDER,

    /** The responder may not be asked now. */
    NOT_ELIGIBLE,

    /** The close guard is not fulfilled. */
    GUARD_NOT_MET,

    /** A reason or reference is needed. */
    REASON_MISSING,

    /** The role may not do this. */
    NOT_ALLOWED,

    /** The input makes no sense. */
    MALFORMED,
    /** Not possible as the incident stands: it is not on hold, no transfer is offered, it is not closed. */
    WRONG_STATE,
    /** The plan of the incident has no such step, or it is not open. */
    UNKNOWN_STEP,
    /** The plan does not allow to skip this step. */
    NOT_SKIPPABLE,
    /** Below the device's floor while nobody spoke with the elder. */
    BELOW_FLOOR,
    /** There is no such technical alert. */
    UNKNOWN_TECHNICAL,
    /** The member of the staff is not signed in. */
    NOT_SIGNED_IN,
    /** Nobody spoke with the elder or saw him yet, so an emergency cannot be put aside. */
    NOBODY_REACHED,
    /** There is no such telephone call, or nobody waits for anything of it. */
    UNKNOWN_CALL
}

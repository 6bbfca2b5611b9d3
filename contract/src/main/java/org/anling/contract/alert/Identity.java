package org.anling.contract.alert;

/** How sure we are which device sent a frame. */
public enum Identity {
    /** The device proved itself with its secret. */
    VERIFIED,

    /** An enrolled id over a protocol that has no secret. */
    UNVERIFIED,

    /** An enrolled id from another address while its session is alive; dispatched in full, marked for the operator. */
    SECOND_SOURCE,

    /** The registry does not know the id. */
    UNKNOWN
}

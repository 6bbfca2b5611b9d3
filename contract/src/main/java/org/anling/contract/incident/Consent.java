package org.anling.contract.incident;

/** Whether somebody may call an emergency service on the elder's behalf. */
public enum Consent {
    GIVEN,
    REFUSED,
    /** The elder cannot be asked: who can help calls. */
    CANNOT_BE_ASKED
}

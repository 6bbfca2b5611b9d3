package org.anling.contract.people;

/** Whether a responder may be asked. */
public enum Availability {
    /** On duty, or said so. */
    AVAILABLE,

    /** Off duty; is never asked. */
    UNAVAILABLE
}

package org.anling.contract.incident;

/** The outcome code an incident is closed with 处置结果. */
public enum Disposition {
    /** Helped at home. */
    HELPED_AT_HOME,

    /** Taken to hospital. */
    TAKEN_TO_HOSPITAL,

    /** Reassured by voice. */
    REASSURED,

    /** False press 误按. */
    FALSE_PRESS,

    /** Test press. */
    TEST,

    /** Fault of a device. */
    DEVICE_FAULT,

    /** Nobody could get in. */
    NO_ACCESS,

    /** The elder has died. */
    DECEASED,

    /** Another outcome, explained in the note. */
    OTHER
}

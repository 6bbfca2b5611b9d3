package org.anling.contract.incident;

/** Why an alert joined an incident instead of opening one; levels of repeats. */
public enum JoinReason {
    /** The same message again. */
    EXACT_COPY,

    /** Another alert of the same elder while the incident is open. */
    SAME_EPISODE,

    /** The same message again after the incident was closed. */
    COPY_AFTER_CLOSE,
    /** One more device with the same technical alert in the same area. */
    SAME_AREA
}

package org.anling.contract.plan;

/** When a plan begins to ask responders. */
public enum Timing {
    /** The first wave at once, in full. */
    AT_ONCE,
    /** One of the elder's own community at once, the rest after a short wait unless somebody stops it. */
    ONE_THEN_REST,
    /** All after a short wait, unless somebody stops it. */
    UNLESS_STOPPED,
    /** Only when somebody spoke and help is needed, or nobody replies. */
    AFTER_CONFIRMATION
}

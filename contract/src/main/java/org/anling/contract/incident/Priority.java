package org.anling.contract.incident;

/** How urgent an incident is. The order of the constants is the order of urgency. */
public enum Priority {
    /** Emergency 紧急. */
    P1,

    /** Urgent 急. */
    P2,

    /** Other 一般. */
    P3
}

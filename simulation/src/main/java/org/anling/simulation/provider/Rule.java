package org.anling.simulation.provider;

/** What a number does with what it gets. */
public enum Rule {
    /** Arrives, and nobody does anything. */
    SILENT,
    /** Taken or read, then 1. */
    ACCEPT,
    /** Taken or read, then 2. */
    DECLINE,
    /** Busy, or a number that nobody has. */
    FAIL,
    /** The provider itself does not work. */
    DOWN,
    /** The provider takes it, but so slowly that nobody waits for its answer. */
    SLOW,
    /** Arrives long after everybody has forgotten it. */
    LATE,
    /** Every report comes twice, once exactly and once under another name. */
    TWICE,
    /** One of the first four, drawn from the seed. */
    ANY
}

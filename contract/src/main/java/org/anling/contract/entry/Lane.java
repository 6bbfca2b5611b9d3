package org.anling.contract.entry;

/** Which of the two streams of the inbox an entry travels in; the urgent one is always read first. */
public enum Lane {
    /** Life safety, welfare, follow-up, commands, answers, availability, single registry changes. */
    URGENT,

    /** Device events, silence findings, imports. */
    ROUTINE
}

package org.anling.journal.fake;

/** What goes wrong with one operation of the fake journal. */
public enum Fault {
    /** Nothing. */
    NONE,
    /** It is done, and its answer is lost. */
    ANSWER_LOST,
    /** It is not done, and nobody says so. */
    NOT_DONE,
    /** It seems lost, and is done when {@link MemoryJournal#runLate} is called. */
    LATE,
    /** It is refused at once: no connection. */
    REFUSED
}

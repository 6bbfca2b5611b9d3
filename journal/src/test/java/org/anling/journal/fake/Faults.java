package org.anling.journal.fake;

/** Decides what goes wrong; asked once before each operation. */
@FunctionalInterface
public interface Faults {

    /** Nothing ever goes wrong. */
    Faults NONE = operation -> Fault.NONE;

    Fault next(Operation operation);

    /** What is about to be done. */
    enum Operation {
        APPEND,
        LEASE,
        READ_INBOX,
        COMMIT,
        READ_EVENTS,
        SNAPSHOT,
        CURSOR
    }
}

package org.anling.dispatcher.core.loop;

/** Where a loop is in its life. */
public enum Phase {
    /** Another one may have the lease; asks for it now and then. */
    STANDBY,

    /** Has the lease and builds its state from snapshot and events. */
    REBUILDING,

    /** Is the one writer of the centre. */
    LEADING,

    /** Has the lease, but the log cannot be read from any point on: people must act. */
    BROKEN
}

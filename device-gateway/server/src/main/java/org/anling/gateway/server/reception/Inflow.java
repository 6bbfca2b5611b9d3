package org.anling.gateway.server.reception;

import org.anling.gateway.codec.Defect;

/** What a connection asks of its protocol: when it is, whether it may read on, and to count what cannot be read. Any thread. */
public interface Inflow {

    /** What arrives now. */
    Moment now();

    /** Whether a connection may read on; not while too much of it waits for the store. */
    boolean mayRead(long connection);

    /** Whether something of a connection has not been answered yet. */
    boolean isWaiting(long connection);

    /** Counts a connection that was ended since it takes more than it may. */
    void shed(String reason);

    /** Counts a frame that cannot be read. */
    void malformed(Defect defect);
}

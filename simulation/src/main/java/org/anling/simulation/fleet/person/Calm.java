package org.anling.simulation.fleet.person;

import java.time.Duration;
import java.time.Instant;

/**
 * Keeps the demo calm: a new simulated incident every so often, never more than a few open at a time. Belongs to the thread of
 * the desk.
 */
public final class Calm {

    private final int mostOpen;
    private final Duration every;
    private Instant next;

    public Calm(int mostOpen, Duration every, Instant start) {
        this.mostOpen = mostOpen;
        this.every = every;
        this.next = start.plus(every);
    }

    /** True at most once per interval; a press that was true counts as open until it is seen or the interval is over. */
    public boolean mayRaise(int open, Instant now) {
        if (open >= mostOpen || now.isBefore(next)) {
            return false;
        }
        next = now.plus(every);
        return true;
    }
}

package org.anling.dispatcher.server.notice;

import java.time.Duration;
import java.time.Instant;

/** Whether a channel works: after some failures in a row it is left alone for a moment, so that the next channel begins at once. Any thread. */
final class Circuit {

    private static final int FAILURES = 5;
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private int failures;
    private Instant closedFrom = Instant.MIN;

    /** Whether it may be tried. After the pause one failure is enough for the next. */
    synchronized boolean mayTry(Instant now) {
        return !now.isBefore(closedFrom);
    }

    synchronized void worked() {
        failures = 0;
        closedFrom = Instant.MIN;
    }

    synchronized void failed(Instant now) {
        failures++;
        if (failures >= FAILURES) {
            closedFrom = now.plus(PAUSE);
        }
    }

    /** Whether so many failed in a row that somebody should look. */
    synchronized boolean isBroken() {
        return failures >= FAILURES;
    }
}

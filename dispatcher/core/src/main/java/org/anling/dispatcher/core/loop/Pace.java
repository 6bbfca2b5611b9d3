package org.anling.dispatcher.core.loop;

import java.time.Duration;

/**
 * How much a batch holds: less when deciding the last one took long, up to the settings when it did not. A process that has just taken
 * over runs code that was never run before, on a machine that may be short of processors; a full batch then took seconds, in which the
 * press that waits at its head was not committed and the lease ran out. Deciding is measured, not committing: a slow store wants large
 * batches. Owned by the thread of the loop.
 */
final class Pace {

    /** Small enough for the first time, and full size is three batches away. */
    private static final int FIRST = 8;

    private static final int SLOW = 20;
    private static final int QUICK = 80;

    private final LoopSettings settings;
    private int inputs;

    Pace(LoopSettings settings) {
        this.settings = settings;
        this.inputs = Math.min(FIRST, settings.inputs());
    }

    /** How many inputs the next batch holds. */
    int inputs() {
        return inputs;
    }

    /** How many events the next batch holds, unless one decision alone has more. */
    int events() {
        return Math.max(1, settings.events() * inputs / settings.inputs());
    }

    int bytes() {
        return settings.bytes();
    }

    /** A batch took so long to decide. */
    void decided(Duration took) {
        if (took.compareTo(settings.lease().dividedBy(SLOW)) > 0) {
            inputs = Math.max(1, inputs / 2);
        } else if (took.compareTo(settings.lease().dividedBy(QUICK)) < 0) {
            inputs = Math.min(settings.inputs(), inputs * 2);
        }
    }
}

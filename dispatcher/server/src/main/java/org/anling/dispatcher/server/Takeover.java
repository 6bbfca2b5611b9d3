package org.anling.dispatcher.server;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.anling.dispatcher.core.loop.Phase;
import org.anling.dispatcher.core.loop.Wish;

/**
 * The stopwatch of a takeover: from the lease to a whole state, to the first commit, to an inbox in which nothing waits. Those who
 * wait for help meanwhile wait for these. Owned by the thread of the loop.
 */
final class Takeover {

    private boolean running;
    private long beganNanos;
    private long wholeNanos;
    private long committedNanos;
    private int firstInputs;
    private int inputs;

    /** The loop went from one phase into another, or stayed. */
    void phase(Phase before, Phase after, long nanos) {
        if (before == Phase.STANDBY && after == Phase.REBUILDING) {
            running = true;
            beganNanos = nanos;
            wholeNanos = 0;
            committedNanos = 0;
            inputs = 0;
        } else if (after == Phase.STANDBY) {
            running = false;
        } else if (running && after == Phase.LEADING && wholeNanos == 0) {
            wholeNanos = nanos;
        }
    }

    /** A batch was committed. */
    void committed(int batch, long nanos) {
        inputs += batch;
        if (running && committedNanos == 0) {
            committedNanos = nanos;
            firstInputs = batch;
        }
    }

    /** What to log once nothing waits any more. */
    Optional<String> findEnd(Wish wish, long nanos) {
        if (!running || !(wish instanceof Wish.Await)) {
            return Optional.empty();
        }
        running = false;
        String first = committedNanos == 0
                ? ""
                : " first_commit_ms=" + millis(committedNanos) + " first_inputs=" + firstInputs;
        return Optional.of("takeover state_ms=" + millis(wholeNanos) + first + " drained_ms=" + millis(nanos)
                + " drained_inputs=" + inputs);
    }

    private long millis(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(nanos - beganNanos);
    }
}

package org.anling.dispatcher.core.loop;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The time of a centre: the wall clock, but never backwards. While the wall is behind the log, time goes on from the log's last
 * instant at the rate of the monotonic clock. Owned by the thread of the loop.
 */
final class CentreClock {

    private Instant last = Instant.EPOCH;
    private long lastNanos;
    private Duration behind = Duration.ZERO;

    /** Centre time at a reading. */
    Instant at(Reading reading) {
        Instant steady = last.plusNanos(Math.max(0, reading.nanos() - lastNanos));
        boolean wallIsBehind = reading.wall().isBefore(last);
        behind = wallIsBehind ? Duration.between(reading.wall(), steady) : Duration.ZERO;
        last = wallIsBehind ? steady : reading.wall();
        lastNanos = reading.nanos();
        return last.truncatedTo(ChronoUnit.MILLIS);
    }

    /** Time never goes back behind this instant: the log holds an event of then. */
    void notBefore(Instant logged) {
        if (last.isBefore(logged)) {
            last = logged;
        }
    }

    /** How far the wall is behind centre time; nothing if all is well. */
    Duration behind() {
        return behind;
    }
}

package org.anling.gateway.server.broker;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * How long to wait before the next try: twice as long each time up to a bound, and by chance between half of that and all of it, so that
 * gateways that lost the broker together do not come back together. Owned by one thread.
 */
final class Backoff {

    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final DoubleSupplier chance;
    private Duration next = FIRST;

    /** @param chance from 0 to 1 */
    Backoff(DoubleSupplier chance) {
        this.chance = chance;
    }

    /** The next pause; it never gives up. */
    Duration next() {
        Duration now = next;
        Duration doubled = now.multipliedBy(2);
        next = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
        long half = now.toMillis() / 2;
        return Duration.ofMillis(half + Math.round(half * chance.getAsDouble()));
    }

    /** It worked. */
    void reset() {
        next = FIRST;
    }
}

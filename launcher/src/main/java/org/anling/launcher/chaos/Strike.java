package org.anling.launcher.chaos;

import java.time.Duration;

/**
 * What came of one kill or pause; all times count from it.
 *
 * @param paused or killed
 * @param led whether the one that was struck led; if not, its times say nothing
 * @param leaseMillis until the other one had the lease
 * @param ledMillis until it led, its state whole
 * @param offerMillis until the first offer for a press made right after it
 */
public record Strike(boolean paused, boolean led, long leaseMillis, long ledMillis, long offerMillis) {

    /** The dispatcher's own share of the time to the first offer. */
    public Duration own() {
        return Duration.ofMillis(offerMillis - leaseMillis);
    }
}

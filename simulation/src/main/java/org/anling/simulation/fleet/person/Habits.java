package org.anling.simulation.fleet.person;

import java.time.Duration;

/**
 * How simulated people behave.
 *
 * @param workTempo how many times faster than life they walk, drive and help, so that a visitor sees an end
 * @param reportEvery how often somebody on the way tells where he is
 * @param idleReportEvery how often somebody who stands still does
 */
public record Habits(ReplyModel replies, double workTempo, Duration reportEvery, Duration idleReportEvery) {

    /** Replies as in life, work six times as fast. */
    public static final Habits OF_THE_DEMO =
            new Habits(ReplyModel.FITTED, 6, Duration.ofSeconds(2), Duration.ofSeconds(60));

    Duration work(double seconds) {
        return Duration.ofMillis((long) (seconds * 1000 / workTempo));
    }
}

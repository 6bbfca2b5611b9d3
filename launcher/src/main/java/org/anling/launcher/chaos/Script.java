package org.anling.launcher.chaos;

import java.time.Duration;

/**
 * What is done to the dispatchers.
 *
 * @param strikes kills and pauses together
 * @param seed which of them are pauses, how long those last, and how long the quiet after each strike is
 * @param stallEvery Redis stands still after so many strikes
 * @param shortestPause of a paused process; longer than a lease, so that another leads when it wakes
 * @param longestPause likewise
 * @param longestRest between two strikes
 */
public record Script(
        int strikes, long seed, int stallEvery, Duration shortestPause, Duration longestPause, Duration longestRest) {

    /** What the command does: a third are pauses of 5 to 10 seconds. */
    public static Script of(int strikes, long seed) {
        return new Script(strikes, seed, 5, Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(2));
    }
}

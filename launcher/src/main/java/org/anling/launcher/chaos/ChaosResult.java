package org.anling.launcher.chaos;

import java.util.List;
import java.util.function.ToLongFunction;

/**
 * What came of a run.
 *
 * @param strikes kills and pauses in order
 * @param takeoversByStall how often a Redis that stood still for two seconds changed the writer
 * @param takeoversByItself how often the writer changed though nobody had done anything to it
 * @param gaps how often a reader found that the log does not go on
 * @param woken paused writers that found out, once woken, that they lead no more, and stood by
 * @param fencedCommits of them had their commit refused
 * @param alarmsASecond that were pressed
 */
public record ChaosResult(
        List<Strike> strikes,
        int stalls,
        long alarms,
        long lost,
        long doubled,
        int takeoversByStall,
        int takeoversByItself,
        int gaps,
        int woken,
        int fencedCommits,
        double alarmsASecond) {

    /** The promise for the first offer after a kill. */
    public static final long LIMIT_MILLIS = 3_000;

    public ChaosResult {
        strikes = List.copyOf(strikes);
    }

    public long kills() {
        return strikes.size() - pauses();
    }

    public long pauses() {
        return strikes.stream().filter(Strike::paused).count();
    }

    /** The value below which so many of a hundred strikes of a leader lie, the nearest rank. */
    public long percentile(int percent, ToLongFunction<Strike> millis) {
        long[] sorted =
                strikes.stream().filter(Strike::led).mapToLong(millis).sorted().toArray();
        int rank = (int) Math.ceil(sorted.length * percent / 100.0);
        return sorted.length == 0 ? 0 : sorted[Math.max(1, rank) - 1];
    }

    /** Whether nothing was lost, doubled or taken without need, and every woken writer stood by. */
    public boolean isSafe() {
        return lost == 0 && doubled == 0 && takeoversByStall == 0 && gaps == 0 && woken == pauses();
    }

    /** Whether every promise held, the one about time too; a run in which nearly every strike met a leader can say so. */
    public boolean isKept() {
        return isSafe()
                && strikes.stream().filter(Strike::led).count() * 10 >= strikes.size() * 9L
                && percentile(99, Strike::offerMillis) < LIMIT_MILLIS;
    }
}

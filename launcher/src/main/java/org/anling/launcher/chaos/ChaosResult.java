package org.anling.launcher.chaos;

import java.util.List;

/**
 * What came of a run.
 *
 * @param firstOfferMillis per kill or pause, from then to the first offer for a press made right after it
 * @param takeoversByStall how often a Redis that stood still for two seconds changed the writer
 * @param gaps how often a reader found that the log does not go on
 */
public record ChaosResult(
        int kills,
        int pauses,
        int stalls,
        long alarms,
        long lost,
        long doubled,
        int takeoversByStall,
        int gaps,
        List<Long> firstOfferMillis) {

    /** The promise for the first offer after a kill. */
    public static final long LIMIT_MILLIS = 3_000;

    public ChaosResult {
        firstOfferMillis = firstOfferMillis.stream().sorted().toList();
    }

    /** The value below which so many of a hundred lie, the nearest rank. */
    public long percentile(int percent) {
        int rank = (int) Math.ceil(firstOfferMillis.size() * percent / 100.0);
        return firstOfferMillis.isEmpty() ? 0 : firstOfferMillis.get(Math.max(1, rank) - 1);
    }

    /** Whether every promise held. */
    public boolean isKept() {
        return lost == 0 && doubled == 0 && takeoversByStall == 0 && gaps == 0 && percentile(99) < LIMIT_MILLIS;
    }
}

package org.anling.registry.report;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a service level was kept.
 *
 * @param rows by period and group
 * @param whole all of them together
 * @param promises every promise of the clock, over the whole span
 * @param outside what was left out
 * @param complete false while incidents of an earlier version are being counted anew
 */
public record LevelAnswer(
        List<LevelRow> rows, LevelRow whole, List<PromiseRow> promises, LeftOut outside, boolean complete) {

    public LevelAnswer {
        rows = List.copyOf(rows);
        promises = List.copyOf(promises);
    }

    /**
     * One period of one group.
     *
     * @param period its first day, null for the whole span
     * @param group community, class, operator or model; null if rows are not told apart by it, or nobody knows
     * @param done how many came to their end; the percentiles are of those
     * @param waiting how many did not, or not yet
     * @param judged how many count against the promise: what is done, and what waited for longer than promised
     * @param kept how many of those kept it
     * @param goal mean share that is promised to those that are judged, null if none is
     * @param p50 half of those done took no longer, in seconds; null if none is done
     */
    public record LevelRow(
            @Nullable LocalDate period,
            @Nullable String group,
            long done,
            long waiting,
            long judged,
            long kept,
            @Nullable Double goal,
            @Nullable Double p50,
            @Nullable Double p90,
            @Nullable Double p95,
            @Nullable Double p99) {

        /** Share that kept the promise; null if none is judged. */
        public @Nullable Double share() {
            return judged == 0 ? null : (double) kept / judged;
        }
    }

    /** One promise and how it was kept. */
    public record PromiseRow(ServiceClass of, double share, Duration within, long judged, long kept) {}

    /** What is in no figure: tests, presses of the centre on itself, alerts about devices. */
    public record LeftOut(long tests, long selfPresses, long technical) {}
}

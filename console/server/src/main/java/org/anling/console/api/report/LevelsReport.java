package org.anling.console.api.report;

import java.util.List;
import org.anling.registry.report.LevelAnswer.LeftOut;
import org.anling.registry.report.LevelQuestion.Grouping;
import org.anling.registry.report.LevelQuestion.Step;
import org.anling.registry.report.ServiceClass;
import org.anling.registry.report.ServiceClock;
import org.jspecify.annotations.Nullable;

/**
 * How one service level was kept.
 *
 * @param from first day
 * @param to last day
 * @param of one class of promises, null for all
 * @param lines by period and group
 * @param whole all of them together
 * @param outside what is in no figure
 * @param complete false while incidents of an earlier version are being counted anew
 */
public record LevelsReport(
        ServiceClock clock,
        String from,
        String to,
        Step step,
        Grouping by,
        @Nullable ServiceClass of,
        String zone,
        List<LevelLine> lines,
        LevelLine whole,
        List<PromiseLine> promises,
        LeftOut outside,
        boolean complete) {
    public LevelsReport {
        lines = List.copyOf(lines);
        promises = List.copyOf(promises);
    }

    /**
     * One period of one group; times in seconds.
     *
     * @param period its first day, null for the whole span
     * @param group code or id, null if nobody knows or rows are not told apart
     * @param label what people call the group
     * @param done the percentiles are of those
     * @param judged done, or waited for longer than promised
     * @param share of those that kept the promise, null if none is judged
     * @param goal mean share that is promised to them, null if nothing is
     */
    public record LevelLine(
            @Nullable String period,
            @Nullable String group,
            @Nullable String label,
            long done,
            long waiting,
            long judged,
            long kept,
            @Nullable Double share,
            @Nullable Double goal,
            @Nullable Double p50,
            @Nullable Double p90,
            @Nullable Double p95,
            @Nullable Double p99) {}

    /** One promise, and how it was kept over the span; null share if none is judged. */
    public record PromiseLine(
            ServiceClass of,
            double promised,
            double seconds,
            long judged,
            long kept,
            @Nullable Double share) {}
}

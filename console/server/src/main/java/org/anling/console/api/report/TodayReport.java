package org.anling.console.api.report;

import java.time.Instant;
import java.util.List;
import org.anling.console.api.report.LevelsReport.PromiseLine;

/**
 * How emergencies were answered since midnight at the desk.
 *
 * @param of how many there were
 * @param promises of answering an emergency, the share null while nothing is judged
 * @param at when it was counted
 */
public record TodayReport(long of, List<PromiseLine> promises, Instant at) {
    public TodayReport {
        promises = List.copyOf(promises);
    }
}

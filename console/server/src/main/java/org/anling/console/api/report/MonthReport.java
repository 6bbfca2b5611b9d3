package org.anling.console.api.report;

import java.util.List;
import org.anling.console.api.report.LevelsReport.LevelLine;
import org.anling.console.api.report.LevelsReport.PromiseLine;
import org.anling.registry.report.LevelAnswer.LeftOut;
import org.anling.registry.report.MonthFigures.Answers;
import org.anling.registry.report.MonthFigures.EscalationRow;
import org.anling.registry.report.MonthFigures.OutcomeRow;
import org.anling.registry.report.ServiceClock;
import org.jspecify.annotations.Nullable;

/**
 * A month on paper.
 *
 * @param month as {@code 2026-03}
 * @param running whether the month is not over yet
 * @param levels every service level with all its promises
 */
public record MonthReport(
        String month,
        boolean running,
        String centre,
        String zone,
        List<ClockMonth> levels,
        List<OutcomeRow> incidents,
        long falsePresses,
        List<EscalationRow> escalations,
        Answers answers,
        List<SilentDevices> silent,
        LeftOut outside,
        boolean complete) {
    public MonthReport {
        levels = List.copyOf(levels);
        incidents = List.copyOf(incidents);
        escalations = List.copyOf(escalations);
        silent = List.copyOf(silent);
    }

    /** One service level of the month. */
    public record ClockMonth(ServiceClock clock, LevelLine whole, List<PromiseLine> promises) {
        public ClockMonth {
            promises = List.copyOf(promises);
        }
    }

    /** @param label what people call the community, null for devices of nobody */
    public record SilentDevices(
            @Nullable String community, @Nullable String label, long devices, long times, long still) {}
}

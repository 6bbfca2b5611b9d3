package org.anling.registry.report;

import java.util.List;
import org.anling.registry.report.LevelAnswer.LeftOut;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a month beside its service levels.
 *
 * @param incidents by class and outcome
 * @param falsePresses how many were closed as false presses
 * @param escalations by reason, the most frequent first
 * @param complete false while incidents of an earlier version are being counted anew
 */
public record MonthFigures(
        List<OutcomeRow> incidents,
        long falsePresses,
        List<EscalationRow> escalations,
        Answers answers,
        List<SilentRow> silent,
        LeftOut outside,
        boolean complete) {

    public MonthFigures {
        incidents = List.copyOf(incidents);
        escalations = List.copyOf(escalations);
        silent = List.copyOf(silent);
    }

    /** @param disposition how they ended, null while they are open */
    public record OutcomeRow(ServiceClass of, @Nullable String disposition, long count) {}

    /**
     * Alarms of one kind.
     *
     * @param count how often somebody was alarmed
     * @param incidents about how many incidents
     * @param unanswered in how many of those nothing followed: not taken, nobody spoken with or seen, nobody accepted, nobody at the door, not
     *     called afterwards; null where the reason asks for nothing that the record could tell
     */
    public record EscalationRow(
            String reason,
            long count,
            long incidents,
            @Nullable Long unanswered) {}

    /**
     * What responders said when they were asked.
     *
     * @param p50 half of those who answered took no longer, in seconds; null if nobody answered
     */
    public record Answers(
            long accepted,
            long declined,
            long expired,
            long withdrawn,
            @Nullable Double p50,
            @Nullable Double p90) {}

    /**
     * Devices of a community that fell silent.
     *
     * @param community null for devices of nobody
     * @param devices how many different ones
     * @param times how often
     * @param still how many had not come back when the month ended
     */
    public record SilentRow(@Nullable String community, long devices, long times, long still) {}
}

package org.anling.console.api;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import org.anling.contract.incident.Exclusion;
import org.anling.contract.incident.Handling;
import org.anling.contract.incident.Help;
import org.anling.contract.incident.Priority;
import org.jspecify.annotations.Nullable;

/**
 * An incident as a film (复盘): what was, frame by frame, made from its events alone, so that it is the same whenever it is looked at.
 *
 * @param complete false if the beginning is missing; frames before the first known state then have none
 */
public record Replay(
        String incident, @Nullable Long number, @Nullable String plan, boolean complete, List<ReplayFrame> frames) {

    /**
     * One event.
     *
     * @param cause id of the input that led to it; missing if time did
     * @param receivedAt when that input was received
     * @param by who did it
     * @param state of the incident after it
     * @param ranking with the event that ranked responders: why others were not asked
     * @param seen who could see what from here on
     */
    public record ReplayFrame(
            String event,
            Instant at,
            Instant receivedAt,
            String kind,
            @Nullable String cause,
            IncidentRow.@Nullable PersonRef by,
            @Nullable String device,
            Text text,
            @Nullable String note,
            @Nullable ReplayState state,
            @Nullable Ranking ranking,
            List<Sight> seen) {}

    /** The incident after an event. */
    public record ReplayState(
            Handling handling,
            Help help,
            Priority priority,
            IncidentRow.@Nullable PersonRef owner,
            int alerts,
            int escalation,
            List<IncidentRow.DeadlineRow> deadlines,
            List<IncidentRow.OfferRow> offers,
            List<IncidentRow.AssignmentRow> assignments,
            DeskRows.@Nullable PlanRow plan,
            List<DeskRows.StepRow> steps,
            DeskRows.@Nullable HoldRow hold,
            DeskRows.@Nullable TransferRow transfer,
            List<DeskRows.NoticeRow> notices) {}

    /** How many could be asked, and how many were left out by reason. */
    public record Ranking(int wanted, int eligible, SortedMap<Exclusion, Integer> excluded) {}

    /** What kind of eye an event reached. */
    public enum Screen {
        /** The pages of all operators. */
        OPERATORS,
        /** The page of the supervisor, and its tone. */
        SUPERVISOR,
        /** The page of one responder. */
        RESPONDER,
        /** The device of the elder, with light and voice. */
        DEVICE
    }

    /**
     * Somebody could see it.
     *
     * @param person where it is one person
     */
    public record Sight(Screen screen, IncidentRow.@Nullable PersonRef person, Text what) {}
}

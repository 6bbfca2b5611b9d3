package org.anling.console.api;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import org.anling.contract.incident.Exclusion;
import org.anling.contract.people.Role;
import org.jspecify.annotations.Nullable;

/**
 * An incident as a film (复盘): what was, frame by frame, made from its events alone, so that it is the same whenever it is looked at.
 *
 * @param complete false if the beginning is missing; frames before the first known state then have none
 * @param elder as the card says today; the rows of the frames leave it out, it would be the same in each
 * @param home of the elder, as the card says today
 * @param looks who had it open, the first first; missing while the record cannot be read
 */
public record Replay(
        String incident,
        @Nullable Long number,
        @Nullable String plan,
        boolean complete,
        @Nullable ElderView elder,
        Place.@Nullable Point home,
        List<ReplayFrame> frames,
        @Nullable List<Look> looks) {

    /**
     * One event.
     *
     * @param cause id of the input that led to it; missing if time did
     * @param receivedAt when that input was received
     * @param by who did it
     * @param reason that was given with it: words of a person, or one word of the rules
     * @param state the row of the queue after it, without the elder
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
            @Nullable String reason,
            @Nullable IncidentRow state,
            @Nullable Ranking ranking,
            List<Sight> seen) {}

    /**
     * Somebody opened the incident, or what comes with a job.
     *
     * @param what for example {@code card}, {@code first-aid}, {@code door-note}
     */
    public record Look(Instant at, IncidentRow.PersonRef person, Role role, String what) {}

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

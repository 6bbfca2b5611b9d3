package org.anling.console.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import org.anling.contract.people.ResponderKind;
import org.jspecify.annotations.Nullable;

/**
 * One incident with everything that happened and everybody who could still be asked.
 *
 * @param timelineComplete false if older lines are in the record only and the record cannot be read now
 * @param card null if the incident has no elder or the card is not cached
 */
public record IncidentDetail(
        @JsonUnwrapped IncidentRow incident,
        List<TimelineLine> timeline,
        boolean timelineComplete,
        List<Candidate> responders,
        ElderView.@Nullable CardView card) {

    /**
     * One thing that happened.
     *
     * @param kind name of the event, for example {@code incident.taken}
     * @param cause id of the input that led to it; missing if time did
     * @param detail the body of the event
     * @param raw frames as received
     */
    public record TimelineLine(
            String event,
            Instant at,
            String kind,
            @Nullable String cause,
            IncidentRow.@Nullable PersonRef person,
            @Nullable String device,
            Text text,
            Object detail,
            @Nullable List<String> raw,
            @Nullable String note) {}

    /**
     * A responder who could be asked by hand, nearest first.
     *
     * @param distance metres, estimated along the way
     * @param seconds of travel, estimated
     * @param busy works on something, or is being asked
     */
    public record Candidate(
            String id,
            String name,
            ResponderKind kind,
            ResponderRow.ResponderStatus status,
            @Nullable Double distance,
            @Nullable Double seconds,
            boolean busy) {}
}

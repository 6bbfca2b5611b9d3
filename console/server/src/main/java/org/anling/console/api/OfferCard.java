package org.anling.console.api;

import java.time.Instant;
import java.util.List;
import org.anling.contract.alert.AlertType;
import org.anling.contract.incident.Priority;
import org.jspecify.annotations.Nullable;

/**
 * The question that fills a responder's phone. Says where, but not who, and nothing of the elder's health.
 *
 * @param minutes until there, getting ready included
 * @param distance metres
 * @param why the largest terms of the score
 * @param hazards of the home, for example {@code dog}, {@code gas}
 * @param leaves number of the incident that the responder would leave for this one
 */
public record OfferCard(
        String id,
        String incident,
        long number,
        String responder,
        String name,
        Priority priority,
        AlertType kind,
        Text what,
        Where where,
        int minutes,
        double distance,
        List<String> why,
        List<String> hazards,
        Instant madeAt,
        Instant expiresAt,
        long secondsLeft,
        @Nullable Long leaves) {

    /** Where to go, before anything is promised. */
    public record Where(
            String line,
            @Nullable Integer floor,
            @Nullable String room,
            String community,
            Place.@Nullable Point home) {}

    /** Live offers. */
    public record OfferList(List<OfferCard> items) {}

    /** Answer to an accepted offer. */
    public record Accepted(AssignmentCard assignment) {}
}

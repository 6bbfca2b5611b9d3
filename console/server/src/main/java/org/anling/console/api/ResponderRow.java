package org.anling.console.api;

import java.time.Instant;
import org.anling.contract.people.ResponderKind;
import org.jspecify.annotations.Nullable;

/**
 * A responder on the map of the staff.
 *
 * @param at when the position was measured; missing means that the base is shown
 * @param provenAt when a test notice was answered last, on whatever channel
 */
public record ResponderRow(
        String id,
        String name,
        ResponderKind kind,
        ResponderStatus status,
        @Nullable Double lat,
        @Nullable Double lon,
        @Nullable Instant at,
        @Nullable Instant provenAt) {

    /** What the responder is doing. */
    public enum ResponderStatus {
        AVAILABLE,
        OFFERED,
        ENGAGED,
        UNAVAILABLE
    }
}

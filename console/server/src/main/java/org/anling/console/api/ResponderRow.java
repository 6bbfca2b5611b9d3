package org.anling.console.api;

import java.time.Instant;
import java.util.List;
import org.anling.contract.people.Channel;
import org.anling.contract.people.Readiness;
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
        @Nullable Instant provenAt,
        @Nullable Assurance assurance) {

    /**
     * Whether he can be relied on to be reached.
     *
     * @param proven channels that he answered on, with the last time
     * @param checkedAt when his phone was looked at last
     */
    public record Assurance(
            List<ChannelProof> proven,
            @Nullable Instant checkedAt,
            @Nullable Readiness readiness) {}

    /** A channel on which a test notice was answered. */
    public record ChannelProof(Channel channel, Instant at) {}

    /** What the responder is doing. */
    public enum ResponderStatus {
        AVAILABLE,
        OFFERED,
        ENGAGED,
        UNAVAILABLE
    }
}

package org.anling.console.api.phone;

import java.time.Instant;
import java.util.List;
import org.anling.contract.people.Channel;
import org.anling.contract.people.Readiness;
import org.jspecify.annotations.Nullable;

/**
 * Whether a responder can be reached, channel by channel.
 *
 * @param channels in the order in which he is tried
 * @param checkedAt when his phone was looked at last
 * @param readiness what it said of itself then
 * @param pushKey by which a browser may listen for web push, missing if the centre sends none
 */
public record ReadinessView(
        List<ChannelState> channels,
        @Nullable Instant checkedAt,
        @Nullable Readiness readiness,
        @Nullable String pushKey) {

    /** @param provenAt when he answered on it last */
    public record ChannelState(
            Channel channel,
            @Nullable Instant provenAt,
            @Nullable TestState test) {}

    /** What became of the latest test notice: four facts, four times; {@code detail} says why it failed. */
    public record TestState(
            @Nullable Instant sentAt,
            @Nullable Instant deliveredAt,
            @Nullable Instant seenAt,
            @Nullable Instant answeredAt,
            @Nullable Instant failedAt,
            @Nullable String detail) {}
}

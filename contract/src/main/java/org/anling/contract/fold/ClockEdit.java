package org.anling.contract.fold;

import java.time.Instant;
import org.anling.contract.state.IncidentState.Clocks;
import org.jspecify.annotations.Nullable;

/** The clocks of an incident while a fold writes into them. */
final class ClockEdit {

    private final @Nullable Instant raisedAt;
    private final Instant receivedAt;

    @Nullable
    Instant takenAt;

    @Nullable
    Instant spokenAt;

    @Nullable
    Instant noReplyAt;

    @Nullable
    Instant firstOfferAt;

    @Nullable
    Instant firstAcceptedAt;

    @Nullable
    Instant onTheWayAt;

    @Nullable
    Instant atDoorAt;

    @Nullable
    Instant withElderAt;

    @Nullable
    Instant emergencyServiceAt;

    @Nullable
    Instant closedAt;

    @Nullable
    Instant safeAt;

    @Nullable
    Instant followedUpAt;

    @Nullable
    Instant acknowledgedAt;

    @Nullable
    Instant onScreenAt;

    @Nullable
    Instant seenAt;

    @Nullable
    Instant reopenedAt;

    ClockEdit(Clocks clocks) {
        raisedAt = clocks.raisedAt();
        receivedAt = clocks.receivedAt();
        takenAt = clocks.takenAt();
        spokenAt = clocks.spokenAt();
        noReplyAt = clocks.noReplyAt();
        firstOfferAt = clocks.firstOfferAt();
        firstAcceptedAt = clocks.firstAcceptedAt();
        onTheWayAt = clocks.onTheWayAt();
        atDoorAt = clocks.atDoorAt();
        withElderAt = clocks.withElderAt();
        emergencyServiceAt = clocks.emergencyServiceAt();
        closedAt = clocks.closedAt();
        safeAt = clocks.safeAt();
        followedUpAt = clocks.followedUpAt();
        acknowledgedAt = clocks.acknowledgedAt();
        onScreenAt = clocks.onScreenAt();
        seenAt = clocks.seenAt();
        reopenedAt = clocks.reopenedAt();
    }

    static Clocks started(@Nullable Instant raisedAt, Instant receivedAt) {
        return new Clocks(
                raisedAt,
                receivedAt,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    Clocks build() {
        return new Clocks(
                raisedAt,
                receivedAt,
                takenAt,
                spokenAt,
                noReplyAt,
                firstOfferAt,
                firstAcceptedAt,
                onTheWayAt,
                atDoorAt,
                withElderAt,
                emergencyServiceAt,
                closedAt,
                safeAt,
                followedUpAt,
                acknowledgedAt,
                onScreenAt,
                seenAt,
                reopenedAt);
    }
}

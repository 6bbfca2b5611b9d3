package org.anling.console.projection;

import java.time.Instant;
import org.anling.contract.state.IncidentState;
import org.jspecify.annotations.Nullable;

/** The clocks of an incident opened for change; a clock that ran once is never set again. */
final class ClocksDraft {
    private final @Nullable Instant raisedAt;
    private final Instant receivedAt;
    private @Nullable Instant takenAt;
    private @Nullable Instant spokenAt;
    private @Nullable Instant noReplyAt;
    private @Nullable Instant firstOfferAt;
    private @Nullable Instant firstAcceptedAt;
    private @Nullable Instant onTheWayAt;
    private @Nullable Instant atDoorAt;
    private @Nullable Instant withElderAt;
    private @Nullable Instant emergencyServiceAt;
    private @Nullable Instant closedAt;

    ClocksDraft(IncidentState.Clocks from) {
        raisedAt = from.raisedAt();
        receivedAt = from.receivedAt();
        takenAt = from.takenAt();
        spokenAt = from.spokenAt();
        noReplyAt = from.noReplyAt();
        firstOfferAt = from.firstOfferAt();
        firstAcceptedAt = from.firstAcceptedAt();
        onTheWayAt = from.onTheWayAt();
        atDoorAt = from.atDoorAt();
        withElderAt = from.withElderAt();
        emergencyServiceAt = from.emergencyServiceAt();
        closedAt = from.closedAt();
    }

    void taken(Instant at) {
        takenAt = first(takenAt, at);
    }

    void spoken(Instant at) {
        spokenAt = first(spokenAt, at);
    }

    void noReply(Instant at) {
        noReplyAt = first(noReplyAt, at);
    }

    void offered(Instant at) {
        firstOfferAt = first(firstOfferAt, at);
    }

    void accepted(Instant at) {
        firstAcceptedAt = first(firstAcceptedAt, at);
    }

    void onTheWay(Instant at) {
        onTheWayAt = first(onTheWayAt, at);
    }

    void atDoor(Instant at) {
        atDoorAt = first(atDoorAt, at);
    }

    void withElder(Instant at) {
        withElderAt = first(withElderAt, at);
    }

    void emergencyService(Instant at) {
        emergencyServiceAt = first(emergencyServiceAt, at);
    }

    void closed(Instant at) {
        closedAt = first(closedAt, at);
    }

    IncidentState.Clocks build() {
        return new IncidentState.Clocks(
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
                closedAt);
    }

    private static Instant first(@Nullable Instant before, Instant now) {
        return before == null ? now : before;
    }
}

package org.anling.registry.record;

import java.time.Instant;
import org.anling.contract.state.IncidentState.Clocks;
import org.jspecify.annotations.Nullable;

/** Sets one clock of an incident. Clocks of a first time keep it; the others keep the last. */
enum ClockChange {
    FIRST_TAKEN,
    SPOKEN,
    NO_REPLY,
    FIRST_OFFER,
    FIRST_ACCEPTED,
    FIRST_ON_THE_WAY,
    FIRST_AT_DOOR,
    FIRST_WITH_ELDER,
    FIRST_EMERGENCY_SERVICE,
    CLOSED;

    Clocks apply(Clocks c, Instant at) {
        return new Clocks(
                c.raisedAt(),
                c.receivedAt(),
                first(FIRST_TAKEN, c.takenAt(), at),
                last(SPOKEN, c.spokenAt(), at),
                last(NO_REPLY, c.noReplyAt(), at),
                first(FIRST_OFFER, c.firstOfferAt(), at),
                first(FIRST_ACCEPTED, c.firstAcceptedAt(), at),
                first(FIRST_ON_THE_WAY, c.onTheWayAt(), at),
                first(FIRST_AT_DOOR, c.atDoorAt(), at),
                first(FIRST_WITH_ELDER, c.withElderAt(), at),
                first(FIRST_EMERGENCY_SERVICE, c.emergencyServiceAt(), at),
                last(CLOSED, c.closedAt(), at));
    }

    private @Nullable Instant first(ClockChange clock, @Nullable Instant before, Instant at) {
        return this == clock && before == null ? at : before;
    }

    private @Nullable Instant last(ClockChange clock, @Nullable Instant before, Instant at) {
        return this == clock ? at : before;
    }
}

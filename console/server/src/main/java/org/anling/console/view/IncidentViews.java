package org.anling.console.view;

import java.time.InstantSource;
import java.util.Optional;
import org.anling.console.api.ElderView;
import org.anling.console.api.IncidentRow;
import org.anling.console.api.Place;
import org.anling.console.projection.BoardIncident;
import org.anling.contract.alert.ElderRef;
import org.anling.contract.alert.Identity;
import org.anling.contract.alert.Position;
import org.anling.contract.directory.ElderCard;
import org.anling.contract.directory.PersonCard;
import org.anling.contract.event.IncidentEvent;
import org.anling.contract.event.OfferEvent;
import org.anling.contract.id.StaffId;
import org.anling.contract.state.IncidentState;
import org.jspecify.annotations.Nullable;

/** Incidents as the staff sees them. */
public final class IncidentViews {
    private final Directory directory;
    private final InstantSource clock;
    private final DeskViews desk;

    public IncidentViews(Directory directory, InstantSource clock) {
        this.desk = new DeskViews(directory);
        this.directory = directory;
        this.clock = clock;
    }

    /** One row of the queue. */
    public IncidentRow row(BoardIncident incident) {
        ElderRef ref = incident.state().elder();
        Optional<ElderCard> card = ref == null ? Optional.empty() : directory.findElder(ref);
        ElderView elder = ref == null ? null : ElderViews.forStaff(ref, card, clock.instant());
        return row(incident, elder, card.map(known -> point(known.home())).orElse(null));
    }

    /** The same row without what the card of the elder says. */
    IncidentRow bareRow(BoardIncident incident) {
        return row(incident, null, null);
    }

    private IncidentRow row(BoardIncident incident, @Nullable ElderView elder, Place.@Nullable Point home) {
        IncidentState state = incident.state();
        return new IncidentRow(
                state.id().value(),
                state.number(),
                state.priority(),
                state.handling(),
                state.help(),
                state.kind(),
                elder,
                state.device().id().value(),
                state.device().protocol(),
                state.device().identity() == Identity.VERIFIED,
                state.device().identity(),
                state.alerts(),
                state.lastAlertAt(),
                state.clocks().receivedAt(),
                state.clocks().takenAt(),
                person(state.owner()),
                deadline(state),
                state.mayRepeat(),
                state.escalationLevel(),
                incident.escalated(),
                place(incident.seen() == null ? state.place() : incident.seen()),
                home,
                state.spoken(),
                state.clocks().noReplyAt() != null,
                emergency(incident.emergency()),
                closing(state.closing()),
                state.offers().stream().map(this::offer).toList(),
                state.assignments().stream().map(this::assignment).toList(),
                clocks(state.clocks()),
                desk.plan(state, incident.planTitle()),
                desk.steps(state),
                desk.hold(state),
                desk.transfer(state),
                desk.followUp(state),
                DeskViews.deadlines(state),
                desk.notices(incident.notices()),
                state.marks(),
                state.area(),
                incident.lastEvent().toString());
    }

    static Place.Point point(Position position) {
        return new Place.Point(position.latitude(), position.longitude());
    }

    IncidentRow.@Nullable PersonRef person(@Nullable StaffId id) {
        return id == null ? null : new IncidentRow.PersonRef(id.value(), directory.nameOf(id.value()));
    }

    static IncidentRow.Seconds seconds(OfferEvent.Score score) {
        return new IncidentRow.Seconds(
                tenth(score.travelSeconds()),
                tenth(score.readySeconds()),
                tenth(score.acceptSeconds()),
                tenth(score.coverageSeconds()),
                tenth(score.fatigueSeconds()),
                tenth(score.totalSeconds()));
    }

    static double tenth(double value) {
        return Math.round(value * 10) / 10.0;
    }

    private static IncidentRow.@Nullable DeadlineRow deadline(IncidentState state) {
        return DeskViews.deadlines(state).stream().findFirst().orElse(null);
    }

    private static @Nullable Place place(@Nullable Position position) {
        return position == null
                ? null
                : new Place(
                        position.latitude(),
                        position.longitude(),
                        position.source(),
                        position.accuracyMetres(),
                        position.fixedAt());
    }

    private static IncidentRow.@Nullable EmergencyRow emergency(IncidentEvent.@Nullable EmergencyServiceCalled called) {
        return called == null
                ? null
                : new IncidentRow.EmergencyRow(
                        called.service(), called.calledAt(), called.caller(), called.reference(), called.consent());
    }

    private IncidentRow.@Nullable ClosingRow closing(IncidentState.@Nullable Closing closing) {
        return closing == null
                ? null
                : new IncidentRow.ClosingRow(
                        new IncidentRow.PersonRef(
                                closing.by().value(),
                                directory.nameOf(closing.by().value())),
                        closing.at(),
                        closing.disposition(),
                        closing.guard(),
                        closing.reference(),
                        closing.reason());
    }

    IncidentRow.OfferRow offer(IncidentState.Offer offer) {
        String responder = offer.responder().value();
        Optional<PersonCard> person = directory.findPerson(responder);
        return new IncidentRow.OfferRow(
                offer.id().value(),
                responder,
                person.map(PersonCard::name).orElse(responder),
                person.map(PersonCard::kind).orElse(null),
                offer.status(),
                offer.rank(),
                offer.madeAt(),
                offer.expiresAt(),
                seconds(offer.score()),
                tenth(offer.score().distanceMetres()),
                offer.reasons(),
                offer.score().stale(),
                offer.byHand() != null,
                offer.answeredAt(),
                offer.declined(),
                offer.withdrawn());
    }

    IncidentRow.AssignmentRow assignment(IncidentState.Assignment assignment) {
        String responder = assignment.responder().value();
        Optional<PersonCard> person = directory.findPerson(responder);
        return new IncidentRow.AssignmentRow(
                assignment.id().value(),
                assignment.offer().value(),
                responder,
                person.map(PersonCard::name).orElse(responder),
                person.map(PersonCard::kind).orElse(null),
                person.map(PersonCard::phone).orElse(null),
                assignment.status(),
                assignment.acceptedAt(),
                assignment.promisedAt(),
                assignment.movedAt(),
                assignment.askedAt());
    }

    private static IncidentRow.ClocksRow clocks(IncidentState.Clocks clocks) {
        return new IncidentRow.ClocksRow(
                clocks.raisedAt(),
                clocks.receivedAt(),
                clocks.takenAt(),
                clocks.spokenAt(),
                clocks.noReplyAt(),
                clocks.firstOfferAt(),
                clocks.firstAcceptedAt(),
                clocks.onTheWayAt(),
                clocks.atDoorAt(),
                clocks.withElderAt(),
                clocks.emergencyServiceAt(),
                clocks.closedAt(),
                clocks.safeAt(),
                clocks.followedUpAt(),
                clocks.acknowledgedAt(),
                clocks.onScreenAt(),
                clocks.reopenedAt());
    }
}

package org.anling.contract.fold;

import java.time.Instant;
import org.anling.contract.event.OfferEvent;
import org.anling.contract.event.OfferEvent.AssignmentMoved;
import org.anling.contract.event.OfferEvent.OfferAccepted;
import org.anling.contract.event.OfferEvent.OfferMade;
import org.anling.contract.id.AssignmentId;
import org.anling.contract.id.OfferId;
import org.anling.contract.incident.AssignmentStatus;
import org.anling.contract.incident.DeclineReason;
import org.anling.contract.incident.OfferStatus;
import org.anling.contract.incident.WithdrawReason;
import org.anling.contract.state.IncidentState;
import org.anling.contract.state.IncidentState.Assignment;
import org.anling.contract.state.IncidentState.Offer;
import org.jspecify.annotations.Nullable;

/** The fold of the help for one incident: offers and assignments. */
public final class HelpFold {

    private HelpFold() {}

    /** The incident after a fact of its help. */
    public static IncidentState next(IncidentState before, OfferEvent event, Fact fact) {
        IncidentEdit edit = new IncidentEdit(before);
        switch (event) {
            case OfferEvent.CandidatesRanked ranked -> edit.wanted = ranked.wanted();
            case OfferMade made -> make(edit, made, fact.at());
            case OfferAccepted accepted -> accept(edit, accepted, fact.at());
            case OfferEvent.OfferDeclined declined ->
                answer(edit, declined.offer(), new Answer(OfferStatus.DECLINED, declined.reason(), null), fact.at());
            case OfferEvent.OfferExpired expired ->
                answer(edit, expired.offer(), new Answer(OfferStatus.EXPIRED, null, null), fact.at());
            case OfferEvent.OfferWithdrawn withdrawn ->
                answer(edit, withdrawn.offer(), new Answer(OfferStatus.WITHDRAWN, null, withdrawn.reason()), fact.at());
            case AssignmentMoved moved -> move(edit, moved, fact.at());
            case OfferEvent.SignAsked asked -> sign(edit, asked.assignment(), null, fact.at());
            case OfferEvent.SignGiven given -> sign(edit, given.assignment(), fact.at(), null);
            case OfferEvent.VisitReported reported -> sign(edit, reported.assignment(), fact.at(), null);
        }
        return edit.build();
    }

    private record Answer(
            OfferStatus status,
            @Nullable DeclineReason declined,
            @Nullable WithdrawReason withdrawn) {}

    private static void make(IncidentEdit edit, OfferMade made, Instant at) {
        edit.offers.add(new Offer(
                made.offer(),
                made.responder(),
                OfferStatus.LIVE,
                at,
                made.expiresAt(),
                made.rank(),
                made.score(),
                made.reasons(),
                made.byHand(),
                null,
                null,
                null));
        edit.nextOffer++;
        edit.nobodySince = null;
        edit.clocks.firstOfferAt = first(edit.clocks.firstOfferAt, at);
    }

    private static void accept(IncidentEdit edit, OfferAccepted accepted, Instant at) {
        answer(edit, accepted.offer(), new Answer(OfferStatus.ACCEPTED, null, null), at);
        edit.assignments.add(new Assignment(
                accepted.assignment(),
                accepted.offer(),
                accepted.responder(),
                AssignmentStatus.ACCEPTED,
                at,
                accepted.promisedAt(),
                at,
                null,
                null));
        edit.wanted = 0;
        edit.nobodySince = null;
        edit.clocks.firstAcceptedAt = first(edit.clocks.firstAcceptedAt, at);
    }

    private static void answer(IncidentEdit edit, OfferId id, Answer answer, Instant at) {
        edit.offers.replaceAll(offer -> !offer.id().equals(id)
                ? offer
                : new Offer(
                        offer.id(),
                        offer.responder(),
                        answer.status(),
                        offer.madeAt(),
                        offer.expiresAt(),
                        offer.rank(),
                        offer.score(),
                        offer.reasons(),
                        offer.byHand(),
                        at,
                        answer.declined(),
                        answer.withdrawn()));
    }

    private static void move(IncidentEdit edit, AssignmentMoved moved, Instant at) {
        edit.assignments.replaceAll(assignment -> !assignment.id().equals(moved.assignment())
                ? assignment
                : new Assignment(
                        assignment.id(),
                        assignment.offer(),
                        assignment.responder(),
                        moved.status(),
                        assignment.acceptedAt(),
                        assignment.promisedAt(),
                        at,
                        null,
                        null));
        switch (moved.status()) {
            case ON_THE_WAY -> edit.clocks.onTheWayAt = first(edit.clocks.onTheWayAt, at);
            case AT_DOOR -> edit.clocks.atDoorAt = first(edit.clocks.atDoorAt, at);
            case WITH_ELDER -> {
                edit.clocks.withElderAt = first(edit.clocks.withElderAt, at);
                edit.clocks.seenAt = at;
            }
            case DONE -> edit.clocks.safeAt = first(edit.clocks.safeAt, at);
            case ACCEPTED, RELEASED -> {}
        }
    }

    private static void sign(IncidentEdit edit, AssignmentId id, @Nullable Instant signAt, @Nullable Instant askedAt) {
        edit.assignments.replaceAll(assignment -> !assignment.id().equals(id)
                ? assignment
                : new Assignment(
                        assignment.id(),
                        assignment.offer(),
                        assignment.responder(),
                        assignment.status(),
                        assignment.acceptedAt(),
                        assignment.promisedAt(),
                        assignment.movedAt(),
                        signAt == null ? assignment.signAt() : signAt,
                        askedAt));
    }

    private static Instant first(@Nullable Instant before, Instant now) {
        return before == null ? now : before;
    }
}

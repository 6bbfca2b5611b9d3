package org.anling.console.projection;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.anling.contract.entry.EventEnvelope;
import org.anling.contract.event.OfferEvent;
import org.anling.contract.id.OfferId;
import org.anling.contract.incident.AssignmentStatus;
import org.anling.contract.incident.DeclineReason;
import org.anling.contract.incident.Handling;
import org.anling.contract.incident.Help;
import org.anling.contract.incident.OfferStatus;
import org.anling.contract.incident.WithdrawReason;
import org.anling.contract.state.IncidentState;
import org.jspecify.annotations.Nullable;

/** Folds the events of help into the state of one incident: offers, assignments, how near somebody is. */
final class HelpFold {

    private HelpFold() {}

    static void apply(IncidentDraft draft, OfferEvent event, EventEnvelope envelope) {
        Instant at = envelope.at();
        switch (event) {
            case OfferEvent.CandidatesRanked ranked -> draft.wanted = ranked.wanted();
            case OfferEvent.OfferMade made -> make(draft, made, at);
            case OfferEvent.OfferAccepted accepted -> accept(draft, accepted, at);
            case OfferEvent.OfferDeclined declined ->
                end(draft, declined.offer(), offer -> ended(offer, OfferStatus.DECLINED, at, declined.reason(), null));
            case OfferEvent.OfferExpired expired ->
                end(draft, expired.offer(), offer -> ended(offer, OfferStatus.EXPIRED, at, null, null));
            case OfferEvent.OfferWithdrawn withdrawn ->
                end(
                        draft,
                        withdrawn.offer(),
                        offer -> ended(offer, OfferStatus.WITHDRAWN, at, null, withdrawn.reason()));
            case OfferEvent.AssignmentMoved moved -> move(draft, moved, at);
        }
    }

    private static void make(IncidentDraft draft, OfferEvent.OfferMade made, Instant at) {
        draft.offers.add(new IncidentState.Offer(
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
        draft.nextOffer++;
        draft.clocks.offered(at);
    }

    private static void accept(IncidentDraft draft, OfferEvent.OfferAccepted accepted, Instant at) {
        end(draft, accepted.offer(), offer -> ended(offer, OfferStatus.ACCEPTED, at, null, null));
        draft.assignments.add(new IncidentState.Assignment(
                accepted.assignment(),
                accepted.offer(),
                accepted.responder(),
                AssignmentStatus.ACCEPTED,
                at,
                accepted.promisedAt(),
                at));
        draft.wanted = 0;
        draft.clocks.accepted(at);
    }

    private static void move(IncidentDraft draft, OfferEvent.AssignmentMoved moved, Instant at) {
        draft.assignments.replaceAll(assignment -> assignment.id().equals(moved.assignment())
                ? new IncidentState.Assignment(
                        assignment.id(),
                        assignment.offer(),
                        assignment.responder(),
                        moved.status(),
                        assignment.acceptedAt(),
                        assignment.promisedAt(),
                        at)
                : assignment);
        switch (moved.status()) {
            case ON_THE_WAY -> draft.clocks.onTheWay(at);
            case AT_DOOR -> draft.clocks.atDoor(at);
            case WITH_ELDER -> draft.clocks.withElder(at);
            case ACCEPTED, DONE, RELEASED -> {}
        }
    }

    private static void end(IncidentDraft draft, OfferId id, UnaryOperator<IncidentState.Offer> change) {
        draft.offers.replaceAll(offer -> offer.id().equals(id) ? change.apply(offer) : offer);
    }

    private static IncidentState.Offer ended(
            IncidentState.Offer offer,
            OfferStatus status,
            Instant at,
            @Nullable DeclineReason declined,
            @Nullable WithdrawReason withdrawn) {
        return new IncidentState.Offer(
                offer.id(),
                offer.responder(),
                status,
                offer.madeAt(),
                offer.expiresAt(),
                offer.rank(),
                offer.score(),
                offer.reasons(),
                offer.byHand(),
                at,
                declined,
                withdrawn);
    }

    /** The nearest of those who go; without any, whether somebody is being asked, or was there. */
    static Help help(IncidentDraft draft) {
        Optional<Help> nearest = draft.assignments.stream()
                .map(IncidentState.Assignment::status)
                .filter(Board::running)
                .map(HelpFold::nearness)
                .max(Comparator.naturalOrder());
        if (nearest.isPresent()) {
            return nearest.get();
        }
        boolean asking =
                draft.wanted > 0 || draft.offers.stream().anyMatch(offer -> offer.status() == OfferStatus.LIVE);
        if (asking && draft.handling != Handling.CLOSED) {
            return Help.ASKING;
        }
        boolean done = draft.assignments.stream().anyMatch(job -> job.status() == AssignmentStatus.DONE);
        return done ? Help.WITH_ELDER : Help.NONE;
    }

    private static Help nearness(AssignmentStatus status) {
        return switch (status) {
            case ACCEPTED -> Help.ACCEPTED;
            case ON_THE_WAY -> Help.ON_THE_WAY;
            case AT_DOOR -> Help.AT_DOOR;
            case WITH_ELDER, DONE -> Help.WITH_ELDER;
            case RELEASED -> Help.NONE;
        };
    }
}

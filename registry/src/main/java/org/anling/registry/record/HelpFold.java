package org.anling.registry.record;

import java.time.Instant;
import org.anling.contract.event.OfferEvent;
import org.anling.contract.id.OfferId;
import org.anling.contract.incident.AssignmentStatus;
import org.anling.contract.incident.DeclineReason;
import org.anling.contract.incident.OfferStatus;
import org.anling.contract.incident.WithdrawReason;
import org.anling.contract.state.IncidentState.Assignment;
import org.anling.contract.state.IncidentState.Offer;
import org.jspecify.annotations.Nullable;

/** The part of the fold that is about help: offers and assignments. */
final class HelpFold {

    private HelpFold() {}

    private record End(
            OfferStatus status,
            @Nullable DeclineReason declined,
            @Nullable WithdrawReason withdrawn) {}

    static void apply(IncidentDraft draft, OfferEvent event, Instant at) {
        switch (event) {
            case OfferEvent.CandidatesRanked ranked -> draft.wanted = ranked.wanted();
            case OfferEvent.OfferMade made -> make(draft, made, at);
            case OfferEvent.OfferAccepted accepted -> accept(draft, accepted, at);
            case OfferEvent.OfferDeclined declined ->
                end(draft, declined.offer(), new End(OfferStatus.DECLINED, declined.reason(), null), at);
            case OfferEvent.OfferExpired expired ->
                end(draft, expired.offer(), new End(OfferStatus.EXPIRED, null, null), at);
            case OfferEvent.OfferWithdrawn withdrawn ->
                end(draft, withdrawn.offer(), new End(OfferStatus.WITHDRAWN, null, withdrawn.reason()), at);
            case OfferEvent.AssignmentMoved moved -> move(draft, moved, at);
        }
    }

    private static void make(IncidentDraft draft, OfferEvent.OfferMade made, Instant at) {
        draft.offers.add(new Offer(
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
        draft.nobodySince = null;
        draft.clocks = ClockChange.FIRST_OFFER.apply(draft.clocks, at);
    }

    private static void accept(IncidentDraft draft, OfferEvent.OfferAccepted accepted, Instant at) {
        end(draft, accepted.offer(), new End(OfferStatus.ACCEPTED, null, null), at);
        draft.assignments.add(new Assignment(
                accepted.assignment(),
                accepted.offer(),
                accepted.responder(),
                AssignmentStatus.ACCEPTED,
                at,
                accepted.promisedAt(),
                at));
        draft.wanted = 0;
        draft.nobodySince = null;
        draft.clocks = ClockChange.FIRST_ACCEPTED.apply(draft.clocks, at);
    }

    private static void end(IncidentDraft draft, OfferId id, End end, Instant at) {
        draft.offers.replaceAll(offer -> !offer.id().equals(id)
                ? offer
                : new Offer(
                        offer.id(),
                        offer.responder(),
                        end.status(),
                        offer.madeAt(),
                        offer.expiresAt(),
                        offer.rank(),
                        offer.score(),
                        offer.reasons(),
                        offer.byHand(),
                        at,
                        end.declined(),
                        end.withdrawn()));
    }

    private static void move(IncidentDraft draft, OfferEvent.AssignmentMoved moved, Instant at) {
        draft.assignments.replaceAll(assignment -> !assignment.id().equals(moved.assignment())
                ? assignment
                : new Assignment(
                        assignment.id(),
                        assignment.offer(),
                        assignment.responder(),
                        moved.status(),
                        assignment.acceptedAt(),
                        assignment.promisedAt(),
                        at));
        switch (moved.status()) {
            case ON_THE_WAY -> draft.clocks = ClockChange.FIRST_ON_THE_WAY.apply(draft.clocks, at);
            case AT_DOOR -> draft.clocks = ClockChange.FIRST_AT_DOOR.apply(draft.clocks, at);
            case WITH_ELDER -> draft.clocks = ClockChange.FIRST_WITH_ELDER.apply(draft.clocks, at);
            case ACCEPTED, DONE, RELEASED -> {}
        }
    }
}

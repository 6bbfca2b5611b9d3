package org.anling.contract.event;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.anling.contract.id.AssignmentId;
import org.anling.contract.id.IncidentId;
import org.anling.contract.id.OfferId;
import org.anling.contract.id.ResponderId;
import org.anling.contract.id.StaffId;
import org.anling.contract.incident.AssignmentStatus;
import org.anling.contract.incident.DeclineReason;
import org.anling.contract.incident.Exclusion;
import org.anling.contract.incident.VisitOutcome;
import org.anling.contract.incident.WithdrawReason;
import org.jspecify.annotations.Nullable;

/** Facts of the help that is sought and comes. */
public sealed interface OfferEvent extends Event {

    IncidentId incident();

    /**
     * Who could be asked, ranked: written with the decision, so that a replay needs neither positions nor clock.
     *
     * @param wanted how many live offers the plan wants
     * @param eligible how many of those who were looked at could be asked: of everybody in a small centre, in a large one of those who
     *     start near enough to be among the best
     * @param excluded how many of them were left out, by reason
     */
    record CandidatesRanked(IncidentId incident, int wanted, int eligible, SortedMap<Exclusion, Integer> excluded)
            implements OfferEvent {
        public CandidatesRanked {
            excluded = java.util.Collections.unmodifiableSortedMap(new TreeMap<>((Map<Exclusion, Integer>) excluded));
        }
    }

    /**
     * Why this responder stands where he stands: seconds, smallest sum first.
     *
     * @param distanceMetres to the place of the elder along the estimated way
     * @param stale whether the position was too old, so that the base was used
     */
    record Score(
            double travelSeconds,
            double readySeconds,
            double acceptSeconds,
            double coverageSeconds,
            double fatigueSeconds,
            double distanceMetres,
            boolean stale) {

        /** The sum that ranks. */
        public double totalSeconds() {
            return travelSeconds + readySeconds + acceptSeconds + coverageSeconds + fatigueSeconds;
        }
    }

    /**
     * One responder is asked.
     *
     * @param rank 1 is the best of those that could be asked
     * @param byHand the member of the staff who chose him, or null if the core did
     * @param reasons the three largest terms of the score, largest first: {@code travel}, {@code ready}, {@code accept}, {@code coverage}, {@code fatigue}
     */
    record OfferMade(
            IncidentId incident,
            OfferId offer,
            ResponderId responder,
            Instant expiresAt,
            int rank,
            Score score,
            List<String> reasons,
            @Nullable StaffId byHand)
            implements OfferEvent {
        public OfferMade {
            reasons = List.copyOf(reasons);
        }
    }

    /** The responder will go. */
    record OfferAccepted(
            IncidentId incident, OfferId offer, ResponderId responder, AssignmentId assignment, Instant promisedAt)
            implements OfferEvent {}

    /** The responder will not go. */
    record OfferDeclined(IncidentId incident, OfferId offer, ResponderId responder, DeclineReason reason)
            implements OfferEvent {}

    /** No answer came in time. */
    record OfferExpired(IncidentId incident, OfferId offer, ResponderId responder) implements OfferEvent {}

    /** The question was taken back. */
    record OfferWithdrawn(IncidentId incident, OfferId offer, ResponderId responder, WithdrawReason reason)
            implements OfferEvent {}

    /** The responder went one step further, or the assignment was given back. */
    record AssignmentMoved(
            IncidentId incident,
            AssignmentId assignment,
            ResponderId responder,
            AssignmentStatus status,
            @Nullable String reason)
            implements OfferEvent {}

    /** Nothing was heard from the scene for long: the page asks whether he is all right. */
    record SignAsked(IncidentId incident, AssignmentId assignment, ResponderId responder) implements OfferEvent {}

    /** He is all right. */
    record SignGiven(IncidentId incident, AssignmentId assignment, ResponderId responder) implements OfferEvent {}

    /** What he says of the visit; words and measurements are in the personal block. */
    record VisitReported(IncidentId incident, AssignmentId assignment, ResponderId responder, VisitOutcome outcome)
            implements OfferEvent {}
}

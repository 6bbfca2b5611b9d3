package org.anling.contract.state;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.anling.contract.alert.AlertType;
import org.anling.contract.alert.DeviceRef;
import org.anling.contract.alert.ElderRef;
import org.anling.contract.alert.Position;
import org.anling.contract.event.OfferEvent;
import org.anling.contract.id.AssignmentId;
import org.anling.contract.id.IncidentId;
import org.anling.contract.id.OfferId;
import org.anling.contract.id.ResponderId;
import org.anling.contract.id.StaffId;
import org.anling.contract.incident.AssignmentStatus;
import org.anling.contract.incident.CloseGuard;
import org.anling.contract.incident.DeadlineKind;
import org.anling.contract.incident.DeclineReason;
import org.anling.contract.incident.Disposition;
import org.anling.contract.incident.Handling;
import org.anling.contract.incident.Help;
import org.anling.contract.incident.OfferStatus;
import org.anling.contract.incident.Priority;
import org.anling.contract.incident.SpokenOutcome;
import org.anling.contract.incident.WithdrawReason;
import org.jspecify.annotations.Nullable;

/**
 * An incident as the fold of its events: what the core decides on and what a snapshot holds.
 *
 * @param place where help goes, or null if nobody knows or it was erased
 * @param alerts how many alerts it holds
 * @param deadlines what it waits for; never empty while it is open
 * @param offers in the order they were made
 * @param assignments in the order they were accepted
 * @param nextOffer number of the next offer, so that ids never repeat
 * @param wanted how many live offers the rules want now, as the latest ranking says; 0 once somebody accepted or nobody is needed
 * @param nobodySince since when nobody is left to ask, or null
 * @param falsePressAt when somebody said last that the press was false, or null
 */
public record IncidentState(
        IncidentId id,
        long number,
        AlertType kind,
        Priority priority,
        Priority floor,
        @Nullable ElderRef elder,
        DeviceRef device,
        @Nullable Position place,
        String plan,
        @Nullable Long mayRepeat,
        Handling handling,
        Help help,
        @Nullable StaffId owner,
        @Nullable SpokenOutcome spoken,
        @Nullable Closing closing,
        Clocks clocks,
        int alerts,
        Instant lastAlertAt,
        int escalationLevel,
        SortedMap<DeadlineKind, Instant> deadlines,
        List<Offer> offers,
        List<Assignment> assignments,
        int nextOffer,
        int wanted,
        @Nullable Instant nobodySince,
        @Nullable Instant falsePressAt) {

    public IncidentState {
        deadlines = Collections.unmodifiableSortedMap(new TreeMap<>(deadlines));
        offers = List.copyOf(offers);
        assignments = List.copyOf(assignments);
    }

    /** The clocks of an incident; a null has not happened. Every service level is a difference of two of them. */
    public record Clocks(
            @Nullable Instant raisedAt,
            Instant receivedAt,
            @Nullable Instant takenAt,
            @Nullable Instant spokenAt,
            @Nullable Instant noReplyAt,
            @Nullable Instant firstOfferAt,
            @Nullable Instant firstAcceptedAt,
            @Nullable Instant onTheWayAt,
            @Nullable Instant atDoorAt,
            @Nullable Instant withElderAt,
            @Nullable Instant emergencyServiceAt,
            @Nullable Instant closedAt) {}

    /** One question to one responder. */
    public record Offer(
            OfferId id,
            ResponderId responder,
            OfferStatus status,
            Instant madeAt,
            Instant expiresAt,
            int rank,
            OfferEvent.Score score,
            List<String> reasons,
            @Nullable StaffId byHand,
            @Nullable Instant answeredAt,
            @Nullable DeclineReason declined,
            @Nullable WithdrawReason withdrawn) {
        public Offer {
            reasons = List.copyOf(reasons);
        }
    }

    /** An accepted offer. */
    public record Assignment(
            AssignmentId id,
            OfferId offer,
            ResponderId responder,
            AssignmentStatus status,
            Instant acceptedAt,
            Instant promisedAt,
            Instant movedAt) {}

    /** How it ended. */
    public record Closing(
            StaffId by,
            Instant at,
            Disposition disposition,
            CloseGuard guard,
            @Nullable String reference,
            @Nullable String reason) {}
}

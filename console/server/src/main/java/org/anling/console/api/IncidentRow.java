package org.anling.console.api;

import java.time.Instant;
import java.util.List;
import org.anling.contract.alert.AlertType;
import org.anling.contract.alert.Identity;
import org.anling.contract.incident.AssignmentStatus;
import org.anling.contract.incident.CloseGuard;
import org.anling.contract.incident.Consent;
import org.anling.contract.incident.DeadlineKind;
import org.anling.contract.incident.DeclineReason;
import org.anling.contract.incident.Disposition;
import org.anling.contract.incident.EscalationReason;
import org.anling.contract.incident.Handling;
import org.anling.contract.incident.Help;
import org.anling.contract.incident.OfferStatus;
import org.anling.contract.incident.Priority;
import org.anling.contract.incident.SpokenOutcome;
import org.anling.contract.incident.WithdrawReason;
import org.anling.contract.people.ResponderKind;
import org.jspecify.annotations.Nullable;

/**
 * An incident in the queue, whole enough to work with.
 *
 * @param alerts how many alerts are merged in it
 * @param deadline the next one
 * @param mayRepeat number of an earlier incident that this may repeat
 * @param escalation level, 0 if nobody was alarmed
 * @param escalated why somebody was alarmed last
 * @param position where the device was, or where help goes
 * @param noReply the elder does not answer
 * @param emergencyService the last call of a public emergency service
 * @param deadlines all of them, the next first
 * @param notices what is known of everything that was sent to people
 * @param marks what is special about it, for example {@code test-mode}
 * @param area code prefix of a mass incident: one for equal technical alerts of many devices
 * @param lastEvent id of the last event folded into it
 */
public record IncidentRow(
        String id,
        long number,
        Priority priority,
        Handling handling,
        Help help,
        AlertType kind,
        @Nullable ElderView elder,
        String device,
        String protocol,
        boolean verified,
        Identity identity,
        int alerts,
        Instant lastAlertAt,
        Instant openedAt,
        @Nullable Instant takenAt,
        @Nullable PersonRef owner,
        @Nullable DeadlineRow deadline,
        @Nullable Long mayRepeat,
        int escalation,
        @Nullable EscalationReason escalated,
        @Nullable Place position,
        Place.@Nullable Point home,
        @Nullable SpokenOutcome spoken,
        boolean noReply,
        @Nullable EmergencyRow emergencyService,
        @Nullable ClosingRow closing,
        List<OfferRow> offers,
        List<AssignmentRow> assignments,
        ClocksRow clocks,
        DeskRows.@Nullable PlanRow plan,
        List<DeskRows.StepRow> steps,
        DeskRows.@Nullable HoldRow hold,
        DeskRows.@Nullable TransferRow transfer,
        DeskRows.@Nullable FollowUpRow followUp,
        List<DeadlineRow> deadlines,
        List<DeskRows.NoticeRow> notices,
        List<String> marks,
        @Nullable String area,
        String lastEvent) {

    /** Somebody by id and name. */
    public record PersonRef(String id, String name) {}

    /** What the incident waits for next. */
    public record DeadlineRow(DeadlineKind kind, Instant due) {}

    /** A public emergency service was called; the consent is missing if nobody asked for it. */
    public record EmergencyRow(
            String service,
            Instant calledAt,
            String caller,
            @Nullable String reference,
            @Nullable Consent consent) {}

    /** How it ended. */
    public record ClosingRow(
            PersonRef by,
            Instant at,
            Disposition disposition,
            CloseGuard guard,
            @Nullable String reference,
            @Nullable String reason) {}

    /** Terms of the score in seconds. */
    public record Seconds(double travel, double ready, double accept, double coverage, double fatigue, double total) {}

    /**
     * One question to one responder.
     *
     * @param distance metres along the estimated way
     * @param reasons the largest terms: {@code travel}, {@code ready}, {@code accept}, {@code coverage}, {@code fatigue}
     * @param stale whether the base stood in for an old position
     */
    public record OfferRow(
            String id,
            String responder,
            String name,
            @Nullable ResponderKind kind,
            OfferStatus status,
            int rank,
            Instant madeAt,
            Instant expiresAt,
            Seconds seconds,
            double distance,
            List<String> reasons,
            boolean stale,
            boolean byHand,
            @Nullable Instant answeredAt,
            @Nullable DeclineReason declined,
            @Nullable WithdrawReason withdrawn) {}

    /**
     * Somebody goes.
     *
     * @param askedAt since when he is asked whether he is all right, and has not said so
     */
    public record AssignmentRow(
            String id,
            String offer,
            String responder,
            String name,
            @Nullable ResponderKind kind,
            @Nullable String phone,
            AssignmentStatus status,
            Instant acceptedAt,
            Instant promisedAt,
            Instant movedAt,
            @Nullable Instant askedAt) {}

    /** Every clock of an incident; a missing one has not happened. */
    public record ClocksRow(
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
            @Nullable Instant closedAt,
            @Nullable Instant safeAt,
            @Nullable Instant followedUpAt,
            @Nullable Instant acknowledgedAt,
            @Nullable Instant onScreenAt,
            @Nullable Instant reopenedAt) {}
}

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
import org.anling.contract.id.DeviceId;
import org.anling.contract.id.IncidentId;
import org.anling.contract.id.OfferId;
import org.anling.contract.id.ResponderId;
import org.anling.contract.id.StaffId;
import org.anling.contract.incident.AssignmentStatus;
import org.anling.contract.incident.CloseGuard;
import org.anling.contract.incident.DeadlineKind;
import org.anling.contract.incident.DeclineReason;
import org.anling.contract.incident.Disposition;
import org.anling.contract.incident.FollowUpOutcome;
import org.anling.contract.incident.Handling;
import org.anling.contract.incident.Help;
import org.anling.contract.incident.OfferStatus;
import org.anling.contract.incident.Priority;
import org.anling.contract.incident.SpokenOutcome;
import org.anling.contract.incident.StepStatus;
import org.anling.contract.incident.WithdrawReason;
import org.anling.contract.plan.Step;
import org.anling.contract.plan.Title;
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
 * @param marks what is special about it, for example {@code test-mode}
 * @param area code prefix if it is a mass incident, or null
 * @param recentAlerts when its latest alerts were received, oldest first, at most eight and without exact copies: a device that sends
 *     too many is a runaway
 * @param recentSenders which device sent each of {@code recentAlerts}
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
        @Nullable Instant falsePressAt,
        Desk desk,
        Progress progress,
        List<String> marks,
        @Nullable String area,
        List<Instant> recentAlerts,
        List<DeviceId> recentSenders) {

    public IncidentState {
        deadlines = Collections.unmodifiableSortedMap(new TreeMap<>(deadlines));
        offers = List.copyOf(offers);
        assignments = List.copyOf(assignments);
        // Snapshots of earlier versions do not have these.
        desk = desk == null ? Desk.EMPTY : desk;
        progress = progress == null ? Progress.BEGIN : progress;
        marks = marks == null ? List.of() : List.copyOf(marks);
        recentSenders = recentSenders == null ? List.of() : List.copyOf(recentSenders);
        recentAlerts = recentAlerts == null || recentAlerts.size() != recentSenders.size()
                ? List.of()
                : List.copyOf(recentAlerts);
    }

    /**
     * What the staff has arranged beside the handling itself.
     *
     * @param hold while it is on hold
     * @param transfer while it is offered to another member of the staff
     * @param followUp the call after closing
     */
    public record Desk(
            @Nullable Hold hold,
            @Nullable Transfer transfer,
            @Nullable FollowUp followUp) {

        /** Nothing arranged. */
        public static final Desk EMPTY = new Desk(null, null, null);
    }

    /** Put aside until then. */
    public record Hold(StaffId by, Instant since, Instant until) {}

    /** Offered, not yet accepted. */
    public record Transfer(StaffId from, StaffId to, Instant at) {}

    /** The call after closing. */
    public record FollowUp(StaffId by, Instant at, FollowUpOutcome outcome) {}

    /**
     * How far the plan has come.
     *
     * @param wave the last wave that began, counted from 1; 0 before the first
     * @param noReply whether the waves for an elder who does not answer run
     * @param waveAt when that wave began, or null
     * @param stopped whether somebody stopped what the plan would ask by itself
     * @param rung how often the escalation ladder alarmed somebody, repeats included
     * @param steps those that were opened, in the order of their opening
     * @param ladderAt since when the escalation ladder counts, or null while it does not
     */
    public record Progress(
            int wave,
            boolean noReply,
            @Nullable Instant waveAt,
            boolean stopped,
            int rung,
            List<StepState> steps,
            @Nullable Instant ladderAt) {

        /** Before anything of the plan happened. */
        public static final Progress BEGIN = new Progress(0, false, null, false, 0, List.of(), null);

        public Progress {
            steps = List.copyOf(steps);
        }
    }

    /**
     * One step of the plan.
     *
     * @param endedAt when it was done or skipped, or null
     * @param by who did or skipped it, or null
     * @param reason why it was skipped, or null
     */
    public record StepState(
            String id,
            Step.Kind kind,
            Title title,
            Step.Skip skip,
            StepStatus status,
            Instant openedAt,
            Instant due,
            @Nullable Instant endedAt,
            @Nullable StaffId by,
            @Nullable String reason) {}

    /**
     * The clocks of an incident; a null has not happened. Every service level is a difference of two of them.
     *
     * @param acknowledgedAt when a device was first told that a press of it lies on disk
     * @param onScreenAt when somebody who takes calls had it on the screen first
     * @param seenAt when somebody came to the elder last; {@code withElderAt} is the first time
     * @param reopenedAt when it was reopened last
     */
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
            @Nullable Instant closedAt,
            @Nullable Instant safeAt,
            @Nullable Instant followedUpAt,
            @Nullable Instant acknowledgedAt,
            @Nullable Instant onScreenAt,
            @Nullable Instant seenAt,
            @Nullable Instant reopenedAt) {}

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

    /**
     * An accepted offer.
     *
     * @param signAt when he was heard of last besides his steps, or null
     * @param askedAt since when he is asked whether he is all right, or null
     */
    public record Assignment(
            AssignmentId id,
            OfferId offer,
            ResponderId responder,
            AssignmentStatus status,
            Instant acceptedAt,
            Instant promisedAt,
            Instant movedAt,
            @Nullable Instant signAt,
            @Nullable Instant askedAt) {

        /** When he was heard of last. */
        public Instant heardAt() {
            return signAt == null || signAt.isBefore(movedAt) ? movedAt : signAt;
        }
    }

    /** How it ended. */
    public record Closing(
            StaffId by,
            Instant at,
            Disposition disposition,
            CloseGuard guard,
            @Nullable String reference,
            @Nullable String reason) {}
}

package org.anling.contract.event;

import java.time.Instant;
import java.util.List;
import org.anling.contract.alert.Alert;
import org.anling.contract.alert.AlertType;
import org.anling.contract.alert.DeviceRef;
import org.anling.contract.alert.ElderRef;
import org.anling.contract.id.IncidentId;
import org.anling.contract.id.InputId;
import org.anling.contract.id.StaffId;
import org.anling.contract.incident.AlarmTarget;
import org.anling.contract.incident.CloseGuard;
import org.anling.contract.incident.Consent;
import org.anling.contract.incident.DeadlineKind;
import org.anling.contract.incident.Disposition;
import org.anling.contract.incident.EntryWay;
import org.anling.contract.incident.EscalationReason;
import org.anling.contract.incident.FollowUpOutcome;
import org.anling.contract.incident.JoinReason;
import org.anling.contract.incident.Priority;
import org.anling.contract.incident.SpokenOutcome;
import org.anling.contract.plan.Step;
import org.anling.contract.plan.Title;
import org.jspecify.annotations.Nullable;

/** Facts of the handling of an incident. */
public sealed interface IncidentEvent extends Event {

    IncidentId incident();

    /**
     * An incident begins. Position, home and raw frame are in the personal block.
     *
     * @param number dense per centre, what people call it by: "No. 57"
     * @param kind the gravest alert
     * @param floor the priority never falls below this before somebody spoke with the elder
     * @param elder null if the device protects nobody we know
     * @param mayRepeat number of an earlier incident that this may repeat, or null
     * @param plan id and version of the response plan, for example {@code sos-at-once@1}
     * @param marks what is special about it: remarks of the decoder, {@code test-mode}
     * @param area code prefix of a mass incident (one for equal technical alerts of many devices), or null for any other
     */
    record Opened(
            IncidentId incident,
            long number,
            AlertType kind,
            Priority priority,
            Priority floor,
            @Nullable ElderRef elder,
            DeviceRef device,
            List<Alert> alerts,
            @Nullable Long mayRepeat,
            String plan,
            List<String> marks,
            @Nullable String area)
            implements IncidentEvent {
        public Opened {
            alerts = List.copyOf(alerts);
            marks = List.copyOf(marks);
        }

        /** An incident of an elder or a device. */
        public Opened(
                IncidentId incident,
                long number,
                AlertType kind,
                Priority priority,
                Priority floor,
                @Nullable ElderRef elder,
                DeviceRef device,
                List<Alert> alerts,
                @Nullable Long mayRepeat,
                String plan,
                List<String> marks) {
            this(incident, number, kind, priority, floor, elder, device, alerts, mayRepeat, plan, marks, null);
        }
    }

    /**
     * More alerts joined. The priority afterwards may be higher, never lower; so may the kind be graver.
     *
     * @param plan id and version of the plan for the graver kind, which the incident follows from now on; null: it keeps its own
     */
    record AlertJoined(
            IncidentId incident,
            JoinReason why,
            DeviceRef device,
            List<Alert> alerts,
            AlertType kind,
            Priority priority,
            @Nullable String plan)
            implements IncidentEvent {
        public AlertJoined {
            alerts = List.copyOf(alerts);
        }

        /** Alerts that leave the incident its plan. */
        public AlertJoined(
                IncidentId incident,
                JoinReason why,
                DeviceRef device,
                List<Alert> alerts,
                AlertType kind,
                Priority priority) {
            this(incident, why, device, alerts, kind, priority, null);
        }
    }

    /** An operator became responsible. */
    record Taken(IncidentId incident, StaffId by) implements IncidentEvent {}

    /** Somebody spoke with the elder. */
    record Spoken(IncidentId incident, StaffId by, SpokenOutcome outcome) implements IncidentEvent {}

    /** The elder does not answer: an emergency. {@code by} is null if nobody recorded either in time. */
    record NoReply(IncidentId incident, @Nullable StaffId by) implements IncidentEvent {}

    /** A note was added; its text is in the personal block. */
    record NoteAdded(IncidentId incident, StaffId by) implements IncidentEvent {}

    /** A public emergency service was called by somebody. */
    record EmergencyServiceCalled(
            IncidentId incident,
            StaffId by,
            String service,
            Instant calledAt,
            String caller,
            @Nullable String reference,
            @Nullable Consent consent)
            implements IncidentEvent {

        /** A call about which nobody asked the elder. */
        public EmergencyServiceCalled(
                IncidentId incident,
                StaffId by,
                String service,
                Instant calledAt,
                String caller,
                @Nullable String reference) {
            this(incident, by, service, calledAt, caller, reference, null);
        }
    }

    /** The press was false; everybody is stood down by the events that follow. */
    record FalsePress(IncidentId incident, StaffId by) implements IncidentEvent {}

    /**
     * Somebody is alarmed because a deadline ran out.
     *
     * @param level rises with each escalation of the incident until it is closed
     */
    record Escalated(IncidentId incident, EscalationReason reason, AlarmTarget target, int level)
            implements IncidentEvent {}

    /** The incident is closed. */
    record Closed(
            IncidentId incident,
            StaffId by,
            Disposition disposition,
            CloseGuard guard,
            @Nullable String reference,
            @Nullable String reason)
            implements IncidentEvent {}

    /** The incident waits for this until {@code due}; null means it waits for it no longer. */
    record DeadlineSet(
            IncidentId incident,
            DeadlineKind kind,
            @Nullable Instant due) implements IncidentEvent {}

    /** The priority changed. {@code by} is null if a rule raised it; the reason is then a word of the rules, for example {@code no_reply}. */
    record PriorityChanged(
            IncidentId incident,
            Priority priority,
            @Nullable StaffId by,
            String reason) implements IncidentEvent {}

    /** The elder's card has a new version; pages load it. */
    record CardChanged(IncidentId incident, ElderRef elder) implements IncidentEvent {}

    /** Put aside until then. */
    record Held(IncidentId incident, StaffId by, Instant until) implements IncidentEvent {}

    /** Goes on; {@code by} is null if the hold ran out. */
    record Resumed(IncidentId incident, @Nullable StaffId by) implements IncidentEvent {}

    /** Offered to another member of the staff. */
    record TransferOffered(IncidentId incident, StaffId by, StaffId to) implements IncidentEvent {}

    /** Who was asked became the owner. */
    record TransferAccepted(IncidentId incident, StaffId by) implements IncidentEvent {}

    /** The owner keeps it. {@code by} is null if nobody answered in time. */
    record TransferDeclined(
            IncidentId incident,
            @Nullable StaffId by,
            @Nullable String reason) implements IncidentEvent {}

    /** A supervisor gave it to somebody. */
    record Reassigned(IncidentId incident, StaffId by, StaffId to, String reason) implements IncidentEvent {}

    /** A step of the plan is to be done until then. */
    record StepOpened(IncidentId incident, String step, Step.Kind kind, Title title, Step.Skip skip, Instant due)
            implements IncidentEvent {}

    /** A step of the plan was done; what came of it is in the personal block. */
    record StepDone(
            IncidentId incident,
            String step,
            StaffId by,
            @Nullable EntryWay way) implements IncidentEvent {

        /** A step that is about no door. */
        public StepDone(IncidentId incident, String step, StaffId by) {
            this(incident, step, by, null);
        }
    }

    /** A step of the plan was left out. */
    record StepSkipped(IncidentId incident, String step, StaffId by, String reason) implements IncidentEvent {}

    /** A question of a protocol card was answered; the answer is in the personal block. */
    record QuestionAnswered(IncidentId incident, StaffId by, String card, String question, Title asked)
            implements IncidentEvent {}

    /**
     * A wave of the plan began.
     *
     * @param wave counts from 1
     * @param noReply whether it is one of the waves for an elder who does not answer
     */
    record WaveBegun(IncidentId incident, int wave, boolean noReply) implements IncidentEvent {}

    /** What the plan would have asked by itself was stopped. */
    record AskingStopped(IncidentId incident, StaffId by) implements IncidentEvent {}

    /** The elder was called after closing; what was said is in the personal block. */
    record FollowedUp(IncidentId incident, StaffId by, FollowUpOutcome outcome) implements IncidentEvent {}

    /** Closed too early: goes on. */
    record Reopened(IncidentId incident, StaffId by, String reason) implements IncidentEvent {}

    /**
     * A device was told that its press lies on disk.
     *
     * @param alert id of the input that holds the press
     * @param receivedAt when its last byte was read
     * @param acknowledgedAt as long after that as the stopwatch of the gateway showed when the acknowledgement went into the network
     */
    record Acknowledged(IncidentId incident, InputId alert, Instant receivedAt, Instant acknowledgedAt)
            implements IncidentEvent {}

    /** For the first time it was on the screen of somebody who takes calls: drawn, not only sent. */
    record OnScreen(IncidentId incident, StaffId by, Instant shownAt) implements IncidentEvent {}
}

package org.anling.contract.event;

import java.time.Instant;
import java.util.List;
import org.anling.contract.alert.Alert;
import org.anling.contract.alert.AlertType;
import org.anling.contract.alert.DeviceRef;
import org.anling.contract.alert.ElderRef;
import org.anling.contract.id.IncidentId;
import org.anling.contract.id.StaffId;
import org.anling.contract.incident.AlarmTarget;
import org.anling.contract.incident.CloseGuard;
import org.anling.contract.incident.DeadlineKind;
import org.anling.contract.incident.Disposition;
import org.anling.contract.incident.EscalationReason;
import org.anling.contract.incident.JoinReason;
import org.anling.contract.incident.Priority;
import org.anling.contract.incident.SpokenOutcome;
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
            List<String> marks)
            implements IncidentEvent {
        public Opened {
            alerts = List.copyOf(alerts);
            marks = List.copyOf(marks);
        }
    }

    /** More alerts joined. The priority afterwards may be higher, never lower; so may the kind be graver. */
    record AlertJoined(
            IncidentId incident,
            JoinReason why,
            DeviceRef device,
            List<Alert> alerts,
            AlertType kind,
            Priority priority)
            implements IncidentEvent {
        public AlertJoined {
            alerts = List.copyOf(alerts);
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
            @Nullable String reference)
            implements IncidentEvent {}

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

    /** The priority rose. {@code by} is null if a rule raised it; the reason is a word of the rules, for example {@code no_reply}. */
    record PriorityChanged(
            IncidentId incident,
            Priority priority,
            @Nullable StaffId by,
            String reason) implements IncidentEvent {}

    /** The elder's card has a new version; pages load it. */
    record CardChanged(IncidentId incident, ElderRef elder) implements IncidentEvent {}
}

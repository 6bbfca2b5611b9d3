package org.anling.dispatcher.core.help;

import org.anling.contract.event.IncidentEvent.Escalated;
import org.anling.contract.event.IncidentEvent.Resumed;
import org.anling.contract.id.IncidentId;
import org.anling.contract.incident.AlarmTarget;
import org.anling.contract.incident.DeadlineKind;
import org.anling.contract.incident.EscalationReason;
import org.anling.contract.incident.Handling;
import org.anling.contract.incident.Priority;

/** Alarms people about an incident; each one is a level above the one before, and what needs its owner ends a hold. */
public final class Escalations {

    private Escalations() {}

    public static void toSupervisor(Draft d, IncidentId id, EscalationReason reason) {
        escalate(d, id, reason, AlarmTarget.SUPERVISOR);
    }

    /** To the owner; before the take that is the supervisor, who answers for the queue. */
    public static void toOwner(Draft d, IncidentId id, EscalationReason reason) {
        escalate(d, id, reason, d.get(id).owner() == null ? AlarmTarget.SUPERVISOR : AlarmTarget.OPERATOR);
    }

    /** To the duty phone, if it is an emergency and nobody is signed in who could hear anything else. */
    public static void ringIfNobodyIsThere(Draft d, IncidentId id, EscalationReason reason) {
        if (d.get(id).priority() == Priority.P1
                && d.tables.centre.staff.values().isEmpty()) {
            escalate(d, id, reason, AlarmTarget.DUTY_PHONE);
        }
    }

    /** To whomever the plan names. */
    static void escalate(Draft d, IncidentId id, EscalationReason reason, AlarmTarget target) {
        if (needsTheOwner(reason)) {
            wakeUp(d, id);
        }
        d.emit(new Escalated(id, reason, target, d.get(id).escalationLevel() + 1));
    }

    /** Something happened that the owner must see: the incident is on hold no longer. */
    public static void wakeUp(Draft d, IncidentId id) {
        if (d.get(id).handling() == Handling.ON_HOLD) {
            d.emit(new Resumed(id, null));
            d.deadline(id, DeadlineKind.WAKE, null);
        }
    }

    private static boolean needsTheOwner(EscalationReason reason) {
        return switch (reason) {
            case NO_REPLY,
                    NOBODY_TO_ASK,
                    NOT_ACCEPTED,
                    NOT_ON_THE_WAY,
                    NOT_AT_DOOR,
                    SILENT_ON_SCENE,
                    UNREADABLE,
                    STEP_OVERDUE,
                    LADDER,
                    TEST_NOT_CONFIRMED,
                    VITALS -> true;
            case NOT_TAKEN,
                    NOT_TAKEN_AGAIN,
                    OWNER_REMINDED,
                    HOLD_OVER,
                    TRANSFER_NOT_ACCEPTED,
                    FOLLOW_UP_OVERDUE,
                    FOLLOW_UP_GIVEN_UP,
                    OWNER_SIGNED_OFF -> false;
        };
    }
}

package org.anling.dispatcher.core.dispatch;

import org.anling.contract.event.IncidentEvent.Escalated;
import org.anling.contract.id.IncidentId;
import org.anling.contract.incident.AlarmTarget;
import org.anling.contract.incident.EscalationReason;

/** Alarms people about an incident; each one is a level above the one before. */
final class Escalations {

    private Escalations() {}

    static void toSupervisor(Draft d, IncidentId id, EscalationReason reason) {
        escalate(d, id, reason, AlarmTarget.SUPERVISOR);
    }

    /** To the owner; before the take that is the supervisor, who answers for the queue. */
    static void toOwner(Draft d, IncidentId id, EscalationReason reason) {
        escalate(d, id, reason, d.get(id).owner() == null ? AlarmTarget.SUPERVISOR : AlarmTarget.OPERATOR);
    }

    private static void escalate(Draft d, IncidentId id, EscalationReason reason, AlarmTarget target) {
        d.emit(new Escalated(id, reason, target, d.get(id).escalationLevel() + 1));
    }
}

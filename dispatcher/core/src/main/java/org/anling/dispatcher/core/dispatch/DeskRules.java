package org.anling.dispatcher.core.dispatch;

import java.time.Duration;
import java.time.Instant;
import org.anling.contract.event.IncidentEvent.Held;
import org.anling.contract.event.IncidentEvent.Resumed;
import org.anling.contract.id.IncidentId;
import org.anling.contract.id.StaffId;
import org.anling.contract.incident.DeadlineKind;
import org.anling.contract.incident.EscalationReason;
import org.anling.contract.incident.Handling;
import org.anling.contract.incident.Priority;
import org.anling.contract.incident.RefusalCode;
import org.anling.contract.state.IncidentState;
import org.anling.dispatcher.core.help.Draft;
import org.anling.dispatcher.core.help.Escalations;

/**
 * Hold: an incident is put aside until its wake-up, and comes back one priority up. Only its owner's attention rests, no other deadline
 * does, and whatever needs the owner wakes it. An emergency in which nobody was reached is never put aside.
 */
final class DeskRules {

    private DeskRules() {}

    static void hold(Draft d, StaffId by, IncidentState incident, Instant until) {
        IncidentId id = incident.id();
        Duration pause = Duration.between(d.receivedAt, until);
        boolean tooShort = pause.compareTo(d.desk.shortestHold()) < 0;
        boolean tooLong = pause.compareTo(d.desk.longestHold()) > 0;
        if (incident.handling() == Handling.ON_HOLD) {
            d.refuse(RefusalCode.WRONG_STATE, id.value());
        } else if (tooShort || tooLong) {
            d.refuse(RefusalCode.MALFORMED, id.value());
        } else if (incident.priority() == Priority.P1 && !isReached(incident)) {
            d.refuse(RefusalCode.NOBODY_REACHED, id.value());
        } else {
            TransferRules.dropOffer(d, by, incident);
            d.emit(new Held(id, by, until));
            d.deadline(id, DeadlineKind.WAKE, until);
        }
    }

    static void resume(Draft d, StaffId by, IncidentState incident) {
        if (incident.handling() == Handling.ON_HOLD) {
            d.emit(new Resumed(incident.id(), by));
            d.deadline(incident.id(), DeadlineKind.WAKE, null);
        } else {
            d.refuse(RefusalCode.WRONG_STATE, incident.id().value());
        }
    }

    /** The hold ran out. */
    static void wake(Draft d, IncidentId id) {
        d.deadline(id, DeadlineKind.WAKE, null);
        if (d.get(id).handling() == Handling.ON_HOLD) {
            d.emit(new Resumed(id, null));
            PriorityRules.raise(d, id, oneUp(d.get(id).priority()), null, "hold_over");
            Escalations.toOwner(d, id, EscalationReason.HOLD_OVER);
        }
    }

    /** What was put aside once is not put aside for ever: it comes back more urgent than it went. */
    private static Priority oneUp(Priority priority) {
        return switch (priority) {
            case P1, P2 -> Priority.P1;
            case P3 -> Priority.P2;
        };
    }

    private static boolean isReached(IncidentState incident) {
        return CloseRules.isSpokenWith(incident) || CloseRules.isSeen(incident.clocks());
    }
}

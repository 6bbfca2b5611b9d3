package org.anling.dispatcher.core.dispatch;

import org.anling.contract.event.CentreEvent.StaffOff;
import org.anling.contract.event.CentreEvent.StaffOn;
import org.anling.contract.id.StaffId;
import org.anling.contract.incident.DeadlineKind;
import org.anling.contract.incident.EscalationReason;
import org.anling.contract.incident.Handling;
import org.anling.contract.people.Role;
import org.anling.contract.state.IncidentState;
import org.anling.dispatcher.core.help.Draft;
import org.anling.dispatcher.core.help.Escalations;

/** Who of the staff can take calls now. Signing off takes nothing away: who answers keeps it, but a supervisor hears of it. */
final class StaffRules {

    private StaffRules() {}

    static void signOn(Draft d, StaffId by, Role role) {
        boolean known =
                d.tables.centre.staff.find(by).filter(on -> on.role() == role).isPresent();
        if (known) {
            d.ignore("is signed in already");
        } else {
            d.emit(new StaffOn(by, role));
        }
    }

    static void signOff(Draft d, StaffId by) {
        if (d.tables.centre.staff.find(by).isEmpty()) {
            d.ignore("is not signed in");
            return;
        }
        d.emit(new StaffOff(by));
        TransferRules.standDown(d, by);
        for (IncidentState incident : d.tables.open()) {
            if (by.equals(incident.owner())) {
                Escalations.toSupervisor(d, incident.id(), EscalationReason.OWNER_SIGNED_OFF);
                Escalations.ringIfNobodyIsThere(d, incident.id(), EscalationReason.OWNER_SIGNED_OFF);
            } else if (isLate(incident)) {
                Escalations.ringIfNobodyIsThere(d, incident.id(), EscalationReason.NOT_TAKEN);
            }
        }
    }

    /** Whether the supervisor was already told that nobody took it. */
    private static boolean isLate(IncidentState incident) {
        return incident.handling() == Handling.WAITING && !incident.deadlines().containsKey(DeadlineKind.TAKE);
    }
}

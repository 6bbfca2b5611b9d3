package org.anling.dispatcher.core.dispatch;

import org.anling.contract.event.CentreEvent.StaffOff;
import org.anling.contract.event.CentreEvent.StaffOn;
import org.anling.contract.id.StaffId;
import org.anling.contract.people.Role;

/** Who of the staff can take calls now. Signing in gives nothing away and signing off takes nothing away: who answers keeps it. */
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
        } else {
            d.emit(new StaffOff(by));
        }
    }
}

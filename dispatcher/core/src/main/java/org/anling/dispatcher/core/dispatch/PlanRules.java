package org.anling.dispatcher.core.dispatch;

import org.anling.contract.event.CentreEvent.PlanActivated;
import org.anling.contract.event.IncidentEvent;
import org.anling.contract.fold.IncidentView;
import org.anling.contract.id.IncidentId;
import org.anling.contract.id.StaffId;
import org.anling.contract.incident.DeadlineKind;
import org.anling.contract.plan.Plan;
import org.anling.contract.state.IncidentState;

/** What the plan of an incident says: which one is taken, when its waves begin, its ladder. */
final class PlanRules {

    private PlanRules() {}

    static void activate(Draft d, Plan plan) {
        d.emit(new PlanActivated(plan));
    }

    /** Somebody confirmed that help is needed: whatever the plan waits for, its waves begin now. */
    static void askNow(Draft d, IncidentState incident) {
        if (IncidentView.active(incident).isEmpty()) {
            HelpRules.askFully(d, incident.id());
        }
        if (d.isEmpty()) {
            d.ignore("everybody who is wanted is asked already");
        }
    }

    /** Nobody else is asked by the rules until somebody confirms or the elder calls again; offers that are live stay. */
    static void stop(Draft d, StaffId by, IncidentState incident) {
        d.emit(new IncidentEvent.AskingStopped(incident.id(), by));
        d.deadline(incident.id(), DeadlineKind.ASK, null);
        d.deadline(incident.id(), DeadlineKind.WAVE, null);
    }

    static void nextWave(Draft d, IncidentId id) {
        d.deadline(id, DeadlineKind.WAVE, null);
    }

    static void climb(Draft d, IncidentId id) {
        d.deadline(id, DeadlineKind.LADDER, null);
    }
}

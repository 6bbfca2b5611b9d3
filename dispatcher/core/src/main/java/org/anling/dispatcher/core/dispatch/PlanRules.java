package org.anling.dispatcher.core.dispatch;

import org.anling.contract.event.CentreEvent.PlanActivated;
import org.anling.contract.id.IncidentId;
import org.anling.contract.incident.DeadlineKind;
import org.anling.contract.plan.Plan;

/** What the plan of an incident says: which one is taken, when its waves begin, its ladder, its steps. */
final class PlanRules {

    private PlanRules() {}

    static void activate(Draft d, Plan plan) {
        d.emit(new PlanActivated(plan));
    }

    static void nextWave(Draft d, IncidentId id) {
        d.deadline(id, DeadlineKind.WAVE, null);
    }

    static void climb(Draft d, IncidentId id) {
        d.deadline(id, DeadlineKind.LADDER, null);
    }

    static void stepOverdue(Draft d, IncidentId id) {
        d.deadline(id, DeadlineKind.STEP, null);
    }
}

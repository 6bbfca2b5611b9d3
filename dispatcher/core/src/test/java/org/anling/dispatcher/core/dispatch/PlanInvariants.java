package org.anling.dispatcher.core.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import org.anling.contract.fold.IncidentView;
import org.anling.contract.incident.DeadlineKind;
import org.anling.contract.incident.StepStatus;
import org.anling.contract.plan.Step;
import org.anling.contract.state.IncidentState;
import org.anling.dispatcher.core.incident.BuiltInPlans;
import org.anling.dispatcher.core.incident.DispatchSettings;
import org.anling.dispatcher.core.state.CentreState;
import org.anling.dispatcher.core.state.CentreTables;

/** What must be true of plans and of what incidents do by them, whenever everything due has fired. */
final class PlanInvariants {

    private PlanInvariants() {}

    static void check(CentreState state, DispatchSettings settings) {
        CentreTables centre = state.tables().centre;
        for (IncidentState incident : state.incidents()) {
            assertThat(settings.findPlan(incident.plan()).isPresent()
                            || BuiltInPlans.find(incident.plan()).isPresent()
                            || centre.plans.find(incident.plan()).isPresent())
                    .as("%s can go on by %s", incident.id(), incident.plan())
                    .isTrue();
            if (IncidentView.isOpen(incident)) {
                steps(incident);
                assertThat(incident.progress().ladderAt() != null)
                        .as("the ladder of %s counts as long as it has a next moment", incident.id())
                        .isEqualTo(incident.deadlines().containsKey(DeadlineKind.LADDER));
            }
        }
        long followed = state.incidents().stream()
                .map(IncidentState::plan)
                .filter(key -> centre.plans.find(key).isPresent())
                .distinct()
                .count();
        assertThat(centre.plans.values().size())
                .as("versions that nobody follows are dropped")
                .isLessThanOrEqualTo((int) followed + centre.activePlans().size());
    }

    /** An open step has its clock. Who is inside has come in, whoever opened the door. */
    private static void steps(IncidentState incident) {
        boolean inside = incident.clocks().withElderAt() != null;
        boolean waits = incident.progress().steps().stream()
                .anyMatch(step -> step.status() == StepStatus.OPEN && !(inside && step.kind() == Step.Kind.ENTRY));
        assertThat(incident.deadlines().containsKey(DeadlineKind.STEP))
                .as("open steps of %s have a clock", incident.id())
                .isEqualTo(waits);
    }
}

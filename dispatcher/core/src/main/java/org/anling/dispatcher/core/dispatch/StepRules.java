package org.anling.dispatcher.core.dispatch;

import java.util.Optional;
import org.anling.contract.alert.Personal;
import org.anling.contract.event.IncidentEvent.StepDone;
import org.anling.contract.event.IncidentEvent.StepSkipped;
import org.anling.contract.id.IncidentId;
import org.anling.contract.incident.DeadlineKind;
import org.anling.contract.incident.RefusalCode;
import org.anling.contract.incident.StepStatus;
import org.anling.contract.input.OperatorCommand;
import org.anling.contract.people.Role;
import org.anling.contract.plan.Step;
import org.anling.contract.state.IncidentState;
import org.anling.contract.state.IncidentState.StepState;
import org.jspecify.annotations.Nullable;

/** The steps of a plan that people do beside the asking: opened by what happened, done or left out by somebody, never silently. */
final class StepRules {

    private StepRules() {}

    /** A step is done; what came of it is in the personal block. */
    static void done(
            Draft d,
            OperatorCommand command,
            IncidentState incident,
            OperatorCommand.DoStep done,
            @Nullable Personal personal) {
        if (findOpen(incident, done.step()).isEmpty()) {
            d.refuse(RefusalCode.UNKNOWN_STEP, done.step());
            return;
        }
        d.emit(new StepDone(incident.id(), done.step(), command.by()), personal);
    }

    /** A step is left out by somebody who may, with a reason. */
    static void skip(Draft d, OperatorCommand command, IncidentState incident, OperatorCommand.SkipStep skip) {
        Optional<StepState> step = findOpen(incident, skip.step());
        if (step.isEmpty()) {
            d.refuse(RefusalCode.UNKNOWN_STEP, skip.step());
        } else if (!maySkip(step.get().skip(), command.role())) {
            d.refuse(RefusalCode.NOT_SKIPPABLE, skip.step());
        } else if (skip.reason().isBlank()) {
            d.refuse(RefusalCode.REASON_MISSING, skip.step());
        } else {
            d.emit(new StepSkipped(incident.id(), skip.step(), command.by(), skip.reason()));
        }
    }

    static void overdue(Draft d, IncidentId id) {
        d.deadline(id, DeadlineKind.STEP, null);
    }

    private static boolean maySkip(Step.Skip rule, Role role) {
        return switch (rule) {
            case OWNER -> true;
            case SUPERVISOR -> role == Role.SUPERVISOR;
            case NEVER -> false;
        };
    }

    private static Optional<StepState> findOpen(IncidentState incident, String step) {
        return incident.progress().steps().stream()
                .filter(open -> open.id().equals(step) && open.status() == StepStatus.OPEN)
                .findFirst();
    }
}

package org.anling.dispatcher.core.help;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.anling.contract.alert.Personal;
import org.anling.contract.event.IncidentEvent.StepDone;
import org.anling.contract.event.IncidentEvent.StepOpened;
import org.anling.contract.event.IncidentEvent.StepSkipped;
import org.anling.contract.id.IncidentId;
import org.anling.contract.id.StaffId;
import org.anling.contract.incident.DeadlineKind;
import org.anling.contract.incident.EntryWay;
import org.anling.contract.incident.EscalationReason;
import org.anling.contract.incident.RefusalCode;
import org.anling.contract.incident.StepStatus;
import org.anling.contract.input.OperatorCommand;
import org.anling.contract.people.Role;
import org.anling.contract.plan.Step;
import org.anling.contract.plan.Title;
import org.anling.contract.state.IncidentState;
import org.anling.contract.state.IncidentState.StepState;
import org.jspecify.annotations.Nullable;

/** The steps of a plan that people do beside the asking: opened by what happened, done or left out by somebody, never silently. */
public final class StepRules {

    private static final Duration SHORTEST = Duration.ofSeconds(30);
    private static final Duration BY_HAND = Duration.ofMinutes(5);

    private StepRules() {}

    /** A step is done; what came of it is in the personal block. Who has a door broken open names the witness there. */
    public static void done(
            Draft d, StaffId by, IncidentState incident, OperatorCommand.DoStep done, @Nullable Personal personal) {
        boolean noWitness = done.way() == EntryWay.EMERGENCY_SERVICE && (personal == null || personal.note() == null);
        if (findOpen(incident, done.step()).isEmpty()) {
            d.refuse(RefusalCode.UNKNOWN_STEP, done.step());
        } else if (noWitness) {
            d.refuse(RefusalCode.REASON_MISSING, done.step());
        } else {
            d.emit(new StepDone(incident.id(), done.step(), by, done.way()), personal);
            waitForSteps(d, incident.id());
        }
    }

    /** The first step of a kind that has not begun begins now, though what it waits for has not happened; a plan without one is no hindrance. */
    public static void openNow(Draft d, IncidentState incident, Step.Kind kind) {
        if (open(incident).stream().anyMatch(known -> known.kind() == kind)) {
            d.ignore("is open already");
            return;
        }
        Step step = PlanRules.of(d, incident).steps().stream()
                .filter(one -> one.kind() == kind && !isKnown(incident, one))
                .findFirst()
                .orElseGet(() -> byHand(kind));
        open(d, incident.id(), step);
        waitForSteps(d, incident.id());
    }

    private static Step byHand(Step.Kind kind) {
        Title title = switch (kind) {
            case FAMILY -> new Title("告知家属", "Tell the family");
            case FAMILY_DOCTOR -> new Title("联系家庭医生", "Call the family doctor");
            case NEIGHBOUR -> new Title("请邻居上门查看", "Ask a neighbour to look");
            case COMMUNITY_STATION -> new Title("联系社区服务站", "Call the community station");
            case EMERGENCY_SERVICE -> new Title("呼叫 120、119 或 110", "Call 120, 119 or 110");
            case ENTRY -> new Title("入户", "Entry");
            case CALL_BACK -> new Title("回拨老人", "Call the elder back");
            case OTHER -> new Title("其他", "Something else");
        };
        String id = "by-hand-" + kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return new Step(id, kind, title, Step.Start.OPENED, BY_HAND, Step.Skip.OWNER);
    }

    private static void open(Draft d, IncidentId id, Step step) {
        Instant due = d.now().plus(step.due());
        d.emit(new StepOpened(id, step.id(), step.kind(), step.title(), step.skip(), due));
    }

    /** A step is left out by somebody who may, with a reason. */
    public static void skip(Draft d, OperatorCommand command, IncidentState incident, OperatorCommand.SkipStep skip) {
        Optional<StepState> step = findOpen(incident, skip.step());
        if (step.isEmpty()) {
            d.refuse(RefusalCode.UNKNOWN_STEP, skip.step());
        } else if (!maySkip(step.get().skip(), command.role())) {
            d.refuse(RefusalCode.NOT_SKIPPABLE, skip.step());
        } else if (skip.reason().isBlank()) {
            d.refuse(RefusalCode.REASON_MISSING, skip.step());
        } else {
            d.emit(new StepSkipped(incident.id(), skip.step(), command.by(), ""), Personal.ofTyped(skip.reason()));
            waitForSteps(d, incident.id());
        }
    }

    /** Opens the steps that begin with what just happened, each once. */
    public static void start(Draft d, IncidentId id, Step.Start start) {
        IncidentState incident = d.get(id);
        for (Step step : PlanRules.of(d, incident).steps()) {
            if (step.start() == start && !isKnown(incident, step) && !isCalled(incident, step)) {
                open(d, id, step);
            }
        }
        waitForSteps(d, id);
    }

    /** Calling an emergency service is the step itself: one key. */
    public static void called(Draft d, IncidentId id, StaffId by) {
        for (StepState step : open(d.get(id))) {
            if (step.kind() == Step.Kind.EMERGENCY_SERVICE) {
                d.emit(new StepDone(id, step.id(), by));
            }
        }
        waitForSteps(d, id);
    }

    /** A step was not done in time: its owner hears of it, and again each time as long has passed. */
    public static void overdue(Draft d, IncidentId id) {
        boolean late = open(d.get(id)).stream().anyMatch(step -> !step.due().isAfter(d.now()));
        waitForSteps(d, id);
        if (late) {
            Escalations.toOwner(d, id, EscalationReason.STEP_OVERDUE);
        }
    }

    /** Sets the deadline of the earliest step that is still to be done. */
    public static void waitForSteps(Draft d, IncidentId id) {
        d.deadline(
                id,
                DeadlineKind.STEP,
                open(d.get(id)).stream()
                        .map(step -> next(step, d.now()))
                        .min(Comparator.naturalOrder())
                        .orElse(null));
    }

    /** Whether a step is open that its owner may not leave out. */
    public static boolean keepsOpen(IncidentState incident) {
        return open(incident).stream().anyMatch(step -> step.skip() != Step.Skip.OWNER);
    }

    private static Instant next(StepState step, Instant now) {
        if (step.due().isAfter(now)) {
            return step.due();
        }
        Duration time = Duration.between(step.openedAt(), step.due());
        Duration again = time.compareTo(SHORTEST) < 0 ? SHORTEST : time;
        long passed = Duration.between(step.due(), now).dividedBy(again);
        return step.due().plus(again.multipliedBy(passed + 1));
    }

    private static boolean isKnown(IncidentState incident, Step step) {
        return incident.progress().steps().stream().anyMatch(known -> known.id().equals(step.id()));
    }

    private static boolean isCalled(IncidentState incident, Step step) {
        return step.kind() == Step.Kind.EMERGENCY_SERVICE && incident.clocks().emergencyServiceAt() != null;
    }

    /** Steps to be done. Who is with the elder has come in, whoever opened the door. */
    private static List<StepState> open(IncidentState incident) {
        boolean inside = incident.clocks().withElderAt() != null;
        return incident.progress().steps().stream()
                .filter(step -> step.status() == StepStatus.OPEN && !(inside && step.kind() == Step.Kind.ENTRY))
                .toList();
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

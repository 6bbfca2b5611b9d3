package org.anling.dispatcher.core.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.anling.contract.alert.Personal;
import org.anling.contract.alert.Vitals;
import org.anling.contract.event.OfferEvent.AssignmentMoved;
import org.anling.contract.event.OfferEvent.SignGiven;
import org.anling.contract.event.OfferEvent.VisitReported;
import org.anling.contract.fold.IncidentView;
import org.anling.contract.id.AssignmentId;
import org.anling.contract.id.IncidentId;
import org.anling.contract.id.ResponderId;
import org.anling.contract.incident.AssignmentStatus;
import org.anling.contract.incident.DeadlineKind;
import org.anling.contract.incident.EscalationReason;
import org.anling.contract.incident.Priority;
import org.anling.contract.incident.RefusalCode;
import org.anling.contract.input.ResponderAnswer.Progress;
import org.anling.contract.input.ResponderAnswer.Report;
import org.anling.contract.plan.Step;
import org.anling.contract.plan.Targets;
import org.anling.contract.state.IncidentState;
import org.anling.contract.state.IncidentState.Assignment;
import org.anling.dispatcher.core.help.Draft;
import org.anling.dispatcher.core.help.Escalations;
import org.anling.dispatcher.core.help.HelpRules;
import org.anling.dispatcher.core.help.LadderRules;
import org.anling.dispatcher.core.help.SceneRules;
import org.anling.dispatcher.core.help.StepRules;
import org.anling.dispatcher.core.incident.Transitions;
import org.jspecify.annotations.Nullable;

/** The life of an assignment: steps of the responder, release and refill, and the deadlines that guard the hole after "accepted". */
final class AssignmentRules {

    private AssignmentRules() {}

    /** A step that a responder reports. */
    static void progress(Draft d, ResponderId by, Progress progress) {
        AssignmentId id = progress.assignment();
        Optional<IncidentState> found = findIncident(d, id);
        Optional<Assignment> assignment = found.flatMap(incident -> IncidentView.findAssignment(incident, id));
        if (found.isEmpty() || assignment.isEmpty()) {
            d.refuse(RefusalCode.UNKNOWN_ASSIGNMENT, id.value());
        } else if (!assignment.get().responder().equals(by)) {
            d.refuse(RefusalCode.NOT_YOURS, id.value(), assignment.get().responder(), null);
        } else if (assignment.get().status() == progress.status()) {
            d.ignore("is so already");
        } else if (!Transitions.allows(assignment.get().status(), progress.status())) {
            d.refuse(RefusalCode.WRONG_ORDER, id.value(), by, assignment.get().movedAt());
        } else if (progress.status() == AssignmentStatus.RELEASED && isBlank(progress.reason())) {
            d.refuse(RefusalCode.REASON_MISSING, id.value());
        } else {
            AssignmentMoved moved = new AssignmentMoved(found.get().id(), id, by, progress.status(), null);
            d.emit(moved, Personal.ofTyped(progress.reason()));
            afterMove(d, found.get().id(), progress.status());
        }
    }

    /** The lone responder is all right. */
    static void alright(Draft d, ResponderId by, AssignmentId id) {
        findOwn(d, by, id).ifPresent(assignment -> {
            if (SceneRules.isAtScene(assignment)) {
                IncidentId incident = findIncident(d, id).orElseThrow().id();
                d.emit(new SignGiven(incident, id, by));
                waitForSteps(d, incident);
            } else {
                d.ignore("is not at the scene");
            }
        });
    }

    /** What he found; measurements beyond the limits make somebody look, and set no priority but that of a look. */
    static void report(Draft d, ResponderId by, Report report, @Nullable Personal personal) {
        AssignmentId id = report.assignment();
        findOwn(d, by, id).ifPresent(assignment -> {
            if (!SceneRules.isAtScene(assignment)) {
                d.refuse(RefusalCode.WRONG_ORDER, id.value(), by, assignment.movedAt());
                return;
            }
            IncidentId incident = findIncident(d, id).orElseThrow().id();
            d.emit(new VisitReported(incident, id, by, report.outcome()), personal);
            waitForSteps(d, incident);
            List<Vitals.Reading> readings = personal == null ? null : personal.readings();
            if (readings != null && d.settings.vitals().wantLook(readings)) {
                PriorityRules.raise(d, incident, Priority.P2, null, "vitals");
                Escalations.toOwner(d, incident, EscalationReason.VITALS);
            }
        });
    }

    /** Says why not, if it is not his or nobody knows it. */
    private static Optional<Assignment> findOwn(Draft d, ResponderId by, AssignmentId id) {
        Optional<Assignment> found = findIncident(d, id).flatMap(incident -> IncidentView.findAssignment(incident, id));
        if (found.isEmpty()) {
            d.refuse(RefusalCode.UNKNOWN_ASSIGNMENT, id.value());
        } else if (!found.get().responder().equals(by)) {
            d.refuse(RefusalCode.NOT_YOURS, id.value(), found.get().responder(), null);
            return Optional.empty();
        }
        return found;
    }

    /** Releases every active assignment of a responder; each incident asks others. */
    static void releaseAll(Draft d, ResponderId responder, String reason) {
        d.tables.bond(responder).jobs().forEach((job, incident) -> release(d, incident, job, reason));
    }

    /** Releases the assignments of a responder on less urgent incidents: he goes where it is worse. */
    static void leaveLower(Draft d, ResponderId responder, IncidentState forThis) {
        d.tables.bond(responder).jobs().forEach((job, incident) -> {
            if (d.get(incident).priority().compareTo(forThis.priority()) > 0) {
                release(d, incident, job, "left for No. " + forThis.number());
            }
        });
    }

    /** Ends every active assignment of an incident, because nobody is needed any more. */
    static void endAll(Draft d, IncidentId id, String reason) {
        for (Assignment assignment : IncidentView.active(d.get(id))) {
            boolean there = assignment.status() == AssignmentStatus.WITH_ELDER;
            move(d, id, assignment, there ? AssignmentStatus.DONE : AssignmentStatus.RELEASED, reason);
        }
    }

    /** Sets the deadlines of the steps that are still to come, for all who go to an incident. */
    static void waitForSteps(Draft d, IncidentId id) {
        IncidentState incident = d.get(id);
        Targets targets = d.targets(incident);
        d.deadline(id, DeadlineKind.LEAVE, next(d, incident, a -> leaveBy(targets, a)));
        d.deadline(id, DeadlineKind.ARRIVE, next(d, incident, a -> arriveBy(targets, a)));
        d.deadline(id, DeadlineKind.ON_SCENE, next(d, incident, a -> SceneRules.signBy(d, targets, a)));
    }

    private static void release(Draft d, IncidentId incident, AssignmentId job, String reason) {
        Assignment assignment =
                IncidentView.findAssignment(d.get(incident), job).orElseThrow();
        move(d, incident, assignment, AssignmentStatus.RELEASED, reason);
        afterMove(d, incident, AssignmentStatus.RELEASED);
    }

    private static void move(
            Draft d, IncidentId id, Assignment assignment, AssignmentStatus status, @Nullable String reason) {
        d.emit(new AssignmentMoved(id, assignment.id(), assignment.responder(), status, reason));
    }

    private static void afterMove(Draft d, IncidentId id, AssignmentStatus status) {
        waitForSteps(d, id);
        switch (status) {
            case RELEASED -> {
                IncidentState incident = d.get(id);
                if (IncidentView.isOpen(incident)
                        && IncidentView.active(incident).isEmpty()) {
                    Escalations.wakeUp(d, id);
                    HelpRules.askFully(d, id);
                    HelpRules.waitForAnswers(d, id);
                }
                LadderRules.start(d, id);
                HelpRules.refillAll(d);
            }
            case WITH_ELDER -> {
                d.deadline(id, DeadlineKind.SPEAK, null);
                LadderRules.stop(d, id);
                StepRules.waitForSteps(d, id);
            }
            case DONE -> HelpRules.refillAll(d);
            case ON_THE_WAY -> LadderRules.stop(d, id);
            case AT_DOOR -> {
                LadderRules.stop(d, id);
                StepRules.start(d, id, Step.Start.AT_DOOR);
            }
            case ACCEPTED -> {}
        }
    }

    /** The earliest of a kind that is still to come; what has passed was escalated when it passed. */
    private static @Nullable Instant next(Draft d, IncidentState incident, Function<Assignment, Stream<Instant>> due) {
        return IncidentView.active(incident).stream()
                .flatMap(due)
                .filter(at -> at.isAfter(d.now()))
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private static Stream<Instant> leaveBy(Targets targets, Assignment assignment) {
        return assignment.status() == AssignmentStatus.ACCEPTED
                ? Stream.of(assignment.acceptedAt().plus(targets.leave()))
                : Stream.empty();
    }

    private static Stream<Instant> arriveBy(Targets targets, Assignment assignment) {
        if (assignment.status().compareTo(AssignmentStatus.ON_THE_WAY) > 0) {
            return Stream.empty();
        }
        Duration promised = Duration.between(assignment.acceptedAt(), assignment.promisedAt());
        Duration late = promised.multipliedBy(targets.latePercent()).dividedBy(100);
        return Stream.of(assignment.promisedAt().plus(late));
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private static Optional<IncidentState> findIncident(Draft d, AssignmentId assignment) {
        int end = assignment.value().lastIndexOf("-a");
        return end <= 0
                ? Optional.empty()
                : d.tables.incidents.find(new IncidentId(assignment.value().substring(0, end)));
    }
}

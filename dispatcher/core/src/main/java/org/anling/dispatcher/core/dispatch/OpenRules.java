package org.anling.dispatcher.core.dispatch;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.anling.contract.alert.Alert;
import org.anling.contract.alert.AlertType;
import org.anling.contract.alert.ElderRef;
import org.anling.contract.alert.Personal;
import org.anling.contract.event.IncidentEvent.AlertJoined;
import org.anling.contract.event.IncidentEvent.CardChanged;
import org.anling.contract.event.IncidentEvent.Opened;
import org.anling.contract.event.IncidentEvent.PriorityChanged;
import org.anling.contract.fold.IncidentView;
import org.anling.contract.id.IncidentId;
import org.anling.contract.incident.DeadlineKind;
import org.anling.contract.incident.Handling;
import org.anling.contract.incident.JoinReason;
import org.anling.contract.incident.Priority;
import org.anling.contract.input.AlertFrame;
import org.anling.contract.plan.Plan;
import org.anling.contract.plan.Step;
import org.anling.contract.plan.Targets;
import org.anling.contract.state.IncidentState;
import org.anling.dispatcher.core.help.Draft;
import org.anling.dispatcher.core.help.Escalations;
import org.anling.dispatcher.core.help.HelpRules;
import org.anling.dispatcher.core.help.LadderRules;
import org.anling.dispatcher.core.help.PlanRules;
import org.anling.dispatcher.core.help.StepRules;
import org.anling.dispatcher.core.help.SyntheticRules;
import org.anling.dispatcher.core.incident.BuiltInPlans;
import org.anling.dispatcher.core.incident.Urgency;
import org.anling.dispatcher.core.state.Tables;
import org.jspecify.annotations.Nullable;

/** Opens incidents, joins further alerts of the same episode to them, and starts what the plan says. */
final class OpenRules {

    private OpenRules() {}

    static void open(Draft d, AlertFrame frame, List<Alert> alerts, @Nullable Personal personal) {
        AlertType kind = Urgency.gravest(alerts);
        Plan plan = PlanRules.choose(d, kind, frame.elder());
        boolean test = !plan.synthetic() && TestRules.isTest(d, frame, alerts);
        Optional<IncidentState> repeated = plan.synthetic() ? Optional.empty() : findRepeated(d, frame);
        boolean grave = !test && EpisodeRules.isFallWithoutMotion(d, repeated.orElse(null), alerts);
        Priority floor = test ? Priority.P3 : grave ? Priority.P1 : Urgency.priority(kind);
        // People call incidents by their number: a self-press takes none.
        long number = plan.synthetic() ? 0 : d.tables.lastNumber + 1;
        IncidentId id = plan.synthetic() ? SyntheticRules.id(d, frame.device()) : new IncidentId("inc-" + number);
        d.emit(
                new Opened(
                        id,
                        number,
                        kind,
                        test ? floor : raised(floor, plan),
                        floor,
                        frame.elder(),
                        frame.device(),
                        alerts,
                        repeated.map(IncidentState::number).orElse(null),
                        plan.key(),
                        test ? TestRules.mark(frame.marks()) : frame.marks()),
                personal);
        if (plan.synthetic()) {
            SyntheticRules.prove(d, id);
        } else if (test) {
            startClocks(d, id, BuiltInPlans.targets(Priority.P3));
            TestRules.waitForConfirmation(d, id);
        } else {
            startClocks(d, id, plan.targets());
            PlanRules.start(d, id);
        }
        if (grave && !plan.synthetic()) {
            HelpRules.askFully(d, id);
        }
    }

    /** Sets the deadlines that every incident has from its first instant. */
    static void startClocks(Draft d, IncidentId id, Targets targets) {
        d.deadline(id, DeadlineKind.TAKE, d.receivedAt.plus(targets.take()));
        d.deadline(id, DeadlineKind.TAKE_AGAIN, d.receivedAt.plus(targets.takeAgain()));
        d.deadline(id, DeadlineKind.REMIND, d.now().plus(targets.remind()));
    }

    private static Priority raised(Priority floor, Plan plan) {
        Priority own = plan.priority();
        return own == null ? floor : Urgency.higher(floor, own);
    }

    /** More alerts of the same elder: they join, raise, and restart what somebody stopped. */
    static void join(Draft d, AlertFrame frame, IncidentState open, List<Alert> alerts, @Nullable Personal personal) {
        AlertType kind = open.kind();
        Priority priority = open.priority();
        for (Alert alert : alerts) {
            if (Urgency.opens(alert.type())) {
                kind = Urgency.graver(kind, alert.type());
                priority = Urgency.higher(priority, Urgency.priority(alert.type()));
            }
        }
        String plan = graverPlan(d, open, kind);
        d.emit(
                new AlertJoined(open.id(), JoinReason.SAME_EPISODE, frame.device(), alerts, kind, priority, plan),
                personal);
        if (plan != null) {
            followPlan(d, open.id());
        }
        ElderRef elder = frame.elder();
        if (elder != null && open.elder() != null && open.elder().cardVersion() < elder.cardVersion()) {
            d.emit(new CardChanged(open.id(), elder));
        }
        boolean runaway = RunawayRules.watch(d, frame, open.id());
        boolean worse = kind != open.kind() || priority != open.priority();
        if (runaway && !worse && !EpisodeRules.has(alerts, AlertType.STILL_NEEDS_HELP)) {
            return;
        }
        if (priority != open.priority() || plan != null) {
            hurry(d, open.id());
        }
        if (alerts.stream().anyMatch(alert -> Urgency.opens(alert.type()))) {
            d.deadline(open.id(), DeadlineKind.TEST_CONFIRM, null);
            Escalations.wakeUp(d, open.id());
            askAgain(d, open, alerts);
        }
    }

    /** The plan that is for the graver kind which joined, if it is another one than the incident follows. */
    private static @Nullable String graverPlan(Draft d, IncidentState open, AlertType kind) {
        if (!Urgency.isGraver(kind, open.kind())) {
            return null;
        }
        Plan plan = PlanRules.choose(d, kind, open.elder());
        return plan.id().equals(PlanRules.of(d, open).id()) ? null : plan.key();
    }

    /** Another plan from now on: its ladder and its steps begin, its waves when somebody is asked next. */
    private static void followPlan(Draft d, IncidentId id) {
        IncidentState incident = d.get(id);
        Priority own = PlanRules.of(d, incident).priority();
        if (own != null && own.compareTo(incident.priority()) < 0) {
            d.emit(new PriorityChanged(id, own, null, "plan"));
        }
        d.deadline(id, DeadlineKind.WAVE, null);
        LadderRules.stop(d, id);
        LadderRules.start(d, id);
        StepRules.start(d, id, Step.Start.OPENED);
        if (incident.owner() != null) {
            StepRules.start(d, id, Step.Start.TAKEN);
        }
    }

    /** The incident became more urgent: what was due later is due as if it had been so from now. */
    static void hurry(Draft d, IncidentId id) {
        hurry(d, id, d.targets(d.get(id)));
        hurry(d, id, BuiltInPlans.targets(d.get(id).priority()));
    }

    private static void hurry(Draft d, IncidentId id, Targets targets) {
        IncidentState incident = d.get(id);
        earlier(d, incident, DeadlineKind.TAKE, d.receivedAt.plus(targets.take()));
        earlier(d, incident, DeadlineKind.TAKE_AGAIN, d.receivedAt.plus(targets.takeAgain()));
        earlier(d, incident, DeadlineKind.ACCEPT, d.now().plus(targets.accept()));
        earlier(d, incident, DeadlineKind.REMIND, d.now().plus(targets.remind()));
    }

    private static void earlier(Draft d, IncidentState incident, DeadlineKind kind, Instant due) {
        Instant before = incident.deadlines().get(kind);
        if (before == null ? isStillQueued(incident, kind) : due.isBefore(before)) {
            d.deadline(incident.id(), kind, due);
        }
    }

    /** Nobody took it while it was less urgent: whoever was alarmed then is alarmed anew. */
    private static boolean isStillQueued(IncidentState incident, DeadlineKind kind) {
        boolean take = kind == DeadlineKind.TAKE || kind == DeadlineKind.TAKE_AGAIN;
        return take && incident.handling() == Handling.WAITING;
    }

    private static void askAgain(Draft d, IncidentState before, List<Alert> alerts) {
        IncidentState now = d.get(before.id());
        if (!IncidentView.active(now).isEmpty()) {
            return;
        }
        boolean grave = EpisodeRules.isFallWithoutMotion(d, before, alerts)
                || EpisodeRules.has(alerts, AlertType.STILL_NEEDS_HELP);
        if (IncidentView.isStoodDown(before) && !before.deadlines().containsKey(DeadlineKind.ASK)) {
            restart(d, now);
        } else if (EpisodeRules.isPressedAgain(alerts) || now.priority() != before.priority()) {
            HelpRules.askFully(d, now.id());
        } else {
            HelpRules.refill(d, now.id());
        }
        if (grave) {
            HelpRules.askFully(d, now.id());
        }
    }

    /** Somebody had said that nobody is needed; the elder says otherwise, so it all begins again. */
    static void restart(Draft d, IncidentState incident) {
        if (incident.owner() != null) {
            d.deadline(
                    incident.id(),
                    DeadlineKind.SPEAK,
                    d.now().plus(d.targets(incident).speak()));
        }
        PlanRules.start(d, incident.id());
    }

    /** The incident of the same elder that was closed in the last day: the new one may repeat it. */
    private static Optional<IncidentState> findRepeated(Draft d, AlertFrame frame) {
        return Tables.findKey(frame.elder(), frame.device())
                .flatMap(d.tables::findClosed)
                .filter(closed -> {
                    Instant closedAt = closed.clocks().closedAt();
                    return closedAt != null && closedAt.isAfter(d.now().minus(d.settings.memory()));
                });
    }
}

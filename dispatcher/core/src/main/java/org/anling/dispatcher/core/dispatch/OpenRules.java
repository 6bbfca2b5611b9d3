package org.anling.dispatcher.core.dispatch;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.anling.contract.alert.Alert;
import org.anling.contract.alert.AlertGroup;
import org.anling.contract.alert.AlertType;
import org.anling.contract.alert.ElderRef;
import org.anling.contract.alert.Personal;
import org.anling.contract.event.IncidentEvent.AlertJoined;
import org.anling.contract.event.IncidentEvent.CardChanged;
import org.anling.contract.event.IncidentEvent.Opened;
import org.anling.contract.fold.IncidentView;
import org.anling.contract.id.IncidentId;
import org.anling.contract.incident.DeadlineKind;
import org.anling.contract.incident.JoinReason;
import org.anling.contract.incident.Priority;
import org.anling.contract.input.AlertFrame;
import org.anling.contract.plan.Timing;
import org.anling.contract.state.IncidentState;
import org.anling.dispatcher.core.incident.Level;
import org.anling.dispatcher.core.incident.Plan;
import org.anling.dispatcher.core.incident.Urgency;
import org.jspecify.annotations.Nullable;

/** Opens incidents, joins further alerts of the same episode to them, and starts what the plan says. */
final class OpenRules {

    private OpenRules() {}

    static void open(Draft d, AlertFrame frame, List<Alert> alerts, @Nullable Personal personal) {
        AlertType kind = Urgency.gravest(alerts);
        boolean test = TestRules.isTest(d, frame, alerts);
        Priority priority = test ? Priority.P3 : Urgency.priority(kind);
        long number = d.tables.lastNumber + 1;
        IncidentId id = new IncidentId("inc-" + number);
        d.emit(
                new Opened(
                        id,
                        number,
                        kind,
                        priority,
                        priority,
                        frame.elder(),
                        frame.device(),
                        alerts,
                        findRepeated(d, frame).map(IncidentState::number).orElse(null),
                        d.settings.plan().id(),
                        test ? TestRules.mark(frame.marks()) : frame.marks()),
                personal);
        startClocks(d, id);
        if (test) {
            TestRules.waitForConfirmation(d, id);
        } else {
            startPlan(d, id, d.settings.plan());
        }
    }

    /** Sets the deadlines that every incident has from its first instant. */
    static void startClocks(Draft d, IncidentId id) {
        Level level = d.level(d.get(id));
        d.deadline(id, DeadlineKind.TAKE, d.receivedAt.plus(level.take()));
        d.deadline(id, DeadlineKind.TAKE_AGAIN, d.receivedAt.plus(level.takeAgain()));
        d.deadline(id, DeadlineKind.REMIND, d.now().plus(level.remind()));
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
        d.emit(new AlertJoined(open.id(), JoinReason.SAME_EPISODE, frame.device(), alerts, kind, priority), personal);
        ElderRef elder = frame.elder();
        if (elder != null && open.elder() != null && open.elder().cardVersion() < elder.cardVersion()) {
            d.emit(new CardChanged(open.id(), elder));
        }
        if (priority != open.priority()) {
            hurry(d, open.id());
        }
        if (alerts.stream().anyMatch(alert -> Urgency.opens(alert.type()))) {
            d.deadline(open.id(), DeadlineKind.TEST_CONFIRM, null);
            DeskRules.wakeUp(d, open.id());
            askAgain(d, open, alerts);
        }
    }

    /** The incident became more urgent: what was due later is due as if it had been so from now. */
    static void hurry(Draft d, IncidentId id) {
        IncidentState incident = d.get(id);
        Level level = d.level(incident);
        earlier(d, incident, DeadlineKind.TAKE, d.receivedAt.plus(level.take()));
        earlier(d, incident, DeadlineKind.TAKE_AGAIN, d.receivedAt.plus(level.takeAgain()));
        earlier(d, incident, DeadlineKind.ACCEPT, d.now().plus(level.accept()));
        earlier(d, incident, DeadlineKind.REMIND, d.now().plus(level.remind()));
    }

    private static void earlier(Draft d, IncidentState incident, DeadlineKind kind, Instant due) {
        Instant before = incident.deadlines().get(kind);
        if (before != null && due.isBefore(before)) {
            d.deadline(incident.id(), kind, due);
        }
    }

    private static void askAgain(Draft d, IncidentState before, List<Alert> alerts) {
        IncidentState now = d.get(before.id());
        if (!IncidentView.active(now).isEmpty()) {
            return;
        }
        boolean pressedAgain = alerts.stream().anyMatch(alert -> alert.type().group() == AlertGroup.LIFE_SAFETY);
        if (IncidentView.isStoodDown(before) && !before.deadlines().containsKey(DeadlineKind.ASK)) {
            restart(d, now);
        } else if (pressedAgain || now.priority() != before.priority()) {
            HelpRules.askFully(d, now.id());
        } else {
            HelpRules.refill(d, now.id());
        }
    }

    /** Somebody had said that nobody is needed; the elder says otherwise, so it all begins again. */
    static void restart(Draft d, IncidentState incident) {
        if (incident.owner() != null) {
            d.deadline(incident.id(), DeadlineKind.SPEAK, d.now().plus(d.settings.speak()));
        }
        startPlan(d, incident.id(), d.settings.plan());
    }

    /** Does what the plan says for the beginning. */
    static void startPlan(Draft d, IncidentId id, Plan plan) {
        IncidentState incident = d.get(id);
        ElderRef.Risk risk = incident.elder() == null
                ? ElderRef.Risk.STANDARD
                : incident.elder().risk();
        Timing timing = plan.timing(incident.kind(), incident.priority(), risk);
        Instant rest = d.receivedAt.plus(d.settings.stage());
        if (timing != Timing.AFTER_CONFIRMATION && !rest.isAfter(d.now())) {
            timing = Timing.AT_ONCE;
        }
        switch (timing) {
            case AT_ONCE -> HelpRules.askFully(d, id);
            case ONE_THEN_REST -> {
                d.deadline(id, DeadlineKind.ASK, rest);
                HelpRules.askOne(d, id);
            }
            case UNLESS_STOPPED -> d.deadline(id, DeadlineKind.ASK, rest);
            case AFTER_CONFIRMATION -> {}
        }
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

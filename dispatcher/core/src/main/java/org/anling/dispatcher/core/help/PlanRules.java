package org.anling.dispatcher.core.help;

import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.anling.contract.alert.AlertType;
import org.anling.contract.alert.ElderRef;
import org.anling.contract.event.CentreEvent.PlanActivated;
import org.anling.contract.event.IncidentEvent;
import org.anling.contract.fold.IncidentView;
import org.anling.contract.id.IncidentId;
import org.anling.contract.id.StaffId;
import org.anling.contract.incident.DeadlineKind;
import org.anling.contract.incident.Help;
import org.anling.contract.incident.RefusalCode;
import org.anling.contract.plan.Plan;
import org.anling.contract.plan.Step;
import org.anling.contract.plan.Timing;
import org.anling.contract.state.IncidentState;
import org.anling.dispatcher.core.incident.BuiltInPlans;
import org.anling.dispatcher.core.incident.PlanChoice;
import org.jspecify.annotations.Nullable;

/** Which plan an incident follows, how it begins, and what people say about it. */
public final class PlanRules {

    private PlanRules() {}

    /** A version of a plan comes from its file. The same version never means two different things. */
    public static void activate(Draft d, Plan plan) {
        Optional<Plan> same = d.tables.centre.plans.find(plan.key());
        boolean older = d.tables.centre.activePlans().stream()
                .anyMatch(active -> active.id().equals(plan.id()) && active.version() > plan.version());
        if (plan.version() < 1) {
            d.refuse(RefusalCode.MALFORMED, plan.key() + ": versions begin with 1");
        } else if (same.filter(known -> !known.equals(plan)).isPresent()) {
            d.refuse(
                    RefusalCode.MALFORMED,
                    plan.key() + ": this version says something else; give the change a higher one");
        } else if (older || same.isPresent()) {
            d.ignore("version " + plan.version() + " of the plan " + plan.id() + " is not newer");
        } else {
            d.emit(new PlanActivated(plan));
        }
    }

    /** The plan that a new incident follows: the elder's own, else the one for such a case; never none. */
    public static Plan choose(Draft d, AlertType kind, @Nullable ElderRef elder) {
        List<Plan> active = d.tables.centre.activePlans();
        LocalTime time = LocalTime.ofInstant(d.receivedAt, d.settings.score().zone());
        PlanChoice.Case of = new PlanChoice.Case(kind, elder, time);
        return PlanChoice.findOwn(active, elder)
                .or(() -> PlanChoice.findOwn(d.settings.plans(), elder))
                .or(() -> PlanChoice.find(active, of))
                .or(() -> PlanChoice.find(d.settings.plans(), of))
                .orElse(BuiltInPlans.OPERATORS_ONLY);
    }

    /** The plan that an incident began with, in its version. */
    public static Plan of(Draft d, IncidentState incident) {
        return d.tables
                .centre
                .plans
                .find(incident.plan())
                .or(() -> d.settings.findPlan(incident.plan()))
                .or(() -> BuiltInPlans.find(incident.plan()))
                .orElseGet(() -> choose(d, incident.kind(), incident.elder()));
    }

    /** Does what the plan says for the beginning, and for a beginning anew. */
    public static void start(Draft d, IncidentId id) {
        IncidentState incident = d.get(id);
        Plan plan = of(d, incident);
        LadderRules.start(d, id);
        StepRules.start(d, id, Step.Start.OPENED);
        if (!plan.waves().isEmpty()) {
            start(d, id, timing(d, incident, plan));
        }
    }

    private static Timing timing(Draft d, IncidentState incident, Plan plan) {
        boolean late = !d.receivedAt.plus(plan.pause()).isAfter(d.now());
        boolean again =
                plan.timing() == Timing.ONE_THEN_REST && incident.progress().wave() > 0;
        boolean waits = plan.timing() == Timing.AFTER_CONFIRMATION;
        return (late && !waits) || again ? Timing.AT_ONCE : plan.timing();
    }

    private static void start(Draft d, IncidentId id, Timing timing) {
        switch (timing) {
            case AT_ONCE -> HelpRules.askFully(d, id);
            case ONE_THEN_REST -> {
                d.deadline(id, DeadlineKind.ASK, rest(d, id));
                HelpRules.askOne(d, id);
            }
            case UNLESS_STOPPED -> d.deadline(id, DeadlineKind.ASK, rest(d, id));
            case AFTER_CONFIRMATION -> {}
        }
    }

    private static Instant rest(Draft d, IncidentId id) {
        return d.receivedAt.plus(of(d, d.get(id)).pause());
    }

    /** Somebody confirmed that help is needed: whatever the plan waits for, its waves begin now. */
    public static void askNow(Draft d, IncidentState incident) {
        confirm(d, incident.id());
        if (d.isEmpty()) {
            d.ignore("everybody who is wanted is asked already");
        }
    }

    /** Help is needed, somebody said so. */
    public static void confirm(Draft d, IncidentId id) {
        StepRules.start(d, id, Step.Start.CONFIRMED);
        LadderRules.start(d, id);
        if (IncidentView.active(d.get(id)).isEmpty()) {
            HelpRules.askFully(d, id);
        }
    }

    /** The elder does not answer: the waves for that take the place of the rest, also for when the one who goes gives it back. */
    public static void noReply(Draft d, IncidentId id) {
        StepRules.start(d, id, Step.Start.NO_REPLY);
        LadderRules.start(d, id);
        WaveRules.beginNoReply(d, id);
        if (IncidentView.active(d.get(id)).isEmpty()) {
            HelpRules.askFully(d, id);
        }
    }

    /** Nobody else is asked by the rules until somebody confirms or the elder calls again; offers that are live stay. */
    public static void stop(Draft d, StaffId by, IncidentState incident) {
        IncidentId id = incident.id();
        if (incident.progress().stopped()) {
            d.ignore("is stopped already");
            return;
        }
        d.emit(new IncidentEvent.AskingStopped(id, by));
        d.deadline(id, DeadlineKind.ASK, null);
        d.deadline(id, DeadlineKind.WAVE, null);
        if (IncidentView.live(incident).isEmpty()) {
            d.deadline(id, DeadlineKind.ACCEPT, null);
        }
    }

    /** Nobody is needed, as the elder or an operator says: what the plan waits for is over. */
    public static void standDown(Draft d, IncidentId id) {
        d.deadline(id, DeadlineKind.ASK, null);
        d.deadline(id, DeadlineKind.WAVE, null);
        d.deadline(id, DeadlineKind.ACCEPT, null);
        LadderRules.stop(d, id);
    }

    /** Whether nobody is on the way, as far as anybody said. */
    static boolean nobodyComes(IncidentState incident) {
        return incident.help().compareTo(Help.ON_THE_WAY) < 0;
    }
}

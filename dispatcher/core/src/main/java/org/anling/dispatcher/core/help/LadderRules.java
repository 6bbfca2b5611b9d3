package org.anling.dispatcher.core.help;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.anling.contract.fold.IncidentView;
import org.anling.contract.id.IncidentId;
import org.anling.contract.incident.AlarmTarget;
import org.anling.contract.incident.DeadlineKind;
import org.anling.contract.incident.EscalationReason;
import org.anling.contract.plan.Rung;
import org.anling.contract.state.IncidentState;

/**
 * The escalation ladder of a plan: rung by rung, each with its repeats, while nobody is on the way. Its next moment is a deadline in the
 * log and its beginning is in the state, so it goes on where it was after a restart.
 */
public final class LadderRules {

    private LadderRules() {}

    /** Begins to count if nobody is on the way and it does not count already. */
    public static void start(Draft d, IncidentId id) {
        IncidentState incident = d.get(id);
        boolean counts = incident.deadlines().containsKey(DeadlineKind.LADDER);
        if (!counts && IncidentView.isOpen(incident) && PlanRules.nobodyComes(incident)) {
            findNext(PlanRules.of(d, incident).ladder(), d.now(), d.now())
                    .ifPresent(due -> d.deadline(id, DeadlineKind.LADDER, due));
        }
    }

    /** Somebody is on the way, or nobody is needed. */
    public static void stop(Draft d, IncidentId id) {
        d.deadline(id, DeadlineKind.LADDER, null);
    }

    /** A moment of the ladder came: whoever is due is alarmed, once for all moments that were missed. */
    public static void climb(Draft d, IncidentId id) {
        IncidentState incident = d.get(id);
        Instant due = incident.deadlines().get(DeadlineKind.LADDER);
        Instant since = incident.progress().ladderAt();
        if (due == null || since == null || !PlanRules.nobodyComes(incident)) {
            stop(d, id);
            return;
        }
        List<Rung> ladder = PlanRules.of(d, incident).ladder();
        for (Rung rung : ladder) {
            boolean fell = findNext(rung, since, due.minusNanos(1))
                    .filter(at -> !at.isAfter(d.now()))
                    .isPresent();
            if (fell) {
                alarm(d, id, rung.target());
            }
        }
        d.deadline(id, DeadlineKind.LADDER, findNext(ladder, since, d.now()).orElse(null));
    }

    private static void alarm(Draft d, IncidentId id, AlarmTarget target) {
        switch (target) {
            case OPERATOR -> Escalations.toOwner(d, id, EscalationReason.LADDER);
            case SUPERVISOR, DUTY_PHONE -> Escalations.escalate(d, id, EscalationReason.LADDER, target);
        }
    }

    private static Optional<Instant> findNext(List<Rung> ladder, Instant since, Instant after) {
        return ladder.stream()
                .map(rung -> findNext(rung, since, after))
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder());
    }

    /** The first moment of a rung that lies after another. */
    private static Optional<Instant> findNext(Rung rung, Instant since, Instant after) {
        Instant first = since.plus(rung.after());
        Duration repeat = rung.repeat();
        if (first.isAfter(after)) {
            return Optional.of(first);
        }
        if (repeat == null) {
            return Optional.empty();
        }
        long passed = Duration.between(first, after).dividedBy(repeat);
        return Optional.of(first.plus(repeat.multipliedBy(passed + 1)));
    }
}

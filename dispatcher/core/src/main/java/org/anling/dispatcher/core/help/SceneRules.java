package org.anling.dispatcher.core.help;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.anling.contract.event.OfferEvent.SignAsked;
import org.anling.contract.fold.IncidentView;
import org.anling.contract.id.IncidentId;
import org.anling.contract.incident.AssignmentStatus;
import org.anling.contract.plan.Targets;
import org.anling.contract.state.IncidentState;
import org.anling.contract.state.IncidentState.Assignment;

/**
 * The lone responder: who is silent at the scene is asked whether he is all right, a little before the time after which the owner is
 * alarmed, so that one tap is enough.
 */
public final class SceneRules {

    /** How long he has for the tap; half the silence where the plan allows little of it. */
    private static final Duration TO_ANSWER = Duration.ofMinutes(2);

    private SceneRules() {}

    /** When something is due about somebody at the scene: first the question, then the alarm, and the alarm again and again. */
    public static Stream<Instant> signBy(Draft d, Targets targets, Assignment assignment) {
        if (!isAtScene(assignment)) {
            return Stream.empty();
        }
        if (assignment.askedAt() == null) {
            Instant ask = assignment.heardAt().plus(askAfter(targets));
            return Stream.of(ask.isAfter(d.now()) ? ask : d.now().plusSeconds(1));
        }
        Instant alarm = assignment.heardAt().plus(targets.onScene());
        return Stream.of(alarm.isAfter(d.now()) ? alarm : d.now().plus(targets.onScene()));
    }

    /** Asks everybody who has been silent for long enough. */
    public static void ask(Draft d, IncidentId id) {
        IncidentState incident = d.get(id);
        Targets targets = d.targets(incident);
        for (Assignment silent : silent(incident, d.now().minus(askAfter(targets)))) {
            if (silent.askedAt() == null) {
                d.emit(new SignAsked(id, silent.id(), silent.responder()));
            }
        }
    }

    /** Whether somebody was asked and did not answer in time. */
    public static boolean isSilent(Draft d, IncidentId id) {
        IncidentState incident = d.get(id);
        return !silent(incident, d.now().minus(d.targets(incident).onScene())).isEmpty();
    }

    /** Whether somebody is where nobody sees him. */
    public static boolean isAtScene(Assignment assignment) {
        return assignment.status() == AssignmentStatus.AT_DOOR || assignment.status() == AssignmentStatus.WITH_ELDER;
    }

    private static List<Assignment> silent(IncidentState incident, Instant since) {
        return IncidentView.active(incident).stream()
                .filter(SceneRules::isAtScene)
                .filter(assignment -> !assignment.heardAt().isAfter(since))
                .toList();
    }

    private static Duration askAfter(Targets targets) {
        Duration half = targets.onScene().dividedBy(2);
        return targets.onScene().minus(half.compareTo(TO_ANSWER) < 0 ? half : TO_ANSWER);
    }
}

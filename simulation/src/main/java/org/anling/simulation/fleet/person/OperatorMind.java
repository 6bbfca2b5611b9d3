package org.anling.simulation.fleet.person;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.anling.simulation.dice.Dice;

/**
 * The simulated operator: takes the incidents of simulated elders, speaks, and closes when somebody has helped, when it was
 * a false press, or when 120 has taken over. Leaves alone what a person has taken, and everything of the visitor's community.
 */
public final class OperatorMind {

    private static final Duration RETRY = Duration.ofSeconds(10);
    private final String account;
    private final Predicate<String> simulatedElder;
    private final Habits habits;
    private final Dice dice;
    private final TreeMap<String, Case> cases = new TreeMap<>();

    public OperatorMind(String account, Predicate<String> simulatedElder, Habits habits, Dice dice) {
        this.account = account;
        this.simulatedElder = simulatedElder;
        this.habits = habits;
        this.dice = dice;
    }

    /** Looks over the queue. */
    public void see(List<IncidentSeen> open, Instant now) {
        Map<String, Case> kept = new HashMap<>();
        for (IncidentSeen incident : open) {
            boolean mine = incident.owner().isEmpty() || incident.owner().equals(account);
            if (mine && simulatedElder.test(incident.elder())) {
                Case old = cases.get(incident.id());
                kept.put(incident.id(), old == null ? opened(incident, now) : followed(old, incident, now));
            }
        }
        cases.clear();
        cases.putAll(kept);
    }

    /** Commands that are due; each is repeated only if the queue still shows the need for it after a while. */
    public List<OperatorAction> act(Instant now) {
        List<OperatorAction> actions = new ArrayList<>();
        for (var entry : cases.entrySet()) {
            Case current = entry.getValue();
            if (!current.due.isAfter(now)) {
                actions.add(command(current));
                entry.setValue(current.after(now.plus(RETRY)));
            }
        }
        return List.copyOf(actions);
    }

    private Case opened(IncidentSeen incident, Instant now) {
        Case fresh = new Case(incident, story(), now, now, 0);
        return new Case(incident, fresh.story, now, dueOf(fresh, now), 0);
    }

    private Case followed(Case old, IncidentSeen incident, Instant now) {
        Case seen = new Case(incident, old.story, old.since, old.due, old.tries);
        return stepOf(old) == stepOf(seen) ? seen : new Case(incident, old.story, old.since, dueOf(seen, now), 0);
    }

    private Story story() {
        double share = dice.unit();
        if (share < 0.35) {
            return Story.FALSE_PRESS;
        }
        return share < 0.85 ? Story.NEEDS_HELP : Story.NO_REPLY;
    }

    private static Step stepOf(Case current) {
        IncidentSeen incident = current.incident;
        if (incident.owner().isEmpty()) {
            return Step.TAKE;
        }
        if (!incident.spoken() && !(current.story == Story.NO_REPLY && incident.noReply())) {
            return Step.SPEAK;
        }
        if (current.story == Story.FALSE_PRESS) {
            return Step.STAND_DOWN;
        }
        if (incident.helped()) {
            return Step.CLOSE;
        }
        return incident.emergencyCalled() ? Step.HAND_OVER : Step.CALL_120;
    }

    private Instant dueOf(Case current, Instant now) {
        return switch (stepOf(current)) {
            case TAKE -> now.plus(habits.work(dice.between(18.0, 72.0)));
            case SPEAK -> now.plus(habits.work(dice.between(36.0, 108.0)));
            case STAND_DOWN, CLOSE -> now.plus(habits.work(dice.between(20.0, 60.0)));
            case CALL_120 -> current.since.plus(habits.work(current.story == Story.NO_REPLY ? 600 : 1_500));
            case HAND_OVER -> now.plus(habits.work(300));
        };
    }

    private static OperatorAction command(Case current) {
        String id = current.incident.id();
        return switch (stepOf(current)) {
            case TAKE -> new OperatorAction(id, "take", Map.of());
            case SPEAK ->
                switch (current.story) {
                    case NO_REPLY -> new OperatorAction(id, "no-reply", Map.of());
                    case FALSE_PRESS -> new OperatorAction(id, "spoken", Map.of("outcome", "NO_HELP_NEEDED"));
                    case NEEDS_HELP -> new OperatorAction(id, "spoken", Map.of("outcome", "NEEDS_HELP"));
                };
            case STAND_DOWN ->
                switch (current.tries % 3) {
                    case 0 -> new OperatorAction(id, "false-press", Map.of());
                    case 1 -> new OperatorAction(id, "close", Map.of("disposition", "false-press", "guard", "spoken"));
                    // It could not be closed: the elder called or did not answer since the talk.
                    default -> new OperatorAction(id, "spoken", Map.of("outcome", "NO_HELP_NEEDED"));
                };
            case CLOSE ->
                switch (current.tries % 3) {
                    case 0 -> new OperatorAction(id, "close", Map.of("disposition", "helped-at-home", "guard", "seen"));
                    // It was reopened since somebody was there: then a talk must do.
                    case 1 ->
                        new OperatorAction(id, "close", Map.of("disposition", "helped-at-home", "guard", "spoken"));
                    default -> new OperatorAction(id, "spoken", Map.of("outcome", "NO_HELP_NEEDED"));
                };
            case CALL_120 ->
                new OperatorAction(
                        id,
                        "emergency-service",
                        Map.of("service", "120", "caller", "operator", "reference", "SIM-" + id));
            case HAND_OVER ->
                new OperatorAction(
                        id,
                        "close",
                        Map.of("disposition", "taken-to-hospital", "guard", "handed-to-120", "reference", "SIM-" + id));
        };
    }

    /** What is behind a simulated press; drawn when it is first seen. */
    private enum Story {
        FALSE_PRESS,
        NEEDS_HELP,
        NO_REPLY
    }

    private enum Step {
        TAKE,
        SPEAK,
        STAND_DOWN,
        CALL_120,
        HAND_OVER,
        CLOSE
    }

    /** @param tries how often the present step was tried */
    private record Case(IncidentSeen incident, Story story, Instant since, Instant due, int tries) {

        Case after(Instant nextDue) {
            return new Case(incident, story, since, nextDue, tries + 1);
        }
    }
}

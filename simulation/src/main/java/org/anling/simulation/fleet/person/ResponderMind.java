package org.anling.simulation.fleet.person;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.anling.simulation.dice.Dice;
import org.anling.simulation.district.map.DistrictMap;
import org.anling.simulation.district.people.Responder;

/**
 * One responder: answers each offer as the dice say, goes along the streets to the elder of an assignment, helps, and goes back.
 * While a person plays the responder on a page it only moves, as that person's assignment says.
 */
public final class ResponderMind {

    private static final Instant NEVER = Instant.MAX;
    private final Habits habits;
    private final Dice dice;
    private final Feet feet;
    private final TreeMap<String, Planned> replies = new TreeMap<>();
    private Optional<Errand> errand = Optional.empty();
    private Instant nextReport = Instant.MIN;

    public ResponderMind(Responder who, DistrictMap map, Habits habits, Dice dice) {
        this.habits = habits;
        this.dice = dice;
        this.feet = new Feet(map, who, habits.workTempo());
    }

    /** Somebody looks at the phone. */
    public void see(List<OfferSeen> offers, List<AssignmentSeen> assignments, Instant now) {
        replies.keySet().retainAll(offers.stream().map(OfferSeen::id).toList());
        offers.forEach(offer -> replies.computeIfAbsent(offer.id(), id -> plan(id, now)));
        Optional<AssignmentSeen> current = assignments.stream().min(Comparator.comparing(AssignmentSeen::id));
        if (current.isEmpty()) {
            errand.ifPresent(ended -> feet.goBack(now));
            errand = Optional.empty();
        } else {
            follow(current.get(), now);
        }
    }

    /** What is due, and is not due again afterwards. */
    public List<ResponderAction> act(Instant now) {
        List<ResponderAction> actions = new ArrayList<>();
        for (var entry : replies.entrySet()) {
            Planned planned = entry.getValue();
            if (!planned.due.isAfter(now)) {
                actions.add(planned.action);
                entry.setValue(new Planned(NEVER, planned.action));
            }
        }
        errand.filter(current -> !current.due.isAfter(now)).ifPresent(current -> {
            actions.add(new ResponderAction.Step(current.assignment, current.step));
            errand = Optional.of(current.asked(now.plus(habits.work(60))));
        });
        if (!nextReport.isAfter(now)) {
            actions.add(new ResponderAction.Report(feet.where(now)));
            nextReport = now.plus(feet.moves(now) ? habits.reportEvery() : habits.idleReportEvery());
        }
        return List.copyOf(actions);
    }

    /** When {@link #act} has something to do next. */
    public Instant nextDue() {
        Instant earliest = nextReport;
        for (Planned planned : replies.values()) {
            earliest = earlier(earliest, planned.due);
        }
        return earlier(earliest, errand.map(Errand::due).orElse(NEVER));
    }

    private Planned plan(String offer, Instant now) {
        return switch (habits.replies().draw(dice)) {
            case Reply.Accept accept -> new Planned(now.plus(accept.after()), new ResponderAction.Accept(offer));
            case Reply.Decline decline ->
                new Planned(now.plus(decline.after()), new ResponderAction.Decline(offer, decline.reason()));
            case Reply.Silent() -> new Planned(NEVER, new ResponderAction.Decline(offer, "OTHER"));
        };
    }

    private void follow(AssignmentSeen seen, Instant now) {
        boolean known = errand.filter(
                        current -> current.assignment.equals(seen.id()) && current.status.equals(seen.status()))
                .isPresent();
        if (known) {
            return;
        }
        errand = Optional.of(new Errand(seen.id(), seen.status(), nextStep(seen.status()), dueAfter(seen, now)));
        nextReport = earlier(nextReport, now);
    }

    /** Sets the feet going where the status says that somebody is on the way. */
    private Instant dueAfter(AssignmentSeen seen, Instant now) {
        return switch (seen.status()) {
            case "ACCEPTED" -> now.plus(habits.work(dice.between(10.0, 40.0)));
            case "ON_THE_WAY" -> feet.goTo(seen.home(), now);
            case "AT_DOOR" -> now.plus(habits.work(dice.between(15.0, 60.0)));
            case "WITH_ELDER" -> now.plus(habits.work(dice.between(90.0, 300.0)));
            default -> NEVER;
        };
    }

    private static String nextStep(String status) {
        return switch (status) {
            case "ACCEPTED" -> "on-the-way";
            case "ON_THE_WAY" -> "at-door";
            case "AT_DOOR" -> "with-elder";
            default -> "done";
        };
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private record Planned(Instant due, ResponderAction action) {}

    private record Errand(String assignment, String status, String step, Instant due) {

        /** Asked once; asks again if the status does not change meanwhile. */
        Errand asked(Instant again) {
            return new Errand(assignment, status, step, again);
        }
    }
}

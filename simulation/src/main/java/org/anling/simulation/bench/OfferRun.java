package org.anling.simulation.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.anling.contract.alert.Alert;
import org.anling.contract.alert.AlertType;
import org.anling.contract.alert.ClockQuality;
import org.anling.contract.alert.DeviceRef;
import org.anling.contract.alert.ElderRef;
import org.anling.contract.alert.Identity;
import org.anling.contract.alert.Personal;
import org.anling.contract.alert.Position;
import org.anling.contract.event.Event;
import org.anling.contract.event.OfferEvent.OfferAccepted;
import org.anling.contract.event.OfferEvent.OfferMade;
import org.anling.contract.id.DeviceId;
import org.anling.contract.id.ElderId;
import org.anling.contract.id.OfferId;
import org.anling.contract.id.ResponderId;
import org.anling.contract.incident.DeclineReason;
import org.anling.contract.input.AlertFrame;
import org.anling.contract.input.Input;
import org.anling.contract.input.RegistryChange;
import org.anling.contract.input.ResponderAnswer;
import org.anling.contract.people.Availability;
import org.anling.contract.people.ResponderKind;
import org.anling.contract.people.ResponderProfile;
import org.anling.contract.people.TravelMode;
import org.anling.dispatcher.core.incident.DispatchSettings;
import org.anling.simulation.dice.Dice;
import org.anling.simulation.fleet.person.Reply;
import org.anling.simulation.fleet.person.ReplyModel;

/** One press in a centre of its own, with people around it who answer as real volunteers did, until somebody accepts or nobody will. */
final class OfferRun {

    private static final Instant NOON = Instant.parse("2026-03-01T04:00:00Z");
    private static final Duration PATIENCE = Duration.ofMinutes(20);
    private static final String COMMUNITY = "310101001001";
    private static final Position HOME = Position.home(31.2, 121.5);
    private static final double READY_SECONDS = 60;
    private static final double DISC_METRES = 1_000;
    private static final double METRES_A_DEGREE = 111_195;

    private final Dice dice;
    private final CentreRig centre;
    private final PriorityQueue<Answer> answers = new PriorityQueue<>();
    private final Map<OfferId, Double> ways = new HashMap<>();
    private double acceptedAfter = Double.POSITIVE_INFINITY;
    private double arrivedAfter = Double.POSITIVE_INFINITY;
    private double earliest = Double.POSITIVE_INFINITY;
    private int sent;

    /**
     * How it ended; infinite where it never came to that.
     *
     * @param acceptedAfter seconds from the press
     * @param arrivedAfter seconds from the press, by the one whose acceptance came first: the others are stood down
     * @param anyArrivedAfter the same if whoever was asked and means to accept went, stood down or late: what the literature counts
     */
    record Outcome(double acceptedAfter, double arrivedAfter, double anyArrivedAfter) {}

    private record Answer(Instant at, Input input, int number) implements Comparable<Answer> {
        @Override
        public int compareTo(Answer other) {
            int byTime = at.compareTo(other.at);
            return byTime != 0 ? byTime : Integer.compare(number, other.number);
        }
    }

    OfferRun(DispatchSettings settings, Dice dice) {
        this.dice = dice;
        this.centre = new CentreRig(settings, NOON, _ -> {});
    }

    /** Offers that were made. */
    int sent() {
        return sent;
    }

    /** Presses, and waits until somebody accepts or nobody is left. */
    Outcome play(double people) {
        int around = poisson(people);
        for (int i = 0; i < around; i++) {
            centre.send(
                    new RegistryChange(i + 1, new RegistryChange.PutResponder(profile(i))),
                    Personal.ofPlaces(null, inDisc()));
        }
        read(centre.send(press(), Personal.ofPlaces(null, HOME)));
        Instant end = NOON.plus(PATIENCE);
        while (Double.isInfinite(acceptedAfter)) {
            Answer first = answers.peek();
            Instant due = centre.next().orElse(end);
            if (first != null && first.at().isBefore(due)) {
                answers.remove();
                read(centre.passUntil(first.at()));
                read(centre.send(first.input(), null));
            } else if (due.isBefore(end)) {
                read(centre.passUntil(due));
            } else {
                break;
            }
        }
        return new Outcome(acceptedAfter, arrivedAfter, Math.min(arrivedAfter, earliest));
    }

    private void read(List<Event> events) {
        for (Event event : events) {
            if (event instanceof OfferMade made) {
                sent++;
                ways.put(made.offer(), made.score().travelSeconds());
                answer(made);
            } else if (event instanceof OfferAccepted yes && Double.isInfinite(acceptedAfter)) {
                acceptedAfter = Duration.between(NOON, centre.now()).toMillis() / 1000.0;
                arrivedAfter = acceptedAfter + READY_SECONDS + ways.getOrDefault(yes.offer(), 0.0);
            }
        }
    }

    private void answer(OfferMade made) {
        ResponderId by = made.responder();
        switch (ReplyModel.FITTED.draw(dice)) {
            case Reply.Accept yes -> {
                answer(yes.after(), by, new ResponderAnswer.Accept(made.offer()));
                double left =
                        Duration.between(NOON, centre.now().plus(yes.after())).toMillis() / 1000.0;
                earliest =
                        Math.min(earliest, left + READY_SECONDS + made.score().travelSeconds());
            }
            case Reply.Decline no ->
                answer(no.after(), by, new ResponderAnswer.Decline(made.offer(), DeclineReason.BUSY));
            case Reply.Silent _ -> {}
        }
    }

    private void answer(Duration after, ResponderId by, ResponderAnswer.Answer answer) {
        answers.add(new Answer(centre.now().plus(after), new ResponderAnswer(by, answer), sent));
    }

    private Position inDisc() {
        double metres = DISC_METRES * Math.sqrt(dice.unit());
        double angle = 2 * Math.PI * dice.unit();
        double north = metres * Math.cos(angle) / METRES_A_DEGREE;
        double east = metres * Math.sin(angle) / METRES_A_DEGREE / Math.cos(Math.toRadians(HOME.latitude()));
        return Position.home(HOME.latitude() + north, HOME.longitude() + east);
    }

    /** Knuth's product of uniform numbers. */
    private int poisson(double mean) {
        double least = Math.exp(-mean);
        int count = 0;
        for (double product = dice.unit(); product > least; product *= dice.unit()) {
            count++;
        }
        return count;
    }

    private static ResponderProfile profile(int number) {
        return new ResponderProfile(
                new ResponderId("r" + number),
                ResponderKind.VOLUNTEER,
                TravelMode.WALK,
                Availability.AVAILABLE,
                COMMUNITY,
                "",
                List.of(),
                List.of(),
                1);
    }

    private static AlertFrame press() {
        ElderRef elder = new ElderRef(new ElderId("e1"), COMMUNITY, 1, "default", ElderRef.Risk.STANDARD);
        DeviceRef device = new DeviceRef(new DeviceId("d1"), Identity.VERIFIED, "mqtt", "button", null);
        Alert alert = new Alert(AlertType.SOS, "d1:1", null, ClockQuality.UNSET, null, null, null, 0);
        return new AlertFrame(device, elder, List.of(alert), Duration.ofMinutes(10), List.of());
    }
}

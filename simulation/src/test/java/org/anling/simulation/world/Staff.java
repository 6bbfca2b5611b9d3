package org.anling.simulation.world;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.anling.contract.alert.Position;
import org.anling.contract.id.AssignmentId;
import org.anling.contract.id.IncidentId;
import org.anling.contract.id.OfferId;
import org.anling.contract.id.ResponderId;
import org.anling.contract.id.StaffId;
import org.anling.contract.incident.AssignmentStatus;
import org.anling.contract.incident.CloseGuard;
import org.anling.contract.incident.DeclineReason;
import org.anling.contract.incident.Disposition;
import org.anling.contract.incident.OfferStatus;
import org.anling.contract.incident.SpokenOutcome;
import org.anling.contract.input.Input;
import org.anling.contract.input.OperatorCommand;
import org.anling.contract.input.ResponderAnswer;
import org.anling.contract.people.Availability;
import org.anling.contract.people.Role;
import org.anling.contract.state.IncidentState;
import org.anling.simulation.dice.Dice;
import org.anling.simulation.district.District;
import org.anling.simulation.district.map.GeoPoint;
import org.anling.simulation.district.people.Responder;
import org.anling.simulation.fleet.person.AssignmentSeen;
import org.anling.simulation.fleet.person.Habits;
import org.anling.simulation.fleet.person.IncidentSeen;
import org.anling.simulation.fleet.person.OfferSeen;
import org.anling.simulation.fleet.person.OperatorAction;
import org.anling.simulation.fleet.person.OperatorMind;
import org.anling.simulation.fleet.person.ReplyModel;
import org.anling.simulation.fleet.person.ResponderAction;
import org.anling.simulation.fleet.person.ResponderMind;
import org.anling.simulation.world.Chaos.Mishap;

/**
 * Two operators, a supervisor and all responders, with the minds of the fleet: they see what a reader of the events shows, and answer
 * through the inbox, sometimes twice. Two operators compete for each incident; the supervisor works on what was given to her.
 */
final class Staff {

    static final List<String> ACCOUNTS = List.of("operator-1", "operator-2", "supervisor-1");
    private static final long LOOK_AT_AREAS_SECONDS = 20;

    private final TimeLine time;
    private final InputDesk inputs;
    private final Follower board;
    private final Chaos chaos;
    private final Dice dice;
    private final PositionBook book;
    private final Whims whims;
    private final Map<String, Instant> phonesOff = new TreeMap<>();
    private final Map<String, OperatorMind> operators = new TreeMap<>();
    private final Map<String, ResponderMind> responders = new TreeMap<>();

    Staff(Script script, TimeLine time, InputDesk inputs, Follower board, DispatcherProcess.Surroundings around) {
        District district = script.district();
        this.time = time;
        this.inputs = inputs;
        this.board = board;
        this.chaos = around.chaos();
        this.book = around.book();
        this.dice = around.dice().branch("staff");
        this.whims = new Whims(
                time,
                around,
                district.elders().stream().map(GatewayModel::elderRef).toList(),
                this::say);
        Habits habits = habits();
        for (String account : ACCOUNTS) {
            operators.put(account, new OperatorMind(account, any -> true, habits, dice.branch(account)));
        }
        for (Responder responder : district.responders()) {
            responders.put(
                    responder.id(), new ResponderMind(responder, district.map(), habits, dice.branch(responder.id())));
        }
    }

    /** In some runs hardly anybody answers the phone. */
    private Habits habits() {
        ReplyModel fitted = ReplyModel.FITTED;
        ReplyModel silent = new ReplyModel(0.08, 0.12, fitted.least(), fitted.shape(), fitted.scale());
        Habits life = Habits.OF_THE_DEMO;
        return new Habits(
                dice.chance(0.25) ? silent : fitted, life.workTempo(), life.reportEvery(), life.idleReportEvery());
    }

    /** The shift begins. */
    void signOn() {
        ACCOUNTS.forEach(whims::signOn);
    }

    /** Everybody looks and acts; once a second. */
    void lookAndAct() {
        Instant now = time.instant();
        if (!board.follow()) {
            return;
        }
        List<IncidentState> open = board.state().openIncidents();
        List<IncidentSeen> seen = open.stream()
                .filter(incident -> incident.area() == null)
                .map(Staff::seen)
                .toList();
        if (now.getEpochSecond() % LOOK_AT_AREAS_SECONDS == 0) {
            open.stream().filter(incident -> incident.area() != null).forEach(this::lookAfterArea);
        }
        operators.forEach((account, mind) -> {
            boolean onlyOwn = Whims.roleOf(account) == Role.SUPERVISOR;
            mind.see(
                    seen.stream()
                            .filter(one -> !onlyOwn || one.owner().equals(account))
                            .toList(),
                    now);
            mind.act(now).forEach(action -> command(account, action));
            whims.follow(account, board.state());
            whims.doSteps(account, board.state());
        });
        Map<String, List<OfferSeen>> offers = offers(open);
        Map<String, List<AssignmentSeen>> assignments = assignments(open);
        responders.forEach((id, mind) -> {
            mind.see(offers.getOrDefault(id, List.of()), assignments.getOrDefault(id, List.of()), now);
            mind.act(now).forEach(action -> answer(id, action));
        });
        List<String> ids = List.copyOf(responders.keySet());
        if (chaos.happens(Mishap.OFF_DUTY)) {
            toggleDuty(dice.pick(ids), Availability.UNAVAILABLE);
        }
        if (chaos.happens(Mishap.PHONE_OFF)) {
            phonesOff.put(dice.pick(ids), now.plus(chaos.between(60_000, 1_200_000)));
        }
    }

    /** A mass incident is about devices: nobody to speak with, nobody to send. Its owner closes it when the power is back. */
    private void lookAfterArea(IncidentState mass) {
        StaffId owner = mass.owner();
        String account = owner == null ? operators.keySet().iterator().next() : owner.value();
        OperatorCommand.Action action = owner == null
                ? new OperatorCommand.Take()
                : new OperatorCommand.Close(Disposition.DEVICE_FAULT, CloseGuard.SPOKEN, null, "the power is back");
        say(account, new OperatorCommand(new StaffId(account), Whims.roleOf(account), mass.id(), action));
    }

    private void toggleDuty(String id, Availability availability) {
        say(id, new ResponderAnswer(new ResponderId(id), new ResponderAnswer.SetAvailability(availability)));
        if (availability == Availability.UNAVAILABLE) {
            time.after(Duration.ofSeconds(dice.between(5, 120)), () -> toggleDuty(id, Availability.AVAILABLE));
        }
    }

    private void command(String account, OperatorAction action) {
        say(
                account,
                new OperatorCommand(
                        new StaffId(account),
                        Whims.roleOf(account),
                        new IncidentId(action.incident()),
                        commandOf(action)));
    }

    private OperatorCommand.Action commandOf(OperatorAction action) {
        Map<String, String> body = action.body();
        return switch (action.command()) {
            case "take" -> new OperatorCommand.Take();
            case "spoken" -> new OperatorCommand.Spoken(SpokenOutcome.valueOf(word(body, "outcome")));
            case "no-reply" -> new OperatorCommand.NoReply();
            case "false-press" -> new OperatorCommand.FalsePress();
            case "emergency-service" ->
                new OperatorCommand.EmergencyService("120", time.instant(), "operator", body.get("reference"));
            case "close" ->
                new OperatorCommand.Close(
                        Disposition.valueOf(word(body, "disposition")),
                        CloseGuard.valueOf(word(body, "guard")),
                        body.get("reference"),
                        null);
            default -> throw new IllegalStateException("no command " + action.command());
        };
    }

    private void answer(String id, ResponderAction action) {
        ResponderId by = new ResponderId(id);
        switch (action) {
            case ResponderAction.Accept(String offer) ->
                say(id, new ResponderAnswer(by, new ResponderAnswer.Accept(new OfferId(offer))));
            case ResponderAction.Decline(String offer, String reason) ->
                say(
                        id,
                        new ResponderAnswer(
                                by, new ResponderAnswer.Decline(new OfferId(offer), DeclineReason.valueOf(reason))));
            case ResponderAction.Step(String assignment, String step) ->
                say(
                        id,
                        new ResponderAnswer(
                                by,
                                new ResponderAnswer.Progress(
                                        new AssignmentId(assignment),
                                        AssignmentStatus.valueOf(
                                                step.toUpperCase(Locale.ROOT).replace('-', '_')),
                                        null)));
            case ResponderAction.Report(GeoPoint where) -> {
                if (phonesOff.getOrDefault(id, Instant.MIN).isBefore(time.instant())) {
                    book.put(
                            by,
                            new Position(
                                    where.latitude(),
                                    where.longitude(),
                                    Position.Source.FIX,
                                    Position.Datum.WGS84,
                                    20.0,
                                    time.instant()));
                }
            }
        }
    }

    /** A double click is either the same request sent again or a second one. */
    private void say(String who, Input what) {
        var entry = inputs.entry(inputs.freshId(who), who, what, null);
        inputs.append(entry, outcome -> {});
        if (chaos.happens(Mishap.DOUBLE_CLICK)) {
            var again = dice.chance(0.5) ? entry : inputs.entry(inputs.freshId(who), who, what, null);
            time.after(Duration.ofMillis(dice.between(0, 400)), () -> inputs.append(again, outcome -> {}));
        }
    }

    private static String word(Map<String, String> body, String key) {
        return body.getOrDefault(key, "").toUpperCase(Locale.ROOT).replace('-', '_');
    }

    private static IncidentSeen seen(IncidentState incident) {
        StaffId owner = incident.owner();
        return new IncidentSeen(
                incident.id().value(),
                incident.elder() == null ? "" : incident.elder().id().value(),
                owner == null ? "" : owner.value(),
                incident.spoken() != null,
                incident.clocks().noReplyAt() != null,
                incident.clocks().emergencyServiceAt() != null,
                incident.assignments().stream().anyMatch(one -> one.status() == AssignmentStatus.DONE));
    }

    private static Map<String, List<OfferSeen>> offers(List<IncidentState> open) {
        Map<String, List<OfferSeen>> offers = new TreeMap<>();
        for (IncidentState incident : open) {
            incident.offers().stream()
                    .filter(offer -> offer.status() == OfferStatus.LIVE)
                    .forEach(offer -> offers.computeIfAbsent(offer.responder().value(), any -> new ArrayList<>())
                            .add(new OfferSeen(offer.id().value())));
        }
        return offers;
    }

    private static Map<String, List<AssignmentSeen>> assignments(List<IncidentState> open) {
        Map<String, List<AssignmentSeen>> assignments = new TreeMap<>();
        for (IncidentState incident : open) {
            Position place = incident.place();
            GeoPoint home = place == null ? new GeoPoint(0, 0) : new GeoPoint(place.latitude(), place.longitude());
            incident.assignments().stream()
                    .filter(one -> one.status().compareTo(AssignmentStatus.DONE) < 0)
                    .forEach(one -> assignments
                            .computeIfAbsent(one.responder().value(), any -> new ArrayList<>())
                            .add(new AssignmentSeen(
                                    one.id().value(), one.status().name(), home)));
        }
        return assignments;
    }
}

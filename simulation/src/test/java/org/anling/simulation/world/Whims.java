package org.anling.simulation.world;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.anling.contract.alert.ElderRef;
import org.anling.contract.id.IncidentId;
import org.anling.contract.id.ResponderId;
import org.anling.contract.id.StaffId;
import org.anling.contract.incident.FollowUpOutcome;
import org.anling.contract.incident.Handling;
import org.anling.contract.incident.OfferStatus;
import org.anling.contract.incident.Priority;
import org.anling.contract.incident.StepStatus;
import org.anling.contract.input.CentreCommand;
import org.anling.contract.input.Input;
import org.anling.contract.input.OperatorCommand;
import org.anling.contract.people.Role;
import org.anling.contract.plan.Step;
import org.anling.contract.state.IncidentState;
import org.anling.dispatcher.core.state.CentreState;
import org.anling.simulation.dice.Dice;
import org.anling.simulation.world.Chaos.Mishap;

/**
 * What people at the desks do beside the straight way: put aside, hand over, take back, set priorities, ask by hand, stop, reopen,
 * follow up, go home in the middle of it, start test modes, put technical alerts away. Much of it makes no sense at the moment it is
 * said, and the centre must bear it.
 */
final class Whims {

    private final TimeLine time;
    private final Chaos chaos;
    private final Dice dice;
    private final BiConsumer<String, Input> say;
    private final List<ElderRef> elders;
    private final Set<IncidentId> known = new TreeSet<>();

    Whims(TimeLine time, DispatcherProcess.Surroundings around, List<ElderRef> elders, BiConsumer<String, Input> say) {
        this.time = time;
        this.chaos = around.chaos();
        this.dice = around.dice().branch("whims");
        this.elders = elders;
        this.say = say;
    }

    /** Once a second for each of the staff. */
    void follow(String account, CentreState board) {
        board.openIncidents().forEach(incident -> known.add(incident.id()));
        if (chaos.happens(Mishap.WHIM)) {
            if (dice.chance(0.2)) {
                say.accept(account, new CentreCommand(new StaffId(account), roleOf(account), ofCentre(account, board)));
            } else if (!known.isEmpty()) {
                aboutIncident(account, board);
            }
        }
    }

    /** Does the steps of the plan that are open: a part of the work, not a whim. */
    void doSteps(String account, CentreState board) {
        for (IncidentState incident : board.openIncidents()) {
            boolean mine = incident.owner() != null && incident.owner().value().equals(account);
            incident.progress().steps().stream()
                    .filter(step -> mine && step.status() == StepStatus.OPEN)
                    .filter(step -> step.openedAt().plusSeconds(25).isBefore(time.instant()) && dice.chance(0.1))
                    .forEach(step -> command(account, incident.id(), new OperatorCommand.DoStep(step.id())));
        }
    }

    static Role roleOf(String account) {
        return account.startsWith("supervisor") ? Role.SUPERVISOR : Role.OPERATOR;
    }

    private void command(String account, IncidentId incident, OperatorCommand.Action action) {
        say.accept(account, new OperatorCommand(new StaffId(account), roleOf(account), incident, action));
    }

    private void aboutIncident(String account, CentreState board) {
        List<IncidentState> open = board.openIncidents();
        List<IncidentState> own = open.stream()
                .filter(incident ->
                        incident.owner() != null && incident.owner().value().equals(account))
                .toList();
        List<IncidentState> offered = open.stream()
                .filter(incident -> incident.handling() == Handling.IN_TRANSFER)
                .toList();
        if (!offered.isEmpty() && dice.chance(0.5)) {
            answerTransfer(account, dice.pick(offered).id());
        } else if (!own.isEmpty() && dice.chance(0.8)) {
            IncidentState incident = dice.pick(own);
            command(account, incident.id(), dice.pick(ofOwn(incident, board)));
        } else {
            command(account, dice.pick(List.copyOf(known)), dice.pick(ofAny()));
        }
    }

    private void answerTransfer(String account, IncidentId incident) {
        OperatorCommand.Action answer =
                dice.chance(0.7) ? new OperatorCommand.AcceptTransfer() : new OperatorCommand.DeclineTransfer("busy");
        command(account, incident, answer);
    }

    private List<OperatorCommand.Action> ofOwn(IncidentState incident, CentreState board) {
        Instant later = time.instant().plus(chaos.between(-1_000, 300_000));
        List<OperatorCommand.Action> actions = new ArrayList<>(List.of(
                new OperatorCommand.Hold(later),
                new OperatorCommand.Hold(later),
                new OperatorCommand.Resume(),
                new OperatorCommand.Transfer(anybody()),
                new OperatorCommand.Transfer(anybody()),
                new OperatorCommand.DeclineTransfer(null),
                new OperatorCommand.SetPriority(dice.pick(List.of(Priority.values())), "as the dice say"),
                new OperatorCommand.AskNow(),
                new OperatorCommand.StopAsking(),
                new OperatorCommand.OpenStep(dice.pick(List.of(Step.Kind.values()))),
                new OperatorCommand.AddNote()));
        incident.offers().stream()
                .filter(offer -> offer.status() == OfferStatus.LIVE)
                .forEach(offer -> actions.add(new OperatorCommand.WithdrawOffer(offer.id())));
        incident.progress()
                .steps()
                .forEach(step -> actions.add(new OperatorCommand.SkipStep(step.id(), "as the dice say")));
        List<ResponderId> all = board.responders().stream()
                .map(responder -> responder.profile().id())
                .toList();
        if (!all.isEmpty()) {
            actions.add(new OperatorCommand.OfferByHand(dice.pick(all)));
        }
        return actions;
    }

    private List<OperatorCommand.Action> ofAny() {
        return List.of(
                new OperatorCommand.FollowUp(dice.pick(List.of(FollowUpOutcome.values()))),
                new OperatorCommand.FollowUp(FollowUpOutcome.WELL),
                new OperatorCommand.Reopen("closed too early"),
                new OperatorCommand.Reassign(anybody(), "as the dice say"),
                new OperatorCommand.AcceptTransfer(),
                new OperatorCommand.Resume(),
                new OperatorCommand.Take(),
                new OperatorCommand.SkipStep("no-such-step", ""));
    }

    private CentreCommand.Action ofCentre(String account, CentreState board) {
        List<String> technical =
                List.copyOf(new TreeSet<>(board.technicalAlerts().keySet()));
        String id = technical.isEmpty() ? "none" : dice.pick(technical);
        if (dice.chance(0.4)) {
            time.after(chaos.between(20_000, 180_000), () -> signOn(account));
            return new CentreCommand.SignOff();
        }
        ElderRef elder = dice.pick(elders);
        return dice.pick(Stream.<CentreCommand.Action>of(
                        new CentreCommand.StartTest(
                                elder, time.instant().plus(Duration.ofMinutes(dice.between(1, 40)))),
                        new CentreCommand.EndTest(elder),
                        new CentreCommand.AcknowledgeTechnical(id),
                        new CentreCommand.ShelveTechnical(id, time.instant().plusSeconds(300), "known"),
                        new CentreCommand.CloseTechnical(id, "mended"))
                .toList());
    }

    /** Can take calls now. */
    void signOn(String account) {
        say.accept(account, new CentreCommand(new StaffId(account), roleOf(account), new CentreCommand.SignOn()));
    }

    private StaffId anybody() {
        return new StaffId(dice.pick(Staff.ACCOUNTS));
    }
}

package org.anling.dispatcher.core.dispatch;

import java.util.Optional;
import org.anling.contract.alert.Personal;
import org.anling.contract.event.IncidentEvent;
import org.anling.contract.event.OfferEvent.OfferWithdrawn;
import org.anling.contract.fold.IncidentView;
import org.anling.contract.id.IncidentId;
import org.anling.contract.id.StaffId;
import org.anling.contract.incident.DeadlineKind;
import org.anling.contract.incident.EscalationReason;
import org.anling.contract.incident.Handling;
import org.anling.contract.incident.OfferStatus;
import org.anling.contract.incident.Priority;
import org.anling.contract.incident.RefusalCode;
import org.anling.contract.incident.SpokenOutcome;
import org.anling.contract.incident.WithdrawReason;
import org.anling.contract.input.OperatorCommand;
import org.anling.contract.input.OperatorCommand.EmergencyService;
import org.anling.contract.input.OperatorCommand.Spoken;
import org.anling.contract.input.OperatorCommand.WithdrawOffer;
import org.anling.contract.people.Role;
import org.anling.contract.plan.Step;
import org.anling.contract.state.IncidentState;
import org.anling.contract.state.IncidentState.Clocks;
import org.anling.contract.state.IncidentState.Closing;
import org.anling.contract.state.IncidentState.Offer;
import org.anling.dispatcher.core.help.Draft;
import org.anling.dispatcher.core.help.Escalations;
import org.anling.dispatcher.core.help.HandRules;
import org.anling.dispatcher.core.help.HelpRules;
import org.anling.dispatcher.core.help.PlanRules;
import org.anling.dispatcher.core.help.StepRules;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a command of the staff. Who takes answers for it; others may add a note or record a call to 120, and a supervisor
 * may do all but take it away: who answers keeps it until it is closed or handed over and accepted (首问责任).
 */
final class CommandRules {

    private CommandRules() {}

    static void decide(Draft d, OperatorCommand command, @Nullable Personal personal) {
        Optional<IncidentState> found = d.tables.incidents.find(command.incident());
        if (command.role() != Role.OPERATOR && command.role() != Role.SUPERVISOR) {
            d.refuse(RefusalCode.NOT_ALLOWED, command.incident().value());
        } else if (found.isEmpty()) {
            d.refuse(RefusalCode.UNKNOWN_INCIDENT, command.incident().value());
        } else if (command.action() instanceof OperatorCommand.AddNote) {
            d.emit(new IncidentEvent.NoteAdded(found.get().id(), command.by()), personal);
        } else if (command.action() instanceof OperatorCommand.FollowUp followUp) {
            ClosedRules.followUp(d, command.by(), found.get(), followUp.outcome());
        } else if (command.action() instanceof OperatorCommand.Reopen reopen) {
            ClosedRules.reopen(d, command.by(), found.get(), reopen.reason());
        } else if (!IncidentView.isOpen(found.get())) {
            refuseClosed(d, found.get());
        } else {
            decideOpen(d, command, found.get(), personal);
        }
    }

    /** What not only the owner may do; the rest is for the owner and for supervisors. */
    private static void decideOpen(
            Draft d, OperatorCommand command, IncidentState incident, @Nullable Personal personal) {
        StaffId by = command.by();
        if (command.action() instanceof OperatorCommand.Take) {
            take(d, command, incident);
        } else if (command.action() instanceof EmergencyService called) {
            emergencyService(d, by, incident.id(), called, personal);
        } else if (command.action() instanceof OperatorCommand.AcceptTransfer) {
            TransferRules.accept(d, by, incident);
        } else if (command.action() instanceof OperatorCommand.DeclineTransfer decline) {
            TransferRules.decline(d, by, incident, decline.reason());
        } else if (command.action() instanceof OperatorCommand.Reassign reassign) {
            TransferRules.reassign(d, command, incident, reassign);
        } else if (command.action() instanceof OperatorCommand.SetPriority set) {
            PriorityRules.set(d, command, incident, set);
        } else if (MassRules.isAboutElder(command.action()) && incident.area() != null) {
            d.refuse(RefusalCode.WRONG_STATE, incident.id().value());
        } else if (mayDecide(d, command, incident)) {
            decideOwn(d, command, incident, personal);
        }
    }

    private static void decideOwn(
            Draft d, OperatorCommand command, IncidentState incident, @Nullable Personal personal) {
        StaffId by = command.by();
        switch (command.action()) {
            case Spoken spoken -> spoken(d, by, incident, spoken.outcome());
            case OperatorCommand.NoReply _ -> noReply(d, incident.id(), by);
            case OperatorCommand.OfferByHand byHand -> HandRules.offer(d, by, incident, byHand.responder());
            case WithdrawOffer withdraw -> withdraw(d, incident, withdraw);
            case OperatorCommand.FalsePress _ -> falsePress(d, by, incident);
            case OperatorCommand.Close close -> CloseRules.close(d, command, incident, close);
            case OperatorCommand.Hold hold -> DeskRules.hold(d, by, incident, hold.until());
            case OperatorCommand.Resume _ -> DeskRules.resume(d, by, incident);
            case OperatorCommand.Transfer transfer -> TransferRules.offer(d, by, incident, transfer.to());
            case OperatorCommand.AskNow _ -> PlanRules.askNow(d, incident);
            case OperatorCommand.StopAsking _ -> PlanRules.stop(d, by, incident);
            case OperatorCommand.DoStep done -> StepRules.done(d, by, incident, done, personal);
            case OperatorCommand.SkipStep skip -> StepRules.skip(d, command, incident, skip);
            case OperatorCommand.OpenStep open -> StepRules.openNow(d, incident, open.kind());
            case OperatorCommand.AnswerQuestion of ->
                d.emit(
                        new IncidentEvent.QuestionAnswered(incident.id(), by, of.card(), of.question(), of.asked()),
                        personal);
            case OperatorCommand.Take _,
                    EmergencyService _,
                    OperatorCommand.AddNote _,
                    OperatorCommand.AcceptTransfer _,
                    OperatorCommand.DeclineTransfer _,
                    OperatorCommand.Reassign _,
                    OperatorCommand.SetPriority _,
                    OperatorCommand.FollowUp _,
                    OperatorCommand.Reopen _ -> throw new IllegalStateException("was handled before");
        }
    }

    private static void take(Draft d, OperatorCommand command, IncidentState incident) {
        IncidentId id = incident.id();
        StaffId owner = incident.owner();
        if (command.by().equals(owner)) {
            d.ignore("is yours already");
        } else if (owner != null) {
            d.refuse(
                    RefusalCode.ALREADY_TAKEN,
                    id.value(),
                    owner,
                    incident.clocks().takenAt());
        } else {
            d.emit(new IncidentEvent.Taken(id, command.by()));
            startAnswering(d, id);
        }
    }

    /** Somebody answers for it from now on: speaks with the elder, unless somebody did or is there. */
    static void startAnswering(Draft d, IncidentId id) {
        StepRules.start(d, id, Step.Start.TAKEN);
        Clocks clocks = d.get(id).clocks();
        d.deadline(id, DeadlineKind.TAKE, null);
        d.deadline(id, DeadlineKind.TAKE_AGAIN, null);
        boolean spoken = clocks.spokenAt() != null || clocks.noReplyAt() != null;
        boolean seen = clocks.withElderAt() != null;
        boolean somebodyToAsk = d.get(id).area() == null;
        if (somebodyToAsk && !spoken && !seen) {
            d.deadline(id, DeadlineKind.SPEAK, d.now().plus(d.targets(d.get(id)).speak()));
        }
    }

    private static void spoken(Draft d, StaffId by, IncidentState incident, SpokenOutcome outcome) {
        IncidentId id = incident.id();
        d.emit(new IncidentEvent.Spoken(id, by, outcome));
        d.deadline(id, DeadlineKind.SPEAK, null);
        switch (outcome) {
            case NEEDS_HELP -> {
                TestRules.needsHelp(d, id);
                PlanRules.confirm(d, id);
            }
            case NO_HELP_NEEDED -> {
                d.deadline(id, DeadlineKind.TEST_CONFIRM, null);
                HelpRules.withdrawAll(d, id, WithdrawReason.NOT_NEEDED);
                PlanRules.standDown(d, id);
                HelpRules.refillAll(d);
            }
            case UNCLEAR -> {}
        }
    }

    /** No reply is an emergency: it never lowers, asks full k, and alarms. {@code by} is null if nobody recorded anything in time. */
    static void noReply(Draft d, IncidentId id, @Nullable StaffId by) {
        d.emit(new IncidentEvent.NoReply(id, by));
        d.deadline(id, DeadlineKind.SPEAK, null);
        d.deadline(id, DeadlineKind.TEST_CONFIRM, null);
        PriorityRules.raise(d, id, Priority.P1, by, "no_reply");
        Escalations.toSupervisor(d, id, EscalationReason.NO_REPLY);
        PlanRules.noReply(d, id);
    }

    private static void emergencyService(
            Draft d, StaffId by, IncidentId id, EmergencyService called, @Nullable Personal personal) {
        if (called.service().isBlank() || called.caller().isBlank()) {
            d.refuse(RefusalCode.MALFORMED, id.value());
            return;
        }
        d.emit(
                new IncidentEvent.EmergencyServiceCalled(
                        id,
                        by,
                        called.service(),
                        called.calledAt(),
                        called.caller(),
                        called.reference(),
                        called.consent()),
                personal);
        StepRules.called(d, id, by);
    }

    private static void withdraw(Draft d, IncidentState incident, WithdrawOffer withdraw) {
        Optional<Offer> offer = IncidentView.findOffer(incident, withdraw.offer());
        if (offer.isEmpty()) {
            d.refuse(RefusalCode.UNKNOWN_OFFER, withdraw.offer().value());
        } else if (offer.get().status() != OfferStatus.LIVE) {
            d.refuse(
                    RefusalCode.ALREADY_ANSWERED,
                    withdraw.offer().value(),
                    offer.get().responder(),
                    offer.get().answeredAt());
        } else {
            d.emit(new OfferWithdrawn(
                    incident.id(), withdraw.offer(), offer.get().responder(), WithdrawReason.BY_OPERATOR));
            HelpRules.refill(d, incident.id());
            HelpRules.waitForAnswers(d, incident.id());
            HelpRules.refillAll(d);
        }
    }

    /** One key: everybody is stood down, and it counts in nobody's record. */
    private static void falsePress(Draft d, StaffId by, IncidentState incident) {
        IncidentId id = incident.id();
        if (incident.falsePressAt() != null && IncidentView.isStoodDown(incident)) {
            d.ignore("is so already");
            return;
        }
        d.emit(new IncidentEvent.FalsePress(id, by));
        HelpRules.withdrawAll(d, id, WithdrawReason.FALSE_PRESS);
        AssignmentRules.endAll(d, id, "false press");
        d.deadline(id, DeadlineKind.TEST_CONFIRM, null);
        d.deadline(id, DeadlineKind.SPEAK, null);
        PlanRules.standDown(d, id);
        AssignmentRules.waitForSteps(d, id);
        HelpRules.refillAll(d);
    }

    /** Only the owner or a supervisor decides; everybody else is told who has it, or to take it first. */
    static boolean mayDecide(Draft d, OperatorCommand command, IncidentState incident) {
        if (incident.handling() == Handling.WAITING) {
            d.refuse(RefusalCode.NOT_TAKEN, incident.id().value());
            return false;
        }
        if (command.role() != Role.SUPERVISOR && !command.by().equals(incident.owner())) {
            d.refuse(
                    RefusalCode.NOT_YOURS,
                    incident.id().value(),
                    incident.owner(),
                    incident.clocks().takenAt());
            return false;
        }
        return true;
    }

    private static void refuseClosed(Draft d, IncidentState incident) {
        Closing closing = incident.closing();
        d.refuse(
                RefusalCode.ALREADY_CLOSED,
                incident.id().value(),
                closing == null ? null : closing.by(),
                closing == null ? null : closing.at());
    }
}

package org.anling.dispatcher.core.dispatch;

import java.util.Optional;
import org.anling.contract.alert.Personal;
import org.anling.contract.event.IncidentEvent;
import org.anling.contract.event.IncidentEvent.PriorityChanged;
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
import org.anling.contract.state.IncidentState;
import org.anling.contract.state.IncidentState.Closing;
import org.anling.contract.state.IncidentState.Offer;
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
            DeskRules.followUp(d, command.by(), found.get(), followUp.outcome());
        } else if (command.action() instanceof OperatorCommand.Reopen reopen) {
            DeskRules.reopen(d, command.by(), found.get(), reopen.reason());
        } else if (!IncidentView.isOpen(found.get())) {
            refuseClosed(d, found.get());
        } else {
            decideOpen(d, command, found.get(), personal);
        }
    }

    private static void decideOpen(
            Draft d, OperatorCommand command, IncidentState incident, @Nullable Personal personal) {
        switch (command.action()) {
            case OperatorCommand.Take _ -> take(d, command, incident);
            case EmergencyService called -> emergencyService(d, command.by(), incident.id(), called, personal);
            case OperatorCommand.AddNote _, OperatorCommand.FollowUp _, OperatorCommand.Reopen _ ->
                throw new IllegalStateException("was handled before");
            case OperatorCommand.AcceptTransfer _ -> DeskRules.acceptTransfer(d, command.by(), incident);
            case OperatorCommand.DeclineTransfer decline ->
                DeskRules.declineTransfer(d, command.by(), incident, decline.reason());
            case OperatorCommand.Reassign reassign -> DeskRules.reassign(d, command, incident, reassign);
            case OperatorCommand.Hold _,
                    OperatorCommand.Resume _,
                    OperatorCommand.Transfer _,
                    OperatorCommand.SetPriority _,
                    OperatorCommand.AskNow _,
                    OperatorCommand.StopAsking _ -> {
                if (mayDecide(d, command, incident)) {
                    DeskRules.decide(d, command, incident);
                }
            }
            case OperatorCommand.DoStep done -> {
                if (mayDecide(d, command, incident)) {
                    StepRules.done(d, command, incident, done, personal);
                }
            }
            case OperatorCommand.SkipStep skip -> {
                if (mayDecide(d, command, incident)) {
                    StepRules.skip(d, command, incident, skip);
                }
            }
            case Spoken spoken -> {
                if (mayDecide(d, command, incident)) {
                    spoken(d, command.by(), incident, spoken.outcome());
                }
            }
            case OperatorCommand.NoReply _ -> {
                if (mayDecide(d, command, incident)) {
                    noReply(d, incident.id(), command.by());
                }
            }
            case OperatorCommand.OfferByHand byHand -> {
                if (mayDecide(d, command, incident)) {
                    HandRules.offer(d, command.by(), incident, byHand.responder());
                }
            }
            case WithdrawOffer withdraw -> {
                if (mayDecide(d, command, incident)) {
                    withdraw(d, incident, withdraw);
                }
            }
            case OperatorCommand.FalsePress _ -> {
                if (mayDecide(d, command, incident)) {
                    falsePress(d, command.by(), incident);
                }
            }
            case OperatorCommand.Close close -> {
                if (mayDecide(d, command, incident)) {
                    CloseRules.close(d, command, incident, close);
                }
            }
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
            d.deadline(id, DeadlineKind.TAKE, null);
            d.deadline(id, DeadlineKind.TAKE_AGAIN, null);
            boolean spoken =
                    incident.clocks().spokenAt() != null || incident.clocks().noReplyAt() != null;
            boolean seen = incident.clocks().withElderAt() != null;
            if (!spoken && !seen) {
                d.deadline(id, DeadlineKind.SPEAK, d.now().plus(d.settings.speak()));
            }
        }
    }

    private static void spoken(Draft d, StaffId by, IncidentState incident, SpokenOutcome outcome) {
        IncidentId id = incident.id();
        d.emit(new IncidentEvent.Spoken(id, by, outcome));
        d.deadline(id, DeadlineKind.SPEAK, null);
        switch (outcome) {
            case NEEDS_HELP -> askIfNobodyGoes(d, id);
            case NO_HELP_NEEDED -> {
                HelpRules.withdrawAll(d, id, WithdrawReason.NOT_NEEDED);
                d.deadline(id, DeadlineKind.ASK, null);
                d.deadline(id, DeadlineKind.ACCEPT, null);
                HelpRules.refillAll(d);
            }
            case UNCLEAR -> {}
        }
    }

    /** No reply is an emergency: it never lowers, asks full k, and alarms. {@code by} is null if nobody recorded anything in time. */
    static void noReply(Draft d, IncidentId id, @Nullable StaffId by) {
        d.emit(new IncidentEvent.NoReply(id, by));
        d.deadline(id, DeadlineKind.SPEAK, null);
        if (d.get(id).priority() != Priority.P1) {
            d.emit(new PriorityChanged(id, Priority.P1, by, "no_reply"));
        }
        Escalations.toSupervisor(d, id, EscalationReason.NO_REPLY);
        askIfNobodyGoes(d, id);
    }

    private static void askIfNobodyGoes(Draft d, IncidentId id) {
        if (IncidentView.active(d.get(id)).isEmpty()) {
            HelpRules.askFully(d, id);
        }
    }

    private static void emergencyService(
            Draft d, StaffId by, IncidentId id, EmergencyService called, @Nullable Personal personal) {
        if (called.service().isBlank() || called.caller().isBlank()) {
            d.refuse(RefusalCode.MALFORMED, id.value());
            return;
        }
        d.emit(
                new IncidentEvent.EmergencyServiceCalled(
                        id, by, called.service(), called.calledAt(), called.caller(), called.reference()),
                personal);
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
        d.deadline(id, DeadlineKind.SPEAK, null);
        d.deadline(id, DeadlineKind.ASK, null);
        d.deadline(id, DeadlineKind.ACCEPT, null);
        AssignmentRules.waitForSteps(d, id);
        HelpRules.refillAll(d);
    }

    /** Only the owner or a supervisor decides; everybody else is told who has it, or to take it first. */
    private static boolean mayDecide(Draft d, OperatorCommand command, IncidentState incident) {
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

package org.anling.console.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import org.anling.console.projection.Board;
import org.anling.console.projection.BoardIncident;
import org.anling.contract.alert.AlertType;
import org.anling.contract.event.Event;
import org.anling.contract.event.IncidentEvent;
import org.anling.contract.event.InputEvent;
import org.anling.contract.event.NoticeEvent;
import org.anling.contract.event.OfferEvent;
import org.anling.contract.event.ResponderEvent;
import org.anling.contract.id.AssignmentId;
import org.anling.contract.id.IncidentId;
import org.anling.contract.id.OfferId;
import org.anling.contract.id.ResponderId;
import org.anling.contract.id.StaffId;
import org.anling.contract.incident.AssignmentStatus;
import org.anling.contract.incident.DeadlineKind;
import org.anling.contract.incident.Handling;
import org.anling.contract.incident.OfferStatus;
import org.anling.contract.incident.Priority;
import org.anling.contract.incident.RefusalCode;
import org.anling.contract.incident.WithdrawReason;
import org.anling.contract.input.AlertFrame;
import org.anling.contract.input.CallReport;
import org.anling.contract.input.CentreCommand;
import org.anling.contract.input.Input;
import org.anling.contract.input.NoticeReport;
import org.anling.contract.input.OperatorCommand;
import org.anling.contract.input.RegistryChange;
import org.anling.contract.input.ResponderAnswer;
import org.anling.contract.input.ScreenReport;
import org.anling.contract.people.Availability;
import org.anling.contract.people.Duty;
import org.anling.contract.state.ResponderState;

/** Enough of a dispatcher to play a whole incident: asks everybody it knows, takes the first who accepts. */
final class PlainRules {
    private static final OfferEvent.Score SCORE = new OfferEvent.Score(240, 60, 20, 0, 0, 320, false);

    List<Event> decide(Board board, Input input, Instant now) {
        return switch (input) {
            case AlertFrame frame
            when frame.alerts().getFirst().type() == AlertType.LOW_BATTERY ->
                List.of(Samples.flat(frame.alerts().getFirst().repeatKey()));
            case AlertFrame frame -> open(board, frame, now);
            case OperatorCommand command -> command(board, command);
            case ResponderAnswer answer -> answer(board, answer, now);
            case RegistryChange change -> change(change);
            case CentreCommand command -> DeskRules.centre(command);
            case CallReport report -> DeskRules.call(board, report);
            case NoticeReport report ->
                List.of(new NoticeEvent.NoticeMoved(
                        report.notice(),
                        report.incident(),
                        report.recipient(),
                        report.channel(),
                        report.attempt(),
                        report.fact(),
                        report.detail()));
            case ScreenReport report ->
                List.of(new IncidentEvent.OnScreen(report.incident(), report.by(), report.shownAt()));
            default -> List.of(new InputEvent.Ignored("not played here"));
        };
    }

    private static List<Event> open(Board board, AlertFrame frame, Instant now) {
        long number = board.open().size() + board.closed().size() + 1L;
        IncidentId id = new IncidentId("inc-" + number);
        List<Event> events = new ArrayList<>();
        events.add(new IncidentEvent.Opened(
                id,
                number,
                frame.alerts().getFirst().type(),
                Priority.P1,
                Priority.P1,
                frame.elder(),
                frame.device(),
                frame.alerts(),
                null,
                "sos-at-once@1",
                List.of()));
        events.add(new IncidentEvent.DeadlineSet(id, DeadlineKind.TAKE, now.plusSeconds(30)));
        events.add(new OfferEvent.CandidatesRanked(id, 5, board.responders().size(), new TreeMap<>()));
        int rank = 0;
        for (ResponderId responder : board.responders().keySet()) {
            events.add(new OfferEvent.OfferMade(
                    id,
                    new OfferId(id + "." + responder),
                    responder,
                    now.plusSeconds(60),
                    ++rank,
                    SCORE,
                    List.of("travel", "ready", "accept"),
                    null));
        }
        return events;
    }

    private static List<Event> command(Board board, OperatorCommand command) {
        IncidentId id = command.incident();
        BoardIncident incident = board.find(id).orElse(null);
        if (incident == null) {
            return refused(RefusalCode.UNKNOWN_INCIDENT, id.value());
        }
        StaffId owner = incident.state().owner();
        if (command.action() instanceof OperatorCommand.Take) {
            return owner == null
                    ? List.of(new IncidentEvent.Taken(id, command.by()))
                    : List.of(new InputEvent.Refused(
                            RefusalCode.ALREADY_TAKEN,
                            id.value(),
                            owner.value(),
                            incident.state().clocks().takenAt()));
        }
        if (command.action() instanceof OperatorCommand.AddNote) {
            return List.of(new IncidentEvent.NoteAdded(id, command.by()));
        }
        List<Event> arranged = DeskRules.command(incident, command);
        if (!arranged.isEmpty()) {
            return arranged;
        }
        if (incident.state().handling() == Handling.CLOSED) {
            return refused(RefusalCode.ALREADY_CLOSED, id.value());
        }
        return switch (command.action()) {
            case OperatorCommand.Spoken spoken -> List.of(new IncidentEvent.Spoken(id, command.by(), spoken.outcome()));
            case OperatorCommand.FalsePress ignored -> falsePress(incident, command.by());
            case OperatorCommand.Close close -> close(incident, command, close);
            default -> List.of(new InputEvent.Ignored("not played here"));
        };
    }

    /** As the core does it: the word and what follows from it in one batch. */
    private static List<Event> falsePress(BoardIncident incident, StaffId by) {
        IncidentId id = incident.state().id();
        List<Event> events = new ArrayList<>();
        events.add(new IncidentEvent.FalsePress(id, by));
        incident.state().assignments().stream()
                .filter(one -> Board.running(one.status()))
                .forEach(one -> events.add(new OfferEvent.AssignmentMoved(
                        id, one.id(), one.responder(), AssignmentStatus.RELEASED, "false press")));
        return events;
    }

    private static List<Event> close(BoardIncident incident, OperatorCommand command, OperatorCommand.Close close) {
        if (incident.state().spoken() == null) {
            return refused(RefusalCode.GUARD_NOT_MET, command.incident().value());
        }
        return List.of(new IncidentEvent.Closed(
                command.incident(),
                command.by(),
                close.disposition(),
                close.guard(),
                close.reference(),
                close.reason()));
    }

    private static List<Event> answer(Board board, ResponderAnswer input, Instant now) {
        return switch (input.answer()) {
            case ResponderAnswer.Accept accept -> accept(board, input.by(), accept.offer(), now);
            case ResponderAnswer.Decline decline ->
                board.find(decline.offer())
                        .map(at -> List.<Event>of(new OfferEvent.OfferDeclined(
                                at.incident().state().id(), decline.offer(), input.by(), decline.reason())))
                        .orElse(refused(
                                RefusalCode.UNKNOWN_OFFER, decline.offer().value()));
            case ResponderAnswer.Progress progress ->
                board.find(progress.assignment())
                        .map(at -> List.<Event>of(new OfferEvent.AssignmentMoved(
                                at.incident().state().id(),
                                progress.assignment(),
                                input.by(),
                                progress.status(),
                                progress.reason())))
                        .orElse(refused(
                                RefusalCode.UNKNOWN_ASSIGNMENT,
                                progress.assignment().value()));
            case ResponderAnswer.SetAvailability set -> duty(board, input.by(), set, now);
            case ResponderAnswer.Prove prove -> List.of(new ResponderEvent.ChannelProven(input.by(), prove.channel()));
            case ResponderAnswer.Alright alright ->
                scene(
                        board,
                        alright.assignment(),
                        id -> new OfferEvent.SignGiven(id, alright.assignment(), input.by()));
            case ResponderAnswer.Report report ->
                scene(
                        board,
                        report.assignment(),
                        id -> new OfferEvent.VisitReported(id, report.assignment(), input.by(), report.outcome()));
            case ResponderAnswer.AskTests ignored -> List.of(new ResponderEvent.TestsAsked(input.by()));
            case ResponderAnswer.Check check ->
                List.of(new ResponderEvent.ReadinessChecked(input.by(), check.readiness()));
        };
    }

    /** His own word, or the calendar's: a pause wins, and the same again is nothing. */
    private static List<Event> duty(Board board, ResponderId by, ResponderAnswer.SetAvailability set, Instant now) {
        ResponderState known = board.responders().get(by);
        Duty duty = set.duty();
        if (known == null) {
            return refused(RefusalCode.UNKNOWN_RESPONDER, by.value());
        }
        if (duty == null) {
            return List.of(new ResponderEvent.AvailabilitySet(by, set.availability()));
        }
        boolean begins = set.availability() == Availability.AVAILABLE;
        if (begins ? duty.equals(known.duty()) || !duty.until().isAfter(now) : known.duty() == null) {
            return List.of(new InputEvent.Ignored("is so already"));
        }
        List<Event> events = new ArrayList<>();
        events.add(new ResponderEvent.DutySet(by, begins ? duty : null));
        if (!begins || known.pausedAt() == null) {
            events.add(new ResponderEvent.AvailabilitySet(by, set.availability(), duty.shift()));
        }
        return events;
    }

    private static List<Event> scene(Board board, AssignmentId id, Function<IncidentId, Event> event) {
        return board.find(id)
                .map(at -> List.of(event.apply(at.incident().state().id())))
                .orElse(refused(RefusalCode.UNKNOWN_ASSIGNMENT, id.value()));
    }

    private static List<Event> accept(Board board, ResponderId by, OfferId offer, Instant now) {
        Board.OfferAt at = board.find(offer).orElse(null);
        if (at == null) {
            return refused(RefusalCode.UNKNOWN_OFFER, offer.value());
        }
        if (!at.offer().responder().equals(by)) {
            return refused(RefusalCode.NOT_YOURS, offer.value());
        }
        IncidentId id = at.incident().state().id();
        List<Event> events = new ArrayList<>();
        events.add(new OfferEvent.OfferAccepted(
                id, offer, by, new AssignmentId("a-" + offer), now.plus(Duration.ofMinutes(5))));
        at.incident().state().offers().stream()
                .filter(other ->
                        other.status() == OfferStatus.LIVE && !other.id().equals(offer))
                .forEach(other -> events.add(
                        new OfferEvent.OfferWithdrawn(id, other.id(), other.responder(), WithdrawReason.ENOUGH_HELP)));
        return events;
    }

    private static List<Event> change(RegistryChange change) {
        return change.change() instanceof RegistryChange.PutResponder put
                ? List.of(new ResponderEvent.ResponderPut(put.profile()))
                : List.of(new InputEvent.Ignored("not played here"));
    }

    private static List<Event> refused(RefusalCode code, String subject) {
        return List.of(new InputEvent.Refused(code, subject, null, null));
    }
}

package org.anling.console.testing;

import java.util.List;
import org.anling.console.projection.Board;
import org.anling.console.projection.BoardIncident;
import org.anling.contract.alert.Alert;
import org.anling.contract.alert.AlertType;
import org.anling.contract.alert.Caller;
import org.anling.contract.alert.ClockQuality;
import org.anling.contract.event.CallEvent;
import org.anling.contract.event.CentreEvent;
import org.anling.contract.event.Event;
import org.anling.contract.event.IncidentEvent;
import org.anling.contract.event.InputEvent;
import org.anling.contract.event.TechnicalEvent;
import org.anling.contract.id.IncidentId;
import org.anling.contract.id.StaffId;
import org.anling.contract.incident.Handling;
import org.anling.contract.incident.Priority;
import org.anling.contract.incident.RefusalCode;
import org.anling.contract.input.CallReport;
import org.anling.contract.input.CentreCommand;
import org.anling.contract.input.OperatorCommand;
import org.anling.contract.state.IncidentState;

/** The part of the plain rules that arranges things: says yes to nearly everything, and no where a test wants to see a no. */
final class DeskRules {

    private DeskRules() {}

    /** Empty if the command is not about the desk. */
    static List<Event> command(BoardIncident incident, OperatorCommand command) {
        IncidentState state = incident.state();
        IncidentId id = state.id();
        StaffId by = command.by();
        return switch (command.action()) {
            case OperatorCommand.Hold hold ->
                by.equals(state.owner())
                        ? List.of(new IncidentEvent.Held(id, by, hold.until()))
                        : refused(RefusalCode.NOT_YOURS, state);
            case OperatorCommand.Resume ignored ->
                state.handling() == Handling.ON_HOLD
                        ? List.of(new IncidentEvent.Resumed(id, by))
                        : refused(RefusalCode.WRONG_STATE, state);
            case OperatorCommand.Transfer transfer -> List.of(new IncidentEvent.TransferOffered(id, by, transfer.to()));
            case OperatorCommand.AcceptTransfer ignored ->
                state.handling() == Handling.IN_TRANSFER
                        ? List.of(new IncidentEvent.TransferAccepted(id, by))
                        : refused(RefusalCode.WRONG_STATE, state);
            case OperatorCommand.DeclineTransfer decline ->
                List.of(new IncidentEvent.TransferDeclined(id, by, decline.reason()));
            case OperatorCommand.Reassign give ->
                List.of(new IncidentEvent.Reassigned(id, by, give.to(), give.reason()));
            case OperatorCommand.SetPriority set ->
                state.spoken() == null
                        ? refused(RefusalCode.BELOW_FLOOR, state)
                        : List.of(new IncidentEvent.PriorityChanged(id, set.priority(), by, set.reason()));
            case OperatorCommand.StopAsking ignored -> List.of(new IncidentEvent.AskingStopped(id, by));
            case OperatorCommand.AskNow ignored -> List.of(new IncidentEvent.WaveBegun(id, 1, false));
            case OperatorCommand.FollowUp followUp -> List.of(new IncidentEvent.FollowedUp(id, by, followUp.outcome()));
            case OperatorCommand.Reopen reopen -> List.of(new IncidentEvent.Reopened(id, by, reopen.reason()));
            case OperatorCommand.DoStep step -> List.of(new IncidentEvent.StepDone(id, step.step(), by, step.way()));
            case OperatorCommand.AnswerQuestion of ->
                List.of(new IncidentEvent.QuestionAnswered(id, by, of.card(), of.question(), of.asked()));
            case OperatorCommand.SkipStep ignored -> refused(RefusalCode.NOT_SKIPPABLE, state);
            default -> List.of();
        };
    }

    static List<Event> centre(CentreCommand command) {
        return switch (command.action()) {
            case CentreCommand.SignOn ignored -> List.of(new CentreEvent.StaffOn(command.by(), command.role()));
            case CentreCommand.SignOff ignored -> List.of(new CentreEvent.StaffOff(command.by()));
            case CentreCommand.StartTest test ->
                List.of(new CentreEvent.TestStarted(test.elder(), test.until(), command.by()));
            case CentreCommand.EndTest test -> List.of(new CentreEvent.TestEnded(test.elder(), command.by()));
            case CentreCommand.AcknowledgeTechnical seen ->
                List.of(new TechnicalEvent.TechnicalAcknowledged(
                        seen.id(), Samples.FLAT.type(), Samples.BUTTON, command.by()));
            case CentreCommand.ShelveTechnical shelve ->
                List.of(new TechnicalEvent.TechnicalShelved(
                        shelve.id(),
                        Samples.FLAT.type(),
                        Samples.BUTTON,
                        command.by(),
                        shelve.until(),
                        shelve.reason()));
            case CentreCommand.CloseTechnical close ->
                List.of(new TechnicalEvent.TechnicalClosed(
                        close.id(), Samples.FLAT.type(), Samples.BUTTON, command.by(), close.reason()));
            case CentreCommand.AnswerCall answer ->
                List.of(new CallEvent.CallAnswered(answer.call(), Caller.unknown(null), command.by(), null));
            case CentreCommand.BindCall bind ->
                List.of(new CallEvent.CallBound(bind.call(), bind.elder(), command.by(), null));
            case CentreCommand.ReturnCall done -> List.of(new CallEvent.CallReturned(done.call(), command.by(), null));
            case CentreCommand.DialOut dial ->
                List.of(new CallEvent.CallDialled(
                        dial.call(), Caller.unknown(null), command.by(), dial.to(), dial.incident()));
            case CentreCommand.Report report -> reported(report, command.by());
        };
    }

    private static List<Event> reported(CentreCommand.Report report, StaffId by) {
        Alert alert = new Alert(AlertType.REPORTED, "report", null, ClockQuality.UNSET, null, null, null, 0);
        IncidentId id = new IncidentId("inc-told");
        return List.of(
                new IncidentEvent.Opened(
                        id,
                        99,
                        AlertType.REPORTED,
                        report.priority(),
                        Priority.P3,
                        report.elder(),
                        Samples.BUTTON,
                        List.of(alert),
                        null,
                        "telephone@1",
                        List.of()),
                new IncidentEvent.NoteAdded(id, by),
                new IncidentEvent.Taken(id, by));
    }

    /** Enough of the rules of calls to see them on pages: an elder who was missed has no list to wait on. */
    static List<Event> call(Board board, CallReport report) {
        IncidentId open = board.open().keySet().stream().findFirst().orElse(null);
        return switch (report.fact()) {
            case RINGING -> List.of(new CallEvent.CallRang(report.call(), report.caller(), open));
            case ANSWERED -> List.of(new CallEvent.CallAnswered(report.call(), report.caller(), report.staff(), open));
            case DIGITS -> List.of(new CallEvent.CallDigits(report.call(), open));
            case ENDED ->
                List.of(new CallEvent.CallMissed(
                        report.call(), report.caller(), 1, report.caller().party() == Caller.Party.UNKNOWN, open));
            case RECORDED -> List.of(new CallEvent.CallRecorded(report.call(), open));
        };
    }

    private static List<Event> refused(RefusalCode code, IncidentState state) {
        StaffId owner = state.owner();
        return List.of(new InputEvent.Refused(
                code,
                state.id().value(),
                owner == null ? null : owner.value(),
                state.clocks().takenAt()));
    }
}

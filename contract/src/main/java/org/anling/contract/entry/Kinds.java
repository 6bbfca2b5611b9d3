package org.anling.contract.entry;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.anling.contract.event.CallEvent;
import org.anling.contract.event.CentreEvent;
import org.anling.contract.event.Event;
import org.anling.contract.event.IncidentEvent;
import org.anling.contract.event.InputEvent;
import org.anling.contract.event.NoticeEvent;
import org.anling.contract.event.OfferEvent;
import org.anling.contract.event.ResponderEvent;
import org.anling.contract.event.TechnicalEvent;
import org.anling.contract.input.AcknowledgeReport;
import org.anling.contract.input.AlertFrame;
import org.anling.contract.input.CallReport;
import org.anling.contract.input.CentreCommand;
import org.anling.contract.input.CentreFinding;
import org.anling.contract.input.Input;
import org.anling.contract.input.LevelFinding;
import org.anling.contract.input.NoticeReport;
import org.anling.contract.input.OperatorCommand;
import org.anling.contract.input.PlanPut;
import org.anling.contract.input.RegistryChange;
import org.anling.contract.input.ResponderAnswer;
import org.anling.contract.input.ScreenReport;
import org.anling.contract.input.SilenceFinding;

/** The names by which bodies are known in envelopes. A name, once released, keeps its meaning for ever. */
public final class Kinds {

    /** Kind of an inbox entry that holds an {@link AlertFrame}. */
    public static final String ALERTS = "alerts";

    private static final Map<String, Class<? extends Input>> INPUTS = inputs();
    private static final Map<String, Class<? extends Event>> EVENTS = events();
    private static final Map<Class<?>, String> NAMES = names();

    private Kinds() {}

    /** The name of a body. @throws IllegalArgumentException if the body is never stored */
    public static String of(Object body) {
        String name = NAMES.get(body.getClass());
        if (name == null) {
            throw new IllegalArgumentException(body.getClass().getSimpleName() + " is never stored");
        }
        return name;
    }

    /** The class of an input body, empty if this version does not know the kind. */
    public static Optional<Class<? extends Input>> findInput(String kind) {
        return Optional.ofNullable(INPUTS.get(kind));
    }

    /** The class of an event body, empty if this version does not know the kind. */
    public static Optional<Class<? extends Event>> findEvent(String kind) {
        return Optional.ofNullable(EVENTS.get(kind));
    }

    private static Map<String, Class<? extends Input>> inputs() {
        Map<String, Class<? extends Input>> kinds = new LinkedHashMap<>();
        kinds.put(ALERTS, AlertFrame.class);
        kinds.put("command", OperatorCommand.class);
        kinds.put("centre", CentreCommand.class);
        kinds.put("answer", ResponderAnswer.class);
        kinds.put("registry", RegistryChange.class);
        kinds.put("silence", SilenceFinding.class);
        kinds.put("notice", NoticeReport.class);
        kinds.put("plan", PlanPut.class);
        kinds.put("finding", CentreFinding.class);
        kinds.put("call", CallReport.class);
        kinds.put("acknowledged", AcknowledgeReport.class);
        kinds.put("screen", ScreenReport.class);
        kinds.put("level", LevelFinding.class);
        return Map.copyOf(kinds);
    }

    private static Map<String, Class<? extends Event>> events() {
        Map<String, Class<? extends Event>> kinds = incidents();
        kinds.putAll(others());
        kinds.putAll(calls());
        return Map.copyOf(kinds);
    }

    private static Map<String, Class<? extends Event>> incidents() {
        Map<String, Class<? extends Event>> kinds = new LinkedHashMap<>();
        kinds.put("incident.opened", IncidentEvent.Opened.class);
        kinds.put("incident.alert-joined", IncidentEvent.AlertJoined.class);
        kinds.put("incident.taken", IncidentEvent.Taken.class);
        kinds.put("incident.spoken", IncidentEvent.Spoken.class);
        kinds.put("incident.no-reply", IncidentEvent.NoReply.class);
        kinds.put("incident.note", IncidentEvent.NoteAdded.class);
        kinds.put("incident.emergency-service", IncidentEvent.EmergencyServiceCalled.class);
        kinds.put("incident.false-press", IncidentEvent.FalsePress.class);
        kinds.put("incident.escalated", IncidentEvent.Escalated.class);
        kinds.put("incident.closed", IncidentEvent.Closed.class);
        kinds.put("incident.card-changed", IncidentEvent.CardChanged.class);
        kinds.put("incident.priority", IncidentEvent.PriorityChanged.class);
        kinds.put("incident.deadline", IncidentEvent.DeadlineSet.class);
        kinds.put("help.ranked", OfferEvent.CandidatesRanked.class);
        kinds.put("offer.made", OfferEvent.OfferMade.class);
        kinds.put("offer.accepted", OfferEvent.OfferAccepted.class);
        kinds.put("offer.declined", OfferEvent.OfferDeclined.class);
        kinds.put("offer.expired", OfferEvent.OfferExpired.class);
        kinds.put("offer.withdrawn", OfferEvent.OfferWithdrawn.class);
        kinds.put("assignment.moved", OfferEvent.AssignmentMoved.class);
        kinds.put("assignment.sign-asked", OfferEvent.SignAsked.class);
        kinds.put("assignment.sign-given", OfferEvent.SignGiven.class);
        kinds.put("assignment.reported", OfferEvent.VisitReported.class);
        kinds.put("incident.held", IncidentEvent.Held.class);
        kinds.put("incident.resumed", IncidentEvent.Resumed.class);
        kinds.put("incident.transfer-offered", IncidentEvent.TransferOffered.class);
        kinds.put("incident.transfer-accepted", IncidentEvent.TransferAccepted.class);
        kinds.put("incident.transfer-declined", IncidentEvent.TransferDeclined.class);
        kinds.put("incident.reassigned", IncidentEvent.Reassigned.class);
        kinds.put("incident.step-opened", IncidentEvent.StepOpened.class);
        kinds.put("incident.step-done", IncidentEvent.StepDone.class);
        kinds.put("incident.step-skipped", IncidentEvent.StepSkipped.class);
        kinds.put("incident.question", IncidentEvent.QuestionAnswered.class);
        kinds.put("incident.wave", IncidentEvent.WaveBegun.class);
        kinds.put("incident.asking-stopped", IncidentEvent.AskingStopped.class);
        kinds.put("incident.followed-up", IncidentEvent.FollowedUp.class);
        kinds.put("incident.reopened", IncidentEvent.Reopened.class);
        kinds.put("incident.acknowledged", IncidentEvent.Acknowledged.class);
        kinds.put("incident.on-screen", IncidentEvent.OnScreen.class);
        return kinds;
    }

    private static Map<String, Class<? extends Event>> others() {
        Map<String, Class<? extends Event>> kinds = new LinkedHashMap<>();
        kinds.put("responder.put", ResponderEvent.ResponderPut.class);
        kinds.put("responder.removed", ResponderEvent.ResponderRemoved.class);
        kinds.put("responder.availability", ResponderEvent.AvailabilitySet.class);
        kinds.put("technical.raised", TechnicalEvent.TechnicalRaised.class);
        kinds.put("technical.cleared", TechnicalEvent.TechnicalCleared.class);
        kinds.put("technical.unregistered", TechnicalEvent.UnregisteredSeen.class);
        kinds.put("input.refused", InputEvent.Refused.class);
        kinds.put("input.repeated", InputEvent.Repeated.class);
        kinds.put("input.ignored", InputEvent.Ignored.class);
        kinds.put("input.parked", InputEvent.Parked.class);
        kinds.put("responder.proven", ResponderEvent.ChannelProven.class);
        kinds.put("responder.tests-asked", ResponderEvent.TestsAsked.class);
        kinds.put("responder.checked", ResponderEvent.ReadinessChecked.class);
        kinds.put("responder.duty", ResponderEvent.DutySet.class);
        kinds.put("technical.acknowledged", TechnicalEvent.TechnicalAcknowledged.class);
        kinds.put("technical.shelved", TechnicalEvent.TechnicalShelved.class);
        kinds.put("technical.closed", TechnicalEvent.TechnicalClosed.class);
        kinds.put("notice.moved", NoticeEvent.NoticeMoved.class);
        kinds.put("centre.plan", CentreEvent.PlanActivated.class);
        kinds.put("centre.staff-on", CentreEvent.StaffOn.class);
        kinds.put("centre.staff-off", CentreEvent.StaffOff.class);
        kinds.put("centre.test-started", CentreEvent.TestStarted.class);
        kinds.put("centre.test-ended", CentreEvent.TestEnded.class);
        kinds.put("centre.community", CentreEvent.CommunityKnown.class);
        kinds.put("centre.cover-lost", CentreEvent.CoverLost.class);
        kinds.put("centre.cover-restored", CentreEvent.CoverRestored.class);
        kinds.put("centre.deadline", CentreEvent.CentreDeadlineSet.class);
        kinds.put("centre.alarm", CentreEvent.SupervisorAlarmed.class);
        return kinds;
    }

    private static Map<String, Class<? extends Event>> calls() {
        return Map.of(
                "call.rang", CallEvent.CallRang.class,
                "call.answered", CallEvent.CallAnswered.class,
                "call.digits", CallEvent.CallDigits.class,
                "call.missed", CallEvent.CallMissed.class,
                "call.ended", CallEvent.CallEnded.class,
                "call.recorded", CallEvent.CallRecorded.class,
                "call.bound", CallEvent.CallBound.class,
                "call.returned", CallEvent.CallReturned.class,
                "call.forgotten", CallEvent.CallForgotten.class,
                "call.dialled", CallEvent.CallDialled.class);
    }

    private static Map<Class<?>, String> names() {
        Map<Class<?>, String> names = new LinkedHashMap<>();
        INPUTS.forEach((name, type) -> names.put(type, name));
        EVENTS.forEach((name, type) -> names.put(type, name));
        return Map.copyOf(names);
    }
}

package org.anling.console.api.endpoint;

import org.anling.console.api.Background;
import org.anling.console.api.IncidentDetail;
import org.anling.console.api.IncidentRow;
import org.anling.console.api.Queues;
import org.anling.console.api.Replay;
import org.anling.console.api.Requests;
import org.anling.console.api.desk.CardWords;

/** What staff sees of incidents and does with them. */
public enum IncidentEndpoint implements Endpoint {
    INCIDENTS(Route.get("/api/incidents", Access.STAFF, Queues.IncidentList.class, "Incidents by state")),
    INCIDENT(Route.get("/api/incidents/:id", Access.STAFF, IncidentDetail.class, "One incident; the look is logged")),
    BACKGROUND(Route.get(
            "/api/incidents/:id/background",
            Access.STAFF,
            Background.class,
            "Devices and what happened before; the look is logged")),
    TAKE(Route.post("/api/incidents/:id/take", Access.HANDLING, Requests.Empty.class, IncidentRow.class, "Take")),
    SPOKEN(Route.post(
            "/api/incidents/:id/spoken", Access.HANDLING, Requests.SpokenWith.class, IncidentRow.class, "Spoken")),
    NO_REPLY(Route.post(
            "/api/incidents/:id/no-reply", Access.HANDLING, Requests.Empty.class, IncidentRow.class, "No reply")),
    NOTE(Route.post("/api/incidents/:id/note", Access.HANDLING, Requests.Note.class, IncidentRow.class, "Add a note")),
    OFFER(Route.post(
            "/api/incidents/:id/offer", Access.HANDLING, Requests.OfferTo.class, IncidentRow.class, "Offer by hand")),
    WITHDRAW(Route.post(
            "/api/incidents/:id/withdraw",
            Access.HANDLING,
            Requests.WithdrawalOf.class,
            IncidentRow.class,
            "Take an offer back")),
    EMERGENCY_SERVICE(Route.post(
            "/api/incidents/:id/emergency-service",
            Access.HANDLING,
            Requests.EmergencyCall.class,
            IncidentRow.class,
            "120 was called")),
    FALSE_PRESS(Route.post(
            "/api/incidents/:id/false-press", Access.HANDLING, Requests.Empty.class, IncidentRow.class, "False press")),
    CLOSE(Route.post("/api/incidents/:id/close", Access.HANDLING, Requests.Closure.class, IncidentRow.class, "Close")),
    CALL_DEVICE(Route.post(
            "/api/incidents/:id/call-device",
            Access.HANDLING,
            Requests.Empty.class,
            IncidentRow.class,
            "Let the device call the centre")),
    HOLD(Route.post(
            "/api/incidents/:id/hold",
            Access.HANDLING,
            Requests.HoldFor.class,
            IncidentRow.class,
            "Put aside with a wake-up")),
    RESUME(Route.post(
            "/api/incidents/:id/resume",
            Access.HANDLING,
            Requests.Empty.class,
            IncidentRow.class,
            "Go on before the wake-up")),
    TRANSFER(Route.post(
            "/api/incidents/:id/transfer",
            Access.HANDLING,
            Requests.TransferTo.class,
            IncidentRow.class,
            "Offer to somebody of the staff")),
    ACCEPT_TRANSFER(Route.post(
            "/api/incidents/:id/accept-transfer",
            Access.HANDLING,
            Requests.Empty.class,
            IncidentRow.class,
            "Take over what was offered")),
    DECLINE_TRANSFER(Route.post(
            "/api/incidents/:id/decline-transfer",
            Access.HANDLING,
            Requests.MaybeReason.class,
            IncidentRow.class,
            "Leave it with its owner")),
    REASSIGN(Route.post(
            "/api/incidents/:id/reassign",
            Access.SUPERVISOR,
            Requests.ReassignTo.class,
            IncidentRow.class,
            "Give it to somebody")),
    PRIORITY(Route.post(
            "/api/incidents/:id/priority",
            Access.HANDLING,
            Requests.PriorityOf.class,
            IncidentRow.class,
            "Change the priority")),
    ASK_NOW(Route.post(
            "/api/incidents/:id/ask-now",
            Access.HANDLING,
            Requests.Empty.class,
            IncidentRow.class,
            "Ask responders now")),
    STOP_ASKING(Route.post(
            "/api/incidents/:id/stop-asking",
            Access.HANDLING,
            Requests.Empty.class,
            IncidentRow.class,
            "Stop what the plan would ask by itself")),
    STEP_DONE(Route.post(
            "/api/incidents/:id/step-done",
            Access.HANDLING,
            Requests.StepDone.class,
            IncidentRow.class,
            "A step of the plan is done")),
    STEP_SKIPPED(Route.post(
            "/api/incidents/:id/step-skipped",
            Access.HANDLING,
            Requests.StepSkipped.class,
            IncidentRow.class,
            "A step of the plan is left out")),
    STEP_OPENED(Route.post(
            "/api/incidents/:id/step-opened",
            Access.HANDLING,
            CardWords.StepToOpen.class,
            IncidentRow.class,
            "A step of the plan begins now")),
    CARDS(Route.get("/api/cards", Access.STAFF, CardWords.CardList.class, "The protocol cards")),
    ANSWER_CARD(Route.post(
            "/api/incidents/:id/card",
            Access.HANDLING,
            CardWords.CardAnswered.class,
            IncidentRow.class,
            "A question of a protocol card was answered")),
    FOLLOW_UP(Route.post(
            "/api/incidents/:id/follow-up",
            Access.HANDLING,
            Requests.FollowedUp.class,
            IncidentRow.class,
            "The elder was called after closing")),
    REOPEN(Route.post(
            "/api/incidents/:id/reopen",
            Access.HANDLING,
            Requests.Reason.class,
            IncidentRow.class,
            "Closed too early")),
    REPLAY(Route.get(
            "/api/incidents/:id/replay", Access.STAFF, Replay.class, "The film of an incident; the look is logged"));

    private final Route route;

    IncidentEndpoint(Route route) {
        this.route = route;
    }

    @Override
    public Route route() {
        return route;
    }
}

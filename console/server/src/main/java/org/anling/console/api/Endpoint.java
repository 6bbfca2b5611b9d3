package org.anling.console.api;

import org.anling.console.api.telephony.CallRequests.BindTo;
import org.anling.console.api.telephony.CallRequests.DemoCall;
import org.anling.console.api.telephony.CallRequests.DialConfig;
import org.anling.console.api.telephony.CallRequests.DialWho;
import org.anling.console.api.telephony.CallRequests.Listen;
import org.anling.console.api.telephony.CallRequests.Recording;
import org.anling.console.api.telephony.ExchangeReports.AnsweredCall;
import org.anling.console.api.telephony.ExchangeReports.EndedCall;
import org.anling.console.api.telephony.ExchangeReports.PressedDigits;
import org.anling.console.api.telephony.ExchangeReports.RecordedCall;
import org.anling.console.api.telephony.ExchangeReports.ReportResult;
import org.anling.console.api.telephony.ExchangeReports.RingingCall;
import org.jspecify.annotations.Nullable;

/**
 * The one table of everything that can be asked over HTTP: routes, guard, OpenAPI document and the tests all read it, so that none
 * can know an address that the others do not. A POST or DELETE always needs the guard against forged requests.
 */
public enum Endpoint {
    SIGN_IN("POST", "/api/session", Access.ANYBODY, Requests.SignIn.class, Signed.class, "Sign in"),
    SIGN_OUT("DELETE", "/api/session", Access.ANYBODY, null, Done.class, "Sign out one face"),
    SESSIONS("GET", "/api/session", Access.ANYBODY, null, Signed.Sessions.class, "Who is signed in"),
    INCIDENTS("GET", "/api/incidents", Access.STAFF, null, Queues.IncidentList.class, "Incidents by state"),
    INCIDENT("GET", "/api/incidents/:id", Access.STAFF, null, IncidentDetail.class, "One incident; the look is logged"),
    TAKE("POST", "/api/incidents/:id/take", Access.HANDLING, Requests.Empty.class, IncidentRow.class, "Take"),
    SPOKEN(
            "POST",
            "/api/incidents/:id/spoken",
            Access.HANDLING,
            Requests.SpokenWith.class,
            IncidentRow.class,
            "Spoken"),
    NO_REPLY(
            "POST",
            "/api/incidents/:id/no-reply",
            Access.HANDLING,
            Requests.Empty.class,
            IncidentRow.class,
            "No reply"),
    NOTE("POST", "/api/incidents/:id/note", Access.HANDLING, Requests.Note.class, IncidentRow.class, "Add a note"),
    OFFER(
            "POST",
            "/api/incidents/:id/offer",
            Access.HANDLING,
            Requests.OfferTo.class,
            IncidentRow.class,
            "Offer by hand"),
    WITHDRAW(
            "POST",
            "/api/incidents/:id/withdraw",
            Access.HANDLING,
            Requests.WithdrawalOf.class,
            IncidentRow.class,
            "Take an offer back"),
    EMERGENCY_SERVICE(
            "POST",
            "/api/incidents/:id/emergency-service",
            Access.HANDLING,
            Requests.EmergencyCall.class,
            IncidentRow.class,
            "120 was called"),
    FALSE_PRESS(
            "POST",
            "/api/incidents/:id/false-press",
            Access.HANDLING,
            Requests.Empty.class,
            IncidentRow.class,
            "False press"),
    CLOSE("POST", "/api/incidents/:id/close", Access.HANDLING, Requests.Closure.class, IncidentRow.class, "Close"),
    CALL_DEVICE(
            "POST",
            "/api/incidents/:id/call-device",
            Access.HANDLING,
            Requests.Empty.class,
            IncidentRow.class,
            "Let the device call the centre"),
    HOLD(
            "POST",
            "/api/incidents/:id/hold",
            Access.HANDLING,
            Requests.HoldFor.class,
            IncidentRow.class,
            "Put aside with a wake-up"),
    RESUME(
            "POST",
            "/api/incidents/:id/resume",
            Access.HANDLING,
            Requests.Empty.class,
            IncidentRow.class,
            "Go on before the wake-up"),
    TRANSFER(
            "POST",
            "/api/incidents/:id/transfer",
            Access.HANDLING,
            Requests.TransferTo.class,
            IncidentRow.class,
            "Offer to somebody of the staff"),
    ACCEPT_TRANSFER(
            "POST",
            "/api/incidents/:id/accept-transfer",
            Access.HANDLING,
            Requests.Empty.class,
            IncidentRow.class,
            "Take over what was offered"),
    DECLINE_TRANSFER(
            "POST",
            "/api/incidents/:id/decline-transfer",
            Access.HANDLING,
            Requests.MaybeReason.class,
            IncidentRow.class,
            "Leave it with its owner"),
    REASSIGN(
            "POST",
            "/api/incidents/:id/reassign",
            Access.SUPERVISOR,
            Requests.ReassignTo.class,
            IncidentRow.class,
            "Give it to somebody"),
    PRIORITY(
            "POST",
            "/api/incidents/:id/priority",
            Access.HANDLING,
            Requests.PriorityOf.class,
            IncidentRow.class,
            "Change the priority"),
    ASK_NOW(
            "POST",
            "/api/incidents/:id/ask-now",
            Access.HANDLING,
            Requests.Empty.class,
            IncidentRow.class,
            "Ask responders now"),
    STOP_ASKING(
            "POST",
            "/api/incidents/:id/stop-asking",
            Access.HANDLING,
            Requests.Empty.class,
            IncidentRow.class,
            "Stop what the plan would ask by itself"),
    STEP_DONE(
            "POST",
            "/api/incidents/:id/step-done",
            Access.HANDLING,
            Requests.StepDone.class,
            IncidentRow.class,
            "A step of the plan is done"),
    STEP_SKIPPED(
            "POST",
            "/api/incidents/:id/step-skipped",
            Access.HANDLING,
            Requests.StepSkipped.class,
            IncidentRow.class,
            "A step of the plan is left out"),
    FOLLOW_UP(
            "POST",
            "/api/incidents/:id/follow-up",
            Access.HANDLING,
            Requests.FollowedUp.class,
            IncidentRow.class,
            "The elder was called after closing"),
    REOPEN(
            "POST",
            "/api/incidents/:id/reopen",
            Access.HANDLING,
            Requests.Reason.class,
            IncidentRow.class,
            "Closed too early"),
    REPLAY(
            "GET",
            "/api/incidents/:id/replay",
            Access.STAFF,
            null,
            Replay.class,
            "The film of an incident; the look is logged"),
    STAFF("GET", "/api/staff", Access.STAFF, null, CentreView.StaffList.class, "Who can take calls now"),
    ACKNOWLEDGE_TECHNICAL(
            "POST",
            "/api/technical/:id/acknowledge",
            Access.HANDLING,
            Requests.Empty.class,
            Done.class,
            "Somebody looks after a technical alert"),
    SHELVE_TECHNICAL(
            "POST",
            "/api/technical/:id/shelve",
            Access.HANDLING,
            Requests.ShelveFor.class,
            Done.class,
            "A technical alert need not sound for a while"),
    CLOSE_TECHNICAL(
            "POST",
            "/api/technical/:id/close",
            Access.HANDLING,
            Requests.Reason.class,
            Done.class,
            "A technical alert is mended"),
    START_TEST(
            "POST",
            "/api/elders/:id/start-test",
            Access.HANDLING,
            Requests.TestFor.class,
            Done.class,
            "Presses of an elder are tests for a while"),
    END_TEST(
            "POST",
            "/api/elders/:id/end-test",
            Access.HANDLING,
            Requests.Empty.class,
            Done.class,
            "Presses of an elder are emergencies again"),
    OFFERS(
            "GET",
            "/api/offers",
            Access.SIGNED_IN,
            null,
            OfferCard.OfferList.class,
            "Live offers; a responder sees his own"),
    ACCEPT(
            "POST",
            "/api/offers/:id/accept",
            Access.RESPONDER,
            Requests.Empty.class,
            OfferCard.Accepted.class,
            "Will go"),
    DECLINE("POST", "/api/offers/:id/decline", Access.RESPONDER, Requests.Refusal.class, Done.class, "Will not go"),
    ASSIGNMENTS(
            "GET",
            "/api/assignments",
            Access.RESPONDER,
            null,
            AssignmentCard.AssignmentList.class,
            "Own open assignments"),
    ON_THE_WAY(
            "POST",
            "/api/assignments/:id/on-the-way",
            Access.RESPONDER,
            Requests.Empty.class,
            OfferCard.Accepted.class,
            "Has left"),
    AT_DOOR(
            "POST",
            "/api/assignments/:id/at-door",
            Access.RESPONDER,
            Requests.Empty.class,
            OfferCard.Accepted.class,
            "Is at the door"),
    WITH_ELDER(
            "POST",
            "/api/assignments/:id/with-elder",
            Access.RESPONDER,
            Requests.Empty.class,
            OfferCard.Accepted.class,
            "Is with the elder"),
    DONE("POST", "/api/assignments/:id/done", Access.RESPONDER, Requests.Empty.class, OfferCard.Accepted.class, "Done"),
    RELEASE(
            "POST",
            "/api/assignments/:id/release",
            Access.RESPONDER,
            Requests.Release.class,
            OfferCard.Accepted.class,
            "Gives the assignment back"),
    AVAILABILITY(
            "POST",
            "/api/availability",
            Access.RESPONDER,
            Requests.Duty.class,
            Done.class,
            "Comes on duty or goes off duty"),
    POSITION(
            "POST", "/api/position", Access.RESPONDER, Requests.PositionReport.class, Done.class, "Where the phone is"),
    DELIVERED(
            "POST",
            "/api/offers/:id/delivered",
            Access.RESPONDER,
            Requests.Empty.class,
            Done.class,
            "The page has the offer"),
    SEEN(
            "POST",
            "/api/offers/:id/seen",
            Access.RESPONDER,
            Requests.Empty.class,
            Done.class,
            "The offer is on the screen"),
    PROVE(
            "POST",
            "/api/prove",
            Access.RESPONDER,
            Requests.Proven.class,
            Done.class,
            "The responder answers a test notice"),
    CALL_RINGING(
            "POST", "/api/telephony/ringing", Access.EXCHANGE, RingingCall.class, ReportResult.class, "A call rings"),
    CALL_ANSWERED(
            "POST", "/api/telephony/answered", Access.EXCHANGE, AnsweredCall.class, ReportResult.class, "Answered"),
    CALL_DIGITS("POST", "/api/telephony/digits", Access.EXCHANGE, PressedDigits.class, ReportResult.class, "Digits"),
    CALL_ENDED("POST", "/api/telephony/ended", Access.EXCHANGE, EndedCall.class, ReportResult.class, "A call ended"),
    CALL_RECORDING(
            "POST", "/api/telephony/recording", Access.EXCHANGE, RecordedCall.class, ReportResult.class, "Recorded"),
    ANSWER_CALL("POST", "/api/calls/:id/answer", Access.HANDLING, Requests.Empty.class, Done.class, "Answers"),
    BIND_CALL("POST", "/api/calls/:id/bind", Access.HANDLING, BindTo.class, Done.class, "Binds it"),
    RETURN_CALL("POST", "/api/calls/:id/done", Access.HANDLING, Requests.Empty.class, Done.class, "Called back"),
    DIAL_CALL("POST", "/api/calls/:id/dial", Access.HANDLING, Requests.Empty.class, Done.class, "Ring a caller"),
    DIAL("POST", "/api/incidents/:id/dial", Access.HANDLING, DialWho.class, Done.class, "Ring elder or contact"),
    RECORDING(
            "POST", "/api/incidents/:id/recording", Access.HANDLING, Listen.class, Recording.class, "Hear it; logged"),
    DIAL_CONFIG("GET", "/api/calls/config", Access.STAFF, null, DialConfig.class, "How pages dial"),
    STREETS("GET", "/api/map/streets.geojson", Access.SIGNED_IN, null, null, "The district's own street graph"),
    MAP_CONFIG("GET", "/api/map/config", Access.SIGNED_IN, null, MapConfig.class, "How to draw the map"),
    OPENAPI("GET", "/api/openapi.json", Access.ANYBODY, null, null, "This table as an OpenAPI document"),
    DEMO_INFO("GET", "/api/demo/info", Access.ANYBODY, null, Demo.DemoInfo.class, "What the panes need"),
    DEMO_PRESSES(
            "GET",
            "/api/demo/presses",
            Access.ANYBODY,
            null,
            Demo.PressList.class,
            "The last presses with their stages"),
    DEMO_LEDGER(
            "GET", "/api/demo/ledger", Access.ANYBODY, null, Demo.Ledger.class, "What the server holds of alarm ids"),
    DEMO_PAGE_OPEN(
            "GET", "/api/demo/page-open", Access.ANYBODY, null, Demo.OpenPages.class, "Responders played by a person"),
    DEMO_CALL("POST", "/api/demo/call", Access.ANYBODY, DemoCall.class, Done.class, "Somebody calls"),
    DEMO_PULL_THE_PLUG(
            "POST",
            "/api/demo/pull-the-plug",
            Access.ANYBODY,
            Requests.Empty.class,
            Done.class,
            "Kills the server with -9");

    private final String method;
    private final String path;
    private final Access access;
    private final @Nullable Class<?> request;
    private final @Nullable Class<?> response;
    private final String summary;

    Endpoint(
            String method,
            String path,
            Access access,
            @Nullable Class<?> request,
            @Nullable Class<?> response,
            String summary) {
        this.method = method;
        this.path = path;
        this.access = access;
        this.request = request;
        this.response = response;
        this.summary = summary;
    }

    public String method() {
        return method;
    }

    /** With parts that vary written {@code :id}. */
    public String path() {
        return path;
    }

    public Access access() {
        return access;
    }

    /** Record of the body, null if there is none. */
    public @Nullable Class<?> request() {
        return request;
    }

    /** Record of the answer, null if it is a document of another kind. */
    public @Nullable Class<?> response() {
        return response;
    }

    public String summary() {
        return summary;
    }

    /** Whether a forged request could change something. */
    public boolean changes() {
        return !method.equals("GET");
    }

    /** Whether it exists in the demo profile only. */
    public boolean demoOnly() {
        return path.startsWith("/api/demo/");
    }
}

package org.anling.console.api.endpoint;

import org.anling.console.api.Done;
import org.anling.console.api.Requests;
import org.anling.console.api.telephony.CallRequests.BindTo;
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

/** Telephone calls: signed reports of the exchange, and what staff does with them. */
public enum CallEndpoint implements Endpoint {
    CALL_RINGING(Route.post(
            "/api/telephony/ringing", Access.EXCHANGE, RingingCall.class, ReportResult.class, "A call rings")),
    CALL_ANSWERED(
            Route.post("/api/telephony/answered", Access.EXCHANGE, AnsweredCall.class, ReportResult.class, "Answered")),
    CALL_DIGITS(
            Route.post("/api/telephony/digits", Access.EXCHANGE, PressedDigits.class, ReportResult.class, "Digits")),
    CALL_ENDED(
            Route.post("/api/telephony/ended", Access.EXCHANGE, EndedCall.class, ReportResult.class, "A call ended")),
    CALL_RECORDING(Route.post(
            "/api/telephony/recording", Access.EXCHANGE, RecordedCall.class, ReportResult.class, "Recorded")),
    ANSWER_CALL(Route.post("/api/calls/:id/answer", Access.HANDLING, Requests.Empty.class, Done.class, "Answers")),
    BIND_CALL(Route.post("/api/calls/:id/bind", Access.HANDLING, BindTo.class, Done.class, "Binds it")),
    RETURN_CALL(Route.post("/api/calls/:id/done", Access.HANDLING, Requests.Empty.class, Done.class, "Called back")),
    DIAL_CALL(Route.post("/api/calls/:id/dial", Access.HANDLING, Requests.Empty.class, Done.class, "Ring a caller")),
    DIAL(Route.post("/api/incidents/:id/dial", Access.HANDLING, DialWho.class, Done.class, "Ring elder or contact")),
    RECORDING(Route.post(
            "/api/incidents/:id/recording", Access.HANDLING, Listen.class, Recording.class, "Hear it; logged")),
    DIAL_CONFIG(Route.get("/api/calls/config", Access.STAFF, DialConfig.class, "How pages dial"));

    private final Route route;

    CallEndpoint(Route route) {
        this.route = route;
    }

    @Override
    public Route route() {
        return route;
    }
}

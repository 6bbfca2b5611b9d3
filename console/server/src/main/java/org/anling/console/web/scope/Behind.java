package org.anling.console.web.scope;

import org.anling.console.api.endpoint.AccountEndpoint;
import org.anling.console.api.endpoint.CallEndpoint;
import org.anling.console.api.endpoint.CentreEndpoint;
import org.anling.console.api.endpoint.DemoEndpoint;
import org.anling.console.api.endpoint.ElderEndpoint;
import org.anling.console.api.endpoint.Endpoint;
import org.anling.console.api.endpoint.IncidentEndpoint;
import org.anling.console.api.endpoint.OfficeEndpoint;
import org.anling.console.api.endpoint.PageEndpoint;
import org.anling.console.api.endpoint.PhoneEndpoint;
import org.anling.console.api.endpoint.PlanEndpoint;
import org.anling.console.api.endpoint.ReportEndpoint;
import org.anling.console.api.endpoint.SessionEndpoint;
import org.anling.console.api.endpoint.ShiftEndpoint;

/** What the id in the address of an endpoint stands for, as far as the part of the organisation matters. */
public enum Behind {
    /** Nobody's record, or only the asker's own. */
    NOBODY,
    /** The handler itself leaves out what the session may not see. */
    HANDLER,
    /** Only who sees the whole centre may ask. */
    WHOLE_CENTRE,
    INCIDENT,
    TECHNICAL,
    ELDER,
    CALL;

    /** No default: a new endpoint does not compile before somebody decides here. */
    public static Behind of(Endpoint endpoint) {
        return switch (endpoint) {
            case SessionEndpoint ignored -> NOBODY;
            case AccountEndpoint ignored -> NOBODY;
            // By the scope of a member, the code of a node, the community of a responder: the handlers read them
            // anyhow.
            case OfficeEndpoint ignored -> HANDLER;
            // Plans are the centre's; everybody of the office may read them.
            case PlanEndpoint plan ->
                switch (plan) {
                    case PLANS, PLAN -> NOBODY;
                    case CHECK_PLAN, DRAFT_PLAN, ACTIVATE_PLAN, DISCARD_PLAN -> WHOLE_CENTRE;
                };
            // They count what happened within the scope.
            case ReportEndpoint ignored -> HANDLER;
            // By the place of a shift and of whoever is on it.
            case ShiftEndpoint ignored -> HANDLER;
            case ElderEndpoint elder -> of(elder);
            case PageEndpoint ignored -> NOBODY;
            case DemoEndpoint ignored -> NOBODY;
            case IncidentEndpoint incident -> of(incident);
            case PhoneEndpoint phone -> phone == PhoneEndpoint.OFFERS ? HANDLER : NOBODY;
            case CentreEndpoint centre ->
                switch (centre) {
                    case STAFF -> NOBODY;
                    case ACKNOWLEDGE_TECHNICAL, SHELVE_TECHNICAL, CLOSE_TECHNICAL -> TECHNICAL;
                    case START_TEST, END_TEST -> ELDER;
                };
            case CallEndpoint call ->
                switch (call) {
                    case CALL_RINGING, CALL_ANSWERED, CALL_DIGITS, CALL_ENDED, CALL_RECORDING, DIAL_CONFIG -> NOBODY;
                    case ANSWER_CALL, RETURN_CALL, DIAL_CALL -> CALL;
                    // Whose call it is found out by this very request.
                    case BIND_CALL -> WHOLE_CENTRE;
                    case DIAL, RECORDING -> INCIDENT;
                };
        };
    }

    private static Behind of(ElderEndpoint endpoint) {
        return switch (endpoint) {
            // They cut what they show, refuse what is not one's own to change, or say that the glass must be broken.
            case ELDERS,
                    COMMUNITIES,
                    ELDER,
                    BREAK_GLASS,
                    ADD_ELDER,
                    CHANGE_ELDER,
                    REMOVE_ELDER,
                    ELDER_FILE,
                    ERASE_ELDER -> HANDLER;
            // Whoever is told of an emergency opens it; where it lies decides who sees it afterwards.
            case OPEN_INCIDENT -> NOBODY;
            case DEVICES,
                    ENROL,
                    CHANGE_DEVICE,
                    REVOKE_DEVICE,
                    REINSTATE_DEVICE,
                    NEW_SECRET,
                    PANEL_KEY,
                    DEVICE_COMMANDS,
                    ASK_DEVICE -> HANDLER;
            case UPLOAD_LIST, IMPORT, COMMIT_IMPORT, IMPORT_REPORT -> WHOLE_CENTRE;
        };
    }

    /** Whatever has an id in its address is about one incident. */
    private static Behind of(IncidentEndpoint endpoint) {
        if (endpoint.path().contains(":id")) {
            return INCIDENT;
        }
        return endpoint == IncidentEndpoint.INCIDENTS ? HANDLER : NOBODY;
    }
}

package org.anling.console.api.endpoint;

import org.anling.console.api.Demo;
import org.anling.console.api.Done;
import org.anling.console.api.Requests;
import org.anling.console.api.telephony.CallRequests.DemoCall;

/** Exists in the demo profile only. */
public enum DemoEndpoint implements Endpoint {
    DEMO_INFO(Route.get("/api/demo/info", Access.ANYBODY, Demo.DemoInfo.class, "What the panes need")),
    DEMO_PRESSES(
            Route.get("/api/demo/presses", Access.ANYBODY, Demo.PressList.class, "The last presses with their stages")),
    DEMO_LEDGER(Route.get("/api/demo/ledger", Access.ANYBODY, Demo.Ledger.class, "What the server holds of alarm ids")),
    DEMO_PAGE_OPEN(
            Route.get("/api/demo/page-open", Access.ANYBODY, Demo.OpenPages.class, "Responders played by a person")),
    DEMO_CALL(Route.post("/api/demo/call", Access.ANYBODY, DemoCall.class, Done.class, "Somebody calls")),
    DEMO_PULL_THE_PLUG(Route.post(
            "/api/demo/pull-the-plug", Access.ANYBODY, Requests.Empty.class, Done.class, "Kills the server with -9"));

    private final Route route;

    DemoEndpoint(Route route) {
        this.route = route;
    }

    @Override
    public Route route() {
        return route;
    }
}

package org.anling.console.api.endpoint;

import org.anling.console.api.CentreView;
import org.anling.console.api.Done;
import org.anling.console.api.Requests;

/** Who is at work, technical alerts, and tests of devices. */
public enum CentreEndpoint implements Endpoint {
    STAFF(Route.get("/api/staff", Access.STAFF, CentreView.StaffList.class, "Who can take calls now")),
    ACKNOWLEDGE_TECHNICAL(Route.post(
            "/api/technical/:id/acknowledge",
            Access.HANDLING,
            Requests.Empty.class,
            Done.class,
            "Somebody looks after a technical alert")),
    SHELVE_TECHNICAL(Route.post(
            "/api/technical/:id/shelve",
            Access.HANDLING,
            Requests.ShelveFor.class,
            Done.class,
            "A technical alert need not sound for a while")),
    CLOSE_TECHNICAL(Route.post(
            "/api/technical/:id/close",
            Access.HANDLING,
            Requests.Reason.class,
            Done.class,
            "A technical alert is mended")),
    START_TEST(Route.post(
            "/api/elders/:id/start-test",
            Access.HANDLING,
            Requests.TestFor.class,
            Done.class,
            "Presses of an elder are tests for a while")),
    END_TEST(Route.post(
            "/api/elders/:id/end-test",
            Access.HANDLING,
            Requests.Empty.class,
            Done.class,
            "Presses of an elder are emergencies again"));

    private final Route route;

    CentreEndpoint(Route route) {
        this.route = route;
    }

    @Override
    public Route route() {
        return route;
    }
}

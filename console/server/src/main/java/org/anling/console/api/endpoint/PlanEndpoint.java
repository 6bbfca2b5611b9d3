package org.anling.console.api.endpoint;

import org.anling.console.api.Done;
import org.anling.console.api.plan.PlanPage;
import org.anling.console.api.plan.PlanShelf;

/** Response plans and protocol cards: looked at, checked, made valid. Texts come as the one file of a multipart body. */
public enum PlanEndpoint implements Endpoint {
    PLANS(Route.get("/api/office/plans", Access.OFFICE, PlanShelf.class, "All versions of all plans and cards")),
    PLAN(Route.get(
            "/api/office/plans/:id", Access.OFFICE, PlanPage.class, "One version, as a text and as it is meant")),
    CHECK_PLAN(Route.post(
            "/api/office/plans/check",
            Access.ADMIN,
            null,
            PlanPage.PlanChecked.class,
            "Whether a text (kind: plan or card) could become valid; nothing is kept")),
    DRAFT_PLAN(Route.post(
            "/api/office/plans",
            Access.ADMIN,
            null,
            PlanPage.class,
            "Keep a text (kind) as a version that is not valid yet; seen: the draft that it takes the place of")),
    ACTIVATE_PLAN(Route.post(
            "/api/office/plans/:id/activate",
            Access.ADMIN,
            PlanPage.ActivatePlan.class,
            PlanPage.class,
            "Make a version valid for new incidents; refused if it is not newer, or if somebody was first")),
    DISCARD_PLAN(Route.post(
            "/api/office/plans/:id/discard",
            Access.ADMIN,
            PlanPage.DiscardPlan.class,
            Done.class,
            "Throw a draft away"));

    private final Route route;

    PlanEndpoint(Route route) {
        this.route = route;
    }

    @Override
    public boolean upload() {
        return this == CHECK_PLAN || this == DRAFT_PLAN;
    }

    @Override
    public Route route() {
        return route;
    }
}

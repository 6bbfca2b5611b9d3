package org.anling.console.api.endpoint;

import org.anling.console.api.AssignmentCard;
import org.anling.console.api.Done;
import org.anling.console.api.OfferCard;
import org.anling.console.api.Requests;
import org.anling.console.api.phone.EntryView;
import org.anling.console.api.phone.PhoneRequests;
import org.anling.console.api.phone.ReadinessView;

/** What a responder's phone asks and says. */
public enum PhoneEndpoint implements Endpoint {
    OFFERS(Route.get(
            "/api/offers", Access.SIGNED_IN, OfferCard.OfferList.class, "Live offers; a responder sees his own")),
    ACCEPT(Route.post(
            "/api/offers/:id/accept", Access.RESPONDER, Requests.Empty.class, OfferCard.Accepted.class, "Will go")),
    DECLINE(Route.post("/api/offers/:id/decline", Access.RESPONDER, Requests.Refusal.class, Done.class, "Will not go")),
    ASSIGNMENTS(Route.get(
            "/api/assignments", Access.RESPONDER, AssignmentCard.AssignmentList.class, "Own open assignments")),
    ON_THE_WAY(Route.post(
            "/api/assignments/:id/on-the-way",
            Access.RESPONDER,
            Requests.Empty.class,
            OfferCard.Accepted.class,
            "Has left")),
    AT_DOOR(Route.post(
            "/api/assignments/:id/at-door",
            Access.RESPONDER,
            Requests.Empty.class,
            OfferCard.Accepted.class,
            "Is at the door")),
    WITH_ELDER(Route.post(
            "/api/assignments/:id/with-elder",
            Access.RESPONDER,
            Requests.Empty.class,
            OfferCard.Accepted.class,
            "Is with the elder")),
    DONE(Route.post(
            "/api/assignments/:id/done", Access.RESPONDER, Requests.Empty.class, OfferCard.Accepted.class, "Done")),
    RELEASE(Route.post(
            "/api/assignments/:id/release",
            Access.RESPONDER,
            Requests.Release.class,
            OfferCard.Accepted.class,
            "Gives the assignment back")),
    AVAILABILITY(Route.post(
            "/api/availability", Access.RESPONDER, Requests.Duty.class, Done.class, "Comes on duty or goes off duty")),
    POSITION(Route.post(
            "/api/position", Access.RESPONDER, Requests.PositionReport.class, Done.class, "Where the phone is")),
    DELIVERED(Route.post(
            "/api/offers/:id/delivered", Access.RESPONDER, Requests.Empty.class, Done.class, "The page has the offer")),
    SEEN(Route.post(
            "/api/offers/:id/seen", Access.RESPONDER, Requests.Empty.class, Done.class, "The offer is on the screen")),
    PROVE(Route.post(
            "/api/prove", Access.RESPONDER, Requests.Proven.class, Done.class, "The responder answers a test notice")),
    ALRIGHT(Route.post(
            "/api/assignments/:id/alright",
            Access.RESPONDER,
            Requests.Empty.class,
            Done.class,
            "The lone responder is all right")),
    REPORT(Route.post(
            "/api/assignments/:id/report",
            Access.RESPONDER,
            PhoneRequests.VisitReport.class,
            Done.class,
            "What he found and measured")),
    ENTRY(Route.get(
            "/api/assignments/:id/entry", Access.RESPONDER, EntryView.class, "How to get in; the look is logged")),
    READINESS(Route.get("/api/readiness", Access.RESPONDER, ReadinessView.class, "Whether he can be reached")),
    CHECKED(Route.post(
            "/api/readiness",
            Access.RESPONDER,
            PhoneRequests.PhoneCheck.class,
            Done.class,
            "His phone was looked at for the shift")),
    ASK_TESTS(Route.post(
            "/api/readiness/test",
            Access.RESPONDER,
            Requests.Empty.class,
            Done.class,
            "A test notice on each of his channels")),
    PUSH_ON(Route.post(
            "/api/push",
            Access.RESPONDER,
            PhoneRequests.BrowserListens.class,
            Done.class,
            "A browser of his may be woken")),
    PUSH_OFF(Route.post(
            "/api/push/off",
            Access.RESPONDER,
            PhoneRequests.BrowserStops.class,
            Done.class,
            "A browser of his is woken no more"));

    private final Route route;

    PhoneEndpoint(Route route) {
        this.route = route;
    }

    @Override
    public Route route() {
        return route;
    }
}

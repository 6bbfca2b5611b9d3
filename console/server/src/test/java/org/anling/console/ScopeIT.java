package org.anling.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.util.UUID;
import org.anling.console.api.endpoint.AccountEndpoint;
import org.anling.console.api.endpoint.CallEndpoint;
import org.anling.console.api.endpoint.CentreEndpoint;
import org.anling.console.api.endpoint.DemoEndpoint;
import org.anling.console.api.endpoint.ElderEndpoint;
import org.anling.console.api.endpoint.Endpoint;
import org.anling.console.api.endpoint.Endpoints;
import org.anling.console.api.endpoint.IncidentEndpoint;
import org.anling.console.api.endpoint.OfficeEndpoint;
import org.anling.console.api.endpoint.PageEndpoint;
import org.anling.console.api.endpoint.PhoneEndpoint;
import org.anling.console.api.endpoint.PlanEndpoint;
import org.anling.console.api.endpoint.ReportEndpoint;
import org.anling.console.api.endpoint.SessionEndpoint;
import org.anling.console.api.endpoint.ShiftEndpoint;
import org.anling.console.testing.Page;
import org.anling.console.testing.Person;
import org.anling.console.testing.Samples;
import org.anling.console.testing.TestConsole;
import org.anling.contract.people.Role;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Every endpoint, asked by a supervisor who answers for the community of the elder and by one who answers for another. The table of
 * the test is its own, so that a change of the server's shows here.
 */
class ScopeIT {
    private TestConsole console;

    @BeforeEach
    void start() throws Exception {
        console = new TestConsole();
        console.append(Samples.lowBattery(console.clock.instant()));
        console.press("7-1");
    }

    @AfterEach
    void stop() {
        console.close();
    }

    /** What somebody is told who answers for other communities. */
    private enum Told {
        /** As everybody: nobody's record is behind it, or his role is refused anyhow. */
        THE_SAME,
        /** A list without what he may not see. */
        LESS,
        /** The refusal. */
        NOTHING,
        /** The refusal, and to him who answers for the community too. */
        NOBODY_OF_A_PART
    }

    /** A new endpoint does not compile before somebody decides here what the part of the organisation means for it. */
    private static Told told(Endpoint endpoint) {
        return switch (endpoint) {
            case SessionEndpoint ignored -> Told.THE_SAME;
            case AccountEndpoint ignored -> Told.THE_SAME;
            // Its lists and refusals have a table of their own on the real registry.
            case OfficeEndpoint ignored -> Told.LESS;
            case ReportEndpoint ignored -> Told.LESS;
            case PlanEndpoint plan ->
                switch (plan) {
                    case PLANS, PLAN -> Told.THE_SAME;
                    case CHECK_PLAN, DRAFT_PLAN, ACTIVATE_PLAN, DISCARD_PLAN -> Told.NOBODY_OF_A_PART;
                };
            case ShiftEndpoint ignored -> Told.LESS;
            // What they show is cut, and what is not one's own is refused by what the body says: ElderIT, on the real
            // registry.
            case ElderEndpoint ignored -> Told.LESS;
            case PageEndpoint ignored -> Told.THE_SAME;
            case DemoEndpoint ignored -> Told.THE_SAME;
            case PhoneEndpoint phone -> phone == PhoneEndpoint.OFFERS ? Told.LESS : Told.THE_SAME;
            case IncidentEndpoint incident -> told(incident);
            case CentreEndpoint centre -> centre == CentreEndpoint.STAFF ? Told.THE_SAME : Told.NOTHING;
            case CallEndpoint call ->
                switch (call) {
                    case CALL_RINGING, CALL_ANSWERED, CALL_DIGITS, CALL_ENDED, CALL_RECORDING, DIAL_CONFIG ->
                        Told.THE_SAME;
                    case ANSWER_CALL, RETURN_CALL, DIAL_CALL, DIAL, RECORDING -> Told.NOTHING;
                    case BIND_CALL -> Told.NOBODY_OF_A_PART;
                };
        };
    }

    private static Told told(IncidentEndpoint endpoint) {
        return switch (endpoint) {
            case INCIDENTS -> Told.LESS;
            case CARDS -> Told.THE_SAME;
            case INCIDENT,
                    BACKGROUND,
                    TAKE,
                    SPOKEN,
                    NO_REPLY,
                    NOTE,
                    OFFER,
                    WITHDRAW,
                    EMERGENCY_SERVICE,
                    FALSE_PRESS,
                    CLOSE,
                    CALL_DEVICE,
                    HOLD,
                    RESUME,
                    TRANSFER,
                    ACCEPT_TRANSFER,
                    DECLINE_TRANSFER,
                    REASSIGN,
                    PRIORITY,
                    ASK_NOW,
                    STOP_ASKING,
                    STEP_DONE,
                    STEP_SKIPPED,
                    STEP_OPENED,
                    ANSWER_CARD,
                    FOLLOW_UP,
                    REOPEN,
                    REPLAY -> Told.NOTHING;
        };
    }

    @Test
    void nobody_reaches_beyond_his_part_of_the_organisation() {
        Person near = console.signedIn("supervisor-near");
        Person far = console.signedIn("supervisor-far");
        console.appendAndRead(Samples.ringing("c-1", console.clock.instant()));
        for (Endpoint endpoint : Endpoints.ALL) {
            boolean asked = endpoint.access().roles().contains(Role.SUPERVISOR);
            Told told = asked ? told(endpoint) : Told.THE_SAME;
            assertThat(refused(far, endpoint))
                    .as("%s to who answers for another community", endpoint)
                    .isEqualTo(told == Told.NOTHING || told == Told.NOBODY_OF_A_PART);
            assertThat(refused(near, endpoint))
                    .as("%s to who answers for the community", endpoint)
                    .isEqualTo(told == Told.NOBODY_OF_A_PART);
        }
    }

    @Test
    void lists_hold_what_lies_within_the_scope_and_no_more() {
        assertThat(incidents("supervisor")).hasSize(1);
        assertThat(incidents("supervisor-near")).hasSize(1);
        assertThat(incidents("supervisor-far")).isEmpty();
        assertThat(list("supervisor", "/api/incidents", "technical")).hasSize(1);
        assertThat(list("supervisor-near", "/api/incidents", "technical")).hasSize(1);
        assertThat(list("supervisor-far", "/api/incidents", "technical")).isEmpty();
        assertThat(list("supervisor-near", "/api/offers", "items")).hasSize(2);
        assertThat(list("supervisor-far", "/api/offers", "items")).isEmpty();
    }

    @Test
    void the_feed_of_a_part_brings_its_incidents_and_no_others() throws Exception {
        try (Page near = console.signedIn("supervisor-near").open("staff");
                Page far = console.signedIn("supervisor-far").open("staff")) {
            assertThat(near.next("snapshot").path("items")).hasSize(1);
            JsonNode empty = far.next("snapshot");
            assertThat(empty.path("items")).isEmpty();
            assertThat(empty.path("technical")).isEmpty();
            assertThat(empty.path("responders")).isEmpty();
            console.press("7-2");
            near.next(frame -> frame.path("incident").path("id").asText().equals("inc-2"));
            // The first frame that shows that the news of the press have gone by: nothing of it came here.
            console.append(Samples.ringing("c-9", console.clock.instant()));
            JsonNode first = far.next(frame ->
                    frame.has("incident") || frame.has("callEnded") || frame.has("responder") || frame.has("press"));
            assertThat(first.path("callEnded").asText()).isEqualTo("c-9");
        }
    }

    @Test
    void an_emergency_rings_nobody_who_cannot_see_it() {
        console.signedIn("supervisor-near");
        console.signedIn("operator");
        Awaitility.await().until(() -> console.centre.board().centre().staff().containsKey("operator"));
        assertThat(console.centre.board().centre().staff()).containsOnlyKeys("operator");
    }

    private static boolean refused(Person person, Endpoint endpoint) {
        String path = endpoint.path().replace(":id", id(endpoint));
        HttpRequest.Builder request = person.request(path);
        if (endpoint.changes()) {
            request.header("Idempotency-Key", UUID.randomUUID().toString()).header("Content-Type", "application/json");
        }
        if (endpoint == SessionEndpoint.SIGN_OUT) {
            return false;
        }
        boolean body = endpoint.method().equals("POST");
        // No body that any of them takes: the scope is looked at before.
        return person.send(request.method(
                        endpoint.method(),
                        body ? HttpRequest.BodyPublishers.ofString("[]") : HttpRequest.BodyPublishers.noBody()))
                .code()
                .equals("out_of_scope");
    }

    /** Something of the elder of the samples. */
    private static String id(Endpoint endpoint) {
        String path = endpoint.path();
        if (path.startsWith("/api/technical/")) {
            return Samples.TECHNICAL;
        }
        if (path.startsWith("/api/elders/")) {
            return Samples.ELDER.id().value();
        }
        return path.startsWith("/api/calls/") ? "c-1" : "inc-1";
    }

    private JsonNode incidents(String username) {
        return list(username, "/api/incidents", "items");
    }

    private JsonNode list(String username, String path, String name) {
        return console.signedIn(username).get(path).body().path(name);
    }
}

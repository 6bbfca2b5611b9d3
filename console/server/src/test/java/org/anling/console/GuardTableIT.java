package org.anling.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.anling.console.api.endpoint.Access;
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
import org.anling.console.testing.Person;
import org.anling.console.testing.TestConsole;
import org.anling.contract.people.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every role at every endpoint. The table of the test is its own, so that a change of the server's shows here. */
class GuardTableIT {
    private static final Set<Role> NOBODY_NEEDED = EnumSet.noneOf(Role.class);
    private static final Set<Role> STAFF = EnumSet.of(Role.OPERATOR, Role.SUPERVISOR, Role.ADMIN);
    private static final Set<Role> HANDLING = EnumSet.of(Role.OPERATOR, Role.SUPERVISOR);
    private static final Set<Role> OFFICE = EnumSet.of(Role.SUPERVISOR, Role.ADMIN);
    private static final Set<Role> RESPONDER = EnumSet.of(Role.RESPONDER);
    private static final Set<Role> ALL = EnumSet.allOf(Role.class);

    private TestConsole console;

    @BeforeEach
    void start() throws Exception {
        console = new TestConsole();
    }

    @AfterEach
    void stop() {
        console.close();
    }

    @Test
    void each_role_reaches_what_is_meant_for_it_and_nothing_else() {
        Map<Role, Person> people = new EnumMap<>(Role.class);
        people.put(Role.OPERATOR, console.signedIn("operator"));
        people.put(Role.SUPERVISOR, console.signedIn("supervisor"));
        people.put(Role.ADMIN, console.signedIn("admin"));
        people.put(Role.RESPONDER, console.signedIn("doctor-1"));
        for (Endpoint endpoint : Endpoints.ALL) {
            Set<Role> allowed = allowed(endpoint);
            if (endpoint.access() == Access.EXCHANGE) {
                people.forEach(
                        (role, person) -> assertThat(ask(person, endpoint).code())
                                .as("%s as %s, without a signature", endpoint, role)
                                .isEqualTo("bad_signature"));
                continue;
            }
            Person.Answer stranger = ask(console.anybody(), endpoint);
            if (allowed.isEmpty()) {
                assertThat(stranger.status()).as("%s without session", endpoint).isNotIn(401, 403);
            } else {
                assertThat(stranger.status()).as("%s without session", endpoint).isEqualTo(401);
            }
            if (endpoint == SessionEndpoint.SIGN_OUT || allowed.isEmpty()) {
                continue;
            }
            people.forEach((role, person) -> {
                Person.Answer answer = ask(person, endpoint);
                assertThat(answer.code()).as("%s is mounted", endpoint).isNotEqualTo("not_found");
                assertThat(answer.code().equals("role"))
                        .as("%s as %s is refused", endpoint, role)
                        .isEqualTo(!allowed.contains(role));
            });
        }
    }

    @Test
    void the_server_says_the_same_as_this_test() {
        for (Endpoint endpoint : Endpoints.ALL) {
            assertThat(endpoint.access().roles()).as(endpoint.name()).isEqualTo(allowed(endpoint));
        }
        assertThat(Access.ANYBODY.open()).isTrue();
    }

    private static Person.Answer ask(Person person, Endpoint endpoint) {
        HttpRequest.Builder request = person.request(endpoint.path().replace(":id", "x-1"));
        if (endpoint.changes()) {
            request.header("Idempotency-Key", UUID.randomUUID().toString())
                    .header("Content-Type", endpoint.upload() ? "multipart/form-data; boundary=x" : "application/json");
        }
        boolean body = endpoint.method().equals("POST");
        return person.send(request.method(
                endpoint.method(),
                body ? HttpRequest.BodyPublishers.ofString("[]") : HttpRequest.BodyPublishers.noBody()));
    }

    /** A new endpoint does not compile before somebody decides here who may use it. */
    private static Set<Role> allowed(Endpoint endpoint) {
        return switch (endpoint) {
            case SessionEndpoint session ->
                switch (session) {
                    case SIGN_IN, SIGN_OUT, SESSIONS -> NOBODY_NEEDED;
                };
            case IncidentEndpoint incident -> allowed(incident);
            case CentreEndpoint centre ->
                switch (centre) {
                    case STAFF -> STAFF;
                    case ACKNOWLEDGE_TECHNICAL, SHELVE_TECHNICAL, CLOSE_TECHNICAL, START_TEST, END_TEST -> HANDLING;
                };
            case PhoneEndpoint phone -> allowed(phone);
            case CallEndpoint call ->
                switch (call) {
                    case CALL_RINGING, CALL_ANSWERED, CALL_DIGITS, CALL_ENDED, CALL_RECORDING -> NOBODY_NEEDED;
                    case ANSWER_CALL, BIND_CALL, RETURN_CALL, DIAL_CALL, DIAL, RECORDING -> HANDLING;
                    case DIAL_CONFIG -> STAFF;
                };
            case AccountEndpoint ignored -> ALL;
            case OfficeEndpoint office -> allowed(office);
            case PlanEndpoint plan ->
                switch (plan) {
                    case PLANS, PLAN -> OFFICE;
                    case CHECK_PLAN, DRAFT_PLAN, ACTIVATE_PLAN, DISCARD_PLAN -> EnumSet.of(Role.ADMIN);
                };
            case ReportEndpoint report ->
                switch (report) {
                    case REPORT_LEVELS, REPORT_FILE, REPORT_MONTH, AUDIT, AUDIT_FILE -> OFFICE;
                    case REPORT_TODAY -> STAFF;
                };
            case ShiftEndpoint shift ->
                switch (shift) {
                    case SHIFTS, SHIFT_FILE, ADD_SHIFT, CHANGE_SHIFT, CANCEL_SHIFT, SWAP_SHIFTS, COPY_WEEK -> OFFICE;
                    case ON_SHIFT -> STAFF;
                    case OWN_SHIFTS -> RESPONDER;
                };
            case ElderEndpoint elder -> allowed(elder);
            case PageEndpoint page ->
                switch (page) {
                    case OPENAPI -> NOBODY_NEEDED;
                    case STREETS, MAP_CONFIG -> ALL;
                };
            case DemoEndpoint demo ->
                switch (demo) {
                    case DEMO_INFO, DEMO_PRESSES, DEMO_LEDGER, DEMO_PAGE_OPEN, DEMO_PULL_THE_PLUG, DEMO_CALL ->
                        NOBODY_NEEDED;
                };
        };
    }

    private static Set<Role> allowed(IncidentEndpoint endpoint) {
        return switch (endpoint) {
            case INCIDENTS, INCIDENT, BACKGROUND, REPLAY, CARDS -> STAFF;
            case TAKE,
                    SPOKEN,
                    NO_REPLY,
                    NOTE,
                    OFFER,
                    WITHDRAW,
                    EMERGENCY_SERVICE,
                    FALSE_PRESS,
                    CLOSE,
                    CALL_DEVICE,
                    STEP_OPENED,
                    ANSWER_CARD,
                    HOLD,
                    RESUME,
                    TRANSFER,
                    ACCEPT_TRANSFER,
                    DECLINE_TRANSFER,
                    PRIORITY,
                    ASK_NOW,
                    STOP_ASKING,
                    STEP_DONE,
                    STEP_SKIPPED,
                    FOLLOW_UP,
                    REOPEN -> HANDLING;
            case REASSIGN -> EnumSet.of(Role.SUPERVISOR);
        };
    }

    private static Set<Role> allowed(OfficeEndpoint endpoint) {
        return switch (endpoint) {
            case STAFF_RECORDS,
                    TREE,
                    RESPONDER_RECORDS,
                    ADD_RESPONDER,
                    CHANGE_RESPONDER,
                    REMOVE_RESPONDER,
                    INVITE_RESPONDERS -> OFFICE;
            case ADD_STAFF,
                    CHANGE_STAFF,
                    INVITE_STAFF,
                    DISABLE_STAFF,
                    ENABLE_STAFF,
                    UNLOCK_STAFF,
                    RESET_FACTOR,
                    ADD_NODE,
                    RENAME_NODE,
                    REMOVE_NODE -> EnumSet.of(Role.ADMIN);
        };
    }

    private static Set<Role> allowed(ElderEndpoint endpoint) {
        return switch (endpoint) {
            case ELDERS, COMMUNITIES, ELDER, BREAK_GLASS -> STAFF;
            case OPEN_INCIDENT -> HANDLING;
            case UPLOAD_LIST, IMPORT, COMMIT_IMPORT, IMPORT_REPORT, ELDER_FILE, ERASE_ELDER, PANEL_KEY ->
                EnumSet.of(Role.ADMIN);
            case ADD_ELDER,
                    CHANGE_ELDER,
                    REMOVE_ELDER,
                    DEVICES,
                    ENROL,
                    CHANGE_DEVICE,
                    REVOKE_DEVICE,
                    REINSTATE_DEVICE,
                    NEW_SECRET,
                    DEVICE_COMMANDS,
                    ASK_DEVICE -> OFFICE;
        };
    }

    private static Set<Role> allowed(PhoneEndpoint endpoint) {
        return switch (endpoint) {
            case OFFERS -> ALL;
            case ACCEPT,
                    DECLINE,
                    ASSIGNMENTS,
                    ON_THE_WAY,
                    AT_DOOR,
                    WITH_ELDER,
                    DONE,
                    RELEASE,
                    AVAILABILITY,
                    POSITION,
                    PROVE,
                    DELIVERED,
                    SEEN,
                    ALRIGHT,
                    REPORT,
                    ENTRY,
                    READINESS,
                    CHECKED,
                    ASK_TESTS,
                    PUSH_ON,
                    PUSH_OFF -> RESPONDER;
        };
    }
}

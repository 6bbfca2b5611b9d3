package org.anling.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.anling.console.testing.Page;
import org.anling.console.testing.Person;
import org.anling.console.testing.Samples;
import org.anling.console.testing.TestConsole;
import org.anling.contract.alert.Caller;
import org.anling.contract.sign.Signature;
import org.anling.contract.state.CallState;
import org.anling.journal.Inbox;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The exchange and the operators at one console. */
class TelephonyIT {
    private static final String RINGS = "{\"event\":\"%s\",\"call\":\"%s\",\"from\":\"%s\"}";

    private TestConsole console;
    private Person exchange;

    @BeforeEach
    void start() throws Exception {
        console = new TestConsole();
        exchange = console.anybody();
    }

    @AfterEach
    void stop() {
        console.close();
    }

    @Test
    void a_call_of_an_elder_is_on_the_page_with_name_and_address_before_anybody_answers() throws Exception {
        Page page = console.signedIn("operator").open("staff");
        assertThat(report("ringing", RINGS.formatted("e1", "c1", "+86 138-0000-0001"))
                        .body()
                        .path("result")
                        .asText())
                .isEqualTo("noted");
        JsonNode call = page.next(
                        frame -> frame.path("call").path("id").asText().equals("c1"))
                .path("call");
        assertThat(call.path("phase").asText()).isEqualTo("RINGING");
        assertThat(call.path("number").asText()).isEqualTo("+86 138-0000-0001");
        assertThat(call.path("elders").get(0).path("name").asText()).isEqualTo("王秀英");
        assertThat(call.path("elders").get(0).path("address").asText()).contains("502");
    }

    @Test
    void a_page_that_opens_later_has_the_calls_in_its_snapshot() throws Exception {
        report("ringing", RINGS.formatted("e1", "c1", "anonymous"));
        Awaitility.await().until(() -> console.centre.board().calls().containsKey("c1"));
        Page page = console.signedIn("operator").open("staff");
        JsonNode snapshot = page.next(frame -> frame.path("type").asText().equals("snapshot")
                && frame.path("calls").size() == 1);
        JsonNode call = snapshot.path("calls").get(0);
        assertThat(call.path("party").asText()).isEqualTo("UNKNOWN");
        assertThat(call.path("number").isMissingNode() || call.path("number").isNull())
                .as("a word is no number")
                .isTrue();
    }

    @Test
    void a_report_that_comes_again_is_known_and_changes_nothing() {
        report("ringing", RINGS.formatted("e1", "c1", "13800000001"));
        long size = console.centre.size();
        assertThat(report("ringing", RINGS.formatted("e1", "c1", "13800000001"))
                        .body()
                        .path("result")
                        .asText())
                .isEqualTo("known");
        assertThat(console.centre.size()).isEqualTo(size);
    }

    @Test
    void without_the_right_signature_time_and_nonce_nothing_comes_in() {
        String path = "/api/telephony/ringing";
        String body = RINGS.formatted("e1", "c1", "13800000001");
        long now = console.clock.instant().getEpochSecond();
        String nonce = UUID.randomUUID().toString();
        assertThat(send(path, body, "another secret", now, nonce).code()).isEqualTo("bad_signature");
        assertThat(send(path, body, TestConsole.SECRET, now - 400, nonce).status())
                .isEqualTo(401);
        assertThat(send(path, body, TestConsole.SECRET, now, "short").status()).isEqualTo(401);
        assertThat(send("/api/telephony/ended", "not json", "another secret", now, nonce)
                        .status())
                .as("who did not sign learns nothing about bodies")
                .isEqualTo(401);
        assertThat(console.centre.board().calls()).isEmpty();
        assertThat(send(path, body, TestConsole.SECRET, now, nonce).status()).isEqualTo(200);
        assertThat(send(path, RINGS.formatted("e2", "c2", "1"), TestConsole.SECRET, now, nonce)
                        .status())
                .as("a nonce is used once")
                .isEqualTo(401);
    }

    @Test
    void a_malformed_report_is_told_what_is_wrong_with_it() {
        assertThat(report("ringing", "{\"call\":\"c1\"}").status()).isEqualTo(400);
        assertThat(report("ringing", "nonsense").code()).isEqualTo("malformed");
        Person.Answer answer = report("ringing", RINGS.formatted("e 1", "c1", "1"));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("error").path("message").path("en").asText())
                .contains("event");
        Person.Answer link = report("recording", "{\"event\":\"e2\",\"call\":\"c1\",\"link\":\"javascript:1\"}");
        assertThat(link.body().path("error").path("message").path("en").asText())
                .contains("link");
        assertThat(report("digits", "{\"event\":\"e3\",\"call\":\"c1\",\"digits\":\"1x\"}")
                        .status())
                .isEqualTo(400);
        assertThat(console.centre.board().calls()).isEmpty();
    }

    @Test
    void a_report_that_could_not_be_stored_is_asked_for_again_and_then_taken() {
        console.centre.answerAppends(Inbox.Appended.REJECTED);
        assertThat(report("ringing", RINGS.formatted("e1", "c1", "1")).status()).isEqualTo(503);
        console.centre.answerAppends(Inbox.Appended.DURABLE);
        assertThat(report("ringing", RINGS.formatted("e1", "c1", "1"))
                        .body()
                        .path("result")
                        .asText())
                .isEqualTo("noted");
    }

    @Test
    void an_unknown_caller_who_was_missed_is_bound_or_ticked_off() {
        Person operator = console.signedIn("operator");
        report("ended", RINGS.formatted("e1", "c1", "01055550100"));
        Awaitility.await().until(() -> phase("c1") == CallState.Phase.MISSED);
        assertThat(operator.post("/api/calls/c1/bind", "{\"elder\":\"nobody\"}").code())
                .isEqualTo("unknown_elder");
        assertThat(operator.post("/api/calls/c1/bind", "{\"elder\":\"elder-1\"}")
                        .status())
                .isEqualTo(200);
        Awaitility.await()
                .until(() -> console.centre.board().calls().values().stream()
                        .anyMatch(row -> row.caller().party() == Caller.Party.BOUND));
        report("ended", RINGS.formatted("e2", "c2", "01055550101"));
        Awaitility.await().until(() -> phase("c2") == CallState.Phase.MISSED);
        assertThat(operator.post("/api/calls/c2/done", "{}").status()).isEqualTo(200);
        Awaitility.await().until(() -> !console.centre.board().calls().containsKey("c2"));
    }

    @Test
    void the_exchange_rings_callers_elders_and_contacts_and_never_an_emergency_number() {
        Person operator = console.signedIn("operator");
        console.press("alarm-1");
        assertThat(operator.post("/api/incidents/inc-1/dial", "{}").status()).isEqualTo(200);
        assertThat(operator.post("/api/incidents/inc-1/dial", "{\"who\":\"contact:0\"}")
                        .status())
                .isEqualTo(200);
        assertThat(operator.post("/api/incidents/inc-1/dial", "{\"who\":\"contact:7\"}")
                        .code())
                .isEqualTo("no_number");
        report("ended", RINGS.formatted("e1", "c1", "120"));
        Awaitility.await().until(() -> console.centre.board().calls().containsKey("c1"));
        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .until(() -> operator.post("/api/calls/c1/dial", "{}").code().equals("emergency_number"));
        assertThat(console.dialled).containsExactly("operator 13800000001", "operator 13800000002");
        assertThat(operator.get("/api/incidents/inc-1").body().path("timeline"))
                .as("who was called by whom is told, the number is not")
                .extracting(line -> line.path("text").path("zh").asText())
                .anyMatch(text -> text.startsWith("呼叫老人"))
                .anyMatch(text -> text.startsWith("呼叫联系人"));
    }

    @Test
    void a_recording_is_heard_with_a_reason_that_is_kept_and_its_link_stands_nowhere_else() {
        Person operator = console.signedIn("operator");
        console.press("alarm-1");
        report("ringing", RINGS.formatted("e1", "c1", "13800000001"));
        report("recording", "{\"event\":\"e2\",\"call\":\"c1\",\"link\":\"https://pbx.example/r/1\"}");
        JsonNode line = Awaitility.await().until(() -> recorded(operator), one -> !one.isMissingNode());
        assertThat(line.toString()).doesNotContain("pbx.example");
        String event = line.path("event").asText();
        String path = "/api/incidents/inc-1/recording";
        assertThat(operator.post(path, "{\"event\":\"%s\",\"reason\":\" \"}".formatted(event))
                        .code())
                .isEqualTo("reason_missing");
        int looks = console.stores.looks.size();
        Person.Answer answer = operator.post(path, "{\"event\":\"%s\",\"reason\":\"complaint 7\"}".formatted(event));
        assertThat(answer.body().path("link").asText()).isEqualTo("https://pbx.example/r/1");
        assertThat(console.stores.looks).hasSize(looks + 1);
        assertThat(console.stores.looks.getLast().what()).isEqualTo("recording");
        assertThat(console.stores.looks.getLast().reason()).isEqualTo("complaint 7");
        assertThat(console.stores.looks.getLast().elder()).isEqualTo(Samples.ELDER.id());
    }

    private static JsonNode recorded(Person operator) {
        for (JsonNode line : operator.get("/api/incidents/inc-1").body().path("timeline")) {
            if (line.path("kind").asText().equals("call.recorded")) {
                return line;
            }
        }
        return com.fasterxml.jackson.databind.node.MissingNode.getInstance();
    }

    private CallState.Phase phase(String call) {
        CallState state = console.centre.board().calls().get(call);
        return state == null ? CallState.Phase.ENDED : state.phase();
    }

    private Person.Answer report(String what, String body) {
        long now = console.clock.instant().getEpochSecond();
        return send(
                "/api/telephony/" + what,
                body,
                TestConsole.SECRET,
                now,
                UUID.randomUUID().toString());
    }

    private Person.Answer send(String path, String body, String secret, long time, String nonce) {
        Signature.Head head = new Signature.Head("POST", path, time, nonce);
        String signature = new Signature(secret).of(head, body.getBytes(StandardCharsets.UTF_8));
        return exchange.send(exchange.request(path)
                .header("Content-Type", "application/json")
                .header(Signature.TIMESTAMP, Long.toString(time))
                .header(Signature.NONCE, nonce)
                .header(Signature.SIGNATURE, signature)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }
}

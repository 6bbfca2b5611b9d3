package org.anling.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.anling.console.testing.Page;
import org.anling.console.testing.Person;
import org.anling.console.testing.Samples;
import org.anling.console.testing.TestConsole;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the staff arranges, over real sockets. */
class DeskIT {
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
    void an_incident_is_held_with_a_wake_up_and_its_reason_stands_in_the_timeline() {
        Person operator = taken();
        JsonNode held = operator.post("/api/incidents/inc-1/hold", "{\"minutes\":15,\"reason\":\"等儿子回电\"}")
                .body();
        assertThat(held.path("handling").asText()).isEqualTo("ON_HOLD");
        assertThat(held.path("hold").path("by").path("name").asText()).isEqualTo("坐席一");
        assertThat(operator.get("/api/incidents/inc-1").body().path("timeline").findValuesAsText("note"))
                .contains("等儿子回电");
        assertThat(operator.post("/api/incidents/inc-1/resume", "{}")
                        .body()
                        .path("handling")
                        .asText())
                .isEqualTo("TAKEN");
        Person.Answer again = operator.post("/api/incidents/inc-1/resume", "{}");
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.code()).isEqualTo("wrong_state");
    }

    @Test
    void a_hold_needs_a_reason_and_an_end() {
        Person operator = taken();
        for (String body :
                List.of("{\"minutes\":15}", "{\"minutes\":0,\"reason\":\"a\"}", "{\"minutes\":999,\"reason\":\"a\"}")) {
            assertThat(operator.post("/api/incidents/inc-1/hold", body).status())
                    .as(body)
                    .isEqualTo(400);
        }
        assertThat(operator.post("/api/incidents/inc-1/hold", "{\"minutes\":15,\"reason\":\"  \"}")
                        .code())
                .isEqualTo("reason_missing");
    }

    @Test
    void who_does_not_own_it_is_told_who_does() {
        taken();
        Person other = console.signedIn("operator-2");
        Person.Answer no = other.post("/api/incidents/inc-1/hold", "{\"minutes\":15,\"reason\":\"x\"}");
        assertThat(no.status()).isEqualTo(403);
        assertThat(no.code()).isEqualTo("not_yours");
        assertThat(no.body().path("error").path("message").path("zh").asText()).contains("坐席一");
        assertThat(no.body().path("error").path("when").asText()).isNotEmpty();
    }

    @Test
    void an_incident_goes_over_to_another_operator_when_he_accepts() throws Exception {
        Person operator = taken();
        Person other = console.signedIn("operator-2");
        try (Page page = other.open("staff")) {
            page.next("snapshot");
            JsonNode offered = operator.post("/api/incidents/inc-1/transfer", "{\"to\":\"operator-2\"}")
                    .body();
            assertThat(offered.path("handling").asText()).isEqualTo("IN_TRANSFER");
            assertThat(offered.path("owner").path("id").asText()).isEqualTo("operator");
            JsonNode rings = page.next(frame -> frame.path("incident")
                    .path("transfer")
                    .path("to")
                    .path("id")
                    .asText()
                    .equals("operator-2"));
            assertThat(rings.path("incident")
                            .path("transfer")
                            .path("from")
                            .path("name")
                            .asText())
                    .isEqualTo("坐席一");
        }
        JsonNode accepted =
                other.post("/api/incidents/inc-1/accept-transfer", "{}").body();
        assertThat(accepted.path("owner").path("id").asText()).isEqualTo("operator-2");
        assertThat(accepted.has("transfer")).isFalse();
    }

    @Test
    void only_the_supervisor_gives_an_incident_to_somebody() {
        Person operator = taken();
        String body = "{\"to\":\"operator-2\",\"reason\":\"坐席一离岗\"}";
        assertThat(operator.post("/api/incidents/inc-1/reassign", body).code()).isEqualTo("role");
        JsonNode given = console.signedIn("supervisor")
                .post("/api/incidents/inc-1/reassign", body)
                .body();
        assertThat(given.path("owner").path("id").asText()).isEqualTo("operator-2");
    }

    @Test
    void the_priority_changes_with_a_reason_and_not_below_the_floor_before_somebody_spoke() {
        Person operator = taken();
        String lower = "{\"priority\":\"P2\",\"reason\":\"只是要水\"}";
        Person.Answer no = operator.post("/api/incidents/inc-1/priority", lower);
        assertThat(no.code()).isEqualTo("below_floor");
        assertThat(no.body().path("error").path("message").path("zh").asText()).contains("通话之前");
        operator.post("/api/incidents/inc-1/spoken", "{\"outcome\":\"NO_HELP_NEEDED\"}");
        assertThat(operator.post("/api/incidents/inc-1/priority", lower)
                        .body()
                        .path("priority")
                        .asText())
                .isEqualTo("P2");
        assertThat(operator.post("/api/incidents/inc-1/priority", "{\"priority\":\"P9\",\"reason\":\"x\"}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void a_closed_incident_is_followed_up_and_can_be_opened_again() {
        Person operator = taken();
        operator.post("/api/incidents/inc-1/spoken", "{\"outcome\":\"NO_HELP_NEEDED\"}");
        operator.post("/api/incidents/inc-1/close", "{\"disposition\":\"reassured\",\"guard\":\"spoken\"}");
        JsonNode followed = operator.post("/api/incidents/inc-1/follow-up", "{\"outcome\":\"WELL\",\"note\":\"已吃饭\"}")
                .body();
        assertThat(followed.path("handling").asText()).isEqualTo("FOLLOWED_UP");
        assertThat(operator.get("/api/incidents/inc-1").body().path("timeline").findValuesAsText("note"))
                .containsOnlyOnce("已吃饭");
        assertThat(followed.path("followUp").path("outcome").asText()).isEqualTo("WELL");
        assertThat(operator.get("/api/incidents?state=closed").body().path("items"))
                .hasSize(1);
        JsonNode open = operator.post("/api/incidents/inc-1/reopen", "{\"reason\":\"老人又来电\"}")
                .body();
        assertThat(open.path("handling").asText()).isEqualTo("TAKEN");
        assertThat(operator.get("/api/incidents?state=open").body().path("items"))
                .hasSize(1);
    }

    @Test
    void asking_is_stopped_and_begun_by_hand() {
        Person operator = taken();
        JsonNode stopped =
                operator.post("/api/incidents/inc-1/stop-asking", "{}").body();
        assertThat(stopped.path("plan").path("stopped").asBoolean()).isTrue();
        assertThat(stopped.path("plan").path("id").asText()).isEqualTo("sos-at-once");
        assertThat(stopped.path("plan").path("version").asText()).isEqualTo("1");
        JsonNode asking = operator.post("/api/incidents/inc-1/ask-now", "{}").body();
        assertThat(asking.path("plan").path("wave").asInt()).isEqualTo(1);
        assertThat(operator.post("/api/incidents/inc-1/step-skipped", "{\"step\":\"family\",\"reason\":\"x\"}")
                        .code())
                .isEqualTo("not_skippable");
    }

    @Test
    void what_is_answered_on_a_protocol_card_is_a_line_of_the_incident_with_question_and_answer() {
        Person operator = taken();
        JsonNode card = operator.get("/api/cards").body().path("items").path(0);
        assertThat(card.path("questions").path(0).path("answers")).hasSize(2);
        String answer = "{\"card\":\"fall\",\"question\":\"stand\",\"answer\":\"%s\"}";
        assertThat(operator.post("/api/incidents/inc-1/card", answer.formatted("no"))
                        .status())
                .isEqualTo(200);
        assertThat(operator.post("/api/incidents/inc-1/card", answer.formatted("perhaps"))
                        .code())
                .isEqualTo("unknown_card");
        JsonNode line = operator.get("/api/incidents/inc-1")
                .body()
                .path("timeline")
                .valueStream()
                .filter(one -> one.path("kind").asText().equals("incident.question"))
                .findFirst()
                .orElseThrow();
        assertThat(line.path("detail").path("card").asText()).isEqualTo("fall@3");
        assertThat(line.path("text").path("zh").asText()).isEqualTo("问：能自己站起来吗？");
        assertThat(line.path("note").asText()).isEqualTo("不能 · No");
        assertThat(line.path("detail").toString())
                .as("what was answered can be erased")
                .doesNotContain("不能 ·");
    }

    @Test
    void a_technical_alert_is_looked_after_shelved_and_closed() {
        console.append(Samples.lowBattery(console.clock.instant()));
        Person operator = console.signedIn("operator");
        Awaitility.await().until(() -> technical(operator).size() == 1);
        String id = technical(operator).path(0).path("id").asText();
        assertThat(operator.post("/api/technical/" + id + "/acknowledge", "{}").status())
                .isEqualTo(200);
        assertThat(technical(operator)
                        .path(0)
                        .path("acknowledgedBy")
                        .path("name")
                        .asText())
                .isEqualTo("坐席一");
        String shelf = "{\"minutes\":60,\"reason\":\"已约维修\"}";
        assertThat(operator.post("/api/technical/" + id + "/shelve", shelf).status())
                .isEqualTo(200);
        assertThat(technical(operator).path(0).has("shelvedUntil")).isTrue();
        assertThat(operator.post("/api/technical/" + id + "/close", "{\"reason\":\"已换电池\"}")
                        .status())
                .isEqualTo(200);
        assertThat(technical(operator)).isEmpty();
    }

    @Test
    void presses_of_an_elder_are_tests_for_a_while_and_everybody_sees_it() throws Exception {
        Person operator = console.signedIn("operator");
        try (Page page = console.signedIn("supervisor").open("staff")) {
            page.next("snapshot");
            assertThat(operator.post("/api/elders/elder-1/start-test", "{\"minutes\":31}")
                            .status())
                    .isEqualTo(400);
            assertThat(operator.post("/api/elders/nobody/start-test", "{}").code())
                    .isEqualTo("unknown_elder");
            assertThat(operator.post("/api/elders/elder-1/start-test", "{}").status())
                    .isEqualTo(200);
            JsonNode test = page.next(
                            frame -> !frame.path("centre").path("tests").isEmpty())
                    .path("centre")
                    .path("tests")
                    .path(0);
            assertThat(test.path("name").asText()).isEqualTo("王秀英");
            operator.post("/api/elders/elder-1/end-test", "{}");
            page.next(frame ->
                    frame.has("centre") && frame.path("centre").path("tests").isEmpty());
        }
    }

    @Test
    void who_is_signed_in_can_be_chosen_and_who_signed_out_cannot() {
        Person operator = console.signedIn("operator");
        Person other = console.signedIn("operator-2");
        console.signedIn("admin");
        Awaitility.await().untilAsserted(() -> assertThat(staff(operator)).containsExactly("operator", "operator-2"));
        other.delete("/api/session?face=staff");
        Awaitility.await().untilAsserted(() -> assertThat(staff(operator)).containsExactly("operator"));
    }

    @Test
    void a_page_that_only_watches_is_told_everything_and_makes_nobody_one_who_can_take_calls() throws Exception {
        Person operator = console.signedIn("operator");
        try (Page wall = console.signedIn("operator-2").open("staff&watching=true")) {
            wall.next("snapshot");
            Person desk = console.signedIn("operator-2");
            Awaitility.await()
                    .untilAsserted(() -> assertThat(staff(operator)).containsExactly("operator", "operator-2"));
            desk.delete("/api/session?face=staff");
            Awaitility.await().untilAsserted(() -> assertThat(staff(operator)).containsExactly("operator"));
            console.press("7-1");
            wall.next(frame -> frame.has("incident"));
        }
    }

    @Test
    void the_same_key_with_other_words_is_refused_and_nothing_is_done() {
        Person operator = taken();
        operator.post("/api/incidents/inc-1/note", "{\"text\":\"一\"}", "key-1");
        long events = console.centre.size();
        Person.Answer other = operator.post("/api/incidents/inc-1/note", "{\"text\":\"二\"}", "key-1");
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.code()).isEqualTo("key_reused");
        assertThat(operator.post("/api/incidents/inc-1/note", "{\"text\":\"一\"}", "key-1")
                        .status())
                .isEqualTo(200);
        assertThat(console.centre.size()).isEqualTo(events);
    }

    @Test
    void an_offer_that_was_shown_is_known_to_be_seen() {
        console.press("7-1");
        Person doctor = console.signedIn("doctor-1");
        assertThat(doctor.post("/api/offers/inc-1.doctor-1/seen", "{}").status())
                .isEqualTo(200);
        assertThat(doctor.post("/api/offers/inc-1.volunteer-1/seen", "{}").status())
                .isEqualTo(404);
        JsonNode notice = console.signedIn("operator")
                .get("/api/incidents?state=open")
                .body()
                .path("items")
                .path(0)
                .path("notices");
        assertThat(notice).hasSize(1);
        assertThat(notice.path(0).path("name").asText()).isEqualTo("李医生");
        assertThat(notice.path(0).path("channel").asText()).isEqualTo("PAGE");
        assertThat(notice.path(0).has("seenAt")).isTrue();
        assertThat(notice.path(0).has("answeredAt")).isFalse();
    }

    @Test
    void the_four_facts_of_an_offer_on_a_page_are_known_one_by_one() throws Exception {
        Person doctor = console.signedIn("doctor-1");
        try (Page phone = doctor.open("responder")) {
            phone.next("snapshot");
            console.press("7-1");
            phone.next(frame -> frame.has("offer"));
            await().untilAsserted(() -> assertThat(facts()).containsExactly("sentAt"));
            doctor.post("/api/offers/inc-1.doctor-1/delivered", "{}");
            assertThat(facts()).containsExactly("sentAt", "deliveredAt");
            doctor.post("/api/offers/inc-1.doctor-1/seen", "{}");
            assertThat(facts()).containsExactly("sentAt", "deliveredAt", "seenAt");
            doctor.post("/api/offers/inc-1.doctor-1/accept", "{}");
            await().untilAsserted(
                            () -> assertThat(facts()).containsExactly("sentAt", "deliveredAt", "seenAt", "answeredAt"));
        }
    }

    @Test
    void an_offer_that_waited_for_a_page_is_sent_when_the_page_comes() throws Exception {
        console.press("7-1");
        assertThat(facts()).isEmpty();
        try (Page phone = console.signedIn("doctor-1").open("responder")) {
            phone.next("snapshot");
            await().untilAsserted(() -> assertThat(facts()).containsExactly("sentAt"));
        }
    }

    /** Which facts the operator's page shows of the doctor's offer, in their order. */
    private List<String> facts() {
        JsonNode notices = console.signedIn("operator")
                .get("/api/incidents?state=open")
                .body()
                .path("items")
                .path(0)
                .path("notices");
        JsonNode doctors = StreamSupport.stream(notices.spliterator(), false)
                .filter(one -> one.path("recipient").asText().equals("doctor-1"))
                .findFirst()
                .orElseGet(MissingNode::getInstance);
        return Stream.of("sentAt", "deliveredAt", "seenAt", "answeredAt")
                .filter(doctors::has)
                .toList();
    }

    @Test
    void a_responder_proves_that_his_page_reaches_him() throws Exception {
        Person doctor = console.signedIn("doctor-1");
        try (Page phone = doctor.open("responder")) {
            assertThat(phone.next("snapshot").path("prove").has("provenAt")).isFalse();
            assertThat(doctor.post("/api/prove", "{}").status()).isEqualTo(200);
            JsonNode proven = phone.next(frame -> frame.has("prove")).path("prove");
            assertThat(proven.path("askAgainAt").asText()).isNotEmpty();
        }
    }

    @Test
    void a_false_press_stands_down_with_its_reason_who_was_released_in_the_same_batch() throws Exception {
        Person operator = taken();
        Person doctor = console.signedIn("doctor-1");
        doctor.post("/api/offers/inc-1.doctor-1/accept", "{}");
        try (Page phone = doctor.open("responder")) {
            phone.next("snapshot");
            operator.post("/api/incidents/inc-1/false-press", "{}");
            JsonNode down = phone.next(frame -> frame.has("standDown")).path("standDown");
            assertThat(down.path("reason").asText()).isEqualTo("FALSE_PRESS");
        }
    }

    @Test
    void positions_that_cannot_be_are_refused() {
        Person doctor = console.signedIn("doctor-1");
        for (String more : List.of(
                "\"accuracy\":90000",
                "\"accuracy\":-1",
                "\"at\":\"2019-01-01T00:00:00Z\"",
                "\"at\":\"2099-01-01T00:00:00Z\"")) {
            Person.Answer no = doctor.post("/api/position", "{\"lat\":39.88,\"lon\":116.41," + more + "}");
            assertThat(no.status()).as(more).isEqualTo(422);
        }
        assertThat(console.stores.list()).isEmpty();
    }

    private Person taken() {
        console.press("7-1");
        Person operator = console.signedIn("operator");
        operator.post("/api/incidents/inc-1/take", "{}");
        return operator;
    }

    private static JsonNode technical(Person person) {
        return person.get("/api/incidents?state=open").body().path("technical");
    }

    private static List<String> staff(Person person) {
        return person.get("/api/staff").body().path("items").findValuesAsText("id");
    }
}

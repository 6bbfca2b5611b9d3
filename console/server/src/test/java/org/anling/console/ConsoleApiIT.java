package org.anling.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.util.List;
import org.anling.console.testing.Person;
import org.anling.console.testing.Samples;
import org.anling.console.testing.TestConsole;
import org.anling.contract.alert.Heartbeat;
import org.anling.contract.alert.Vitals;
import org.anling.contract.id.IncidentId;
import org.anling.journal.Inbox;
import org.anling.journal.cache.LiveStore;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConsoleApiIT {
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
    void an_incident_is_taken_spoken_about_and_closed() {
        Person operator = console.signedIn("operator");
        console.press("7-1");
        JsonNode row =
                operator.get("/api/incidents?state=open").body().path("items").path(0);
        assertThat(row.path("elder").path("name").asText()).isEqualTo("王秀英");
        assertThat(row.path("elder").path("address").path("line").asText()).isEqualTo("和平社区 和平里7号楼2单元502室");
        assertThat(row.path("offers")).hasSize(2);
        assertThat(row.path("verified").asBoolean()).isTrue();

        JsonNode taken = operator.post("/api/incidents/inc-1/take", "{}").body();
        assertThat(taken.path("handling").asText()).isEqualTo("TAKEN");
        assertThat(taken.path("owner").path("name").asText()).isEqualTo("坐席一");
        assertThat(operator.post("/api/incidents/inc-1/close", closing()).code())
                .isEqualTo("guard_not_met");
        assertThat(operator.post("/api/incidents/inc-1/spoken", "{\"outcome\":\"NO_HELP_NEEDED\"}")
                        .status())
                .isEqualTo(200);
        assertThat(operator.post("/api/incidents/inc-1/note", "{\"text\":\"儿子已回电\"}")
                        .status())
                .isEqualTo(200);
        JsonNode closed = operator.post("/api/incidents/inc-1/close", closing()).body();
        assertThat(closed.path("handling").asText()).isEqualTo("CLOSED");
        assertThat(closed.path("closing").path("disposition").asText()).isEqualTo("HELPED_AT_HOME");
        assertThat(operator.get("/api/incidents?state=closed").body().path("items"))
                .hasSize(1);
    }

    @Test
    void a_page_gone_wild_is_told_to_slow_down_and_the_others_are_served() {
        Person wild = console.signedIn("operator");
        Person other = console.signedIn("supervisor");
        Person.Answer answer = wild.get("/api/map/config");
        for (int asked = 1; asked < 20_000 && answer.status() == 200; asked++) {
            answer = wild.get("/api/map/config");
        }
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.code()).isEqualTo("too_fast");
        assertThat(other.get("/api/map/config").status()).isEqualTo(200);
    }

    @Test
    void devices_and_earlier_incidents_stand_beside_and_the_look_is_noted() {
        Person operator = console.signedIn("operator");
        console.press("7-1");
        close(operator, "inc-1");
        console.stores.recorded.add(console.centre
                .board()
                .find(new IncidentId("inc-1"))
                .orElseThrow()
                .state());
        Instant heard = Instant.parse("2026-03-14T08:15:30Z");
        console.stores.beats.put(Samples.BUTTON.id(), new Heartbeat(Samples.BUTTON.id(), heard, 37, null));
        console.stores.measured.put(
                Samples.ELDER.id(),
                List.of(new LiveStore.Measured(
                        new Vitals.Reading(Vitals.Kind.HEART_RATE, 72, "bpm"), console.clock.instant())));
        console.append(Samples.lowBattery(console.clock.instant()));
        console.press("7-2");

        JsonNode found = operator.get("/api/incidents/inc-2/background").body();
        JsonNode device = found.path("devices").path(0);
        assertThat(device.path("id").asText()).isEqualTo(Samples.BUTTON.id().value());
        assertThat(device.path("heardAt").asText()).isEqualTo("2026-03-14T08:15:30Z");
        assertThat(device.path("batteryPercent").asInt()).isEqualTo(37);
        assertThat(device.path("pressedAt").asText()).isNotEmpty();
        assertThat(device.path("troubles").path(0).asText()).isEqualTo("LOW_BATTERY");
        assertThat(found.path("vitals")).hasSize(1);
        assertThat(found.path("vitals").path(0).path("kind").asText()).isEqualTo("HEART_RATE");
        assertThat(found.path("vitals").path(0).path("value").asInt()).isEqualTo(72);
        assertThat(found.path("vitals").path(0).path("at").asText()).isNotEmpty();
        assertThat(found.path("attending")).hasSize(1);
        assertThat(found.path("attending").path(0).path("care").asText()).isEqualTo("FAMILY_DOCTOR");
        assertThat(found.path("attending").path(0).path("name").asText()).isEqualTo("李医生");
        assertThat(found.path("earlier")).hasSize(1);
        assertThat(found.path("earlier").path(0).path("id").asText()).isEqualTo("inc-1");
        assertThat(found.path("earlier").path(0).path("disposition").asText()).isEqualTo("HELPED_AT_HOME");
        assertThat(console.stores.looks).anySatisfy(look -> {
            assertThat(look.person()).isEqualTo("operator");
            assertThat(look.what()).isEqualTo("background");
        });

        console.stores.stopRegistry();
        JsonNode without = operator.get("/api/incidents/inc-2/background").body();
        assertThat(without.path("devices")).hasSize(1);
        assertThat(without.hasNonNull("earlier")).isFalse();
        assertThat(without.hasNonNull("attending")).isFalse();
    }

    private static void close(Person operator, String incident) {
        assertThat(operator.post("/api/incidents/" + incident + "/take", "{}").status())
                .isEqualTo(200);
        assertThat(operator.post("/api/incidents/" + incident + "/spoken", "{\"outcome\":\"NO_HELP_NEEDED\"}")
                        .status())
                .isEqualTo(200);
        assertThat(operator.post("/api/incidents/" + incident + "/close", closing())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void the_detail_has_timeline_card_and_candidates_and_the_look_is_noted() {
        Person operator = console.signedIn("operator");
        console.press("7-1");
        operator.post("/api/incidents/inc-1/note", "{\"text\":\"儿子已回电\"}");
        JsonNode detail = operator.get("/api/incidents/inc-1").body();
        assertThat(detail.path("id").asText()).isEqualTo("inc-1");
        assertThat(detail.path("timelineComplete").asBoolean()).isTrue();
        assertThat(detail.path("timeline").findValuesAsText("note")).contains("儿子已回电");
        assertThat(detail.path("timeline").path(0).path("raw").path(0).asText()).contains("7-1");
        assertThat(detail.path("card").path("contacts").path(0).path("name").asText())
                .isEqualTo("王小明");
        assertThat(detail.path("responders")).hasSize(2);
        assertThat(detail.path("responders").path(0).path("busy").asBoolean()).isTrue();
        assertThat(console.stores.looks).anyMatch(look -> look.person().equals("operator"));
    }

    @Test
    void two_operators_take_one_incident_and_the_second_is_told_who_was_first() {
        console.press("7-1");
        Person first = console.signedIn("operator");
        Person second = console.signedIn("operator-2");
        assertThat(first.post("/api/incidents/inc-1/take", "{}").status()).isEqualTo(200);
        Person.Answer late = second.post("/api/incidents/inc-1/take", "{}");
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.code()).isEqualTo("already_taken");
        assertThat(late.body().path("error").path("who").asText()).isEqualTo("坐席一");
        assertThat(late.body().path("error").path("when").asText()).isNotEmpty();
        assertThat(late.body().path("error").path("message").path("zh").asText())
                .contains("坐席一");
    }

    @Test
    void a_repeat_with_the_same_key_gets_the_same_answer_and_decides_nothing_again() {
        console.press("7-1");
        Person operator = console.signedIn("operator");
        Person other = console.signedIn("operator-2");
        assertThat(operator.post("/api/incidents/inc-1/take", "{}", "key-1").status())
                .isEqualTo(200);
        long events = console.centre.size();
        assertThat(operator.post("/api/incidents/inc-1/take", "{}", "key-1").status())
                .isEqualTo(200);
        assertThat(console.centre.size()).isEqualTo(events);
        assertThat(other.post("/api/incidents/inc-1/take", "{}", "key-2").status())
                .isEqualTo(409);
        assertThat(other.post("/api/incidents/inc-1/take", "{}", "key-2").status())
                .isEqualTo(409);
        assertThat(console.centre.size()).isEqualTo(events + 1);
    }

    @Test
    void a_doctor_sees_the_door_note_after_acceptance_only_and_until_the_job_is_done() {
        console.press("7-1");
        Person doctor = console.signedIn("doctor-1");
        JsonNode offer = doctor.get("/api/offers").body().path("items").path(0);
        assertThat(offer.path("where").path("room").asText()).isEqualTo("502");
        assertThat(offer.path("hazards").path(0).asText()).isEqualTo("dog");
        assertThat(offer.toString()).doesNotContain("4711", "王秀英", "penicillin", "13800000001");

        JsonNode job =
                doctor.post("/api/offers/inc-1.doctor-1/accept", "{}").body().path("assignment");
        assertThat(job.path("address").has("doorNote"))
                .as("shown on request only")
                .isFalse();
        assertThat(job.path("card").path("diagnoses").path(0).asText()).isEqualTo("I48");
        String id = job.path("id").asText();
        assertThat(console.stores.looks).noneMatch(look -> look.what().equals("door-note"));
        JsonNode entry = doctor.get("/api/assignments/" + id + "/entry").body();
        assertThat(entry.path("doorNote").asText()).isEqualTo("门禁 4711#");
        assertThat(console.stores.looks).anyMatch(look -> look.what().equals("door-note"));
        for (String step : new String[] {"on-the-way", "at-door", "with-elder", "done"}) {
            job = doctor.post("/api/assignments/" + id + "/" + step, "{}")
                    .body()
                    .path("assignment");
        }
        assertThat(job.path("status").asText()).isEqualTo("DONE");
        assertThat(doctor.get("/api/assignments/" + id + "/entry").code()).isEqualTo("job_over");
        assertThat(job.toString()).doesNotContain("4711", "王秀英", "I48");
        assertThat(doctor.get("/api/assignments").body().path("items")).isEmpty();
    }

    @Test
    void a_volunteer_sees_only_what_protects_life() {
        console.press("7-1");
        Person volunteer = console.signedIn("volunteer-1");
        JsonNode job = volunteer
                .post("/api/offers/inc-1.volunteer-1/accept", "{}")
                .body()
                .path("assignment");
        assertThat(job.path("card").path("facts").toString())
                .contains("anticoagulant")
                .doesNotContain("dialect");
        assertThat(job.path("card").toString()).doesNotContain("I48", "warfarin", "penicillin");
    }

    @Test
    void nobody_answers_for_somebody_else() {
        console.press("7-1");
        Person volunteer = console.signedIn("volunteer-1");
        assertThat(volunteer.post("/api/offers/inc-1.doctor-1/accept", "{}").status())
                .isEqualTo(403);
        assertThat(volunteer.get("/api/offers").body().toString()).doesNotContain("doctor-1");
    }

    @Test
    void a_wrong_password_and_an_unknown_name_are_refused_alike_and_not_for_ever() {
        Person person = console.anybody();
        String body = "{\"username\":\"%s\",\"password\":\"wrong\"}";
        Person.Answer known = person.post("/api/session", body.formatted("operator"));
        Person.Answer unknown = person.post("/api/session", body.formatted("nobody"));
        assertThat(known.status()).isEqualTo(401);
        assertThat(unknown.body()).isEqualTo(known.body());
        for (int i = 0; i < 9; i++) {
            person.post("/api/session", body.formatted("operator"));
        }
        assertThat(person.post("/api/session", body.formatted("operator")).status())
                .isEqualTo(429);
        assertThat(person.signIn("supervisor").status()).isEqualTo(200);
    }

    @Test
    void both_faces_live_side_by_side_in_cookies_that_scripts_cannot_read() {
        Person person = console.anybody();
        Person.Answer staff = person.signIn("operator");
        assertThat(staff.header("set-cookie")).startsWith("anling-staff=").contains("HttpOnly", "SameSite=Strict");
        person.signIn("doctor-1");
        JsonNode sessions = person.get("/api/session").body();
        assertThat(sessions.path("staff").path("name").asText()).isEqualTo("坐席一");
        assertThat(sessions.path("responder").path("kind").asText()).isEqualTo("DOCTOR");
        assertThat(sessions.path("demo").asBoolean()).isTrue();
        person.delete("/api/session?face=staff");
        assertThat(person.get("/api/session").body().has("staff")).isFalse();
        assertThat(person.get("/api/session").body().has("responder")).isTrue();
        assertThat(person.get("/api/incidents").status()).isEqualTo(403);
    }

    @Test
    void a_foreign_origin_a_missing_key_and_a_form_are_refused() {
        Person operator = console.signedIn("operator");
        console.press("7-1");
        HttpRequest.Builder foreign = take(operator).header("Origin", "https://evil.example");
        assertThat(operator.send(foreign).code()).isEqualTo("foreign_origin");
        HttpRequest.Builder fetched = take(operator).header("Sec-Fetch-Site", "cross-site");
        assertThat(operator.send(fetched).code()).isEqualTo("foreign_origin");
        HttpRequest.Builder noKey = operator.request("/api/incidents/inc-1/take")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{}"));
        assertThat(operator.send(noKey).code()).isEqualTo("idempotency_key_missing");
        HttpRequest.Builder form = operator.request("/api/incidents/inc-1/take")
                .header("Idempotency-Key", "k")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("a=b"));
        assertThat(operator.send(form).status()).isEqualTo(415);
        assertThat(operator.post("/api/incidents/inc-1/note", "{\"text\":\"" + "x".repeat(20_000) + "\"}")
                        .status())
                .isEqualTo(413);
        assertThat(operator.post("/api/incidents/inc-1/note", "{}").status()).isEqualTo(400);
        assertThat(operator.post("/api/incidents/inc-1/note", "{").status()).isEqualTo(400);
    }

    @Test
    void every_answer_carries_the_headers_that_protect_it() {
        Person.Answer page = console.anybody().get("/operator");
        assertThat(page.header("content-security-policy"))
                .contains("script-src 'self';", "worker-src 'self' blob:", "frame-ancestors 'self'");
        assertThat(page.header("x-content-type-options")).isEqualTo("nosniff");
    }

    @Test
    void with_the_registry_down_the_open_work_goes_on_and_the_rest_says_why_not() {
        Person operator = console.signedIn("operator");
        console.stores.stopRegistry();
        console.press("7-1");
        assertThat(operator.post("/api/incidents/inc-1/take", "{}").status()).isEqualTo(200);
        assertThat(operator.get("/api/incidents/inc-1")
                        .body()
                        .path("elder")
                        .path("phone")
                        .asText())
                .isEqualTo("13800000001");
        Person.Answer closed = operator.get("/api/incidents?state=closed");
        assertThat(closed.status()).isEqualTo(503);
        assertThat(closed.code()).isEqualTo("registry_down");
        assertThat(console.anybody().signIn("supervisor").code()).isEqualTo("registry_down");
    }

    @Test
    void without_an_event_the_answer_says_where_to_look_and_without_a_store_that_nothing_was_done() {
        Person operator = console.signedIn("operator");
        console.press("7-1");
        console.centre.stopDeciding();
        Person.Answer pending = operator.post("/api/incidents/inc-1/take", "{}");
        assertThat(pending.status()).isEqualTo(202);
        assertThat(pending.body().path("look").asText()).isEqualTo("/api/incidents/inc-1");
        console.centre.answerAppends(Inbox.Appended.REJECTED);
        assertThat(operator.post("/api/incidents/inc-1/take", "{}").code()).isEqualTo("journal_down");
    }

    @Test
    void the_demo_counts_what_the_server_holds() {
        console.press("7-1");
        console.press("7-2");
        Person anybody = console.anybody();
        String ask = "/api/demo/ledger?ids=7-1,7-2,7-3";
        Awaitility.await().until(() -> anybody.get(ask).body().path("lost").asInt() == 1);
        JsonNode ledger = anybody.get(ask).body();
        assertThat(ledger.path("acknowledgedHere").path("7-1").asText()).isEqualTo("inc-1");
        assertThat(ledger.path("lost").asInt()).isEqualTo(1);
        assertThat(ledger.path("doubled").asInt()).isZero();
        assertThat(anybody.get("/api/demo/info").body().path("device").asText()).isEqualTo("demo-button-1");
        JsonNode press = anybody.get("/api/demo/presses").body().path("items").path(0);
        assertThat(press.path("stages").findValuesAsText("name")).contains("frame", "inbox", "decision", "offer");
    }

    @Test
    void the_plug_is_pulled_by_the_page_itself_only() {
        Person anybody = console.anybody();
        HttpRequest.Builder foreign = anybody.request("/api/demo/pull-the-plug")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "k")
                .header("Origin", "http://evil.example")
                .POST(HttpRequest.BodyPublishers.ofString("{}"));
        assertThat(anybody.send(foreign).status()).isEqualTo(403);
        assertThat(anybody.post("/api/demo/pull-the-plug", "{}").status()).isEqualTo(200);
        Awaitility.await().until(() -> console.plugsPulled.get() == 1);
    }

    @Test
    void production_has_no_demo() throws Exception {
        try (TestConsole serve = new TestConsole(TestConsole.Profile.SERVE)) {
            Person anybody = serve.anybody();
            assertThat(anybody.get("/api/demo/info").status()).isEqualTo(404);
            assertThat(anybody.post("/api/demo/pull-the-plug", "{}").status()).isEqualTo(404);
            assertThat(anybody.get("/api/session").body().path("demo").asBoolean())
                    .isFalse();
        }
    }

    @Test
    void a_responder_reports_where_he_is_and_goes_off_duty() {
        Person doctor = console.signedIn("doctor-1");
        assertThat(doctor.post("/api/position", "{\"lat\":39.88,\"lon\":116.41,\"accuracy\":8}")
                        .status())
                .isEqualTo(200);
        assertThat(console.stores.list()).hasSize(1);
        assertThat(doctor.post("/api/position", "{\"lat\":139.88,\"lon\":116.41}")
                        .status())
                .isEqualTo(400);
        assertThat(doctor.post("/api/position", "{\"lat\":39.88}").status()).isEqualTo(400);
        assertThat(doctor.post("/api/availability", "{\"availability\":\"UNAVAILABLE\"}")
                        .status())
                .isEqualTo(200);
    }

    private static HttpRequest.Builder take(Person person) {
        return person.request("/api/incidents/inc-1/take")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "k")
                .POST(HttpRequest.BodyPublishers.ofString("{}"));
    }

    private static String closing() {
        return "{\"disposition\":\"helped-at-home\",\"guard\":\"spoken\"}";
    }
}

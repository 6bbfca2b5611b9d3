package org.anling.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anling.console.testing.Page;
import org.anling.console.testing.Person;
import org.anling.console.testing.Samples;
import org.anling.console.testing.TestConsole;
import org.anling.contract.entry.InputEntry;
import org.anling.contract.entry.InputEnvelope;
import org.anling.contract.entry.Lane;
import org.anling.contract.id.InputId;
import org.anling.contract.incident.NoticeFact;
import org.anling.contract.input.NoticeReport;
import org.anling.contract.people.Channel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a responder's phone says beside offers and steps, over real sockets. */
class PhoneIT {
    private TestConsole console;
    private Person doctor;
    private String job = "";

    @BeforeEach
    void start() throws Exception {
        console = new TestConsole();
        doctor = console.signedIn("doctor-1");
    }

    @AfterEach
    void stop() {
        console.close();
    }

    @Test
    void a_report_stands_in_the_timeline_with_its_numbers_and_nothing_impossible_gets_there() {
        accept();
        String good = """
            {"outcome":"HELPED","note":"神志清楚","readings":[{"kind":"HEART_RATE","value":80},{"kind":"TEMPERATURE","value":36.8}]}\
            """;
        assertThat(doctor.post("/api/assignments/" + job + "/report", good).status())
                .isEqualTo(200);
        JsonNode timeline =
                console.signedIn("operator").get("/api/incidents/inc-1").body().path("timeline");
        JsonNode line = timeline.path(timeline.size() - 1);
        assertThat(line.path("kind").asText()).isEqualTo("assignment.reported");
        assertThat(line.path("text").path("zh").asText()).contains("已现场处理", "脉搏 80 次/分", "体温 36.8 ℃");
        assertThat(line.path("text").path("en").asText()).contains("helped at home", "pulse 80/min");
        assertThat(line.path("note").asText()).isEqualTo("神志清楚");
        assertThat(line.path("detail").toString()).as("numbers are personal").doesNotContain("80");
        for (String bad : new String[] {
            "{\"readings\":[{\"kind\":\"SPO2\",\"value\":101}]}",
            "{\"readings\":[{\"kind\":\"SPO2\",\"value\":95},{\"kind\":\"SPO2\",\"value\":96}]}",
            "{\"readings\":[{\"kind\":\"MOOD\",\"value\":1}]}",
            "{\"readings\":[{\"kind\":\"SPO2\"}]}",
            "{\"readings\":[null]}"
        }) {
            assertThat(doctor.post("/api/assignments/" + job + "/report", bad).status())
                    .as(bad)
                    .isIn(400, 422);
        }
    }

    @Test
    void a_browser_that_wants_to_be_woken_is_its_owners_and_only_a_push_service_is_ever_kept() {
        String good = browser("https://push.example/1");
        assertThat(doctor.post("/api/push", good).code()).isEqualTo("push_off");
        assertThat(doctor.get("/api/readiness").body().has("pushKey")).isFalse();
        console.browsers.key = Optional.of("BKey");
        assertThat(doctor.get("/api/readiness").body().path("pushKey").asText()).isEqualTo("BKey");
        assertThat(channels()).doesNotContain("PUSH");
        for (String endpoint : List.of(
                "http://push.example/1",
                "https://127.0.0.1/1",
                "https://elsewhere.example/1",
                "no address",
                "https://push.example/" + "x".repeat(1_000))) {
            assertThat(doctor.post("/api/push", browser(endpoint)).code())
                    .as(endpoint)
                    .isEqualTo("push_unusable");
        }
        assertThat(doctor.post("/api/push", good.replace("BBBB", "B")).code()).isEqualTo("push_unusable");
        assertThat(doctor.post("/api/push", "{\"endpoint\":\"https://push.example/1\"}")
                        .status())
                .isEqualTo(400);
        assertThat(doctor.post("/api/push", good).status()).isEqualTo(200);
        assertThat(console.browsers.owners).containsExactly(Map.entry("https://push.example/1", "doctor-1"));
        assertThat(channels()).contains("PUSH");
        String end = "{\"endpoint\":\"https://push.example/1\"}";
        console.signedIn("volunteer-1").post("/api/push/off", end);
        assertThat(console.browsers.owners).as("not his").hasSize(1);
        assertThat(doctor.post("/api/push/off", end).status()).isEqualTo(200);
        assertThat(console.browsers.owners).isEmpty();
        assertThat(channels()).doesNotContain("PUSH");
    }

    private List<String> channels() {
        return doctor.get("/api/readiness").body().path("channels").findValuesAsText("channel");
    }

    private static String browser(String endpoint) {
        return "{\"endpoint\":\"" + endpoint + "\",\"key\":\"" + "B".repeat(87) + "\",\"auth\":\"" + "A".repeat(22)
                + "\"}";
    }

    @Test
    void how_to_get_in_is_for_who_goes_there_and_each_look_is_noted() {
        accept();
        assertThat(doctor.get("/api/assignments/" + job + "/entry").status()).isEqualTo(200);
        assertThat(doctor.get("/api/assignments/" + job + "/entry").status()).isEqualTo(200);
        assertThat(console.stores.looks)
                .filteredOn(
                        look -> look.what().equals("door-note") && look.person().equals("doctor-1"))
                .hasSize(2);
        assertThat(console.signedIn("volunteer-1")
                        .get("/api/assignments/" + job + "/entry")
                        .code())
                .isEqualTo("unknown_assignment");
    }

    @Test
    void one_tap_says_that_all_is_well_and_the_page_and_the_timeline_show_it() throws Exception {
        accept();
        doctor.post("/api/assignments/" + job + "/at-door", "{}");
        try (Page page = doctor.open("responder")) {
            page.next("snapshot");
            assertThat(doctor.post("/api/assignments/" + job + "/alright", "{}").status())
                    .isEqualTo(200);
            JsonNode shown = page.next(frame -> frame.has("assignment")).path("assignment");
            assertThat(shown.path("heardAt").asText()).isNotEmpty();
            assertThat(shown.has("askedAt")).isFalse();
        }
        assertThat(console.signedIn("operator")
                        .get("/api/incidents/inc-1")
                        .body()
                        .path("timeline")
                        .findValuesAsText("zh"))
                .anyMatch(text -> text.startsWith("报平安："));
    }

    @Test
    void the_four_facts_of_a_test_are_shown_as_they_come() {
        assertThat(doctor.post("/api/readiness/test", "{}").status()).isEqualTo(200);
        fact(NoticeFact.SENT);
        JsonNode sent = sms();
        assertThat(sent.path("sentAt").asText()).isNotEmpty();
        assertThat(sent.has("deliveredAt")).isFalse();
        fact(NoticeFact.DELIVERED);
        fact(NoticeFact.ANSWERED);
        assertThat(sms().path("answeredAt").asText()).isNotEmpty();
        assertThat(sms().path("sentAt")).isEqualTo(sent.path("sentAt"));
    }

    @Test
    void what_the_phone_says_of_itself_is_shown_to_the_staff() throws Exception {
        String check = "{\"soundHeard\":true,\"notifications\":\"granted\",\"batteryPercent\":64}";
        assertThat(doctor.post("/api/readiness", check).status()).isEqualTo(200);
        doctor.post("/api/prove", "{}");
        JsonNode responders =
                console.signedIn("supervisor").get("/api/incidents").body();
        JsonNode own = doctor.get("/api/readiness").body();
        assertThat(own.path("readiness").path("batteryPercent").asInt()).isEqualTo(64);
        assertThat(own.path("checkedAt").asText()).isNotEmpty();
        assertThat(own.path("channels").path(0).path("channel").asText()).isEqualTo("PAGE");
        assertThat(own.path("channels").path(0).path("provenAt").asText()).isNotEmpty();
        assertThat(responders.has("items")).isTrue();
        try (Page page = console.signedIn("supervisor").open("staff")) {
            JsonNode rows = page.next("snapshot").path("responders");
            assertThat(rows.toString())
                    .contains("\"soundHeard\":true", "\"batteryPercent\":64", "\"channel\":\"PAGE\"");
        }
        assertThat(doctor.post("/api/readiness", "{\"notifications\":\"perhaps\"}")
                        .status())
                .isEqualTo(400);
    }

    private void accept() {
        console.press("7-1");
        job = doctor.post("/api/offers/inc-1.doctor-1/accept", "{}")
                .body()
                .path("assignment")
                .path("id")
                .asText();
    }

    private JsonNode sms() {
        for (JsonNode channel : doctor.get("/api/readiness").body().path("channels")) {
            if (channel.path("channel").asText().equals("SMS")) {
                return channel.path("test");
            }
        }
        throw new AssertionError(
                "no text messages in " + doctor.get("/api/readiness").body());
    }

    private void fact(NoticeFact fact) {
        NoticeReport report = new NoticeReport("test-doctor-1-SMS-1", null, "doctor-1", Channel.SMS, 1, fact, null);
        InputEnvelope envelope = InputEnvelope.of(
                new InputId("fact-" + fact), Samples.CENTRE, Lane.ROUTINE, report, console.clock.instant());
        console.appendAndRead(new InputEntry(envelope, report, null));
    }
}

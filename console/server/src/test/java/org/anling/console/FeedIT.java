package org.anling.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.Counter;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import org.anling.console.testing.Page;
import org.anling.console.testing.Person;
import org.anling.console.testing.Samples;
import org.anling.console.testing.TestConsole;
import org.anling.journal.JournalHealth;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FeedIT {
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
    void a_press_reaches_the_operator_and_the_doctor_and_is_measured() throws Exception {
        try (Page operator = console.signedIn("operator").open("staff");
                Page doctor = console.signedIn("doctor-1").open("responder")) {
            assertThat(operator.next("snapshot").path("responders")).hasSize(2);
            doctor.next("snapshot");
            console.press("7-1");
            JsonNode offer = doctor.next(frame -> frame.has("offer")).path("offer");
            assertThat(offer.path("id").asText()).isEqualTo("inc-1.doctor-1");
            assertThat(offer.path("secondsLeft").asLong()).isBetween(50L, 60L);
            JsonNode incident = operator.next(frame -> frame.has("incident")).path("incident");
            assertThat(incident.path("offers")).hasSize(2);
            JsonNode press = operator.next(frame -> frame.path("press").has("totalMs"));
            assertThat(press.path("press").path("stages").findValuesAsText("name"))
                    .contains("frame", "decision", "offer", "responder");
            assertThat(console.meters
                            .get("anling.press.to.offer")
                            .tag("stage", "total")
                            .timer()
                            .count())
                    .isEqualTo(1);
        }
    }

    @Test
    void what_somebody_has_on_the_screen_is_written_down_once_and_the_film_says_who() throws Exception {
        Person watched = console.signedIn("supervisor");
        Person operator = console.signedIn("operator");
        try (Page wall = watched.open("staff&watching=true");
                Page hidden = console.signedIn("operator-2").open("staff");
                Page page = operator.open("staff")) {
            for (Page one : List.of(wall, hidden, page)) {
                one.next("snapshot");
            }
            console.press("7-1");
            page.next(frame -> frame.has("incident"));
            wall.say("{\"type\":\"page\",\"open\":true}");
            wall.say("{\"type\":\"drawn\",\"drawn\":[{\"id\":\"inc-1\",\"ms\":0}]}");
            hidden.say("{\"type\":\"page\",\"open\":false}");
            hidden.say("{\"type\":\"drawn\",\"drawn\":[{\"id\":\"inc-1\",\"ms\":0}]}");
            page.say("{\"type\":\"page\",\"open\":true}");
            page.say("{\"type\":\"drawn\",\"drawn\":[{\"id\":\"inc-1\",\"ms\":300},{\"id\":\"no id\",\"ms\":-1}]}");
            Awaitility.await().untilAsserted(() -> assertThat(shown(operator)).containsExactly("坐席一"));
            long events = console.centre.size();
            hidden.say("{\"type\":\"page\",\"open\":true}");
            hidden.say("{\"type\":\"drawn\",\"drawn\":[{\"id\":\"inc-1\",\"ms\":0}]}");
            hidden.next("heartbeat");
            assertThat(console.centre.size())
                    .as("the second screen is no event")
                    .isEqualTo(events);
        }
        JsonNode film = operator.get("/api/incidents/inc-1/replay").body();
        JsonNode clocks = film.path("frames")
                .path(film.path("frames").size() - 1)
                .path("state")
                .path("clocks");
        assertThat(clocks.has("onScreenAt")).isTrue();
    }

    private static List<String> shown(Person operator) {
        List<String> names = new ArrayList<>();
        operator.get("/api/incidents/inc-1").body().path("timeline").forEach(line -> {
            if (line.path("kind").asText().equals("incident.on-screen")) {
                names.add(line.path("person").path("name").asText());
            }
        });
        return names;
    }

    @Test
    void the_heartbeat_tells_what_is_wrong_with_the_stores() throws Exception {
        try (Page operator = console.signedIn("operator").open("staff")) {
            assertThat(operator.next("heartbeat").path("warnings")).isEmpty();
            console.stores.health = new JournalHealth(true, true, true, 0.4, 0.02, false, true, false);
            JsonNode told = operator.next(frame -> !frame.path("warnings").isEmpty());
            assertThat(told.path("warnings").path(0).asText()).isEqualTo("DISK_LOW");
        }
    }

    @Test
    void who_is_not_needed_any_more_is_stood_down() throws Exception {
        Person doctor = console.signedIn("doctor-1");
        try (Page volunteer = console.signedIn("volunteer-1").open("responder");
                Page phone = doctor.open("responder")) {
            volunteer.next("snapshot");
            phone.next("snapshot");
            console.press("7-1");
            volunteer.next(frame -> frame.has("offer"));
            doctor.post("/api/offers/inc-1.doctor-1/accept", "{}");
            JsonNode down = volunteer.next(frame -> frame.has("standDown"));
            assertThat(down.path("offerEnded").asText()).isEqualTo("inc-1.volunteer-1");
            assertThat(down.path("standDown").path("reason").asText()).isEqualTo("ENOUGH_HELP");
            JsonNode job = phone.next(frame -> frame.has("assignment")).path("assignment");
            assertThat(job.path("elder").path("name").asText()).isEqualTo("王秀英");
        }
    }

    @Test
    void a_page_that_was_away_gets_what_it_missed() throws Exception {
        Person operator = console.signedIn("operator");
        String last;
        try (Page page = operator.open("staff")) {
            page.next("snapshot");
            console.press("7-1");
            last = page.next(frame -> frame.path("responder")
                                    .path("id")
                                    .asText()
                                    .equals("volunteer-1")
                            || frame.path("responder").path("id").asText().equals("doctor-1"))
                    .path("event")
                    .asText();
        }
        operator.post("/api/incidents/inc-1/take", "{}");
        try (Page page = operator.open("staff&after=" + last)) {
            assertThat(page.next(frame -> true).path("type").asText()).isEqualTo("resumed");
            JsonNode change = page.next(
                    frame -> frame.path("incident").path("handling").asText().equals("TAKEN"));
            assertThat(change.path("type").asText()).isEqualTo("change");
        }
        try (Page page = operator.open("staff&after=9-999999")) {
            assertThat(page.next(frame -> true).path("type").asText()).isEqualTo("snapshot");
        }
    }

    @Test
    void what_comes_close_together_comes_in_one_message_in_order_and_nothing_twice() throws Exception {
        Person person = console.signedIn("operator");
        try (Page one = person.open("staff");
                Page many = person.open("staff&bundles=true")) {
            one.next("snapshot");
            many.next("snapshot");
            console.press("7-1");
            person.post("/api/incidents/inc-1/take", "{}");
            List<JsonNode> changes = untilTaken(one);
            assertThat(changes).hasSizeGreaterThan(3);
            assertThat(untilTaken(many)).isEqualTo(changes);
            assertThat(many.messages()).isLessThan(one.messages());
        }
    }

    private static List<JsonNode> untilTaken(Page page) throws Exception {
        List<JsonNode> changes = new ArrayList<>();
        do {
            changes.add(page.next("change"));
        } while (!changes.getLast().path("incident").path("handling").asText().equals("TAKEN"));
        return changes;
    }

    @Test
    void in_a_power_cut_the_technical_alerts_follow_the_rest_of_the_snapshot() throws Exception {
        for (int i = 0; i < 201; i++) {
            console.append(Samples.lowBattery(console.clock.instant(), "flat-" + i));
        }
        Person person = console.signedIn("operator");
        Awaitility.await()
                .until(() -> person.get("/api/incidents?state=open")
                                .body()
                                .path("technical")
                                .size()
                        == 201);
        try (Page page = person.open("staff&bundles=true&parts=true");
                Page old = person.open("staff&bundles=true")) {
            JsonNode snapshot = page.next(frame -> true);
            assertThat(snapshot.path("type").asText()).isEqualTo("snapshot");
            assertThat(snapshot.has("technical")).isFalse();
            assertThat(snapshot.path("responders")).hasSize(2);
            JsonNode rest = page.next(frame -> true);
            assertThat(rest.path("type").asText()).isEqualTo("technical");
            assertThat(rest.path("event")).isEqualTo(snapshot.path("event"));
            assertThat(rest.path("items")).hasSize(201);
            assertThat(old.next("snapshot").path("technical")).hasSize(201);
        }
    }

    @Test
    void the_pulse_goes_on_and_says_how_far_the_record_is_behind() throws Exception {
        try (Page page = console.signedIn("operator").open("staff")) {
            JsonNode pulse = page.next("heartbeat");
            assertThat(pulse.path("recordBehind").path("events").asLong()).isZero();
            assertThat(pulse.path("serverTime").asText()).isNotEmpty();
        }
    }

    @Test
    void a_page_without_session_is_told_so_and_a_foreign_one_is_refused() throws Exception {
        try (Page page = console.anybody().open("staff")) {
            assertThat(page.closeCode()).isEqualTo(4401);
        }
        Person operator = console.signedIn("operator");
        try (Page page = operator.open("responder")) {
            assertThat(page.closeCode()).isEqualTo(4401);
        }
        HttpRequest foreign = operator.request("/api/feed?face=staff")
                .header("Origin", "https://evil.example")
                .build();
        assertThat(operator.send(HttpRequest.newBuilder(foreign, (name, value) -> true))
                        .status())
                .isEqualTo(403);
        assertThatThrownBy(() -> java.net.http.HttpClient.newHttpClient()
                        .newWebSocketBuilder()
                        .header("Origin", "https://evil.example")
                        .buildAsync(
                                URI.create(foreign.uri().toString().replaceFirst("^http", "ws")),
                                new java.net.http.WebSocket.Listener() {})
                        .join())
                .hasCauseInstanceOf(java.net.http.WebSocketHandshakeException.class);
    }

    @Test
    void signing_out_closes_the_pages_of_the_session() throws Exception {
        Person operator = console.signedIn("operator");
        try (Page page = operator.open("staff")) {
            page.next("snapshot");
            operator.delete("/api/session?face=staff");
            assertThat(page.closeCode()).isEqualTo(4401);
        }
    }

    @Test
    void a_responder_whose_page_somebody_looks_at_is_known() throws Exception {
        Person doctor = console.signedIn("doctor-1");
        try (Page page = doctor.open("responder")) {
            page.say("{\"type\":\"hello\"}");
            page.say("{\"type\":\"page\",\"open\":true}");
            Awaitility.await().until(() -> openPages().contains("doctor-1"));
            page.say("{\"type\":\"page\",\"open\":false}");
            Awaitility.await().until(() -> !openPages().contains("doctor-1"));
        }
    }

    @Test
    void a_page_that_is_too_slow_gets_a_snapshot_instead_of_a_longer_queue() throws Exception {
        console.press("7-1");
        Counter slow = console.meters.get("anling.console.pages.slow").counter();
        try (Page page = console.signedIn("operator").open("staff")) {
            page.next("snapshot");
            page.hold();
            int presses = 1;
            // Each is read before the next is made: presses that are read together are one change.
            while (slow.count() < 1 && presses < 20_000) {
                console.press("7-" + ++presses);
            }
            assertThat(slow.count()).isPositive();
            page.release();
            JsonNode snapshot = page.next("snapshot");
            assertThat(snapshot.path("items")).hasSizeGreaterThan(1);
        }
    }

    private String openPages() {
        return console.anybody().get("/api/demo/page-open").body().toString();
    }
}

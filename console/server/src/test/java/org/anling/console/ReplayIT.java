package org.anling.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.anling.console.testing.Person;
import org.anling.console.testing.Samples;
import org.anling.console.testing.TestConsole;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The film of an incident. */
class ReplayIT {
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
    void the_film_shows_who_saw_what_when_and_why_this_responder() {
        Person operator = played();
        JsonNode film = operator.get("/api/incidents/inc-1/replay").body();
        assertThat(film.path("complete").asBoolean()).isTrue();
        assertThat(film.path("plan").asText()).isEqualTo("sos-at-once@1");
        JsonNode opened = frame(film, "incident.opened");
        assertThat(opened.path("state").path("handling").asText()).isEqualTo("WAITING");
        assertThat(opened.path("state").path("offers")).isEmpty();
        assertThat(opened.path("seen").findValuesAsText("screen")).contains("OPERATORS", "DEVICE");
        assertThat(frame(film, "help.ranked").path("ranking").path("wanted").asInt())
                .isEqualTo(5);
        JsonNode offer = frame(film, "offer.made");
        JsonNode score = offer.path("state").path("offers").path(0);
        assertThat(score.path("seconds").path("total").asDouble()).isEqualTo(320);
        assertThat(score.path("reasons")).hasSize(3);
        assertThat(offer.path("seen").path(1).path("screen").asText()).isEqualTo("RESPONDER");
        assertThat(offer.path("seen").path(1).path("person").path("id"))
                .isEqualTo(offer.path("state").path("offers").path(0).path("responder"));
        JsonNode taken = frame(film, "incident.taken");
        assertThat(taken.path("by").path("name").asText()).isEqualTo("坐席一");
        assertThat(taken.path("state").path("handling").asText()).isEqualTo("TAKEN");
        assertThat(taken.path("cause").asText()).startsWith("cmd-");
        JsonNode seen =
                frame(film, "notice.moved").path("state").path("notices").path(0);
        assertThat(seen.has("seenAt")).isTrue();
        assertThat(console.stores.looks).anyMatch(look -> look.what().equals("replay"));
    }

    @Test
    void every_frame_has_the_row_of_the_queue_as_it_was() {
        JsonNode film = played().get("/api/incidents/inc-1/replay").body();
        JsonNode opened = frame(film, "incident.opened").path("state");
        JsonNode taken = frame(film, "incident.taken").path("state");
        assertThat(opened.path("number")).isEqualTo(film.path("number"));
        assertThat(opened.path("clocks").has("takenAt")).isFalse();
        assertThat(taken.path("clocks").has("takenAt")).isTrue();
        assertThat(taken.path("lastEvent"))
                .isEqualTo(frame(film, "incident.taken").path("event"));
        assertThat(opened.has("elder")).isFalse();
        assertThat(film.path("elder").path("name").asText()).isEqualTo(Samples.CARD.name());
        assertThat(film.path("home").path("lat").asDouble())
                .isEqualTo(Samples.CARD.home().latitude());
    }

    @Test
    void a_reason_that_was_given_stands_with_its_event() {
        Person operator = played();
        operator.post("/api/incidents/inc-1/spoken", "{}");
        operator.post("/api/incidents/inc-1/priority", "{\"priority\":\"P2\",\"reason\":\"caller is calm\"}");
        JsonNode film = operator.get("/api/incidents/inc-1/replay").body();
        assertThat(frame(film, "incident.priority").path("reason").asText()).isEqualTo("caller is calm");
    }

    @Test
    void who_had_it_open_is_part_of_the_film_but_who_watched_the_film_is_not() {
        Person operator = played();
        operator.get("/api/incidents/inc-1");
        operator.get("/api/incidents/inc-1/replay");
        JsonNode film = operator.get("/api/incidents/inc-1/replay").body();
        assertThat(film.path("looks")).hasSize(1);
        JsonNode look = film.path("looks").path(0);
        assertThat(look.path("person").path("name").asText()).isEqualTo("坐席一");
        assertThat(look.path("what").asText()).isEqualTo("card");
        console.stores.stopRegistry();
        JsonNode without = operator.get("/api/incidents/inc-1/replay").body();
        assertThat(without.path("frames")).isEqualTo(film.path("frames"));
        assertThat(without.has("looks")).isFalse();
    }

    @Test
    void a_responder_may_not_watch_films() {
        played();
        assertThat(console.signedIn("doctor-1")
                        .get("/api/incidents/inc-1/replay")
                        .status())
                .isEqualTo(403);
        assertThat(console.stores.looks).noneMatch(look -> look.what().equals("replay"));
    }

    @Test
    void the_same_events_give_the_same_film() {
        Person operator = played();
        JsonNode first = operator.get("/api/incidents/inc-1/replay").body();
        JsonNode second = console.signedIn("supervisor")
                .get("/api/incidents/inc-1/replay")
                .body();
        assertThat(second).isEqualTo(first);
    }

    @Test
    void an_incident_that_only_the_record_knows_has_no_film_while_the_record_is_down() {
        Person operator = console.signedIn("operator");
        assertThat(operator.get("/api/incidents/inc-99/replay").status()).isEqualTo(404);
        console.stores.stopRegistry();
        Person.Answer down = operator.get("/api/incidents/inc-99/replay");
        assertThat(down.status()).isEqualTo(503);
        assertThat(down.code()).isEqualTo("registry_down");
    }

    private Person played() {
        console.press("7-1");
        Person operator = console.signedIn("operator");
        console.signedIn("doctor-1").post("/api/offers/inc-1.doctor-1/seen", "{}");
        operator.post("/api/incidents/inc-1/take", "{}");
        return operator;
    }

    private static JsonNode frame(JsonNode film, String kind) {
        for (JsonNode frame : film.path("frames")) {
            if (frame.path("kind").asText().equals(kind)) {
                return frame;
            }
        }
        throw new AssertionError("no frame of " + kind + " in " + film);
    }
}

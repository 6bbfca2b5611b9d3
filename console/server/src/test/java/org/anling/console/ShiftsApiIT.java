package org.anling.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.anling.console.store.Office;
import org.anling.console.testing.MemoryStores;
import org.anling.console.testing.Person;
import org.anling.console.testing.RealStores;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A calendar from its first shift, on real stores: one story, so that the servers are started once. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ShiftsApiIT {
    private static final String COMMUNITY = "110101001001";
    private final LocalDate monday =
            LocalDate.now(ZoneId.of("Asia/Shanghai")).plusWeeks(2).with(java.time.DayOfWeek.MONDAY);

    private RealStores stores;
    private Console console;
    private Person admin;
    private Person near;
    private Person responder;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        stores = new RealStores(folder);
        console = stores.console(Office.Demand.NOBODY);
        admin = signedIn("admin");
        ok(admin.post(
                "/api/office/organisation",
                "{\"code\":\"110101002000\",\"parent\":\"110101000000\",\"level\":\"STREET\",\"name\":\"西街道\"}"));
        ok(admin.post(
                "/api/office/organisation",
                "{\"code\":\"110101002001\",\"parent\":\"110101002000\",\"level\":\"COMMUNITY\",\"name\":\"西社区\"}"));
        ok(admin.post("/api/office/responders", responder("r-1", "周护工", "CARER", COMMUNITY)));
        ok(admin.post("/api/office/responders", responder("r-2", "吴护工", "CARER", COMMUNITY)));
        ok(admin.post("/api/office/responders", responder("r-3", "西医生", "DOCTOR", "110101002001")));
        near = invited(
                "/api/office/staff",
                "{\"id\":\"near\",\"name\":\"东班长\",\"role\":\"SUPERVISOR\",\"scope\":\"110101001\"}",
                "near");
        responder = invited("/api/office/invitations", "{\"ids\":[\"r-1\"]}", "r-1");
    }

    @AfterAll
    void stop() {
        console.close();
        stores.close();
    }

    @Test
    @Order(1)
    void a_night_shift_stands_on_the_day_on_which_it_begins_and_the_rest_is_a_gap() {
        ok(near.post("/api/office/shifts", shift("r-1", "COMMUNITY", COMMUNITY, 0, "20:00", "08:00")));
        JsonNode week = week(near);
        JsonNode row = week.path("items").path(0);
        assertThat(row.path("name").asText()).isEqualTo("周护工");
        assertThat(row.path("day").asText()).isEqualTo(monday.toString());
        assertThat(row.path("nextDay").asBoolean()).isTrue();
        assertThat(row.path("placeName").asText()).isEqualTo("和平社区");
        JsonNode gap = week.path("gaps").path(0);
        assertThat(gap.path("name").asText()).isEqualTo("和平社区");
        assertThat(gap.path("parts").path(0))
                .hasToString("{\"day\":\"%s\",\"from\":\"00:00\",\"to\":\"20:00\"}".formatted(monday));
        assertThat(gap.path("parts").path(1).path("from").asText()).isEqualTo("08:00");
    }

    @Test
    @Order(2)
    void who_would_be_on_two_shifts_at_once_is_refused_with_the_name_of_the_other() {
        Person.Answer refused =
                near.post("/api/office/shifts", shift("r-1", "COMMUNITY", COMMUNITY, 1, "07:00", "12:00"));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("shift_overlap");
        assertThat(refused.body().path("error").path("message").path("zh").asText())
                .contains("周护工", monday + " 20:00–次日 08:00", "和平社区");
        assertThat(refused.body().path("error").path("message").path("en").asText())
                .contains("person on shift");
    }

    @Test
    @Order(3)
    void what_cannot_be_is_refused_beside_its_field() {
        assertThat(code(shift("nobody", "COMMUNITY", COMMUNITY, 0, "08:00", "12:00")))
                .isEqualTo("field_person");
        assertThat(code(shift("r-2", "DOCTOR", COMMUNITY, 0, "08:00", "12:00"))).isEqualTo("field_role");
        assertThat(code(shift("s-1", "SUPERVISOR", "", 0, "08:00", "12:00"))).isEqualTo("field_place");
        assertThat(code(shift("r-2", "COMMUNITY", "110101001", 0, "08:00", "12:00")))
                .isEqualTo("field_place");
        assertThat(code(shift("r-2", "COMMUNITY", COMMUNITY, 0, "8", "12:00"))).isEqualTo("field_from");
        assertThat(code(shift("r-2", "COMMUNITY", COMMUNITY, 900, "08:00", "12:00")))
                .isEqualTo("field_day");
        String pattern = shift("r-2", "COMMUNITY", COMMUNITY, 0, "08:00", "12:00")
                .replace("}", ",\"weekdays\":[\"MONDAY\"],\"lastDay\":\"" + monday.minusDays(1) + "\"}");
        assertThat(code(pattern)).isEqualTo("field_lastDay");
        assertThat(admin.post("/api/office/shifts", shift("s-1", "SUPERVISOR", "", 0, "08:00", "12:00"))
                        .code())
                .as("an operator leads no shift")
                .isEqualTo("field_role");
    }

    @Test
    @Order(4)
    void nobody_changes_a_shift_outside_his_own_part_and_operators_change_none() {
        ok(admin.post("/api/office/shifts", shift("r-3", "DOCTOR", "110101002", 0, "08:00", "08:00")));
        ok(admin.post("/api/office/shifts", shift("s-3", "SUPERVISOR", "", 0, "08:00", "20:00")));
        assertThat(week(near).path("items"))
                .extracting(row -> row.path("person").asText())
                .containsExactlyInAnyOrder("r-1", "s-3");
        assertThat(week(admin).path("items")).hasSize(3);
        JsonNode far = row(admin, "r-3");
        String id = far.path("id").asText();
        assertThat(near.post("/api/office/shifts/" + id + "/cancel", "{\"version\":1}")
                        .code())
                .isEqualTo("out_of_scope");
        assertThat(code(shift("r-3", "DOCTOR", COMMUNITY, 3, "08:00", "12:00"))).isEqualTo("field_person");
        assertThat(code(shift("r-2", "COMMUNITY", "110101002001", 3, "08:00", "12:00")))
                .isEqualTo("field_place");
        Person operator = signedIn("operator");
        assertThat(operator.get("/api/office/shifts").code()).isEqualTo("role");
        assertThat(operator.get("/api/shifts/now").status()).isEqualTo(200);
        assertThat(responder.get("/api/shifts/now").code()).isEqualTo("role");
    }

    @Test
    @Order(5)
    void the_second_who_changes_a_shift_is_told_who_was_first_and_when() {
        String id = row(near, "r-1").path("id").asText();
        String change =
                shift("r-2", "COMMUNITY", COMMUNITY, 0, "20:00", "08:00").replace("{", "{\"version\":1,");
        ok(near.post("/api/office/shifts/" + id, change));
        Person.Answer second = admin.post("/api/office/shifts/" + id + "/cancel", "{\"version\":1}");
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.code()).isEqualTo("changed_meanwhile");
        assertThat(second.body().path("error").path("who").asText()).isEqualTo("东班长");
        assertThat(second.body().path("error").path("when").asText()).isNotEmpty();
    }

    @Test
    @Order(6)
    void a_pattern_a_swap_a_copied_week_and_a_file() throws Exception {
        String pattern = shift("r-1", "COMMUNITY", COMMUNITY, 0, "08:00", "20:00")
                .replace("}", ",\"weekdays\":[\"MONDAY\",\"TUESDAY\"],\"lastDay\":\"" + monday.plusDays(8) + "\"}");
        assertThat(near.post("/api/office/shifts", pattern)
                        .body()
                        .path("shifts")
                        .asInt())
                .isEqualTo(4);
        JsonNode day = row(near, "r-1");
        JsonNode night = row(near, "r-2");
        ok(near.post(
                "/api/office/shifts/" + day.path("id").asText() + "/swap",
                "{\"version\":%s,\"other\":\"%s\",\"otherVersion\":%s}"
                        .formatted(day.path("version"), night.path("id").asText(), night.path("version"))));
        assertThat(row(near, "r-2").path("begins").asText()).isEqualTo("08:00");
        JsonNode copied = near.post("/api/office/shift-weeks", "{\"monday\":\"" + monday.plusDays(7) + "\"}")
                .body();
        assertThat(copied.path("shifts").asInt())
                .as("the day and the night of Monday; Tuesday is there")
                .isEqualTo(2);
        assertThat(copied.path("leftOut")).isEmpty();
        String file = near.text(near.request("/api/office/shifts/file?format=csv&language=en&week=" + monday)
                .GET());
        assertThat(file).contains("person on shift", "周护工", "20:00");
        assertThat(file).doesNotContain("西医生");
    }

    @Test
    @Order(7)
    void a_shift_that_begins_puts_on_duty_is_seen_on_the_phone_and_its_end_by_cancelling_too() {
        LocalDateTime now = LocalDateTime.now(ZoneId.of("Asia/Shanghai")).truncatedTo(ChronoUnit.MINUTES);
        assertThat(availability()).isEqualTo("UNAVAILABLE");
        String body =
                "{\"person\":\"r-1\",\"role\":\"COMMUNITY\",\"place\":\"%s\",\"day\":\"%s\",\"from\":\"%s\",\"to\":\"%s\"}"
                        .formatted(
                                COMMUNITY,
                                now.minusHours(1).toLocalDate(),
                                now.minusHours(1).toLocalTime(),
                                now.plusHours(3).toLocalTime());
        ok(near.post("/api/office/shifts", body));
        Awaitility.await().until(() -> availability().equals("AVAILABLE"));
        JsonNode own = responder.get("/api/shifts/own").body().path("items").path(0);
        assertThat(own.path("placeName").asText()).isEqualTo("和平社区");
        JsonNode onShift = near.get("/api/shifts/now").body();
        assertThat(onShift.path("items").path(0).path("away").asBoolean()).isFalse();
        assertThat(onShift.path("next").asText())
                .isEqualTo(now.plusHours(3).toLocalTime().toString());
        ok(responder.post("/api/availability", "{\"availability\":\"UNAVAILABLE\"}"));
        Awaitility.await()
                .until(() -> near.get("/api/shifts/now")
                        .body()
                        .path("items")
                        .path(0)
                        .path("away")
                        .asBoolean());
        ok(responder.post("/api/availability", "{\"availability\":\"AVAILABLE\"}"));
        Awaitility.await().until(() -> availability().equals("AVAILABLE"));
        JsonNode running = admin.get("/api/office/shifts").body().path("items").path(0);
        ok(near.post("/api/office/shifts/" + running.path("id").asText() + "/cancel", "{\"version\":1}"));
        Awaitility.await().until(() -> availability().equals("UNAVAILABLE"));
    }

    private String availability() {
        for (JsonNode one : admin.get("/api/office/responders").body().path("items")) {
            if (one.path("id").asText().equals("r-1")) {
                return one.path("assurance").path("availability").asText();
            }
        }
        return "";
    }

    private JsonNode week(Person person) {
        return person.get("/api/office/shifts?week=" + monday).body();
    }

    private JsonNode row(Person person, String of) {
        for (JsonNode one : week(person).path("items")) {
            if (one.path("person").asText().equals(of)) {
                return one;
            }
        }
        throw new AssertionError("no shift of " + of);
    }

    private String code(String body) {
        return near.post("/api/office/shifts", body).code();
    }

    private String shift(String person, String role, String place, int day, String from, String to) {
        return "{\"person\":\"%s\",\"role\":\"%s\",\"place\":\"%s\",\"day\":\"%s\",\"from\":\"%s\",\"to\":\"%s\"}"
                .formatted(person, role, place, monday.plusDays(day), from, to);
    }

    private static String responder(String id, String name, String kind, String community) {
        return ("{\"id\":\"%s\",\"version\":0,\"name\":\"%s\",\"kind\":\"%s\",\"travel\":\"BICYCLE\",\"community\":\"%s\","
            + "\"skills\":[],\"keysOf\":[],\"channels\":[],\"latitude\":39.9,\"longitude\":116.4}")
                .formatted(id, name, kind, community);
    }

    private Person signedIn(String name) {
        Person person = RealStores.at(console);
        ok(person.signIn(name));
        return person;
    }

    /** Somebody new, with a password of his own. */
    private Person invited(String path, String body, String name) {
        JsonNode answer = admin.post(path, body).body();
        JsonNode given = answer.has("items") ? answer.path("items").path(0) : answer;
        Person person = RealStores.at(console);
        String password = given.path("password").asText();
        ok(person.post("/api/session", "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(name, password)));
        ok(person.post(
                "/api/account/password",
                "{\"old\":\"%s\",\"fresh\":\"%s of my own\"}".formatted(password, MemoryStores.PASSWORD)));
        return person;
    }

    private static void ok(Person.Answer answer) {
        assertThat(List.of(200)).as(answer.body().toString()).contains(answer.status());
    }
}

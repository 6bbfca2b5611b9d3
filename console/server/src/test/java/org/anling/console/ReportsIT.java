package org.anling.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.time.Instant;
import org.anling.console.testing.MemoryReports;
import org.anling.console.testing.Person;
import org.anling.console.testing.TestConsole;
import org.anling.registry.record.AuditEntry;
import org.anling.registry.record.AuditKind;
import org.anling.registry.report.LevelQuestion;
import org.anling.registry.report.LevelQuestion.Grouping;
import org.anling.registry.report.LevelQuestion.Step;
import org.anling.registry.report.ServiceClass;
import org.anling.registry.report.ServiceClock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a supervisor asks the record, over HTTP. One console for all of them: nobody changes anything. */
class ReportsIT {
    private static final String LEVELS = "?clock=ANSWERED&from=2026-03-01&to=2026-03-31&step=DAY&by=COMMUNITY&of=P1";
    private static TestConsole console;
    private static Person supervisor;

    @BeforeAll
    static void start() throws Exception {
        console = new TestConsole();
        supervisor = console.signedIn("supervisor");
    }

    @AfterAll
    static void stop() {
        console.close();
    }

    @Test
    void days_are_those_of_the_centre_and_the_last_one_is_whole() {
        assertThat(supervisor.get("/api/reports/levels" + LEVELS).status()).isEqualTo(200);
        LevelQuestion asked = console.reports.questions.getLast();
        assertThat(asked.from()).isEqualTo(Instant.parse("2026-02-28T16:00:00Z"));
        assertThat(asked.to()).isEqualTo(Instant.parse("2026-03-31T16:00:00Z"));
        assertThat(asked)
                .returns(ServiceClock.ANSWERED, LevelQuestion::clock)
                .returns(Step.DAY, LevelQuestion::step)
                .returns(Grouping.COMMUNITY, LevelQuestion::by);
        assertThat(asked.of()).contains(ServiceClass.P1);
    }

    @Test
    void who_answers_for_a_part_of_the_organisation_gets_the_figures_of_that_part() {
        console.signedIn("supervisor-near").get("/api/reports/levels" + LEVELS);
        assertThat(console.reports.questions.getLast().scope()).isEqualTo("1101010");
        supervisor.get("/api/reports/levels" + LEVELS);
        assertThat(console.reports.questions.getLast().scope()).isEmpty();
    }

    @Test
    void figures_come_with_names_promises_and_what_is_not_in_them() {
        JsonNode report = supervisor.get("/api/reports/levels" + LEVELS).body();
        JsonNode line = report.path("lines").get(0);
        assertThat(line.path("label").asText()).isEqualTo("=和平社区");
        assertThat(line.path("share").asDouble()).isEqualTo(0.6);
        assertThat(line.path("p90").asDouble()).isEqualTo(68.0);
        assertThat(report.path("outside").path("selfPresses").asInt()).isEqualTo(1440);
        assertThat(report.path("promises").get(1).has("share"))
                .as("nothing is judged yet, so there is no hundred per cent")
                .isFalse();
    }

    @Test
    void a_file_is_for_spreadsheets_harmless_and_noted() {
        Person.Answer csv = supervisor.get("/api/reports/file" + LEVELS + "&format=csv&language=en");
        assertThat(csv.header("content-type")).isEqualTo("text/csv; charset=utf-8");
        assertThat(csv.header("content-disposition"))
                .isEqualTo("attachment; filename=\"anling-ANSWERED-2026-03-01-2026-03-31.csv\"");
        assertThat(text(supervisor.request("/api/reports/file" + LEVELS + "&format=csv")))
                .startsWith("\uFEFF周期起始日,分组,名称")
                .contains("2026-03-02," + MemoryReports.COMMUNITY + ",'=和平社区,4,1,5,3,0.6,0.95,14.0,68.0,84.0,96.8")
                .contains("未计入：测试、自检、设备告警,,,7,1440,3");
        assertThat(text(supervisor.request("/api/reports/file" + LEVELS + "&format=xlsx")))
                .startsWith("PK");
        assertThat(console.stores.looks.getLast())
                .returns(AuditKind.EXPORT, AuditEntry::kind)
                .returns("supervisor", AuditEntry::person)
                .returns("anling-ANSWERED-2026-03-01-2026-03-31.xlsx", AuditEntry::subject);
    }

    @Test
    void what_makes_no_sense_is_said_and_nothing_is_asked() {
        int before = console.reports.questions.size();
        assertThat(supervisor
                        .get("/api/reports/levels" + LEVELS.replace("03-31", "02-28"))
                        .code())
                .isEqualTo("bad_span");
        assertThat(supervisor
                        .get("/api/reports/levels" + LEVELS.replace("2026-03-01", "yesterday"))
                        .code())
                .isEqualTo("bad_span");
        assertThat(supervisor
                        .get("/api/reports/levels" + LEVELS.replace("ANSWERED", "SLEPT"))
                        .code())
                .isEqualTo("malformed");
        assertThat(supervisor.get("/api/reports/file" + LEVELS + "&format=exe").code())
                .isEqualTo("malformed");
        assertThat(supervisor.get("/api/reports/month?month=March").code()).isEqualTo("bad_span");
        assertThat(console.reports.questions).hasSize(before);
    }

    @Test
    void more_rows_than_anybody_reads_are_refused_with_what_to_do() {
        console.reports.rows = 2_001;
        try {
            assertThat(supervisor.get("/api/reports/levels" + LEVELS).code()).isEqualTo("too_many_rows");
        } finally {
            console.reports.rows = 1;
        }
    }

    @Test
    void a_month_has_every_clock_and_today_is_about_emergencies_since_midnight_at_the_desk() {
        JsonNode month = supervisor.get("/api/reports/month?month=2026-03").body();
        assertThat(month.path("levels").findValuesAsText("clock"))
                .containsExactly(
                        "ACKNOWLEDGED", "ON_SCREEN", "ANSWERED", "FIRST_HELP", "ACCEPTED", "AT_DOOR", "FOLLOWED_UP");
        assertThat(month.path("silent").get(0).path("label").asText()).isEqualTo("=和平社区");
        assertThat(month.path("silent").get(1).has("label")).isFalse();
        JsonNode today = supervisor.get("/api/reports/today").body();
        assertThat(today.path("of").asInt()).isEqualTo(5);
        LevelQuestion asked = console.reports.questions.getLast();
        assertThat(asked.from().atZone(console.reports.zone()).toLocalTime()).isEqualTo("00:00");
        assertThat(asked.of()).contains(ServiceClass.P1);
    }

    private static String text(HttpRequest.Builder request) {
        return supervisor.text(request);
    }
}

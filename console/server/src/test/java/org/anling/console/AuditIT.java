package org.anling.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.anling.console.testing.Person;
import org.anling.console.testing.TestConsole;
import org.anling.contract.id.ElderId;
import org.anling.registry.record.AuditEntry;
import org.anling.registry.record.AuditKind;
import org.anling.registry.record.AuditQuestion;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who did and saw what, over HTTP. One console for all; what is really kept is tested on the real registry. */
class AuditIT {
    private static final String DAYS = "?from=2026-03-01&to=2026-03-31";
    private static TestConsole console;
    private static Person admin;

    @BeforeAll
    static void start() throws Exception {
        console = new TestConsole();
        admin = console.signedIn("admin");
    }

    @AfterAll
    static void stop() {
        console.close();
    }

    @Test
    void days_are_those_of_the_centre_and_every_filter_is_passed_on() {
        admin.get("/api/audit" + DAYS + "&who=%E5%9D%90%E5%B8%AD&elder=elder-1&kind=EXPORT");
        assertThat(asked())
                .returns(Instant.parse("2026-02-28T16:00:00Z"), AuditQuestion::from)
                .returns(Instant.parse("2026-03-31T16:00:00Z"), AuditQuestion::to)
                .returns("坐席", AuditQuestion::who)
                .returns(new ElderId("elder-1"), AuditQuestion::elder)
                .returns(AuditKind.EXPORT, AuditQuestion::kind);
    }

    @Test
    void who_answers_for_a_part_of_the_organisation_sees_that_part_and_an_operator_nothing() {
        console.signedIn("supervisor-near").get("/api/audit" + DAYS);
        assertThat(asked().scope()).isEqualTo("1101010");
        console.signedIn("supervisor-near").get("/api/audit/file" + DAYS + "&format=csv");
        assertThat(asked().scope()).isEqualTo("1101010");
        admin.get("/api/audit" + DAYS);
        assertThat(asked().scope()).isEmpty();
        assertThat(console.signedIn("operator").get("/api/audit" + DAYS).code()).isEqualTo("role");
        assertThat(console.signedIn("doctor-1")
                        .get("/api/audit/file" + DAYS + "&format=csv")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void pages_follow_each_other_and_the_first_look_is_an_entry_itself() {
        console.entries.size = 250;
        try {
            int before = console.stores.looks.size();
            JsonNode first = admin.get("/api/audit" + DAYS).body();
            assertThat(first.path("lines")).hasSize(100);
            assertThat(first.path("lines").path(0).path("elderName").asText()).isEqualTo("王秀英");
            String next = first.path("next").asText();
            JsonNode second = admin.get("/api/audit" + DAYS + "&before=" + next).body();
            assertThat(asked().before())
                    .hasValueSatisfying(cursor -> assertThat(cursor.id()).isEqualTo(151));
            JsonNode third = admin.get("/api/audit" + DAYS + "&before="
                            + second.path("next").asText())
                    .body();
            assertThat(third.path("lines")).hasSize(50);
            assertThat(third.has("next")).isFalse();
            assertThat(console.stores.looks.subList(before, console.stores.looks.size()))
                    .singleElement()
                    .returns(AuditKind.LOOK, AuditEntry::kind)
                    .returns("admin", AuditEntry::person)
                    .returns("2026-03-01/2026-03-31", AuditEntry::subject);
        } finally {
            console.entries.size = 1;
        }
    }

    @Test
    void a_file_has_all_pages_no_names_of_elders_no_formulas_and_is_noted() {
        console.entries.size = 2_001;
        try {
            String csv = admin.text(admin.request("/api/audit/file" + DAYS + "&format=csv&language=zh"));
            assertThat(csv.lines().count()).isEqualTo(2_002);
            assertThat(csv)
                    .startsWith("\uFEFF时间,人员,姓名")
                    .contains("2026-03-14 16:15:30,s-1,坐席一,OPERATOR,查看,glass,elder-1,inc-1")
                    .contains("\"'=HYPERLINK")
                    .doesNotContain("王秀英");
            assertThat(console.stores.looks.getLast())
                    .returns(AuditKind.EXPORT, AuditEntry::kind)
                    .returns("anling-audit-2026-03-01-2026-03-31.csv rows=2001", AuditEntry::subject);
            assertThat(admin.text(admin.request("/api/audit/file" + DAYS + "&format=xlsx")))
                    .startsWith("PK");
            console.entries.size = 50_001;
            assertThat(admin.get("/api/audit/file" + DAYS + "&format=csv").code())
                    .isEqualTo("too_many_entries");
        } finally {
            console.entries.size = 1;
        }
    }

    @Test
    void how_long_what_is_kept_and_what_went_last_night_is_shown() {
        JsonNode keeping = admin.get("/api/audit" + DAYS).body().path("keeping");
        assertThat(keeping.path("personalDays").asInt()).isEqualTo(1095);
        assertThat(keeping.path("signInDays").asInt()).isEqualTo(365);
        assertThat(keeping.path("last").path("blocks").asInt()).isEqualTo(7);
        assertThat(keeping.path("last").path("day").asText()).isEqualTo("2026-03-13");
    }

    @Test
    void what_makes_no_sense_is_said_and_nothing_is_asked() {
        int before = console.entries.questions.size();
        assertThat(admin.get("/api/audit?from=2026-03-31&to=2026-03-01").code()).isEqualTo("bad_span");
        assertThat(admin.get("/api/audit" + DAYS + "&kind=SPY").code()).isEqualTo("malformed");
        assertThat(admin.get("/api/audit" + DAYS + "&before=x").code()).isEqualTo("malformed");
        assertThat(admin.get("/api/audit" + DAYS + "&who=" + "x".repeat(65)).code())
                .isEqualTo("malformed");
        assertThat(admin.get("/api/audit/file" + DAYS + "&format=exe").code()).isEqualTo("malformed");
        assertThat(console.entries.questions).hasSize(before);
    }

    private static AuditQuestion asked() {
        return console.entries.questions.getLast();
    }
}

package org.anling.registry.report;

import static org.anling.registry.Samples.CENTRE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.anling.registry.Samples;
import org.anling.registry.SeededRegistry;
import org.anling.registry.database.RegistryDatabase;
import org.anling.registry.report.LevelAnswer.LeftOut;
import org.anling.registry.report.LevelAnswer.LevelRow;
import org.anling.registry.report.LevelAnswer.PromiseRow;
import org.anling.registry.report.LevelQuestion.Grouping;
import org.anling.registry.report.LevelQuestion.Step;
import org.anling.registry.report.MonthFigures.EscalationRow;
import org.anling.registry.report.MonthFigures.OutcomeRow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Figures computed by hand, on a real PostgreSQL. */
class ServiceReportsIT {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final String SONG = Samples.COMMUNITY;
    private static final String ELSEWHERE = "110108001001";
    /** 00:30 of the second of March in Shanghai, and still the first in UTC. */
    private static final Instant NIGHT = Instant.parse("2026-03-01T16:30:00Z");

    private static final Instant NOON = Instant.parse("2026-03-10T04:00:00Z");
    private static final Instant FROM = Instant.parse("2026-02-28T16:00:00Z");
    private static final Instant TO = Instant.parse("2026-03-31T16:00:00Z");

    private SeededRegistry registry;
    private RegistryDatabase database;
    private ServiceReports reports;
    private int number;

    @BeforeEach
    void open() {
        registry = SeededRegistry.with(Samples.seed(1, 1));
        database = registry.database();
        reports = new ServiceReports(database, CENTRE, ServiceLevels.SHIPPED);
    }

    @AfterEach
    void close() {
        registry.close();
    }

    /** One incident; instants by column, as seconds after its receipt. */
    private void incident(Instant received, String of, String community, Map<String, Integer> clocks) {
        incident(received, of, community, clocks, null, "REAL");
    }

    private void incident(
            Instant received,
            String of,
            String community,
            Map<String, Integer> clocks,
            @org.jspecify.annotations.Nullable String disposition,
            String traffic) {
        String id = "inc-" + ++number;
        database.run(transaction -> {
            transaction.update("""
                insert into report_fact (centre, incident, version, traffic, answer_class, class, kind, community, model,
                  taken_by, owner, received_at, disposition, escalations, offers_accepted, offers_declined, offers_expired,
                  offers_withdrawn, answer_seconds)
                values (?, ?, 1, ?, ?, ?, 'SOS', ?, 'button', 's-1', 's-1', ?, ?, '{}', 0, 0, 0, 0, '{}')\
                """, CENTRE.value(), id, traffic, of, of, community, received, disposition);
            clocks.forEach((column, seconds) -> transaction.update(
                    "update report_fact set " + column + " = ? where incident = ?", received.plusSeconds(seconds), id));
        });
    }

    private LevelAnswer ask(ServiceClock clock, Step step, Grouping by, Optional<ServiceClass> of, String scope) {
        return reports.ask(new LevelQuestion(clock, FROM, TO, step, by, of, scope, ZONE, NOON.plusSeconds(3600)));
    }

    private LevelAnswer answered(Step step, Grouping by) {
        return ask(ServiceClock.ANSWERED, step, by, Optional.empty(), "");
    }

    @Test
    void percentiles_shares_and_floors_are_those_of_a_hand_with_a_pencil() {
        for (int seconds : List.of(5, 10, 14, 20, 100)) {
            incident(NOON, "P1", SONG, Map.of("taken_at", seconds));
        }
        LevelRow row = answered(Step.WHOLE, Grouping.NONE).whole();
        assertThat(row.done()).isEqualTo(5);
        assertThat(row.p50()).isEqualTo(14.0);
        // Between the fourth and the fifth of five: 20 + 0.6 * 80, and 20 + 0.8 * 80, and 20 + 0.96 * 80.
        assertThat(row.p90()).isCloseTo(68.0, within(1e-6));
        assertThat(row.p95()).isCloseTo(84.0, within(1e-6));
        assertThat(row.p99()).isCloseTo(96.8, within(1e-6));
        assertThat(row.share()).as("three of five within 15 s").isEqualTo(0.6);
        assertThat(row.goal()).isEqualTo(0.95);
        assertThat(answered(Step.WHOLE, Grouping.NONE).promises())
                .filteredOn(promise -> promise.of() == ServiceClass.P1)
                .containsExactly(
                        new PromiseRow(ServiceClass.P1, 0.95, Duration.ofSeconds(15), 5, 3),
                        new PromiseRow(ServiceClass.P1, 0.975, Duration.ofSeconds(60), 5, 4),
                        new PromiseRow(ServiceClass.P1, 0.99, Duration.ofSeconds(180), 5, 5));
    }

    @Test
    void each_incident_is_judged_by_its_own_promise_and_the_goal_is_their_mean() {
        incident(NOON, "P1", SONG, Map.of("taken_at", 30));
        incident(NOON, "P2", SONG, Map.of("taken_at", 30));
        LevelRow both = answered(Step.WHOLE, Grouping.NONE).whole();
        assertThat(both.kept()).isEqualTo(1);
        assertThat(both.goal()).isCloseTo((0.95 + 0.975) / 2, within(1e-9));
        List<LevelRow> rows = answered(Step.WHOLE, Grouping.PRIORITY).rows();
        assertThat(rows).extracting(LevelRow::group).containsExactly("P1", "P2");
        assertThat(rows).extracting(LevelRow::share).containsExactly(0.0, 1.0);
        assertThat(ask(ServiceClock.ANSWERED, Step.WHOLE, Grouping.NONE, Optional.of(ServiceClass.P2), "")
                        .whole()
                        .done())
                .isEqualTo(1);
    }

    @Test
    void what_waits_counts_as_soon_as_its_time_has_passed_and_what_ended_too_early_is_not_judged() {
        incident(NOON, "P1", SONG, Map.of());
        incident(NOON.plusSeconds(3590), "P1", SONG, Map.of());
        incident(NOON, "P1", SONG, Map.of("closed_at", 10));
        LevelRow row = answered(Step.WHOLE, Grouping.NONE).whole();
        assertThat(row.waiting()).isEqualTo(3);
        assertThat(row.judged()).as("an hour, but not ten seconds").isEqualTo(1);
        assertThat(row.kept()).isZero();
        assertThat(row.p50()).as("nothing is done").isNull();
    }

    @Test
    void nothing_at_all_is_no_hundred_per_cent() {
        LevelAnswer answer = answered(Step.DAY, Grouping.NONE);
        assertThat(answer.rows()).isEmpty();
        assertThat(answer.whole().share()).isNull();
        assertThat(answer.whole().goal()).isNull();
        assertThat(answer.complete()).isTrue();
    }

    @Test
    void days_weeks_and_months_are_those_of_the_people_at_the_desk() {
        incident(NIGHT, "P1", SONG, Map.of("taken_at", 5));
        incident(NOON, "P1", SONG, Map.of("taken_at", 25));
        assertThat(answered(Step.DAY, Grouping.NONE).rows())
                .extracting(LevelRow::period)
                .containsExactly(LocalDate.of(2026, 3, 2), LocalDate.of(2026, 3, 10));
        assertThat(answered(Step.WEEK, Grouping.NONE).rows())
                .extracting(LevelRow::period)
                .containsExactly(LocalDate.of(2026, 3, 2), LocalDate.of(2026, 3, 9));
        List<LevelRow> month = answered(Step.MONTH, Grouping.NONE).rows();
        assertThat(month).extracting(LevelRow::period).containsExactly(LocalDate.of(2026, 3, 1));
        assertThat(month.getFirst().p50()).isEqualTo(15.0);
    }

    @Test
    void tests_self_presses_and_devices_are_left_out_and_counted() {
        incident(NOON, "P1", SONG, Map.of("taken_at", 5));
        incident(NOON, "P3", SONG, Map.of("taken_at", 500), "TEST", "TEST");
        incident(NOON, "P1", "000000000000", Map.of("taken_at", 1), null, "SELF_PRESS");
        incident(NOON, "P3", SONG, Map.of("taken_at", 1), null, "TECHNICAL");
        LevelAnswer answer = answered(Step.WHOLE, Grouping.NONE);
        assertThat(answer.whole().done()).isEqualTo(1);
        assertThat(answer.outside()).isEqualTo(new LeftOut(1, 1, 1));
    }

    @Test
    void a_supervisor_of_one_street_sees_its_communities_only() {
        incident(NOON, "P1", SONG, Map.of("taken_at", 5));
        incident(NOON, "P1", ELSEWHERE, Map.of("taken_at", 500));
        LevelAnswer ours = ask(ServiceClock.ANSWERED, Step.WHOLE, Grouping.COMMUNITY, Optional.empty(), "110107001");
        assertThat(ours.rows()).extracting(LevelRow::group).containsExactly(SONG);
        assertThat(ours.whole().done()).isEqualTo(1);
        assertThat(reports.names(List.of(SONG, "s-1")))
                .containsEntry(SONG, "松园社区")
                .containsEntry("s-1", "钱坐席");
    }

    @Test
    void an_incident_that_nobody_has_on_the_screen_waits_and_one_of_an_older_record_is_left_alone() {
        incident(NOON, "P1", SONG, Map.of("shown_at", 1, "taken_at", 5));
        incident(NOON, "P1", SONG, Map.of("shown_at", 3, "taken_at", 5));
        incident(NOON, "P1", SONG, Map.of("taken_at", 5));
        incident(NOON, "P1", SONG, Map.of());
        LevelRow row = ask(ServiceClock.ON_SCREEN, Step.WHOLE, Grouping.NONE, Optional.empty(), "")
                .whole();
        assertThat(List.of(row.done(), row.waiting(), row.judged(), row.kept())).containsExactly(2L, 1L, 3L, 1L);
        assertThat(row.p50()).isEqualTo(2.0);
    }

    @Test
    void acknowledgements_are_told_apart_by_model_and_nobody_at_a_desk_answers_for_them() {
        incident(NOON, "P3", SONG, Map.of("acknowledged_at", 0));
        incident(NOON, "P1", SONG, Map.of("acknowledged_at", 4));
        incident(NOON, "P1", SONG, Map.of());
        LevelAnswer answer = ask(ServiceClock.ACKNOWLEDGED, Step.WHOLE, Grouping.MODEL, Optional.empty(), "");
        assertThat(answer.rows()).singleElement().satisfies(row -> {
            assertThat(row.group()).isEqualTo("button");
            assertThat(row.done()).isEqualTo(2);
            assertThat(row.share()).isEqualTo(0.5);
            assertThat(row.goal()).isEqualTo(0.99);
        });
        assertThat(answer.promises()).contains(new PromiseRow(ServiceClass.P1, 0.99, Duration.ofMillis(200), 1, 0));
        assertThat(ask(ServiceClock.ACKNOWLEDGED, Step.WHOLE, Grouping.OPERATOR, Optional.empty(), "")
                        .rows()
                        .getFirst()
                        .group())
                .isNull();
    }

    @Test
    void help_begins_with_the_answer_and_an_offer_before_it_took_no_time() {
        incident(NOON, "P1", SONG, Map.of("taken_at", 60, "first_offer_at", 2));
        incident(NOON, "P1", SONG, Map.of("taken_at", 10, "first_offer_at", 100, "emergency_at", 50));
        incident(NOON, "P1", SONG, Map.of("taken_at", 10, "closed_at", 900), "FALSE_PRESS", "REAL");
        incident(NOON, "P1", SONG, Map.of("taken_at", 10, "closed_at", 900), "NO_ACCESS", "REAL");
        LevelRow row = ask(ServiceClock.FIRST_HELP, Step.WHOLE, Grouping.NONE, Optional.empty(), "")
                .whole();
        assertThat(row.done()).isEqualTo(2);
        assertThat(row.p50()).as("half way between 0 and 40 s").isEqualTo(20.0);
        assertThat(row.judged())
                .as("a false press needs no help, the other got none")
                .isEqualTo(3);
        assertThat(row.kept()).isEqualTo(2);
    }

    @Test
    void offers_doors_and_follow_ups_have_their_own_beginnings() {
        incident(NOON, "P1", SONG, Map.of("first_offer_at", 10, "first_accepted_at", 70, "at_door_at", 670));
        incident(NOON.minusSeconds(90_000), "P2", SONG, Map.of("closed_at", 100));
        incident(NOON.minusSeconds(90_000), "P3", SONG, Map.of("closed_at", 100));
        assertThat(ask(ServiceClock.ACCEPTED, Step.WHOLE, Grouping.NONE, Optional.empty(), "")
                        .whole()
                        .p50())
                .isEqualTo(60.0);
        assertThat(ask(ServiceClock.AT_DOOR, Step.WHOLE, Grouping.OPERATOR, Optional.empty(), "")
                        .rows()
                        .getFirst())
                .returns("s-1", LevelRow::group)
                .returns(600.0, LevelRow::p50);
        LevelRow followUps = ask(ServiceClock.FOLLOWED_UP, Step.WHOLE, Grouping.NONE, Optional.empty(), "")
                .whole();
        assertThat(followUps.waiting()).isEqualTo(2);
        assertThat(followUps.judged())
                .as("25 hours ago; a P3 is not promised one")
                .isEqualTo(1);
        assertThat(followUps.goal()).isEqualTo(1.0);
    }

    @Test
    void a_month_tells_outcomes_false_presses_and_escalations_that_nobody_answered() {
        incident(NOON, "P1", SONG, Map.of("closed_at", 60), "FALSE_PRESS", "REAL");
        incident(NOON, "P1", SONG, Map.of("taken_at", 60));
        database.run(transaction -> {
            transaction.update("update report_fact set escalations = '{NOT_TAKEN,NOT_TAKEN_AGAIN,NOT_TAKEN}'");
            transaction.update(
                    "update report_fact set offers_accepted = 1, offers_declined = 2, answer_seconds = '{4,8,30}'"
                            + " where taken_at is not null");
        });
        MonthFigures month = new MonthReports(database, CENTRE).ask(new Span(FROM, TO, ""));
        assertThat(month.incidents())
                .containsExactly(
                        new OutcomeRow(ServiceClass.P1, "FALSE_PRESS", 1), new OutcomeRow(ServiceClass.P1, null, 1));
        assertThat(month.falsePresses()).isEqualTo(1);
        assertThat(month.escalations())
                .containsExactly(
                        new EscalationRow("NOT_TAKEN", 4, 2, 1L), new EscalationRow("NOT_TAKEN_AGAIN", 2, 2, 1L));
        assertThat(month.answers().accepted()).isEqualTo(1);
        assertThat(Objects.requireNonNull(month.answers().p50())).isEqualTo(8.0);
        assertThat(month.silent()).isEmpty();
    }
}

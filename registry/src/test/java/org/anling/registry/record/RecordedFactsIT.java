package org.anling.registry.record;

import static org.anling.registry.Samples.CENTRE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.anling.contract.alert.AlertType;
import org.anling.contract.alert.DeviceRef;
import org.anling.contract.alert.Identity;
import org.anling.contract.event.Event;
import org.anling.contract.event.IncidentEvent;
import org.anling.contract.event.TechnicalEvent.TechnicalCleared;
import org.anling.contract.event.TechnicalEvent.TechnicalRaised;
import org.anling.contract.id.DeviceId;
import org.anling.contract.id.InputId;
import org.anling.contract.id.StaffId;
import org.anling.contract.incident.AlarmTarget;
import org.anling.contract.incident.CloseGuard;
import org.anling.contract.incident.Disposition;
import org.anling.contract.incident.EscalationReason;
import org.anling.contract.incident.Priority;
import org.anling.registry.database.RegistryDatabase;
import org.anling.registry.report.LevelAnswer;
import org.anling.registry.report.LevelQuestion;
import org.anling.registry.report.MonthFigures;
import org.anling.registry.report.MonthFigures.EscalationRow;
import org.anling.registry.report.MonthFigures.SilentRow;
import org.anling.registry.report.MonthReports;
import org.anling.registry.report.ServiceClass;
import org.anling.registry.report.ServiceClock;
import org.anling.registry.report.ServiceLevels;
import org.anling.registry.report.ServiceReports;
import org.anling.registry.report.Span;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What reports count is written with the incident, and again after the way of counting changed. Every commit is a second later. */
class RecordedFactsIT {

    private static final Instant FROM = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2026-04-01T00:00:00Z");
    private final RecordedLog recorded = new RecordedLog();
    private final WrittenLog log = recorded.log;
    private final RegistryDatabase database = recorded.database;

    @AfterEach
    void close() {
        recorded.close();
    }

    private void a_press_that_was_lowered_after_it_was_answered() {
        log.commit(Stories.opened(57));
        log.commit(new IncidentEvent.Escalated(Stories.id(57), EscalationReason.NOT_TAKEN, AlarmTarget.SUPERVISOR, 1));
        log.commit(Stories.help(57));
        log.commit(Stories.taken(57));
        log.commit(new IncidentEvent.PriorityChanged(Stories.id(57), Priority.P2, Stories.OPERATOR, "better"));
        log.commit(Stories.care(57));
        log.commit(Stories.closed(57));
    }

    @Test
    void an_answer_is_judged_by_the_priority_at_the_answer_and_the_rest_by_the_last() throws Exception {
        a_press_that_was_lowered_after_it_was_answered();
        record();
        checkFigures();
    }

    @Test
    void facts_of_another_version_are_made_anew_from_the_events() throws Exception {
        a_press_that_was_lowered_after_it_was_answered();
        record();
        database.run(transaction -> {
            transaction.update(
                    "update report_fact set version = 0, taken_by = null, escalations = '{}', answer_class = 'P3'");
            transaction.update("update report_fill set complete = false");
        });
        record();
        checkFigures();
    }

    @Test
    void facts_of_a_record_from_before_there_were_any_are_made() throws Exception {
        a_press_that_was_lowered_after_it_was_answered();
        record();
        database.run(transaction -> transaction.update("delete from report_fact"));
        record();
        checkFigures();
    }

    @Test
    void what_a_lost_branch_held_is_counted_no_more() throws Exception {
        log.commit(Stories.opened(57));
        log.commit(Stories.taken(57));
        log.commit(Stories.opened(58));
        record();
        log.loseTailAfter(1);
        log.commit(Stories.closed(57));
        record();
        LevelAnswer answer = ask(ServiceClock.ANSWERED, Optional.empty());
        assertThat(answer.whole().done()).as("the take is gone with the tail").isZero();
        assertThat(answer.whole().waiting()).as("57, and no 58").isEqualTo(1);
    }

    @Test
    void a_test_that_was_closed_as_one_and_a_device_that_fell_silent_are_told_apart() throws Exception {
        log.commit(Stories.opened(57));
        log.commit(new IncidentEvent.Closed(
                Stories.id(57), Stories.OPERATOR, Disposition.TEST, CloseGuard.SPOKEN, null, null));
        log.commit(lost("d-1"), lost("d-2"), back("d-1"), lost("d-2"));
        record();
        assertThat(ask(ServiceClock.ANSWERED, Optional.empty()).outside().tests())
                .isEqualTo(1);
        assertThat(month().silent()).containsExactly(new SilentRow(null, 2, 3, 1));
    }

    @Test
    void the_first_screen_is_judged_by_the_priority_it_showed_and_the_acknowledgement_by_the_stopwatch()
            throws Exception {
        log.commit(opened(58, Priority.P3));
        Instant received = log.now();
        log.commit(
                new IncidentEvent.OnScreen(Stories.id(58), Stories.OPERATOR, received.plusMillis(1_400)),
                new IncidentEvent.OnScreen(Stories.id(58), new StaffId("s-2"), received.plusMillis(9_000)));
        log.commit(
                new IncidentEvent.Acknowledged(Stories.id(58), new InputId("in-1"), received, received.plusMillis(38)));
        log.commit(new IncidentEvent.PriorityChanged(Stories.id(58), Priority.P1, null, "no_reply"));
        log.commit(Stories.taken(58));
        record();
        LevelAnswer shown = ask(ServiceClock.ON_SCREEN, Optional.of(ServiceClass.P3));
        assertThat(shown.whole().p50()).isEqualTo(1.4);
        assertThat(shown.whole().kept())
                .as("within 2 s, as long as it was a P3")
                .isEqualTo(1);
        assertThat(shown.rows()).extracting(row -> row.group()).containsExactly("s-1");
        LevelAnswer acknowledged = ask(ServiceClock.ACKNOWLEDGED, Optional.empty());
        assertThat(acknowledged.whole().p99()).isEqualTo(0.038);
        assertThat(acknowledged.whole().share()).isEqualTo(1.0);
        assertThat(acknowledged.rows())
                .extracting(row -> row.group())
                .as("no operator's")
                .containsOnlyNulls();
    }

    @Test
    void what_was_taken_before_screens_were_told_of_is_not_judged_by_them() throws Exception {
        a_press_that_was_lowered_after_it_was_answered();
        log.commit(Stories.opened(58));
        log.pass(Duration.ofMinutes(1));
        record();
        LevelAnswer answer = ask(ServiceClock.ON_SCREEN, Optional.empty());
        assertThat(answer.whole().waiting())
                .as("58, which nobody has seen or taken")
                .isEqualTo(1);
        assertThat(answer.whole().judged()).isEqualTo(1);
        assertThat(answer.whole().kept()).isZero();
        assertThat(ask(ServiceClock.ACKNOWLEDGED, Optional.empty()).whole().judged())
                .isZero();
    }

    private static Event opened(int number, Priority priority) {
        IncidentEvent.Opened as = (IncidentEvent.Opened) Stories.opened(number);
        return new IncidentEvent.Opened(
                as.incident(),
                as.number(),
                as.kind(),
                priority,
                priority,
                as.elder(),
                as.device(),
                as.alerts(),
                null,
                as.plan(),
                as.marks());
    }

    private void checkFigures() {
        LevelAnswer answered = ask(ServiceClock.ANSWERED, Optional.of(ServiceClass.P1));
        assertThat(answered.whole().p50()).as("opened, escalated, asked, taken").isEqualTo(3.0);
        assertThat(answered.complete()).isTrue();
        assertThat(ask(ServiceClock.AT_DOOR, Optional.of(ServiceClass.P2))
                        .whole()
                        .p50())
                .as("accepted in the third commit, at the door in the sixth")
                .isEqualTo(3.0);
        assertThat(ask(ServiceClock.AT_DOOR, Optional.of(ServiceClass.P1))
                        .whole()
                        .done())
                .isZero();
        assertThat(ask(ServiceClock.ANSWERED, Optional.of(ServiceClass.P1))
                        .rows()
                        .getFirst()
                        .group())
                .isEqualTo("s-1");
        MonthFigures month = month();
        assertThat(month.escalations()).containsExactly(new EscalationRow("NOT_TAKEN", 1, 1, 0L));
        assertThat(month.answers()).isEqualTo(new MonthFigures.Answers(1, 1, 0, 1, 0.0, 0.0));
    }

    private LevelAnswer ask(ServiceClock clock, Optional<ServiceClass> of) {
        return new ServiceReports(database, CENTRE, ServiceLevels.SHIPPED)
                .ask(new LevelQuestion(
                        clock,
                        FROM,
                        TO,
                        LevelQuestion.Step.MONTH,
                        LevelQuestion.Grouping.OPERATOR,
                        of,
                        "",
                        ZoneId.of("UTC"),
                        log.now()));
    }

    private MonthFigures month() {
        return new MonthReports(database, CENTRE).ask(new Span(FROM, TO, ""));
    }

    private void record() throws InterruptedException {
        recorded.record();
    }

    private static Event lost(String device) {
        return new TechnicalRaised(device + ".LINK_LOST", AlertType.LINK_LOST, ref(device), null, null);
    }

    private static Event back(String device) {
        return new TechnicalCleared(device + ".LINK_LOST", AlertType.LINK_LOST, ref(device));
    }

    private static DeviceRef ref(String device) {
        return new DeviceRef(new DeviceId(device), Identity.VERIFIED, "mqtt", "button", null);
    }
}

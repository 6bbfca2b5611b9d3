package org.anling.dispatcher.core.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.anling.contract.alert.AlertType;
import org.anling.contract.event.CentreEvent.TestEnded;
import org.anling.contract.event.CentreEvent.TestStarted;
import org.anling.contract.event.Event;
import org.anling.contract.event.IncidentEvent.PriorityChanged;
import org.anling.contract.event.InputEvent.Ignored;
import org.anling.contract.event.InputEvent.Refused;
import org.anling.contract.event.OfferEvent;
import org.anling.contract.event.TechnicalEvent.TechnicalCleared;
import org.anling.contract.event.TechnicalEvent.TechnicalRaised;
import org.anling.contract.id.IncidentId;
import org.anling.contract.incident.CloseGuard;
import org.anling.contract.incident.DeadlineKind;
import org.anling.contract.incident.Disposition;
import org.anling.contract.incident.EscalationReason;
import org.anling.contract.incident.Handling;
import org.anling.contract.incident.Priority;
import org.anling.contract.incident.SpokenOutcome;
import org.anling.contract.input.CentreCommand;
import org.anling.contract.input.OperatorCommand;
import org.anling.contract.people.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Trying the button: it still sounds, and it is an emergency unless somebody says that it was a test. */
class TestModeTest {

    private static final IncidentId ID = new IncidentId("inc-1");
    private final TestCentre centre = TestCentre.atOnce();

    @BeforeEach
    void test_mode_of_one_elder_and_six_responders() {
        for (int i = 1; i <= 6; i++) {
            centre.responder("r" + i, 100 * i);
        }
        start("e1", Duration.ofMinutes(30));
    }

    @Test
    void a_press_in_test_mode_sounds_as_p3_and_nobody_is_asked() {
        List<Event> events = centre.press("e1", AlertType.SOS);
        assertThat(events).doesNotHaveAnyElementsOfTypes(OfferEvent.class);
        assertThat(centre.incident(1).priority()).isEqualTo(Priority.P3);
        assertThat(centre.incident(1).marks()).containsExactly("test-mode");
        assertThat(centre.incident(1).deadlines()).containsKeys(DeadlineKind.TAKE, DeadlineKind.TEST_CONFIRM);
        centre.press("e2", AlertType.SOS);
        assertThat(centre.incident(2).priority())
                .as("another elder is in no test mode")
                .isEqualTo(Priority.P1);
    }

    @Test
    void a_press_in_test_mode_that_nobody_confirms_in_2_min_is_an_emergency() {
        centre.press("e1", AlertType.SOS);
        assertThat(centre.pass(119)).doesNotHaveAnyElementsOfTypes(PriorityChanged.class);
        List<Event> events = centre.pass(1);
        assertThat(events).contains(new PriorityChanged(ID, Priority.P1, null, "test_not_confirmed"));
        assertThat(TestCentre.reasons(events)).contains(EscalationReason.TEST_NOT_CONFIRMED);
        assertThat(centre.asked(1)).hasSize(5);
        assertThat(TestCentre.reasons(centre.pass(30)))
                .as("the clocks of a P1 run")
                .contains(EscalationReason.NOT_TAKEN);
    }

    @Test
    void pressed_again_within_60_s_it_is_an_emergency_at_once() {
        centre.press("e1", AlertType.SOS);
        centre.pass(60);
        assertThat(centre.press("e1", AlertType.SOS))
                .contains(new PriorityChanged(ID, Priority.P1, null, "test_pressed_again"));
        assertThat(centre.asked(1)).hasSize(5);
        assertThat(centre.incident(1).deadlines()).doesNotContainKey(DeadlineKind.TEST_CONFIRM);
    }

    @Test
    void another_try_later_is_another_test_and_its_first_clock_goes_on() {
        centre.press("e1", AlertType.SOS);
        centre.pass(61);
        centre.press("e1", AlertType.SOS);
        assertThat(centre.incident(1).priority()).isEqualTo(Priority.P3);
        assertThat(centre.pass(59)).hasAtLeastOneElementOfType(PriorityChanged.class);
    }

    @Test
    void closed_as_a_test_or_spoken_with_or_false_it_is_confirmed() {
        centre.press("e1", AlertType.SOS);
        centre.takeAndSpeak(1, SpokenOutcome.NO_HELP_NEEDED);
        assertThat(centre.incident(1).deadlines()).doesNotContainKey(DeadlineKind.TEST_CONFIRM);
        centre.operator(Samples.ANNA, 1, new OperatorCommand.Close(Disposition.TEST, CloseGuard.SPOKEN, null, null));
        assertThat(centre.incident(1).handling()).isEqualTo(Handling.CLOSED);
        centre.press("e1", AlertType.SOS);
        assertThat(centre.incident(2).priority()).isEqualTo(Priority.P3);
        centre.operator(Samples.ANNA, 2, new OperatorCommand.Take());
        centre.operator(Samples.ANNA, 2, new OperatorCommand.FalsePress());
        assertThat(centre.pass(150)).doesNotHaveAnyElementsOfTypes(PriorityChanged.class, OfferEvent.class);
    }

    @Test
    void an_elder_who_says_that_it_is_no_test_gets_help_at_once() {
        centre.press("e1", AlertType.SOS);
        centre.takeAndSpeak(1, SpokenOutcome.NEEDS_HELP);
        assertThat(centre.incident(1).priority()).isEqualTo(Priority.P1);
        assertThat(centre.asked(1)).hasSize(5);
    }

    @Test
    void an_elder_in_test_mode_who_does_not_answer_is_an_emergency() {
        centre.press("e1", AlertType.SOS);
        centre.operator(Samples.ANNA, 1, new OperatorCommand.Take());
        centre.pass(30);
        assertThat(centre.incident(1).priority()).isEqualTo(Priority.P1);
        assertThat(TestCentre.reasons(centre.pass(120))).doesNotContain(EscalationReason.TEST_NOT_CONFIRMED);
    }

    @Test
    void only_the_button_is_tried_a_fall_or_smoke_in_test_mode_is_real() {
        centre.press("e1", AlertType.SMOKE);
        assertThat(centre.incident(1).priority()).isEqualTo(Priority.P1);
        assertThat(centre.incident(1).marks()).isEmpty();
        start("e2", Duration.ofMinutes(5));
        centre.press("e2", AlertType.SOS, AlertType.FALL);
        assertThat(centre.incident(2).priority()).isEqualTo(Priority.P1);
        start("e3", Duration.ofMinutes(5));
        centre.press("e3", AlertType.SOS);
        centre.pass(10);
        centre.press("e3", AlertType.FALL);
        assertThat(centre.incident(3).priority()).isEqualTo(Priority.P1);
        assertThat(centre.incident(3).deadlines()).doesNotContainKey(DeadlineKind.TEST_CONFIRM);
    }

    @Test
    void a_press_in_test_mode_joins_a_real_incident_as_every_press_does() {
        centre.press("e2", AlertType.WANDERING);
        start("e2", Duration.ofMinutes(5));
        centre.press("e2", AlertType.SOS);
        assertThat(centre.incident(1).priority()).isEqualTo(Priority.P1);
    }

    @Test
    void an_exact_copy_is_not_pressed_again() {
        centre.press(Samples.elder("e1"), "same", AlertType.SOS);
        centre.pass(5);
        centre.press(Samples.elder("e1"), "same", AlertType.SOS);
        assertThat(centre.incident(1).priority()).isEqualTo(Priority.P3);
    }

    @Test
    void test_mode_lasts_at_most_30_min_and_ends_by_itself() {
        assertThat(start("e2", Duration.ofMinutes(30).plusSeconds(1))).hasOnlyElementsOfType(Refused.class);
        assertThat(start("e2", Duration.ZERO)).hasOnlyElementsOfType(Refused.class);
        assertThat(centre.pass(Duration.ofMinutes(30))).contains(new TestEnded(Samples.elder("e1"), null));
        centre.press("e1", AlertType.SOS);
        assertThat(centre.incident(1).priority()).isEqualTo(Priority.P1);
    }

    @Test
    void the_staff_ends_test_mode_and_may_prolong_it() {
        assertThat(start("e1", Duration.ofMinutes(10))).hasAtLeastOneElementOfType(TestStarted.class);
        assertThat(end("e1")).contains(new TestEnded(Samples.elder("e1"), Samples.ANNA));
        assertThat(end("e1")).hasOnlyElementsOfType(Ignored.class);
        assertThat(centre.pass(Duration.ofHours(1)))
                .as("nothing is left to end")
                .doesNotHaveAnyElementsOfTypes(TestEnded.class);
    }

    @Test
    void a_test_that_a_device_reports_by_itself_is_a_fact_about_the_device() {
        assertThat(centre.press("e2", AlertType.TEST))
                .hasAtLeastOneElementOfType(TechnicalRaised.class)
                .hasAtLeastOneElementOfType(TechnicalCleared.class);
        assertThat(centre.state.technicalAlerts()).isEmpty();
        assertThat(centre.state.incidents()).isEmpty();
    }

    private List<Event> start(String elder, Duration time) {
        return centre.centre(
                Samples.ANNA, Role.OPERATOR, new CentreCommand.StartTest(Samples.elder(elder), centre.now.plus(time)));
    }

    private List<Event> end(String elder) {
        return centre.centre(Samples.ANNA, Role.OPERATOR, new CentreCommand.EndTest(Samples.elder(elder)));
    }
}

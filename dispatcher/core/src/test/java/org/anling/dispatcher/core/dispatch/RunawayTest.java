package org.anling.dispatcher.core.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.anling.contract.alert.AlertType;
import org.anling.contract.event.Event;
import org.anling.contract.event.IncidentEvent.AlertJoined;
import org.anling.contract.event.IncidentEvent.Escalated;
import org.anling.contract.event.OfferEvent.OfferMade;
import org.anling.contract.event.TechnicalEvent.TechnicalCleared;
import org.anling.contract.event.TechnicalEvent.TechnicalRaised;
import org.anling.contract.incident.CloseGuard;
import org.anling.contract.incident.Disposition;
import org.anling.contract.incident.Priority;
import org.anling.contract.incident.SpokenOutcome;
import org.anling.contract.input.AlertFrame;
import org.anling.contract.input.CentreCommand;
import org.anling.contract.input.OperatorCommand;
import org.anling.contract.people.Role;
import org.junit.jupiter.api.Test;

/** A device that sends more than six alerts a minute is a runaway: its alerts merge, the P1 stays in sight. */
class RunawayTest {

    private static final String ROW = "d-e1.RUNAWAY";

    private final TestCentre centre = TestCentre.atOnce().responder("r1", 300).responder("r2", 400);

    @Test
    void six_alerts_a_minute_are_a_person_and_the_seventh_is_a_runaway() {
        press(6);
        assertThat(centre.state.technicalAlerts()).isEmpty();
        press(1);
        assertThat(centre.state.technicalAlerts()).containsOnlyKeys(ROW);
    }

    @Test
    void seven_alerts_in_more_than_a_minute_are_none() {
        for (int i = 0; i < 12; i++) {
            press(1);
            centre.pass(10);
        }
        assertThat(centre.state.technicalAlerts()).isEmpty();
    }

    @Test
    void exact_copies_do_not_make_a_runaway() {
        for (int i = 0; i < 20; i++) {
            centre.press(Samples.elder("e1"), "same", AlertType.SOS);
        }
        assertThat(centre.state.technicalAlerts()).isEmpty();
        assertThat(centre.incident(1).alerts()).isEqualTo(20);
    }

    @Test
    void two_busy_devices_of_one_elder_are_no_runaway() {
        for (int i = 0; i < 5; i++) {
            press(1);
            AlertFrame frame = Samples.frame(Samples.elder("e1"), "w" + i, AlertType.FALL);
            centre.send(
                    new AlertFrame(
                            Samples.device("watch"), frame.elder(), frame.alerts(), frame.repeatHorizon(), List.of()),
                    Samples.atHome());
        }
        assertThat(centre.state.technicalAlerts()).isEmpty();
    }

    @Test
    void it_is_raised_once_and_every_press_still_joins_the_p1_that_stays_in_sight() {
        List<Event> events = press(50);
        assertThat(events).filteredOn(TechnicalRaised.class::isInstance).hasSize(1);
        assertThat(centre.incident(1).alerts()).isEqualTo(50);
        assertThat(centre.state.openIncidents()).hasSize(1);
        assertThat(centre.incident(1).priority()).isEqualTo(Priority.P1);
    }

    @Test
    void its_alerts_start_nothing_again_after_somebody_stopped_it() {
        press(8);
        stopped();
        List<Event> more = press(5);
        assertThat(more).hasOnlyElementsOfType(AlertJoined.class).hasSize(5);
        assertThat(centre.asked(1)).isEmpty();
    }

    @Test
    void a_graver_alarm_of_a_runaway_counts_in_full() {
        for (int i = 0; i < 8; i++) {
            centre.press("e1", AlertType.INACTIVITY);
        }
        assertThat(centre.state.technicalAlerts()).containsOnlyKeys(ROW);
        assertThat(centre.press("e1", AlertType.SOS)).hasAtLeastOneElementOfType(AlertJoined.class);
        assertThat(centre.incident(1).priority()).isEqualTo(Priority.P1);
    }

    @Test
    void still_needs_help_of_a_runaway_counts_in_full() {
        press(8);
        stopped();
        assertThat(centre.press("e1", AlertType.STILL_NEEDS_HELP)).hasAtLeastOneElementOfType(OfferMade.class);
    }

    @Test
    void a_press_of_a_runaway_whose_incident_was_closed_is_a_new_incident() {
        press(8);
        stopped();
        centre.operator(
                Samples.ANNA, 1, new OperatorCommand.Close(Disposition.DEVICE_FAULT, CloseGuard.SPOKEN, null, null));
        press(1);
        assertThat(centre.state.openIncidents()).hasSize(1);
        assertThat(centre.asked(2)).isNotEmpty();
    }

    @Test
    void it_ends_when_the_device_was_quiet_for_five_minutes() {
        press(8);
        centre.pass(Duration.ofMinutes(4));
        press(1);
        List<Event> events = centre.pass(Duration.ofMinutes(5).minusSeconds(1));
        assertThat(events).doesNotHaveAnyElementsOfTypes(TechnicalCleared.class);
        assertThat(centre.pass(2)).hasAtLeastOneElementOfType(TechnicalCleared.class);
        assertThat(centre.state.technicalAlerts()).isEmpty();
    }

    @Test
    void closed_by_hand_it_is_raised_again_when_the_device_goes_on() {
        press(8);
        centre.centre(Samples.ANNA, Role.OPERATOR, new CentreCommand.CloseTechnical(ROW, "battery taken out"));
        assertThat(centre.state.technicalAlerts()).isEmpty();
        press(1);
        assertThat(centre.state.technicalAlerts()).containsOnlyKeys(ROW);
        assertThat(centre.pass(Duration.ofMinutes(6))).hasAtLeastOneElementOfType(TechnicalCleared.class);
    }

    @Test
    void a_runaway_escalates_no_more_than_one_press_does() {
        long one = escalations("e2", 1);
        assertThat(escalations("e1", 40)).isEqualTo(one);
    }

    private long escalations(String elder, int presses) {
        TestCentre other = TestCentre.atOnce().responder("r1", 300);
        for (int i = 0; i < presses; i++) {
            other.press(elder, AlertType.SOS);
        }
        return other.pass(30).stream().filter(Escalated.class::isInstance).count();
    }

    private void stopped() {
        centre.operator(Samples.ANNA, 1, new OperatorCommand.Take());
        centre.operator(Samples.ANNA, 1, new OperatorCommand.Spoken(SpokenOutcome.NO_HELP_NEEDED));
    }

    private List<Event> press(int times) {
        centre.news();
        for (int i = 0; i < times; i++) {
            centre.press("e1", AlertType.SOS);
        }
        return centre.news();
    }
}

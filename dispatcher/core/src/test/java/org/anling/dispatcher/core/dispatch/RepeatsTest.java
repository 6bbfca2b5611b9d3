package org.anling.dispatcher.core.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.anling.contract.alert.AlertType;
import org.anling.contract.entry.InputEntry;
import org.anling.contract.entry.InputEnvelope;
import org.anling.contract.entry.Lane;
import org.anling.contract.event.Event;
import org.anling.contract.event.IncidentEvent.AlertJoined;
import org.anling.contract.event.IncidentEvent.Opened;
import org.anling.contract.event.InputEvent;
import org.anling.contract.id.InputId;
import org.anling.contract.incident.CloseGuard;
import org.anling.contract.incident.Disposition;
import org.anling.contract.incident.Handling;
import org.anling.contract.incident.JoinReason;
import org.anling.contract.incident.Priority;
import org.anling.contract.incident.SpokenOutcome;
import org.anling.contract.input.AlertFrame;
import org.anling.contract.input.OperatorCommand;
import org.anling.dispatcher.core.incident.BuiltInPlans;
import org.anling.dispatcher.core.incident.DispatchSettings;
import org.anling.dispatcher.core.responder.Context;
import org.anling.dispatcher.core.state.CentreState;
import org.anling.dispatcher.core.state.Decided;
import org.junit.jupiter.api.Test;

/** The three levels of repeats: a press is never doubled, never silent, and never swallowed for good. */
class RepeatsTest {

    private final TestCentre centre =
            new TestCentre(DispatchSettings.DEFAULT.withPlans(BuiltInPlans.AT_ONCE)).responder("r1", 300);

    @Test
    void two_entries_with_one_append_id_are_one_input() {
        AlertFrame frame = Samples.frame(Samples.elder("e1"), "k", AlertType.SOS);
        centre.send(frame, Samples.atHome(), "same", centre.now);
        List<Event> again = centre.send(frame, Samples.atHome(), "same", centre.now);
        assertThat(again).containsExactly(new InputEvent.Repeated());
        assertThat(centre.state.incidents()).hasSize(1);
        assertThat(centre.incident(1).alerts()).isEqualTo(1);
    }

    /** Whatever fails about a repeat: the press has its incident already. */
    @Test
    void a_repeat_that_is_parked_opens_no_incident_of_its_own() {
        AlertFrame frame = Samples.frame(Samples.elder("e1"), "k", AlertType.SOS);
        assertThat(parked(frame, "first")).as("nobody knows this one").hasAtLeastOneElementOfType(Opened.class);
        centre.send(frame, Samples.atHome(), "same", centre.now);
        assertThat(parked(frame, "same")).hasOnlyElementsOfType(InputEvent.Parked.class);
    }

    private List<Event> parked(AlertFrame frame, String id) {
        InputEnvelope envelope = new InputEnvelope(
                new InputId(id), Samples.CENTRE, "alerts", Lane.URGENT, "d-e1", null, centre.now, true, "e1");
        InputEntry entry = new InputEntry(envelope, frame, null);
        return centre.dispatch.park(centre.state, entry, Context.at(centre.now), "could not be applied").stream()
                .map(Decided::body)
                .toList();
    }

    @Test
    void an_exact_copy_is_a_line_of_its_open_incident() {
        centre.press(Samples.elder("e1"), "k", AlertType.SOS);
        centre.pass(5);
        List<Event> copy = centre.press(Samples.elder("e1"), "k", AlertType.SOS);
        assertThat(copy)
                .singleElement()
                .isInstanceOfSatisfying(
                        AlertJoined.class, joined -> assertThat(joined.why()).isEqualTo(JoinReason.EXACT_COPY));
        assertThat(centre.incident(1).alerts()).isEqualTo(2);
    }

    @Test
    void another_press_of_the_same_elder_joins_the_open_incident() {
        centre.press("e1", AlertType.SOS);
        List<Event> again = centre.press("e1", AlertType.FALL);
        assertThat(again).first().isInstanceOfSatisfying(AlertJoined.class, joined -> {
            assertThat(joined.why()).isEqualTo(JoinReason.SAME_EPISODE);
            assertThat(joined.kind()).isEqualTo(AlertType.FALL);
        });
        assertThat(centre.state.incidents()).hasSize(1);
    }

    @Test
    void a_press_that_joins_raises_the_priority() {
        centre.press("e1", AlertType.INACTIVITY);
        assertThat(centre.incident(1).priority()).isEqualTo(Priority.P2);
        centre.press("e1", AlertType.SOS);
        assertThat(centre.incident(1).priority()).isEqualTo(Priority.P1);
        assertThat(centre.incident(1).kind()).isEqualTo(AlertType.SOS);
    }

    @Test
    void presses_of_two_elders_are_two_incidents() {
        centre.press("e1", AlertType.SOS);
        centre.press("e2", AlertType.SOS);
        assertThat(centre.state.openIncidents()).hasSize(2);
    }

    @Test
    void a_copy_ten_minutes_after_the_close_joins_the_closed_incident() {
        centre.press(Samples.elder("e1"), "k", AlertType.SOS);
        close();
        centre.pass(Duration.ofMinutes(10).minusSeconds(1));
        List<Event> copy = centre.press(Samples.elder("e1"), "k", AlertType.SOS);
        assertThat(copy)
                .singleElement()
                .isInstanceOfSatisfying(
                        AlertJoined.class, joined -> assertThat(joined.why()).isEqualTo(JoinReason.COPY_AFTER_CLOSE));
        assertThat(centre.state.incidents()).hasSize(1);
        assertThat(centre.incident(1).handling()).isEqualTo(Handling.CLOSED);
    }

    @Test
    void the_horizon_counts_from_the_last_copy_and_not_from_the_first() {
        centre.press(Samples.elder("e1"), "k", AlertType.SOS);
        close();
        for (int i = 0; i < 5; i++) {
            centre.pass(Duration.ofMinutes(8));
            centre.press(Samples.elder("e1"), "k", AlertType.SOS);
        }
        assertThat(centre.state.incidents()).hasSize(1);
        assertThat(centre.incident(1).alerts()).isEqualTo(6);
    }

    @Test
    void a_copy_an_hour_after_the_close_opens_a_new_incident_that_may_repeat_the_old_one() {
        centre.press(Samples.elder("e1"), "k", AlertType.SOS);
        close();
        centre.pass(Duration.ofHours(1));
        List<Event> copy = centre.press(Samples.elder("e1"), "k", AlertType.SOS);
        assertThat(copy).first().isInstanceOfSatisfying(Opened.class, opened -> {
            assertThat(opened.number()).isEqualTo(2);
            assertThat(opened.mayRepeat()).isEqualTo(1);
        });
    }

    @Test
    void a_press_two_days_later_repeats_nothing() {
        centre.press(Samples.elder("e1"), "k", AlertType.SOS);
        close();
        centre.pass(Duration.ofDays(2));
        List<Event> copy = centre.press(Samples.elder("e1"), "k", AlertType.SOS);
        assertThat(copy)
                .first()
                .isInstanceOfSatisfying(
                        Opened.class, opened -> assertThat(opened.mayRepeat()).isNull());
        assertThat(centre.state.incidents())
                .as("closed incidents are kept for a day")
                .hasSize(1);
    }

    @Test
    void the_protocols_own_longer_retry_time_counts() {
        AlertFrame frame = Samples.frame(Samples.elder("e1"), "k", AlertType.SOS);
        AlertFrame patient =
                new AlertFrame(frame.device(), frame.elder(), frame.alerts(), Duration.ofHours(2), frame.marks());
        centre.send(patient, Samples.atHome());
        close();
        centre.pass(Duration.ofMinutes(100));
        centre.send(patient, Samples.atHome());
        assertThat(centre.state.incidents()).hasSize(1);
    }

    @Test
    void keys_of_repeats_survive_a_snapshot() {
        centre.press(Samples.elder("e1"), "k", AlertType.SOS);
        close();
        CentreState loaded = centre.dispatch.begin();
        loaded.load(new org.anling.contract.entry.EventId(1, centre.log.size()), centre.state.allPieces());
        assertThat(loaded.knows(new org.anling.contract.id.InputId("in-1"))).isTrue();
        assertThat(loaded.allPieces()).isEqualTo(centre.state.allPieces());
    }

    private void close() {
        centre.operator(Samples.ANNA, 1, new OperatorCommand.Take());
        centre.operator(Samples.ANNA, 1, new OperatorCommand.Spoken(SpokenOutcome.NO_HELP_NEEDED));
        centre.operator(
                Samples.ANNA, 1, new OperatorCommand.Close(Disposition.REASSURED, CloseGuard.SPOKEN, null, null));
        assertThat(centre.incident(1).handling()).isEqualTo(Handling.CLOSED);
    }
}

package org.anling.dispatcher.core.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.anling.contract.alert.AlertType;
import org.anling.contract.event.Event;
import org.anling.contract.event.IncidentEvent;
import org.anling.contract.event.IncidentEvent.Escalated;
import org.anling.contract.event.IncidentEvent.Held;
import org.anling.contract.event.IncidentEvent.Resumed;
import org.anling.contract.event.IncidentEvent.TransferDeclined;
import org.anling.contract.event.InputEvent.Refused;
import org.anling.contract.id.IncidentId;
import org.anling.contract.incident.AlarmTarget;
import org.anling.contract.incident.AssignmentStatus;
import org.anling.contract.incident.CloseGuard;
import org.anling.contract.incident.DeadlineKind;
import org.anling.contract.incident.Disposition;
import org.anling.contract.incident.EscalationReason;
import org.anling.contract.incident.Handling;
import org.anling.contract.incident.Priority;
import org.anling.contract.incident.RefusalCode;
import org.anling.contract.incident.SpokenOutcome;
import org.anling.contract.input.OperatorCommand;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A hold rests nobody's attention but its owner's, and whatever needs the owner ends it. */
class HoldTest {

    private static final IncidentId ID = new IncidentId("inc-1");
    private final TestCentre centre = TestCentre.atOnce();

    @BeforeEach
    void a_press_with_three_responders_taken_and_spoken_with() {
        for (int i = 1; i <= 3; i++) {
            centre.responder("r" + i, 100 * i);
        }
        centre.press("e1", AlertType.SOS);
        centre.takeAndSpeak(1, SpokenOutcome.NEEDS_HELP);
    }

    @Test
    void a_hold_that_runs_out_wakes_its_owner() {
        centre.accept("r1");
        centre.move("r1", "inc-1-a1", AssignmentStatus.WITH_ELDER);
        Instant until = centre.now.plus(Duration.ofMinutes(3));
        assertThat(hold(until)).first().isEqualTo(new Held(ID, Samples.ANNA, until));
        assertThat(centre.incident(1).handling()).isEqualTo(Handling.ON_HOLD);
        assertThat(centre.incident(1).owner()).isEqualTo(Samples.ANNA);
        assertThat(centre.pass(179)).isEmpty();
        assertThat(centre.pass(1))
                .contains(
                        new Resumed(ID, null), new Escalated(ID, EscalationReason.HOLD_OVER, AlarmTarget.OPERATOR, 1));
        assertThat(centre.incident(1).handling()).isEqualTo(Handling.TAKEN);
    }

    @Test
    void what_was_put_aside_comes_back_by_itself_one_priority_up() {
        centre.press("e2", AlertType.LIFE_SERVICE);
        centre.operator(Samples.ANNA, 2, new OperatorCommand.Take());
        for (Priority next : new Priority[] {Priority.P2, Priority.P1}) {
            centre.operator(Samples.ANNA, 2, new OperatorCommand.Spoken(SpokenOutcome.NO_HELP_NEEDED));
            centre.operator(Samples.ANNA, 2, new OperatorCommand.Hold(centre.now.plusSeconds(120)));
            assertThat(centre.pass(120))
                    .contains(new IncidentEvent.PriorityChanged(new IncidentId("inc-2"), next, null, "hold_over"));
            assertThat(centre.incident(2).handling()).isEqualTo(Handling.TAKEN);
        }
        assertThat(centre.incident(2).priority()).isEqualTo(Priority.P1);
    }

    @Test
    void who_goes_on_before_the_wake_up_leaves_the_priority_as_it_is() {
        centre.press("e2", AlertType.LIFE_SERVICE);
        centre.takeAndSpeak(2, SpokenOutcome.NO_HELP_NEEDED);
        centre.operator(Samples.ANNA, 2, new OperatorCommand.Hold(centre.now.plusSeconds(120)));
        centre.operator(Samples.ANNA, 2, new OperatorCommand.Resume());
        assertThat(centre.pass(120)).doesNotHaveAnyElementsOfTypes(IncidentEvent.PriorityChanged.class);
    }

    @Test
    void a_hold_stops_no_other_deadline() {
        List<DeadlineKind> before = List.copyOf(centre.incident(1).deadlines().keySet());
        holdFor(Duration.ofHours(1));
        assertThat(centre.incident(1).deadlines().keySet()).containsAll(before).contains(DeadlineKind.WAKE);
        assertThat(TestCentre.reasons(centre.pass(Duration.ofMinutes(20))))
                .contains(EscalationReason.NOT_ACCEPTED, EscalationReason.OWNER_REMINDED);
    }

    @Test
    void an_emergency_in_which_nobody_was_reached_is_not_put_aside() {
        centre.press("e2", AlertType.SOS);
        centre.operator(Samples.ANNA, 2, new OperatorCommand.Take());
        OperatorCommand.Hold hold = new OperatorCommand.Hold(centre.now.plusSeconds(600));
        assertThat(centre.operator(Samples.ANNA, 2, hold))
                .containsExactly(new Refused(RefusalCode.NOBODY_REACHED, "inc-2", null, null));
        assertThat(centre.boss(2, hold)).as("not by a supervisor either").hasOnlyElementsOfType(Refused.class);
        centre.press("e3", AlertType.LIFE_SERVICE);
        centre.operator(Samples.ANNA, 3, new OperatorCommand.Take());
        assertThat(centre.operator(Samples.ANNA, 3, hold))
                .as("what is no emergency may wait")
                .hasAtLeastOneElementOfType(Held.class);
    }

    @Test
    void a_hold_lasts_a_minute_at_least_and_four_hours_at_most() {
        assertThat(holdFor(Duration.ofSeconds(59))).containsExactly(refused(RefusalCode.MALFORMED));
        assertThat(holdFor(Duration.ofHours(4).plusSeconds(1))).containsExactly(refused(RefusalCode.MALFORMED));
        assertThat(holdFor(Duration.ofHours(4))).hasAtLeastOneElementOfType(Held.class);
        assertThat(holdFor(Duration.ofHours(1))).containsExactly(refused(RefusalCode.WRONG_STATE));
    }

    @Test
    void only_the_owner_or_a_supervisor_puts_it_aside_or_goes_on() {
        OperatorCommand.Hold hold = new OperatorCommand.Hold(centre.now.plusSeconds(600));
        assertThat(centre.operator(Samples.BEN, 1, hold))
                .containsExactly(new Refused(RefusalCode.NOT_YOURS, "inc-1", "anna", Samples.NOON));
        centre.boss(1, hold);
        assertThat(centre.operator(Samples.BEN, 1, new OperatorCommand.Resume()))
                .hasOnlyElementsOfType(Refused.class);
        assertThat(centre.operator(Samples.ANNA, 1, new OperatorCommand.Resume()))
                .first()
                .isEqualTo(new Resumed(ID, Samples.ANNA));
        assertThat(centre.incident(1).deadlines()).doesNotContainKey(DeadlineKind.WAKE);
        assertThat(centre.operator(Samples.ANNA, 1, new OperatorCommand.Resume()))
                .containsExactly(refused(RefusalCode.WRONG_STATE));
    }

    @Test
    void later_alerts_go_to_the_operator_who_has_it_and_wake_the_hold() {
        holdFor(Duration.ofHours(1));
        assertThat(centre.press("e1", AlertType.LOW_BATTERY)).doesNotHaveAnyElementsOfTypes(Resumed.class);
        assertThat(centre.incident(1).handling())
                .as("an alert about the device wakes nobody")
                .isEqualTo(Handling.ON_HOLD);
        assertThat(centre.press("e1", AlertType.FALL)).contains(new Resumed(ID, null));
        assertThat(centre.incident(1).owner()).isEqualTo(Samples.ANNA);
        assertThat(centre.incident(1).deadlines()).doesNotContainKey(DeadlineKind.WAKE);
    }

    @Test
    void no_reply_wakes_a_hold() {
        holdFor(Duration.ofHours(1));
        assertThat(centre.operator(Samples.ANNA, 1, new OperatorCommand.NoReply()))
                .contains(new Resumed(ID, null));
    }

    @Test
    void the_last_one_saying_no_wakes_a_hold() {
        holdFor(Duration.ofHours(1));
        centre.decline("r1");
        centre.decline("r2");
        assertThat(centre.incident(1).handling()).isEqualTo(Handling.ON_HOLD);
        assertThat(centre.decline("r3")).contains(new Resumed(ID, null));
    }

    @Test
    void the_hole_after_accepted_wakes_a_hold() {
        centre.accept("r1");
        holdFor(Duration.ofHours(1));
        List<Event> events = centre.pass(Duration.ofMinutes(3));
        assertThat(TestCentre.reasons(events)).contains(EscalationReason.NOT_ON_THE_WAY);
        assertThat(events).contains(new Resumed(ID, null));
    }

    @Test
    void who_went_and_gives_it_back_wakes_a_hold() {
        centre.accept("r1");
        holdFor(Duration.ofMinutes(2));
        assertThat(centre.move("r1", "inc-1-a1", AssignmentStatus.RELEASED)).contains(new Resumed(ID, null));
    }

    @Test
    void a_hold_takes_a_transfer_back() {
        centre.operator(Samples.ANNA, 1, new OperatorCommand.Transfer(Samples.BEN));
        assertThat(holdFor(Duration.ofMinutes(10))).first().isEqualTo(new TransferDeclined(ID, Samples.ANNA, null));
        assertThat(centre.incident(1).handling()).isEqualTo(Handling.ON_HOLD);
        assertThat(centre.incident(1).deadlines()).doesNotContainKey(DeadlineKind.HANDOVER);
        assertThat(centre.operator(Samples.BEN, 1, new OperatorCommand.AcceptTransfer()))
                .hasOnlyElementsOfType(Refused.class);
    }

    @Test
    void a_false_press_and_a_close_work_from_a_hold() {
        holdFor(Duration.ofMinutes(10));
        centre.operator(Samples.ANNA, 1, new OperatorCommand.FalsePress());
        assertThat(centre.asked(1)).isEmpty();
        centre.operator(
                Samples.ANNA, 1, new OperatorCommand.Close(Disposition.FALSE_PRESS, CloseGuard.SPOKEN, null, null));
        assertThat(centre.incident(1).handling()).isEqualTo(Handling.CLOSED);
        assertThat(centre.incident(1).desk().hold()).isNull();
        assertThat(centre.incident(1).deadlines()).isEmpty();
    }

    @Test
    void an_alarm_that_cannot_be_read_wakes_a_hold() {
        holdFor(Duration.ofMinutes(10));
        assertThat(centre.unreadable("e1")).contains(new Resumed(ID, null));
    }

    private List<Event> holdFor(Duration time) {
        return hold(centre.now.plus(time));
    }

    private List<Event> hold(Instant until) {
        return centre.operator(Samples.ANNA, 1, new OperatorCommand.Hold(until));
    }

    private static Refused refused(RefusalCode code) {
        return new Refused(code, "inc-1", null, null);
    }
}

package org.anling.dispatcher.core.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.anling.contract.alert.AlertType;
import org.anling.contract.event.Event;
import org.anling.contract.event.IncidentEvent.Escalated;
import org.anling.contract.event.IncidentEvent.Opened;
import org.anling.contract.event.InputEvent.Ignored;
import org.anling.contract.event.InputEvent.Refused;
import org.anling.contract.event.OfferEvent.OfferExpired;
import org.anling.contract.id.AssignmentId;
import org.anling.contract.incident.AlarmTarget;
import org.anling.contract.incident.AssignmentStatus;
import org.anling.contract.incident.DeadlineKind;
import org.anling.contract.incident.EscalationReason;
import org.anling.contract.incident.Help;
import org.anling.contract.incident.Priority;
import org.anling.contract.incident.RefusalCode;
import org.anling.contract.incident.SpokenOutcome;
import org.anling.contract.input.OperatorCommand;
import org.anling.contract.input.ResponderAnswer;
import org.anling.contract.people.Role;
import org.anling.dispatcher.core.incident.BuiltInPlans;
import org.anling.dispatcher.core.incident.DispatchSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** There is no state in which a press waits for nothing. */
class DeadlinesTest {

    private final TestCentre centre = new TestCentre(DispatchSettings.DEFAULT.withPlans(BuiltInPlans.AT_ONCE));

    @BeforeEach
    void a_press_with_seven_responders() {
        for (int i = 1; i <= 7; i++) {
            centre.responder("r" + i, 100 * i);
        }
        centre.signOn(Samples.BOSS, Role.SUPERVISOR);
        centre.press("e1", AlertType.SOS);
    }

    @Test
    void not_taken_at_30_s_sounds_at_the_supervisor_and_at_60_s_is_the_top_of_the_list() {
        assertThat(reasons(centre.pass(29))).isEmpty();
        assertThat(reasons(centre.pass(1))).containsExactly(EscalationReason.NOT_TAKEN);
        assertThat(reasons(centre.pass(30))).containsExactly(EscalationReason.NOT_TAKEN_AGAIN);
        assertThat(centre.incident(1).escalationLevel()).isEqualTo(2);
    }

    @Test
    void nobody_accepting_for_90_s_alarms_the_owner() {
        take();
        assertThat(centre.pass(90))
                .contains(new Escalated(
                        centre.incident(1).id(),
                        EscalationReason.NOT_ACCEPTED,
                        AlarmTarget.OPERATOR,
                        centre.incident(1).escalationLevel()));
    }

    @Test
    void the_hole_after_accepted_is_watched() {
        takeAndSpeak();
        centre.accept("r5");
        centre.pass(Duration.ofMinutes(3).minusSeconds(1));
        assertThat(centre.asked(1)).isEmpty();
        assertThat(reasons(centre.pass(1))).containsExactly(EscalationReason.NOT_ON_THE_WAY);
        assertThat(centre.asked(1)).as("others are asked beside him").hasSize(5).doesNotContain("r5");
        assertThat(centre.incident(1).help()).isEqualTo(Help.ACCEPTED);
    }

    @Test
    void not_at_the_door_at_the_promised_time_and_a_half_alarms_the_owner() {
        takeAndSpeak();
        centre.accept("r5");
        long promised = Duration.between(
                        centre.now, centre.incident(1).assignments().getFirst().promisedAt())
                .toSeconds();
        centre.move("r5", "inc-1-a1", AssignmentStatus.ON_THE_WAY);
        assertThat(reasons(centre.pass(promised * 3 / 2 - 1)))
                .doesNotContain(EscalationReason.NOT_ON_THE_WAY, EscalationReason.NOT_AT_DOOR);
        assertThat(reasons(centre.pass(2))).contains(EscalationReason.NOT_AT_DOOR);
    }

    @Test
    void a_lone_responder_who_is_silent_on_scene_for_20_min_is_looked_for_again_and_again() {
        takeAndSpeak();
        centre.accept("r1");
        centre.move("r1", "inc-1-a1", AssignmentStatus.AT_DOOR);
        List<Event> events = centre.pass(Duration.ofMinutes(41));
        assertThat(reasons(events))
                .filteredOn(reason -> reason == EscalationReason.SILENT_ON_SCENE)
                .hasSize(2);
    }

    @Test
    void a_released_job_asks_others_at_once() {
        centre.accept("r1");
        centre.move("r1", "inc-1-a1", AssignmentStatus.ON_THE_WAY);
        centre.move("r1", "inc-1-a1", AssignmentStatus.RELEASED);
        assertThat(centre.incident(1).help()).isEqualTo(Help.ASKING);
        assertThat(centre.asked(1)).hasSize(5);
    }

    @Test
    void a_release_needs_a_reason() {
        centre.accept("r1");
        ResponderAnswer.Answer release =
                new ResponderAnswer.Progress(new AssignmentId("inc-1-a1"), AssignmentStatus.RELEASED, " ");
        assertThat(centre.answer("r1", release))
                .containsExactly(new Refused(RefusalCode.REASON_MISSING, "inc-1-a1", null, null));
    }

    @Test
    void steps_go_forward_only_and_only_by_who_goes() {
        centre.accept("r1");
        centre.move("r1", "inc-1-a1", AssignmentStatus.AT_DOOR);
        assertThat(centre.move("r1", "inc-1-a1", AssignmentStatus.ON_THE_WAY))
                .containsExactly(new Refused(RefusalCode.WRONG_ORDER, "inc-1-a1", "r1", Samples.NOON));
        assertThat(centre.move("r2", "inc-1-a1", AssignmentStatus.WITH_ELDER))
                .containsExactly(new Refused(RefusalCode.NOT_YOURS, "inc-1-a1", "r1", null));
        assertThat(centre.move("r1", "inc-1-a1", AssignmentStatus.AT_DOOR)).hasOnlyElementsOfType(Ignored.class);
        assertThat(centre.move("r1", "inc-1-a9", AssignmentStatus.AT_DOOR))
                .containsExactly(new Refused(RefusalCode.UNKNOWN_ASSIGNMENT, "inc-1-a9", null, null));
    }

    @Test
    void an_escalation_goes_on_after_an_outage_and_the_most_urgent_comes_first() {
        centre.press("e2", AlertType.LIFE_SERVICE);
        centre.press("e3", AlertType.SOS);
        List<Event> events = centre.sleep(Duration.ofMinutes(10));
        List<Priority> order = events.stream()
                .filter(event ->
                        event instanceof Escalated escalated && escalated.reason() == EscalationReason.NOT_TAKEN)
                .map(event -> centre.state
                        .findIncident(((Escalated) event).incident())
                        .orElseThrow()
                        .priority())
                .toList();
        assertThat(order).containsExactly(Priority.P1, Priority.P1, Priority.P3);
        assertThat(events).hasAtLeastOneElementOfType(OfferExpired.class);
    }

    @Test
    void the_owner_of_an_open_incident_is_reminded_for_ever() {
        takeAndSpeak();
        centre.operator(Samples.ANNA, 1, new OperatorCommand.FalsePress());
        assertThat(centre.incident(1).deadlines()).containsOnlyKeys(DeadlineKind.REMIND);
        assertThat(reasons(centre.pass(Duration.ofMinutes(11))))
                .containsOnly(EscalationReason.OWNER_REMINDED)
                .hasSize(2);
    }

    @Test
    void an_incident_without_a_place_alarms_the_supervisor_and_asks_when_it_gets_one() {
        centre.send(Samples.frame(Samples.elder("e9"), "a", AlertType.SOS), null);
        assertThat(centre.asked(2)).isEmpty();
        assertThat(centre.incident(2).nobodySince()).isEqualTo(centre.now);
        centre.accept("r1");
        centre.press("e9", AlertType.SOS);
        assertThat(centre.asked(2)).isNotEmpty();
    }

    @Test
    void numbers_of_incidents_are_dense() {
        centre.press("e2", AlertType.SOS);
        centre.press("e3", AlertType.SOS);
        assertThat(centre.log.stream().map(entry -> entry.body()).filter(Opened.class::isInstance))
                .extracting(event -> ((Opened) event).number())
                .containsExactly(1L, 2L, 3L);
    }

    private void take() {
        centre.operator(Samples.ANNA, 1, new OperatorCommand.Take());
    }

    private void takeAndSpeak() {
        take();
        centre.operator(Samples.ANNA, 1, new OperatorCommand.Spoken(SpokenOutcome.NEEDS_HELP));
    }

    private static List<EscalationReason> reasons(List<Event> events) {
        return events.stream()
                .filter(Escalated.class::isInstance)
                .map(event -> ((Escalated) event).reason())
                .toList();
    }
}

package org.anling.dispatcher.core.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.TreeSet;
import org.anling.contract.alert.AlertGroup;
import org.anling.contract.alert.AlertType;
import org.anling.contract.alert.ElderRef;
import org.anling.contract.event.Event;
import org.anling.contract.event.IncidentEvent.AlertJoined;
import org.anling.contract.event.InputEvent;
import org.anling.contract.incident.CloseGuard;
import org.anling.contract.incident.Disposition;
import org.anling.contract.incident.Priority;
import org.anling.contract.incident.SpokenOutcome;
import org.anling.contract.input.AlertFrame;
import org.anling.contract.input.OperatorCommand;
import org.anling.contract.plan.Plan;
import org.anling.contract.plan.Selector;
import org.anling.contract.plan.Timing;
import org.anling.contract.plan.Title;
import org.anling.contract.plan.Wave;
import org.anling.dispatcher.core.incident.BuiltInPlans;
import org.anling.dispatcher.core.incident.DispatchSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One incident per elder and episode, and what its signs mean together. */
class EpisodeTest {

    /** A plan that waits with everything, so that what does not wait is seen to be the rule's doing. */
    private static final List<Plan> PATIENT = List.of(
            patient("patient-alarms", AlertGroup.LIFE_SAFETY, Timing.ONE_THEN_REST),
            patient("patient-welfare", AlertGroup.WELFARE, Timing.UNLESS_STOPPED));

    private static Plan patient(String id, AlertGroup group, Timing timing) {
        EnumSet<AlertType> events = EnumSet.allOf(AlertType.class);
        events.removeIf(type -> type.group() != group);
        return new Plan(
                id,
                1,
                new Title(id, id),
                new Selector(events, new TreeSet<>(), null, null, 0),
                null,
                timing,
                Duration.ofSeconds(30),
                BuiltInPlans.targets(group == AlertGroup.LIFE_SAFETY ? Priority.P1 : Priority.P2),
                List.of(Wave.ofAll(0)),
                List.of(),
                List.of(),
                List.of(),
                null,
                false);
    }

    private final TestCentre centre = new TestCentre(DispatchSettings.DEFAULT.withPlans(PATIENT))
            .responder("r1", 300)
            .responder("r2", 400)
            .responder("r3", 500);

    @Test
    void fall_no_motion_and_heart_rate_of_different_devices_within_5_min_are_one_incident() {
        from("pendant", AlertType.FALL);
        centre.pass(100);
        from("radar", AlertType.INACTIVITY);
        centre.pass(100);
        from("watch", AlertType.VITAL_ABNORMAL);
        assertThat(centre.state.incidents()).hasSize(1);
        assertThat(centre.incident(1).alerts()).isEqualTo(3);
        assertThat(centre.incident(1).kind()).isEqualTo(AlertType.FALL);
    }

    @Test
    void a_fall_and_then_no_motion_asks_everybody_at_once_whatever_the_plan_waits_for() {
        from("pendant", AlertType.FALL);
        assertThat(centre.asked(1)).hasSize(1);
        centre.pass(5);
        from("radar", AlertType.INACTIVITY);
        assertThat(centre.asked(1)).containsExactlyInAnyOrder("r1", "r2", "r3");
    }

    @Test
    void no_motion_and_then_a_fall_is_p1_and_asks_everybody_at_once() {
        from("radar", AlertType.INACTIVITY);
        assertThat(centre.incident(1).priority()).isEqualTo(Priority.P2);
        assertThat(centre.asked(1)).isEmpty();
        centre.pass(5);
        from("pendant", AlertType.FALL);
        assertThat(centre.incident(1).priority()).isEqualTo(Priority.P1);
        assertThat(centre.asked(1)).hasSize(3);
    }

    @Test
    void both_in_one_frame_ask_everybody_at_once() {
        from("pendant", AlertType.INACTIVITY, AlertType.FALL);
        assertThat(centre.asked(1)).hasSize(3);
    }

    @Test
    void no_motion_soon_after_a_fall_was_closed_is_an_emergency_again() {
        from("pendant", AlertType.FALL);
        close();
        centre.pass(60);
        from("radar", AlertType.INACTIVITY);
        assertThat(centre.incident(2).priority()).isEqualTo(Priority.P1);
        assertThat(centre.incident(2).mayRepeat()).isEqualTo(1);
        assertThat(centre.asked(2)).hasSize(3);
    }

    @Test
    void no_motion_long_after_a_fall_was_closed_is_what_it_is() {
        from("pendant", AlertType.FALL);
        close();
        centre.pass(Duration.ofMinutes(6));
        from("radar", AlertType.INACTIVITY);
        assertThat(centre.incident(2).priority()).isEqualTo(Priority.P2);
    }

    @Test
    void abnormal_vitals_alone_are_a_p2_look() {
        from("watch", AlertType.VITAL_ABNORMAL);
        assertThat(centre.incident(1).priority()).isEqualTo(Priority.P2);
        from("watch", AlertType.VITAL_ABNORMAL);
        assertThat(centre.incident(1).priority()).isEqualTo(Priority.P2);
    }

    @Test
    void later_alerts_go_to_the_operator_who_has_it() {
        from("pendant", AlertType.SOS);
        centre.operator(Samples.ANNA, 1, new OperatorCommand.Take());
        centre.pass(600);
        List<Event> later = from("watch", AlertType.FALL);
        assertThat(later).hasAtLeastOneElementOfType(AlertJoined.class);
        assertThat(centre.state.incidents()).hasSize(1);
        assertThat(centre.incident(1).owner()).isEqualTo(Samples.ANNA);
    }

    @ParameterizedTest
    @EnumSource
    void a_follow_up_with_nothing_open_is_ignored_with_an_event(AlertType type) {
        if (isAnnotation(type)) {
            assertThat(from("pendant", type))
                    .hasOnlyElementsOfType(InputEvent.Ignored.class)
                    .hasSize(1);
            assertThat(centre.state.incidents()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_the_elder_or_a_device_says_afterwards_annotates_and_never_closes(AlertType type) {
        if (isAnnotation(type)) {
            from("pendant", AlertType.SOS);
            List<String> asked = centre.asked(1);
            assertThat(from("pendant", type))
                    .hasOnlyElementsOfType(AlertJoined.class)
                    .hasSize(1);
            assertThat(centre.incident(1).handling().isOpen()).isTrue();
            assertThat(centre.incident(1).priority()).isEqualTo(Priority.P1);
            assertThat(centre.asked(1)).isEqualTo(asked);
        }
    }

    @Test
    void still_needs_help_restarts_what_was_stopped_and_asks_everybody() {
        from("pendant", AlertType.SOS);
        centre.operator(Samples.ANNA, 1, new OperatorCommand.Take());
        centre.operator(Samples.ANNA, 1, new OperatorCommand.Spoken(SpokenOutcome.NO_HELP_NEEDED));
        assertThat(centre.asked(1)).isEmpty();
        from("pendant", AlertType.STILL_NEEDS_HELP);
        assertThat(centre.asked(1)).hasSize(3);
    }

    @Test
    void still_needs_help_opens_a_p1_when_nothing_is_open() {
        from("pendant", AlertType.STILL_NEEDS_HELP);
        assertThat(centre.incident(1).priority()).isEqualTo(Priority.P1);
    }

    private static boolean isAnnotation(AlertType type) {
        return type.group() == AlertGroup.FOLLOW_UP && type != AlertType.STILL_NEEDS_HELP && type != AlertType.TEST;
    }

    private List<Event> from(String device, AlertType... types) {
        AlertFrame frame = Samples.frame(elder(), device + centre.log.size(), types);
        return centre.send(
                new AlertFrame(Samples.device(device), frame.elder(), frame.alerts(), frame.repeatHorizon(), List.of()),
                Samples.atHome());
    }

    private void close() {
        centre.operator(Samples.ANNA, 1, new OperatorCommand.Take());
        centre.operator(Samples.ANNA, 1, new OperatorCommand.Spoken(SpokenOutcome.NO_HELP_NEEDED));
        centre.operator(
                Samples.ANNA, 1, new OperatorCommand.Close(Disposition.REASSURED, CloseGuard.SPOKEN, null, null));
    }

    private static ElderRef elder() {
        return Samples.elder("e1");
    }
}

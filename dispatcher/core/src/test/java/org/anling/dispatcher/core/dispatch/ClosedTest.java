package org.anling.dispatcher.core.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.anling.contract.alert.AlertType;
import org.anling.contract.event.Event;
import org.anling.contract.event.IncidentEvent.FollowedUp;
import org.anling.contract.event.IncidentEvent.Reopened;
import org.anling.contract.event.InputEvent.Refused;
import org.anling.contract.id.IncidentId;
import org.anling.contract.id.ResponderId;
import org.anling.contract.incident.AssignmentStatus;
import org.anling.contract.incident.CloseGuard;
import org.anling.contract.incident.DeadlineKind;
import org.anling.contract.incident.Disposition;
import org.anling.contract.incident.EscalationReason;
import org.anling.contract.incident.FollowUpOutcome;
import org.anling.contract.incident.Handling;
import org.anling.contract.incident.RefusalCode;
import org.anling.contract.incident.SpokenOutcome;
import org.anling.contract.input.OperatorCommand;
import org.anling.contract.input.PlanPut;
import org.anling.contract.plan.Plan;
import org.anling.contract.plan.Selector;
import org.anling.contract.plan.Targets;
import org.anling.contract.plan.Timing;
import org.anling.contract.plan.Title;
import org.anling.contract.plan.Wave;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** After the closing: the call that the plan promises, and what was closed too early. */
class ClosedTest {

    private static final IncidentId ID = new IncidentId("inc-1");
    private static final Duration DAY = Duration.ofHours(24);
    private final TestCentre centre = TestCentre.atOnce();

    @BeforeEach
    void a_plan_that_wants_a_call_within_a_day() {
        Targets targets = new Targets(
                Duration.ofSeconds(30),
                Duration.ofSeconds(60),
                Duration.ofSeconds(30),
                Duration.ofSeconds(60),
                Duration.ofSeconds(90),
                Duration.ofMinutes(3),
                50,
                Duration.ofMinutes(20),
                Duration.ofMinutes(5));
        Plan plan = new Plan(
                "at-once",
                1,
                new Title("测试", "test"),
                new Selector(Set.of(), new TreeSet<>(), null, null, 100),
                null,
                Timing.AT_ONCE,
                Duration.ofSeconds(30),
                targets,
                List.of(Wave.ofAll(5)),
                List.of(),
                List.of(),
                List.of(),
                DAY,
                false);
        centre.send(new PlanPut(plan), null);
        centre.press("e1", AlertType.SOS);
    }

    @Test
    void an_incident_that_nobody_followed_up_alarms_the_supervisor_every_day_and_ends_after_a_week() {
        centre.closeSpoken(1);
        assertThat(centre.incident(1).deadlines()).containsOnlyKeys(DeadlineKind.FOLLOW_UP);
        assertThat(centre.pass(DAY.minusSeconds(1))).isEmpty();
        assertThat(TestCentre.reasons(centre.pass(1))).containsExactly(EscalationReason.FOLLOW_UP_OVERDUE);
        assertThat(TestCentre.reasons(centre.pass(DAY.multipliedBy(5))))
                .hasSize(5)
                .containsOnly(EscalationReason.FOLLOW_UP_OVERDUE);
        assertThat(TestCentre.reasons(centre.pass(DAY))).containsExactly(EscalationReason.FOLLOW_UP_GIVEN_UP);
        assertThat(centre.pass(DAY.multipliedBy(10))).isEmpty();
    }

    @Test
    void a_follow_up_ends_the_wait_and_one_that_reached_nobody_does_not() {
        centre.closeSpoken(1);
        followUp(FollowUpOutcome.NOT_REACHED);
        assertThat(centre.incident(1).handling()).isEqualTo(Handling.CLOSED);
        assertThat(centre.incident(1).clocks().followedUpAt()).isNull();
        assertThat(centre.incident(1).deadlines()).containsOnlyKeys(DeadlineKind.FOLLOW_UP);
        assertThat(followUp(FollowUpOutcome.WELL))
                .first()
                .isEqualTo(new FollowedUp(ID, Samples.BEN, FollowUpOutcome.WELL));
        assertThat(centre.incident(1).handling()).isEqualTo(Handling.FOLLOWED_UP);
        assertThat(centre.incident(1).deadlines()).isEmpty();
        assertThat(centre.pass(DAY.multipliedBy(2))).isEmpty();
    }

    @Test
    void only_what_is_closed_is_followed_up_and_only_once() {
        assertThat(followUp(FollowUpOutcome.WELL))
                .containsExactly(new Refused(RefusalCode.WRONG_STATE, "inc-1", null, null));
        centre.closeSpoken(1);
        followUp(FollowUpOutcome.WELL);
        assertThat(followUp(FollowUpOutcome.WELL))
                .containsExactly(new Refused(RefusalCode.WRONG_STATE, "inc-1", "ben", Samples.NOON));
    }

    @Test
    void nobody_is_called_about_a_test() {
        centre.takeAndSpeak(1, SpokenOutcome.NO_HELP_NEEDED);
        centre.operator(Samples.ANNA, 1, new OperatorCommand.Close(Disposition.TEST, CloseGuard.SPOKEN, null, null));
        assertThat(centre.incident(1).deadlines()).isEmpty();
    }

    @Test
    void what_was_closed_too_early_goes_on_under_who_says_so() {
        close120();
        assertThat(reopen(" ")).containsExactly(new Refused(RefusalCode.REASON_MISSING, "inc-1", null, null));
        assertThat(reopen("daughter called")).first().isEqualTo(new Reopened(ID, Samples.BEN, ""));
        assertThat(centre.incident(1).owner()).isEqualTo(Samples.BEN);
        assertThat(centre.incident(1).handling()).isEqualTo(Handling.TAKEN);
        assertThat(centre.incident(1).closing()).isNull();
        assertThat(centre.incident(1).deadlines()).containsOnlyKeys(DeadlineKind.SPEAK, DeadlineKind.REMIND);
        assertThat(TestCentre.reasons(centre.pass(30)))
                .as("nobody had spoken with the elder")
                .contains(EscalationReason.NO_REPLY);
    }

    @Test
    void who_saw_the_elder_before_it_was_reopened_has_not_seen_him_since() {
        centre.closeSpoken(1);
        centre.responder("r1", 100);
        centre.press("e2", AlertType.SOS);
        centre.accept("r1");
        centre.move("r1", "inc-2-a1", AssignmentStatus.WITH_ELDER);
        centre.operator(Samples.ANNA, 2, new OperatorCommand.Take());
        OperatorCommand.Close seen = new OperatorCommand.Close(Disposition.HELPED_AT_HOME, CloseGuard.SEEN, null, null);
        centre.operator(Samples.ANNA, 2, seen);
        assertThat(centre.incident(2).handling()).isEqualTo(Handling.CLOSED);
        centre.pass(60);
        centre.operator(Samples.BEN, 2, new OperatorCommand.Reopen("fell again"));
        centre.pass(60);
        assertThat(centre.operator(Samples.BEN, 2, seen))
                .containsExactly(new Refused(RefusalCode.GUARD_NOT_MET, "inc-2", null, null));
        centre.operator(Samples.BEN, 2, new OperatorCommand.OfferByHand(new ResponderId("r1")));
        centre.accept("r1");
        assertThat(centre.incident(2).assignments()).hasSize(2);
        centre.pass(60);
        String second = centre.incident(2).assignments().getLast().id().value();
        centre.move("r1", second, AssignmentStatus.WITH_ELDER);
        centre.operator(Samples.BEN, 2, seen);
        assertThat(centre.incident(2).handling()).isEqualTo(Handling.CLOSED);
        assertThat(centre.incident(2).clocks().withElderAt())
                .as("the clock of the reports is the first time")
                .isEqualTo(Samples.NOON);
    }

    @Test
    void who_spoke_with_the_elder_before_it_was_reopened_has_not_spoken_with_him_since() {
        centre.closeSpoken(1);
        centre.pass(60);
        reopen("does not sound well");
        centre.pass(60);
        OperatorCommand.Close spoken = new OperatorCommand.Close(Disposition.REASSURED, CloseGuard.SPOKEN, null, null);
        Refused refused = new Refused(RefusalCode.GUARD_NOT_MET, "inc-1", null, null);
        assertThat(centre.operator(Samples.BEN, 1, spoken)).containsExactly(refused);
        assertThat(centre.operator(Samples.BEN, 1, new OperatorCommand.Hold(centre.now.plusSeconds(600))))
                .as("an emergency is not put aside on the old talk either")
                .containsExactly(new Refused(RefusalCode.NOBODY_REACHED, "inc-1", null, null));
        centre.operator(Samples.BEN, 1, new OperatorCommand.NoReply());
        assertThat(centre.operator(Samples.BEN, 1, spoken)).containsExactly(refused);
        centre.pass(10);
        centre.operator(Samples.BEN, 1, new OperatorCommand.Spoken(SpokenOutcome.NO_HELP_NEEDED));
        centre.operator(Samples.BEN, 1, spoken);
        assertThat(centre.incident(1).handling()).isEqualTo(Handling.CLOSED);
    }

    @Test
    void what_is_open_or_forgotten_is_not_reopened() {
        assertThat(reopen("why")).containsExactly(new Refused(RefusalCode.WRONG_STATE, "inc-1", null, null));
        centre.closeSpoken(1);
        followUp(FollowUpOutcome.WELL);
        centre.pass(DAY.minusMinutes(1));
        assertThat(reopen("not well")).as("also after the follow-up").hasAtLeastOneElementOfType(Reopened.class);
        centre.pass(10);
        centre.operator(Samples.BEN, 1, new OperatorCommand.Spoken(SpokenOutcome.UNCLEAR));
        centre.operator(Samples.BEN, 1, new OperatorCommand.Close(Disposition.OTHER, CloseGuard.SPOKEN, null, null));
        followUp(FollowUpOutcome.WELL);
        centre.pass(DAY.plusMinutes(1));
        centre.press("e2", AlertType.SOS);
        assertThat(reopen("why")).containsExactly(new Refused(RefusalCode.UNKNOWN_INCIDENT, "inc-1", null, null));
    }

    @Test
    void an_elder_who_has_called_again_has_one_open_incident_only() {
        centre.closeSpoken(1);
        centre.pass(60);
        Instant pressedAt = centre.now;
        centre.press("e1", AlertType.SOS);
        assertThat(reopen("why")).containsExactly(new Refused(RefusalCode.WRONG_STATE, "inc-1", "inc-2", pressedAt));
    }

    @Test
    void a_press_joins_what_was_reopened() {
        centre.closeSpoken(1);
        reopen("why");
        centre.press("e1", AlertType.SOS);
        assertThat(centre.state.openIncidents()).hasSize(1);
        assertThat(centre.incident(1).alerts()).isEqualTo(2);
    }

    private void close120() {
        centre.operator(Samples.ANNA, 1, new OperatorCommand.Take());
        centre.operator(
                Samples.ANNA,
                1,
                new OperatorCommand.Close(Disposition.TAKEN_TO_HOSPITAL, CloseGuard.HANDED_TO_120, "A-17", null));
    }

    private List<Event> followUp(FollowUpOutcome outcome) {
        return centre.operator(Samples.BEN, 1, new OperatorCommand.FollowUp(outcome));
    }

    private List<Event> reopen(String reason) {
        return centre.operator(Samples.BEN, 1, new OperatorCommand.Reopen(reason));
    }
}

package org.anling.dispatcher.core.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.anling.contract.alert.AlertType;
import org.anling.contract.event.Event;
import org.anling.contract.event.IncidentEvent.StepDone;
import org.anling.contract.event.IncidentEvent.StepOpened;
import org.anling.contract.event.IncidentEvent.StepSkipped;
import org.anling.contract.event.InputEvent.Ignored;
import org.anling.contract.event.InputEvent.Refused;
import org.anling.contract.id.IncidentId;
import org.anling.contract.incident.DeadlineKind;
import org.anling.contract.incident.EntryWay;
import org.anling.contract.incident.EscalationReason;
import org.anling.contract.incident.RefusalCode;
import org.anling.contract.incident.SpokenOutcome;
import org.anling.contract.incident.StepStatus;
import org.anling.contract.input.OperatorCommand;
import org.anling.contract.input.PlanPut;
import org.anling.contract.people.Role;
import org.anling.contract.plan.Step;
import org.anling.dispatcher.core.incident.DispatchSettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The steps that a plan gives people, each with its own clock: five minutes here. */
class StepsTest {

    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

    private final TestCentre centre = new TestCentre(DispatchSettings.DEFAULT);

    @BeforeEach
    void a_press_whose_plan_has_four_steps() {
        centre.signOn(Samples.ANNA, Role.OPERATOR);
        centre.signOn(Samples.BOSS, Role.SUPERVISOR);
        SamplePlans plan = SamplePlans.version(1)
                .waves(SamplePlans.wave(0, 1))
                .step("neighbour", Step.Kind.NEIGHBOUR, Step.Start.OPENED, Step.Skip.OWNER)
                .step("ambulance", Step.Kind.EMERGENCY_SERVICE, Step.Start.OPENED, Step.Skip.SUPERVISOR)
                .step("family", Step.Kind.FAMILY, Step.Start.CONFIRMED, Step.Skip.OWNER)
                .step("door", Step.Kind.ENTRY, Step.Start.NO_REPLY, Step.Skip.NEVER);
        centre.send(new PlanPut(plan.make()), null);
        centre.responder("r1", 100);
        centre.press("e1", AlertType.SOS);
        centre.operator(Samples.ANNA, 1, new OperatorCommand.Take());
    }

    @Test
    void steps_open_with_what_happened_each_once_and_the_earliest_is_waited_for() {
        assertThat(statusOf("neighbour")).isEqualTo(StepStatus.OPEN);
        assertThat(statusOf("family")).isNull();
        assertThat(stepDue()).isEqualTo(Samples.NOON.plus(FIVE_MINUTES));

        centre.pass(60);
        List<Event> confirmed = centre.operator(Samples.ANNA, 1, spoken());
        assertThat(opened(confirmed)).containsExactly("family");
        assertThat(stepDue()).isEqualTo(Samples.NOON.plus(FIVE_MINUTES));
        assertThat(opened(centre.operator(Samples.ANNA, 1, spoken()))).isEmpty();
    }

    @Test
    void a_step_that_is_done_is_waited_for_no_more() {
        centre.pass(60);
        centre.operator(Samples.ANNA, 1, spoken());
        assertThat(centre.operator(Samples.ANNA, 1, new OperatorCommand.DoStep("neighbour")))
                .hasAtLeastOneElementOfType(StepDone.class);
        centre.boss(1, new OperatorCommand.SkipStep("ambulance", "not needed"));
        assertThat(statusOf("neighbour")).isEqualTo(StepStatus.DONE);
        assertThat(stepDue())
                .as("the door, since nobody spoke within 30 s")
                .isEqualTo(Samples.NOON.plusSeconds(30).plus(FIVE_MINUTES));
        centre.operator(Samples.ANNA, 1, new OperatorCommand.DoStep("door"));
        assertThat(stepDue()).isEqualTo(Samples.NOON.plusSeconds(60).plus(FIVE_MINUTES));
        centre.operator(Samples.ANNA, 1, new OperatorCommand.DoStep("family"));
        assertThat(stepDue()).isNull();
    }

    @Test
    void a_door_that_is_broken_open_has_a_witness_and_the_way_in_is_told() {
        centre.pass(30);
        OperatorCommand.DoStep forced = new OperatorCommand.DoStep("door", EntryWay.EMERGENCY_SERVICE);
        assertThat(centre.operator(Samples.ANNA, 1, forced))
                .containsExactly(new Refused(RefusalCode.REASON_MISSING, "door", null, null));
        OperatorCommand.DoStep box = new OperatorCommand.DoStep("door", EntryWay.KEY_BOX);
        assertThat(centre.operator(Samples.ANNA, 1, box))
                .contains(new StepDone(new IncidentId("inc-1"), "door", Samples.ANNA, EntryWay.KEY_BOX));
    }

    @Test
    void a_step_begins_by_hand_before_its_time_and_its_clock_runs_from_then() {
        assertThat(opened(centre.operator(Samples.ANNA, 1, new OperatorCommand.OpenStep(Step.Kind.ENTRY))))
                .containsExactly("door");
        assertThat(centre.operator(Samples.ANNA, 1, new OperatorCommand.OpenStep(Step.Kind.ENTRY)))
                .hasOnlyElementsOfType(Ignored.class);
        assertThat(opened(centre.pass(30))).as("not a second time").isEmpty();
        assertThat(opened(centre.operator(Samples.ANNA, 1, new OperatorCommand.OpenStep(Step.Kind.FAMILY_DOCTOR))))
                .as("also one that the plan does not know")
                .containsExactly("by-hand-family-doctor");
    }

    @Test
    void a_step_is_left_out_by_who_may_with_the_reason_in_the_block_that_can_be_erased() {
        assertThat(centre.operator(Samples.ANNA, 1, new OperatorCommand.SkipStep("ambulance", "no")))
                .noneMatch(StepSkipped.class::isInstance);
        assertThat(centre.operator(Samples.ANNA, 1, new OperatorCommand.SkipStep("neighbour", "is away")))
                .filteredOn(StepSkipped.class::isInstance)
                .singleElement()
                .isInstanceOfSatisfying(
                        StepSkipped.class,
                        skipped -> assertThat(skipped.reason()).isEmpty());
        assertThat(centre.notes()).last().isEqualTo("is away");
        assertThat(centre.boss(1, new OperatorCommand.SkipStep("ambulance", "no need")))
                .hasAtLeastOneElementOfType(StepSkipped.class);
        assertThat(stepDue()).isNull();
    }

    @Test
    void calling_the_ambulance_is_the_step_and_opens_it_never_again() {
        centre.operator(Samples.ANNA, 1, new OperatorCommand.DoStep("neighbour"));
        List<Event> called = centre.operator(
                Samples.ANNA, 1, new OperatorCommand.EmergencyService("120", Samples.NOON, "operator", null));
        assertThat(called).hasAtLeastOneElementOfType(StepDone.class);
        assertThat(stepDue()).isNull();
    }

    @Test
    void who_does_not_do_a_step_in_time_hears_of_it_again_and_again() {
        centre.accept("r1");
        centre.operator(Samples.ANNA, 1, spoken());
        centre.operator(Samples.ANNA, 1, new OperatorCommand.DoStep("family"));
        centre.boss(1, new OperatorCommand.SkipStep("ambulance", "no need"));
        List<Event> first = centre.pass(FIVE_MINUTES);
        assertThat(TestCentre.reasons(first)).contains(EscalationReason.STEP_OVERDUE);
        assertThat(stepDue()).isEqualTo(Samples.NOON.plus(FIVE_MINUTES.multipliedBy(2)));
        assertThat(TestCentre.reasons(centre.pass(FIVE_MINUTES))).contains(EscalationReason.STEP_OVERDUE);
        centre.operator(Samples.ANNA, 1, new OperatorCommand.DoStep("neighbour"));
        assertThat(TestCentre.reasons(centre.pass(FIVE_MINUTES))).doesNotContain(EscalationReason.STEP_OVERDUE);
    }

    private static OperatorCommand.Spoken spoken() {
        return new OperatorCommand.Spoken(SpokenOutcome.NEEDS_HELP);
    }

    private static List<String> opened(List<Event> events) {
        return events.stream()
                .filter(StepOpened.class::isInstance)
                .map(event -> ((StepOpened) event).step())
                .toList();
    }

    private @Nullable Instant stepDue() {
        return centre.incident(1).deadlines().get(DeadlineKind.STEP);
    }

    private @Nullable StepStatus statusOf(String step) {
        return centre.incident(1).progress().steps().stream()
                .filter(one -> Objects.equals(one.id(), step))
                .map(one -> one.status())
                .findFirst()
                .orElse(null);
    }
}

package org.anling.dispatcher.core.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.anling.contract.alert.AlertType;
import org.anling.contract.alert.ElderRef;
import org.anling.contract.event.CentreEvent.PlanActivated;
import org.anling.contract.event.Event;
import org.anling.contract.event.IncidentEvent.Closed;
import org.anling.contract.event.IncidentEvent.Escalated;
import org.anling.contract.event.InputEvent;
import org.anling.contract.event.InputEvent.Refused;
import org.anling.contract.event.OfferEvent.CandidatesRanked;
import org.anling.contract.event.OfferEvent.OfferMade;
import org.anling.contract.id.ElderId;
import org.anling.contract.incident.AlarmTarget;
import org.anling.contract.incident.AssignmentStatus;
import org.anling.contract.incident.CloseGuard;
import org.anling.contract.incident.DeadlineKind;
import org.anling.contract.incident.Disposition;
import org.anling.contract.incident.EscalationReason;
import org.anling.contract.incident.Exclusion;
import org.anling.contract.incident.Priority;
import org.anling.contract.incident.RefusalCode;
import org.anling.contract.incident.SpokenOutcome;
import org.anling.contract.input.OperatorCommand;
import org.anling.contract.input.PlanPut;
import org.anling.contract.people.ResponderKind;
import org.anling.contract.people.Role;
import org.anling.contract.plan.Plan;
import org.anling.contract.plan.Rung;
import org.anling.contract.plan.Selector;
import org.anling.contract.plan.Step;
import org.anling.contract.plan.Timing;
import org.anling.contract.plan.Title;
import org.anling.contract.plan.Wave;
import org.anling.dispatcher.core.incident.BuiltInPlans;
import org.anling.dispatcher.core.incident.DispatchSettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What plans from files say is what happens: version, waves, steps, ladder, self-press. */
class FollowedPlansTest {

    private static final Title TITLE = new Title("预案", "Plan");
    private static final Wave ALL_AT_ONCE = Wave.ofAll(0);
    private static final Wave DOCTORS = wave(0, 1, Set.of(ResponderKind.DOCTOR), null);
    private static final Wave ALL = wave(60, 3, Set.of(), null);
    private static final Step CALL = step("call", Step.Kind.EMERGENCY_SERVICE, Step.Start.OPENED, Step.Skip.SUPERVISOR);
    private static final Step FAMILY = step("family", Step.Kind.FAMILY, Step.Start.CONFIRMED, Step.Skip.OWNER);

    private final TestCentre centre = new TestCentre(DispatchSettings.DEFAULT);

    @BeforeEach
    void four_responders_and_a_desk() {
        centre.signOn(Samples.ANNA, Role.OPERATOR);
        centre.signOn(Samples.BOSS, Role.SUPERVISOR);
        for (int i = 1; i <= 4; i++) {
            centre.responder("r" + i, 100 * i);
        }
    }

    @Test
    void a_reload_takes_effect_for_new_incidents_only() {
        put(plan(1, Timing.AT_ONCE, List.of(wave(0, 1, Set.of(), null))));
        centre.press("e1", AlertType.SOS);
        put(plan(2, Timing.AT_ONCE, List.of(wave(0, 2, Set.of(), null))));
        centre.decline("r1");
        assertThat(centre.incident(1).plan()).isEqualTo("p@1");
        assertThat(centre.asked(1)).containsExactly("r2");
        centre.press("e2", AlertType.SOS);
        assertThat(centre.incident(2).plan()).isEqualTo("p@2");
        assertThat(centre.asked(2)).hasSize(2);
    }

    @Test
    void the_same_version_never_means_two_things_and_an_older_one_is_ignored() {
        Plan first = plan(2, Timing.AT_ONCE, List.of(ALL_AT_ONCE));
        assertThat(put(first)).hasOnlyElementsOfType(PlanActivated.class);
        assertThat(put(first)).hasOnlyElementsOfType(InputEvent.Ignored.class);
        assertThat(put(plan(1, Timing.AT_ONCE, List.of()))).hasOnlyElementsOfType(InputEvent.Ignored.class);
        assertThat(put(plan(2, Timing.UNLESS_STOPPED, List.of(ALL_AT_ONCE))))
                .singleElement()
                .isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(refused.code()).isEqualTo(RefusalCode.MALFORMED);
                    assertThat(refused.subject()).startsWith("p@2: ");
                });
    }

    @Test
    void the_elders_own_plan_goes_before_the_one_with_the_highest_precedence() {
        put(plan(1, Timing.AT_ONCE, List.of(ALL_AT_ONCE)));
        put(named("own", 0));
        put(named("better", 9));
        centre.press("e1", AlertType.SOS);
        centre.press(elder("e2", "own"), "k", AlertType.SOS);
        assertThat(centre.incident(1).plan()).isEqualTo("better@1");
        assertThat(centre.incident(2).plan()).isEqualTo("own@1");
    }

    @Test
    void waves_add_up_and_each_begins_at_its_moment() {
        put(plan(1, Timing.AT_ONCE, List.of(DOCTORS, ALL)));
        centre.press("e1", AlertType.SOS);
        assertThat(centre.asked(1)).hasSize(1);
        centre.pass(59);
        assertThat(centre.incident(1).progress().wave()).isEqualTo(1);
        centre.pass(2);
        assertThat(centre.incident(1).progress().wave()).isEqualTo(2);
        assertThat(centre.asked(1)).hasSize(3);
    }

    @Test
    void a_wave_that_finds_nobody_gives_way_to_the_next_at_once_and_says_why() {
        put(plan(1, Timing.AT_ONCE, List.of(wave(0, 1, Set.of(ResponderKind.NURSE), null), ALL)));
        List<Event> events = centre.press("e1", AlertType.SOS);
        assertThat(centre.asked(1)).hasSize(3);
        assertThat(of(events, CandidatesRanked.class).getFirst().excluded()).containsEntry(Exclusion.OTHER_KIND, 4);
    }

    @Test
    void nobody_beyond_the_radius_of_a_wave_is_asked() {
        put(plan(1, Timing.AT_ONCE, List.of(wave(0, 5, Set.of(), 300))));
        centre.press("e1", AlertType.SOS);
        assertThat(centre.asked(1)).containsExactly("r1", "r2");
    }

    @Test
    void stopped_asks_nobody_else_until_somebody_confirms() {
        put(plan(1, Timing.UNLESS_STOPPED, List.of(ALL_AT_ONCE)));
        centre.press("e1", AlertType.SOS);
        centre.operator(Samples.ANNA, 1, new OperatorCommand.Take());
        centre.operator(Samples.ANNA, 1, new OperatorCommand.StopAsking());
        centre.operator(Samples.ANNA, 1, new OperatorCommand.Spoken(SpokenOutcome.UNCLEAR));
        centre.pass(120);
        assertThat(centre.asked(1)).isEmpty();
        centre.operator(Samples.ANNA, 1, new OperatorCommand.AskNow());
        assertThat(centre.asked(1)).hasSize(4);
    }

    @Test
    void a_step_is_never_left_out_silently() {
        put(stepped(List.of(CALL, FAMILY), List.of()));
        centre.press("e1", AlertType.SOS);
        centre.operator(Samples.ANNA, 1, new OperatorCommand.Take());
        assertThat(code(centre.operator(Samples.ANNA, 1, new OperatorCommand.DoStep("family"))))
                .isEqualTo(RefusalCode.UNKNOWN_STEP);
        assertThat(code(centre.operator(Samples.ANNA, 1, new OperatorCommand.SkipStep("call", "no"))))
                .isEqualTo(RefusalCode.NOT_SKIPPABLE);
        assertThat(code(centre.command(Samples.BOSS, Role.SUPERVISOR, 1, new OperatorCommand.SkipStep("call", " "))))
                .isEqualTo(RefusalCode.REASON_MISSING);
        centre.operator(Samples.ANNA, 1, new OperatorCommand.Spoken(SpokenOutcome.NEEDS_HELP));
        assertThat(code(close(CloseGuard.SPOKEN))).isEqualTo(RefusalCode.GUARD_NOT_MET);
        centre.operator(Samples.ANNA, 1, new OperatorCommand.EmergencyService("120", centre.now, "operator", null));
        assertThat(of(close(CloseGuard.SPOKEN), Closed.class)).hasSize(1);
    }

    @Test
    void an_overdue_step_alarms_its_owner_and_again() {
        put(stepped(List.of(CALL), List.of()));
        centre.press("e1", AlertType.SOS);
        assertThat(alarms(centre.pass(299), EscalationReason.STEP_OVERDUE)).isEmpty();
        assertThat(alarms(centre.pass(1), EscalationReason.STEP_OVERDUE)).hasSize(1);
        assertThat(alarms(centre.pass(600), EscalationReason.STEP_OVERDUE)).hasSize(2);
    }

    @Test
    void the_ladder_is_climbed_with_repeats_until_somebody_is_on_the_way() {
        Rung supervisor = new Rung(Duration.ofMinutes(1), AlarmTarget.SUPERVISOR, Duration.ofMinutes(2));
        Rung phone = new Rung(Duration.ofMinutes(4), AlarmTarget.DUTY_PHONE, null);
        put(stepped(List.of(), List.of(supervisor, phone)));
        centre.press("e1", AlertType.SOS);
        assertThat(alarms(centre.pass(300), EscalationReason.LADDER))
                .extracting(Escalated::target)
                .containsExactly(
                        AlarmTarget.SUPERVISOR, AlarmTarget.SUPERVISOR, AlarmTarget.DUTY_PHONE, AlarmTarget.SUPERVISOR);
    }

    @Test
    void the_ladder_begins_anew_when_help_falls_away() {
        put(stepped(List.of(), List.of(new Rung(Duration.ofMinutes(1), AlarmTarget.SUPERVISOR, null))));
        centre.press("e1", AlertType.SOS);
        centre.accept("r1");
        assertThat(centre.incident(1).deadlines()).containsKey(DeadlineKind.LADDER);
        centre.pass(20);
        centre.move("r1", "inc-1-a1", AssignmentStatus.ON_THE_WAY);
        assertThat(centre.incident(1).deadlines()).doesNotContainKey(DeadlineKind.LADDER);
        centre.move("r1", "inc-1-a1", AssignmentStatus.RELEASED);
        assertThat(centre.incident(1).deadlines().get(DeadlineKind.LADDER)).isEqualTo(centre.now.plusSeconds(60));
    }

    @Test
    void an_outage_alarms_once_for_all_moments_that_were_missed() {
        put(stepped(
                List.of(), List.of(new Rung(Duration.ofMinutes(1), AlarmTarget.SUPERVISOR, Duration.ofMinutes(1)))));
        centre.press("e1", AlertType.SOS);
        assertThat(alarms(centre.sleep(Duration.ofMinutes(10)), EscalationReason.LADDER))
                .hasSize(1);
        assertThat(centre.incident(1).deadlines().get(DeadlineKind.LADDER)).isEqualTo(centre.now.plusSeconds(60));
    }

    @Test
    void a_graver_alert_brings_its_own_plan() {
        put(plan(1, Timing.AT_ONCE, List.of(ALL_AT_ONCE)));
        centre.press("e1", AlertType.LIFE_SERVICE);
        assertThat(centre.incident(1).plan()).isEqualTo("staged-p3@0");
        centre.press("e1", AlertType.SOS);
        assertThat(centre.incident(1).plan()).isEqualTo("p@1");
        assertThat(centre.asked(1)).hasSize(4);
    }

    @Test
    void the_self_press_closes_itself_and_counts_in_nobodys_record() {
        List<Event> events = centre.press(elder("s1", "self-press"), "k", AlertType.SOS);
        String asked = of(events, OfferMade.class).getFirst().responder().value();
        assertThat(of(events, Closed.class))
                .extracting(Closed::reason, Closed::disposition)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("self-press", Disposition.TEST));
        assertThat(centre.state.openIncidents()).isEmpty();
        assertThat(centre.state.responders())
                .filteredOn(responder -> responder.profile().id().value().equals(asked))
                .allMatch(responder -> responder.offers() == 0);
        centre.press("e1", AlertType.SOS);
        assertThat(centre.incident(1).number())
                .as("a self-press takes no number")
                .isEqualTo(1);
    }

    @Test
    void a_self_press_that_finds_nobody_alarms_nobody() {
        ElderRef away = new ElderRef(new ElderId("s1"), "000000000000", 1, "self-press", ElderRef.Risk.STANDARD);
        List<Event> events = centre.press(away, "k", AlertType.SOS);
        assertThat(of(events, OfferMade.class)).isEmpty();
        assertThat(of(events, Escalated.class)).isEmpty();
        assertThat(of(events, Closed.class)).extracting(Closed::reason).containsExactly("self-press: nobody to ask");
    }

    private List<Event> put(Plan plan) {
        return centre.send(new PlanPut(plan), null);
    }

    private List<Event> close(CloseGuard guard) {
        return centre.operator(Samples.ANNA, 1, new OperatorCommand.Close(Disposition.REASSURED, guard, null, null));
    }

    private static @Nullable RefusalCode code(List<Event> events) {
        return of(events, Refused.class).stream().map(Refused::code).findFirst().orElse(null);
    }

    private static List<Escalated> alarms(List<Event> events, EscalationReason reason) {
        return of(events, Escalated.class).stream()
                .filter(alarm -> alarm.reason() == reason)
                .toList();
    }

    private static <T> List<T> of(List<Event> events, Class<T> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private static ElderRef elder(String id, String plan) {
        return new ElderRef(new ElderId(id), Samples.COMMUNITY, 1, plan, ElderRef.Risk.STANDARD);
    }

    private record Name(String id, int version, int precedence) {}

    private static Wave wave(int after, int offers, Set<ResponderKind> kinds, @Nullable Integer radius) {
        return new Wave(Duration.ofSeconds(after), offers, kinds, List.of(), radius, null, 0, false);
    }

    private static Step step(String id, Step.Kind kind, Step.Start start, Step.Skip skip) {
        return new Step(id, kind, TITLE, start, Duration.ofMinutes(5), skip);
    }

    private static Plan plan(int version, Timing timing, List<Wave> waves) {
        return make(new Name("p", version, 0), timing, waves, List.of(), List.of());
    }

    private static Plan stepped(List<Step> steps, List<Rung> ladder) {
        return make(new Name("p", 1, 0), Timing.AT_ONCE, List.of(ALL_AT_ONCE), steps, ladder);
    }

    private static Plan named(String id, int precedence) {
        return make(new Name(id, 1, precedence), Timing.AT_ONCE, List.of(ALL_AT_ONCE), List.of(), List.of());
    }

    private static Plan make(Name name, Timing timing, List<Wave> waves, List<Step> steps, List<Rung> ladder) {
        return new Plan(
                name.id(),
                name.version(),
                TITLE,
                new Selector(Set.of(AlertType.SOS), new TreeSet<>(), null, null, name.precedence()),
                null,
                timing,
                Duration.ofSeconds(30),
                BuiltInPlans.targets(Priority.P1),
                waves,
                List.of(),
                steps,
                ladder,
                null,
                false);
    }
}

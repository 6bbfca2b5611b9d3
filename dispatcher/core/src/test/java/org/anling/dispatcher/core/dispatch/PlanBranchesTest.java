package org.anling.dispatcher.core.dispatch;

import static org.anling.dispatcher.core.dispatch.SamplePlans.keyOnly;
import static org.anling.dispatcher.core.dispatch.SamplePlans.wave;
import static org.anling.dispatcher.core.dispatch.SamplePlans.within;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import org.anling.contract.alert.AlertType;
import org.anling.contract.alert.Personal;
import org.anling.contract.event.Event;
import org.anling.contract.event.IncidentEvent.StepOpened;
import org.anling.contract.event.InputEvent.Refused;
import org.anling.contract.event.OfferEvent.CandidatesRanked;
import org.anling.contract.event.OfferEvent.OfferMade;
import org.anling.contract.id.ResponderId;
import org.anling.contract.incident.AssignmentStatus;
import org.anling.contract.incident.EscalationReason;
import org.anling.contract.incident.Exclusion;
import org.anling.contract.incident.RefusalCode;
import org.anling.contract.incident.SpokenOutcome;
import org.anling.contract.input.OperatorCommand;
import org.anling.contract.input.PlanPut;
import org.anling.contract.input.RegistryChange;
import org.anling.contract.people.Availability;
import org.anling.contract.people.Hours;
import org.anling.contract.people.ResponderKind;
import org.anling.contract.people.ResponderProfile;
import org.anling.contract.people.Role;
import org.anling.contract.people.TravelMode;
import org.anling.contract.plan.Plan;
import org.anling.contract.plan.Step;
import org.anling.contract.state.IncidentState.StepState;
import org.anling.contract.state.SnapshotPiece;
import org.anling.dispatcher.core.incident.DispatchSettings;
import org.anling.dispatcher.core.state.Pieces;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whom the waves of a plan mean, what it says for an elder who does not answer, when its steps begin, and how long a version lives. */
class PlanBranchesTest {

    private static final Hours DAY = new Hours(LocalTime.of(8, 0), LocalTime.of(18, 0));
    private final TestCentre centre = new TestCentre(DispatchSettings.DEFAULT);

    @BeforeEach
    void a_desk() {
        centre.signOn(Samples.ANNA, Role.OPERATOR);
        centre.signOn(Samples.BOSS, Role.SUPERVISOR);
    }

    @Test
    void a_wave_by_minutes_asks_nobody_who_needs_longer_for_the_way() {
        centre.responder("near", 300).responder("far", 1_500);
        put(SamplePlans.version(1).waves(within(wave(0, 5), Duration.ofMinutes(5))));
        List<Event> events = centre.press("e1", AlertType.SOS);
        assertThat(centre.asked(1)).containsExactly("near");
        assertThat(first(events, CandidatesRanked.class).excluded()).containsEntry(Exclusion.OUT_OF_SCOPE, 1);
        OfferMade made = first(events, OfferMade.class);
        assertThat(made.score().travelSeconds()).isLessThanOrEqualTo(300);
    }

    @Test
    void a_locked_door_asks_only_who_holds_the_key() {
        centre.responder("r1", 100);
        contact("key", 900, null, "e1");
        contact("other", 200, null, "e2");
        put(SamplePlans.version(1).waves(keyOnly(wave(0, 5))));
        List<Event> events = centre.press("e1", AlertType.SOS);
        assertThat(centre.asked(1)).containsExactly("key");
        assertThat(first(events, CandidatesRanked.class).excluded()).containsEntry(Exclusion.LACKS_KEY, 2);
    }

    @Test
    void a_relative_is_asked_in_agreed_hours_only_and_at_any_hour_for_an_emergency_if_she_agreed() {
        put(SamplePlans.version(1).waves(wave(0, 9)));
        contact("by-day", 100, DAY, "e1");
        send(profile("always", 3, true), 200);
        centre.press("e1", AlertType.SOS);
        assertThat(centre.asked(1)).as("noon").containsExactly("by-day", "always");
        centre.decline("by-day");
        centre.decline("always");
        centre.pass(Duration.ofHours(10));
        List<Event> night = centre.press("e2", AlertType.SOS);
        assertThat(centre.asked(2)).as("ten at night").containsExactly("always");
        assertThat(first(night, CandidatesRanked.class).excluded()).containsEntry(Exclusion.OUT_OF_HOURS, 1);
        centre.decline("always");
        centre.press("e3", AlertType.LIFE_SERVICE);
        centre.takeAndSpeak(3, SpokenOutcome.NEEDS_HELP);
        assertThat(centre.asked(3)).as("no emergency").isEmpty();
    }

    @Test
    void nor_is_a_relative_asked_by_hand_at_an_hour_that_was_not_agreed() {
        contact("by-day", 100, DAY, "e1");
        centre.pass(Duration.ofHours(10));
        centre.press("e1", AlertType.SOS);
        centre.takeAndSpeak(1, SpokenOutcome.UNCLEAR);
        assertThat(centre.operator(Samples.ANNA, 1, new OperatorCommand.OfferByHand(new ResponderId("by-day"))))
                .contains(new Refused(RefusalCode.NOT_ELIGIBLE, "by-day", null, null));
    }

    @Test
    void an_elder_who_does_not_answer_brings_the_waves_for_that() {
        centre.responder("r1", 100).responder("r2", 200).responder("r3", 300);
        put(SamplePlans.version(1).waves(wave(0, 1)).noReply(wave(0, 2), wave(60, 3)));
        centre.press("e1", AlertType.SOS);
        assertThat(centre.asked(1)).containsExactly("r1");
        centre.operator(Samples.ANNA, 1, new OperatorCommand.Take());
        centre.pass(29);
        assertThat(centre.asked(1)).hasSize(1);
        assertThat(TestCentre.reasons(centre.pass(1))).contains(EscalationReason.NO_REPLY);
        assertThat(centre.asked(1)).as("the first wave for no reply").containsExactly("r1", "r2");
        centre.decline("r1");
        centre.decline("r2");
        centre.pass(60);
        assertThat(centre.incident(1).progress().wave()).isEqualTo(2);
        assertThat(centre.incident(1).progress().noReply()).isTrue();
        assertThat(centre.incident(1).wanted()).isEqualTo(3);
    }

    @Test
    void the_branch_for_no_reply_holds_when_the_one_who_goes_gives_it_back() {
        centre.responder("r1", 100).responder("r2", 200).responder("r3", 300);
        put(SamplePlans.version(1).waves(wave(0, 1)).noReply(wave(0, 2)));
        centre.press("e1", AlertType.SOS);
        centre.accept("r1");
        centre.operator(Samples.ANNA, 1, new OperatorCommand.Take());
        centre.operator(Samples.ANNA, 1, new OperatorCommand.NoReply());
        assertThat(centre.asked(1)).as("somebody goes").isEmpty();
        centre.move("r1", "inc-1-a1", AssignmentStatus.RELEASED);
        assertThat(centre.asked(1)).as("the waves for no reply").hasSize(2);
    }

    @Test
    void entry_is_a_step_with_its_own_clock_that_begins_at_the_door() {
        centre.responder("r1", 100);
        put(SamplePlans.version(1)
                .waves(wave(0, 1))
                .step("entry", Step.Kind.ENTRY, Step.Start.AT_DOOR, Step.Skip.NEVER));
        centre.press("e1", AlertType.SOS);
        centre.takeAndSpeak(1, SpokenOutcome.NEEDS_HELP);
        centre.accept("r1");
        assertThat(centre.move("r1", "inc-1-a1", AssignmentStatus.ON_THE_WAY))
                .doesNotHaveAnyElementsOfTypes(StepOpened.class);
        assertThat(first(centre.move("r1", "inc-1-a1", AssignmentStatus.AT_DOOR), StepOpened.class)
                        .step())
                .isEqualTo("entry");
        assertThat(TestCentre.reasons(centre.pass(299))).doesNotContain(EscalationReason.STEP_OVERDUE);
        assertThat(TestCentre.reasons(centre.pass(1))).contains(EscalationReason.STEP_OVERDUE);
        centre.move("r1", "inc-1-a1", AssignmentStatus.WITH_ELDER);
        assertThat(TestCentre.reasons(centre.pass(900)))
                .as("who is inside has come in")
                .doesNotContain(EscalationReason.STEP_OVERDUE);
    }

    @Test
    void a_step_for_when_nobody_is_left_to_ask_begins_then_and_once() {
        centre.responder("r1", 100);
        put(SamplePlans.version(1)
                .waves(wave(0, 1))
                .step("station", Step.Kind.COMMUNITY_STATION, Step.Start.NOBODY_TO_ASK, Step.Skip.OWNER));
        assertThat(centre.press("e1", AlertType.SOS)).doesNotHaveAnyElementsOfTypes(StepOpened.class);
        List<Event> nobody = centre.decline("r1");
        assertThat(TestCentre.reasons(nobody)).contains(EscalationReason.NOBODY_TO_ASK);
        assertThat(first(nobody, StepOpened.class).step()).isEqualTo("station");
        centre.availability("r1", Availability.UNAVAILABLE);
        centre.pass(Duration.ofMinutes(2));
        assertThat(centre.incident(1).progress().steps())
                .extracting(StepState::id)
                .containsExactly("station");
    }

    @Test
    void a_version_that_a_newer_one_replaced_is_kept_while_an_incident_could_go_on_with_it_and_then_dropped() {
        put(SamplePlans.version(1).waves(wave(0, 1)));
        centre.press("e1", AlertType.SOS);
        put(SamplePlans.version(2).waves(wave(0, 2)));
        assertThat(plans()).contains("plan/p@1", "plan/p@2");
        centre.closeSpoken(1);
        assertThat(plans()).as("it may be reopened").contains("plan/p@1");
        centre.pass(Duration.ofHours(25));
        centre.press("e2", AlertType.TEST);
        assertThat(plans()).as("the incident is forgotten, so is its plan").doesNotContain("plan/p@1");
        assertThat(plans()).contains("plan/p@2");
        put(SamplePlans.version(3).waves(wave(0, 3)));
        assertThat(plans()).as("nobody ever followed it").contains("plan/p@3").doesNotContain("plan/p@2");
        put(SamplePlans.version(2).waves(wave(0, 2)));
        assertThat(plans()).as("an older one never comes back").doesNotContain("plan/p@2");
    }

    private List<String> plans() {
        return centre.state.allPieces().stream()
                .map(SnapshotPiece::key)
                .filter(key -> key.startsWith(Pieces.plan("")))
                .toList();
    }

    private void put(SamplePlans plan) {
        Plan made = plan.make();
        centre.send(new PlanPut(made), null);
    }

    /** A relative with a key, who agreed to these hours and to no others. */
    private void contact(String id, double metres, @Nullable Hours hours, String keyOf) {
        send(
                new ResponderProfile(
                        new ResponderId(id),
                        ResponderKind.FAMILY,
                        TravelMode.WALK,
                        Availability.AVAILABLE,
                        Samples.COMMUNITY,
                        "",
                        List.of(),
                        List.of(keyOf),
                        1,
                        hours,
                        false),
                metres);
    }

    private static ResponderProfile profile(String id, long version, boolean anyHour) {
        return new ResponderProfile(
                new ResponderId(id),
                ResponderKind.NEIGHBOUR,
                TravelMode.WALK,
                Availability.AVAILABLE,
                Samples.COMMUNITY,
                "",
                List.of(),
                List.of(),
                version,
                DAY,
                anyHour);
    }

    private void send(ResponderProfile profile, double metres) {
        centre.send(
                new RegistryChange(1, new RegistryChange.PutResponder(profile)),
                Personal.ofPlaces(null, Samples.away(metres)));
    }

    private static <T> T first(List<Event> events, Class<T> type) {
        return events.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }
}

package org.anling.console.shift;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.anling.contract.alert.Position;
import org.anling.contract.id.ResponderId;
import org.anling.contract.input.ResponderAnswer.SetAvailability;
import org.anling.contract.people.Availability;
import org.anling.contract.people.Duty;
import org.anling.contract.people.ResponderKind;
import org.anling.contract.people.ResponderProfile;
import org.anling.contract.people.ShiftRole;
import org.anling.contract.people.TravelMode;
import org.anling.contract.state.ResponderState;
import org.anling.registry.shift.Shift;
import org.anling.registry.shift.TimeSpan;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DutyPlanTest {
    private static final Instant NOW = Instant.parse("2026-03-09T10:00:00Z");
    private static final String PLACE = "110101001001";

    @Test
    void a_shift_that_runs_is_said_and_one_that_does_not_is_not() {
        assertThat(words(state(null), shift("s1", -1, 2), shift("s2", 3, 5)))
                .containsExactly(new SetAvailability(Availability.AVAILABLE, duty("s1", 2)));
        assertThat(words(state(null), shift("s2", 3, 5))).isEmpty();
        assertThat(words(state(null), shift("s0", -3, 0))).as("is over").isEmpty();
    }

    @Test
    void what_the_centre_knows_is_not_said_again() {
        assertThat(words(state(duty("s1", 2)), shift("s1", -1, 2))).isEmpty();
    }

    @Test
    void shifts_that_join_are_one_time_on_duty() {
        assertThat(words(state(null), shift("s1", -1, 2), shift("s2", 2, 5), shift("s3", 6, 7)))
                .containsExactly(new SetAvailability(Availability.AVAILABLE, duty("s1", 5)));
        assertThat(words(state(duty("s0", 2)), shift("s1", 0, 2)))
                .as("the next one begins")
                .containsExactly(new SetAvailability(Availability.AVAILABLE, duty("s1", 2)));
    }

    @Test
    void a_longer_and_a_shorter_shift_are_said() {
        assertThat(words(state(duty("s1", 2)), shift("s1", -1, 4)))
                .containsExactly(new SetAvailability(Availability.AVAILABLE, duty("s1", 4)));
        assertThat(words(state(duty("s1", 2)), shift("s1", -1, 1)))
                .containsExactly(new SetAvailability(Availability.AVAILABLE, duty("s1", 1)));
    }

    @Test
    void a_shift_that_was_cancelled_is_ended_and_one_that_is_over_ends_by_itself() {
        assertThat(words(state(duty("s1", 2))))
                .containsExactly(new SetAvailability(Availability.UNAVAILABLE, duty("s1", 2)));
        assertThat(words(state(duty("s1", 0)))).isEmpty();
    }

    @Test
    void the_desk_and_people_whom_the_centre_does_not_know_are_not_spoken_of() {
        Shift desk = new Shift("s1", 1, "r1", ShiftRole.SUPERVISOR, "", span(-1, 2), null);
        assertThat(words(state(null), desk)).isEmpty();
        assertThat(DutyPlan.of(List.of(shift("s1", -1, 2)), List.of(), NOW)).isEmpty();
    }

    private static List<SetAvailability> words(ResponderState known, Shift... shifts) {
        return DutyPlan.of(List.of(shifts), List.of(known), NOW).stream()
                .map(DutyPlan.Word::said)
                .toList();
    }

    private static Shift shift(String id, int fromHours, int toHours) {
        return new Shift(id, 1, "r1", ShiftRole.COMMUNITY, PLACE, span(fromHours, toHours), null);
    }

    private static TimeSpan span(int fromHours, int toHours) {
        return new TimeSpan(NOW.plus(Duration.ofHours(fromHours)), NOW.plus(Duration.ofHours(toHours)));
    }

    private static Duty duty(String shift, int untilHours) {
        return new Duty(shift, ShiftRole.COMMUNITY, PLACE, NOW.plus(Duration.ofHours(untilHours)));
    }

    private static ResponderState state(@Nullable Duty duty) {
        ResponderProfile profile = new ResponderProfile(
                new ResponderId("r1"),
                ResponderKind.CARER,
                TravelMode.WALK,
                Availability.UNAVAILABLE,
                PLACE,
                "",
                List.of(),
                List.of(),
                1);
        return ResponderState.of(profile, Availability.UNAVAILABLE, Position.home(39.9, 116.4))
                .withDuty(duty);
    }
}

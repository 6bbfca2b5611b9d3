package org.anling.simulation.seed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.anling.contract.people.ShiftRole;
import org.anling.registry.shift.Coverage;
import org.anling.registry.shift.TimeSpan;
import org.anling.registry.shift.WallClock;
import org.anling.simulation.district.District;
import org.junit.jupiter.api.Test;

class ShiftSeedTest {
    private static final WallClock CLOCK = new WallClock(ZoneId.of("Asia/Shanghai"));
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 9);
    private static final List<ShiftSeed.Planned> PLAN = ShiftSeed.plan(District.ofSeed(1), CLOCK, MONDAY);

    @Test
    void the_visitors_doctor_is_on_duty_at_whatever_hour_somebody_tries_the_demo() {
        List<TimeSpan> spans = of(District.DEMO_RESPONDER).spans();
        TimeSpan weeks = new TimeSpan(spans.getFirst().begins(), spans.getLast().ends());
        assertThat(Coverage.gaps(weeks, spans)).isEmpty();
        assertThat(weeks.length().toDays()).isEqualTo(35);
    }

    @Test
    void no_other_doctor_goes_off_duty_because_of_the_calendar() {
        assertThat(PLAN)
                .filteredOn(one -> one.post().role() == ShiftRole.DOCTOR)
                .hasSize(1);
        assertThat(PLAN).extracting(one -> one.post().person()).doesNotHaveDuplicates();
    }

    @Test
    void communities_and_the_desk_have_shifts_and_some_hours_are_empty() {
        assertThat(PLAN).extracting(one -> one.post().role()).contains(ShiftRole.COMMUNITY, ShiftRole.SUPERVISOR);
        List<TimeSpan> nights = PLAN.stream()
                .filter(one -> one.post().role() == ShiftRole.COMMUNITY)
                .flatMap(one -> one.spans().stream())
                .toList();
        assertThat(Coverage.gaps(CLOCK.week(MONDAY), nights)).isNotEmpty();
    }

    private static ShiftSeed.Planned of(String person) {
        return PLAN.stream()
                .filter(one -> one.post().person().equals(person))
                .findFirst()
                .orElseThrow();
    }
}

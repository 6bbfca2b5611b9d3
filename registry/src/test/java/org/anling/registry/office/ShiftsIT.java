package org.anling.registry.office;

import static org.anling.registry.Samples.CENTRE;
import static org.anling.registry.Samples.COMMUNITY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.anling.contract.people.Role;
import org.anling.contract.people.ShiftRole;
import org.anling.registry.Samples;
import org.anling.registry.SeededRegistry;
import org.anling.registry.office.OfficeShifts.Post;
import org.anling.registry.office.OfficeShifts.Seen;
import org.anling.registry.shift.Shift;
import org.anling.registry.shift.ShiftOverlapException;
import org.anling.registry.shift.Shifts;
import org.anling.registry.shift.TimeSpan;
import org.anling.registry.shift.WallClock;
import org.anling.registry.shift.WeeklyPattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ShiftsIT {
    private static final WallClock CLOCK = new WallClock(ZoneId.of("Asia/Shanghai"));
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 9);
    private static final Instant NOW = Instant.parse("2026-03-09T00:00:00Z");
    private static final Post ONE = new Post("doctor-1", ShiftRole.COMMUNITY, COMMUNITY);
    private static final Post OTHER = new Post("doctor-2", ShiftRole.COMMUNITY, COMMUNITY);

    private SeededRegistry registry;
    private OfficeShifts office;
    private Shifts shifts;

    @BeforeEach
    void seed() {
        registry = SeededRegistry.with(Samples.seed(1, 2));
        office = new OfficeShifts(registry.database(), CENTRE);
        shifts = office.shifts();
    }

    @AfterEach
    void close() {
        registry.close();
    }

    @Test
    void nobody_is_on_two_shifts_at_once_and_the_other_one_is_named() {
        Shift night = add(ONE, MONDAY, "20:00", "08:00");
        assertThat(add(ONE, MONDAY.plusDays(1), "08:00", "16:00").begins()).isEqualTo(night.ends());
        assertThatThrownBy(() -> add(ONE, MONDAY.plusDays(1), "07:00", "09:00"))
                .isInstanceOfSatisfying(ShiftOverlapException.class, refused -> {
                    assertThat(refused.other()).isEqualTo(night);
                });
        assertThat(add(OTHER, MONDAY, "20:00", "08:00").person()).isEqualTo("doctor-2");
        assertThat(week()).hasSize(3);
    }

    @Test
    void a_pattern_comes_whole_or_not_at_all() {
        Shift there = add(ONE, MONDAY.plusDays(9), "10:00", "12:00");
        List<TimeSpan> pattern = pattern(MONDAY, MONDAY.plusDays(13));
        assertThatThrownBy(() -> office.add(ONE, pattern, by())).isInstanceOf(ShiftOverlapException.class);
        assertThat(shifts.next("doctor-1", NOW, 100)).containsExactly(there);
        assertThat(office.add(OTHER, pattern, by())).hasSize(4).allMatch(shift -> shift.pattern() != null);
        assertThat(shifts.next("doctor-2", NOW, 100)).hasSize(4);
    }

    @Test
    void the_rest_of_a_pattern_is_cancelled_and_what_was_changed_by_hand_stays() {
        List<Shift> pattern = office.add(ONE, pattern(MONDAY, MONDAY.plusDays(13)), by());
        Shift last = pattern.getLast();
        Shift changed = office.change(last.by("doctor-2"), by());
        assertThat(changed.pattern()).isNull();
        assertThat(office.cancelRest(pattern.get(1).id(), 1, by())).isEqualTo(2);
        assertThat(shifts.next("doctor-1", NOW, 100)).containsExactly(pattern.getFirst());
        assertThat(shifts.next("doctor-2", NOW, 100)).containsExactly(changed);
    }

    @Test
    void the_second_is_told_who_was_first_and_when() {
        Shift shift = add(ONE, MONDAY, "08:00", "16:00");
        office.change(shift.by("doctor-2"), by());
        assertThatThrownBy(() -> office.cancel(shift.id(), 1, by()))
                .isInstanceOfSatisfying(OfficeException.class, refused -> {
                    assertThat(refused.reason()).isEqualTo(OfficeException.Reason.CHANGED);
                    assertThat(refused.by()).isEqualTo("boss");
                    assertThat(refused.at()).isEqualTo(NOW);
                });
        office.cancel(shift.id(), 2, by());
        assertThat(week()).isEmpty();
        assertThatThrownBy(() -> office.cancel("s0", 1, by()))
                .isInstanceOfSatisfying(
                        OfficeException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(OfficeException.Reason.UNKNOWN));
    }

    @Test
    void two_people_take_each_others_shift_unless_one_is_on_another_then() {
        Shift day = add(ONE, MONDAY, "08:00", "20:00");
        Shift night = add(OTHER, MONDAY, "20:00", "08:00");
        office.swap(seen(day), seen(night), by());
        assertThat(week()).extracting(Shift::person).containsExactly("doctor-2", "doctor-1");
        Shift late = add(ONE, MONDAY.plusDays(1), "08:00", "20:00");
        Shift same = add(OTHER, MONDAY.plusDays(1), "12:00", "20:00");
        office.swap(seen(late), seen(same), by());
        Shift early = add(OTHER, MONDAY.plusDays(2), "08:00", "12:00");
        Shift over = add(ONE, MONDAY.plusDays(3), "08:00", "12:00");
        add(ONE, MONDAY.plusDays(2), "11:00", "13:00");
        assertThatThrownBy(() -> office.swap(seen(early), seen(over), by())).isInstanceOf(ShiftOverlapException.class);
        assertThat(shifts.next("doctor-2", early.begins(), 1)).containsExactly(early);
    }

    @Test
    void a_week_is_copied_by_the_wall_and_what_cannot_be_is_told() {
        add(ONE, MONDAY, "08:00", "16:00");
        Shift night = add(OTHER, MONDAY.plusDays(6), "20:00", "08:00");
        add(ONE, MONDAY.plusDays(2), "08:00", "16:00");
        LocalDate next = MONDAY.plusDays(7);
        Shift other = add(ONE, next.plusDays(2), "12:00", "20:00");
        OfficeShifts.Copied copied = office.copyWeek(next, CLOCK, _ -> true, by());
        assertThat(copied.shifts()).isEqualTo(2);
        assertThat(copied.leftOut()).extracting(OfficeShifts.LeftOut::other).containsExactly(other);
        assertThat(shifts.next("doctor-2", night.ends(), 9))
                .extracting(Shift::span)
                .containsExactly(CLOCK.span(MONDAY.plusDays(13), LocalTime.of(20, 0), LocalTime.of(8, 0))
                        .orElseThrow());
        OfficeShifts.Copied again = office.copyWeek(next, CLOCK, _ -> true, by());
        assertThat(again.shifts()).as("what is there already").isZero();
    }

    @Test
    void of_two_who_type_at_once_one_wins() {
        List<CompletableFuture<Boolean>> tries = IntStream.range(0, 6)
                .mapToObj(hour -> CompletableFuture.supplyAsync(() -> {
                    add(ONE, MONDAY, "0" + hour + ":00", "12:00");
                    return true;
                }))
                .toList();
        long refused = tries.stream()
                .filter(one -> {
                    try {
                        return !one.join();
                    } catch (CompletionException e) {
                        return e.getCause() instanceof ShiftOverlapException;
                    }
                })
                .count();
        assertThat(refused).isEqualTo(5);
        assertThat(week()).hasSize(1);
    }

    @Test
    void who_has_left_is_on_no_shift_any_more() {
        add(ONE, MONDAY, "07:00", "16:00");
        add(ONE, MONDAY.plusDays(1), "08:00", "16:00");
        Shift before = add(ONE, MONDAY.minusDays(2), "08:00", "16:00");
        new OfficeResponders(registry.database(), CENTRE).remove("doctor-1", by());
        assertThat(shifts.within(new TimeSpan(NOW.minusSeconds(900_000), NOW.plusSeconds(900_000))))
                .as("what was stays on record")
                .containsExactly(before);
    }

    @Test
    void the_next_change_is_the_next_who_comes_or_goes_within_sight() {
        add(ONE, MONDAY, "08:00", "16:00");
        add(new Post("doctor-2", ShiftRole.DOCTOR, "110107"), MONDAY, "09:00", "10:00");
        Instant eight = CLOCK.instant(MONDAY.atTime(8, 0));
        assertThat(shifts.nextChange(eight.minusSeconds(1), "")).contains(eight);
        assertThat(shifts.nextChange(eight, COMMUNITY)).contains(eight.plusSeconds(3600));
        assertThat(shifts.nextChange(eight, "110108")).isEmpty();
        assertThat(shifts.nextChange(eight.plusSeconds(7200), "")).contains(eight.plusSeconds(8 * 3600));
    }

    private Shift add(Post post, LocalDate day, String from, String to) {
        List<TimeSpan> spans = WeeklyPattern.once(day, LocalTime.parse(from), LocalTime.parse(to))
                .layOut(CLOCK);
        return office.add(post, spans, by()).getFirst();
    }

    private static List<TimeSpan> pattern(LocalDate first, LocalDate last) {
        return new WeeklyPattern(
                        EnumSet.of(DayOfWeek.MONDAY, DayOfWeek.WEDNESDAY),
                        LocalTime.of(8, 0),
                        LocalTime.of(16, 0),
                        first,
                        last)
                .layOut(CLOCK);
    }

    private List<Shift> week() {
        return shifts.within(CLOCK.week(MONDAY));
    }

    private static Seen seen(Shift shift) {
        return new Seen(shift.id(), shift.version());
    }

    private static By by() {
        return new By("boss", Role.ADMIN, NOW);
    }
}

package org.anling.registry.shift;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CalendarTest {
    private static final WallClock SHANGHAI = new WallClock(ZoneId.of("Asia/Shanghai"));
    private static final WallClock BERLIN = new WallClock(ZoneId.of("Europe/Berlin"));
    private static final List<WallClock> CLOCKS = List.of(
            SHANGHAI,
            BERLIN,
            new WallClock(ZoneId.of("America/New_York")),
            new WallClock(ZoneId.of("Australia/Lord_Howe")),
            new WallClock(ZoneId.of("America/Santiago")));
    private static final LocalDate SPRING = LocalDate.of(2026, 3, 29);
    private static final LocalDate AUTUMN = LocalDate.of(2026, 10, 25);

    @Test
    void a_night_shift_ends_on_the_next_morning() {
        TimeSpan night = span(SHANGHAI, LocalDate.of(2026, 3, 14), "20:00", "08:00");
        assertThat(night.begins()).isEqualTo(Instant.parse("2026-03-14T12:00:00Z"));
        assertThat(night.ends()).isEqualTo(Instant.parse("2026-03-15T00:00:00Z"));
    }

    @Test
    void the_same_time_twice_is_a_whole_day() {
        assertThat(span(SHANGHAI, LocalDate.of(2026, 3, 14), "08:00", "08:00").length())
                .isEqualTo(Duration.ofHours(24));
    }

    @Test
    void nights_in_which_the_clock_jumps_are_an_hour_shorter_and_longer() {
        assertThat(span(BERLIN, SPRING.minusDays(1), "22:00", "06:00").length()).isEqualTo(Duration.ofHours(7));
        assertThat(span(BERLIN, AUTUMN.minusDays(1), "22:00", "06:00").length()).isEqualTo(Duration.ofHours(9));
        assertThat(span(BERLIN, AUTUMN.minusDays(1), "12:00", "12:00").length()).isEqualTo(Shifts.LONGEST);
    }

    @Test
    void what_the_clock_leaves_out_is_the_instant_at_which_it_jumps() {
        Instant jump = Instant.parse("2026-03-29T01:00:00Z");
        assertThat(BERLIN.instant(SPRING.atTime(2, 30))).isEqualTo(jump);
        assertThat(BERLIN.instant(SPRING.atTime(3, 0))).isEqualTo(jump);
        assertThat(BERLIN.span(SPRING, LocalTime.of(2, 10), LocalTime.of(2, 50)))
                .isEmpty();
        TimeSpan over = span(BERLIN, SPRING, "01:30", "02:30");
        assertThat(over.length()).isEqualTo(Duration.ofMinutes(30));
    }

    @Test
    void of_an_hour_that_comes_twice_the_first_is_meant() {
        assertThat(BERLIN.instant(AUTUMN.atTime(2, 30))).isEqualTo(Instant.parse("2026-10-25T00:30:00Z"));
    }

    @Test
    void later_on_the_wall_is_never_earlier_in_truth_in_whatever_zone() {
        Random random = new Random(5);
        for (WallClock clock : CLOCKS) {
            for (int i = 0; i < 20_000; i++) {
                LocalDateTime one = LocalDate.of(2026, 1, 1).atStartOfDay().plusMinutes(random.nextInt(525_600));
                LocalDateTime other = one.plusMinutes(random.nextInt(180));
                assertThat(clock.instant(other))
                        .as("%s: %s and %s", clock, one, other)
                        .isAfterOrEqualTo(clock.instant(one));
            }
        }
    }

    @Test
    void shifts_that_join_on_paper_join_in_truth_and_cover_the_year() {
        Random random = new Random(7);
        for (WallClock clock : CLOCKS) {
            for (int i = 0; i < 40; i++) {
                LocalTime early = LocalTime.of(random.nextInt(12), 10 * random.nextInt(6));
                LocalTime late = LocalTime.of(12 + random.nextInt(12), 10 * random.nextInt(6));
                LocalDate first = LocalDate.of(2026, 1, 5);
                List<TimeSpan> all =
                        new ArrayList<>(everyDay(first, early, late).layOut(clock));
                all.addAll(everyDay(first, late, early).layOut(clock));
                Instant from = clock.instant(first.atTime(early));
                Instant to = clock.instant(first.plusDays(365).atTime(early));
                assertThat(Coverage.gaps(new TimeSpan(from, to), all))
                        .as("%s %s %s", clock, early, late)
                        .isEmpty();
                assertNoneMeets(all);
            }
        }
    }

    @Test
    void a_pattern_is_laid_out_on_its_days_and_no_others() {
        WeeklyPattern pattern = new WeeklyPattern(
                EnumSet.of(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                LocalTime.of(8, 0),
                LocalTime.of(16, 0),
                LocalDate.of(2026, 3, 9),
                LocalDate.of(2026, 3, 20));
        assertThat(pattern.layOut(SHANGHAI).stream()
                        .map(span -> SHANGHAI.shown(span.begins()).toLocalDate().getDayOfMonth()))
                .containsExactly(9, 13, 16, 20);
        assertThat(new WeeklyPattern(Set.of(), LocalTime.NOON, LocalTime.NOON, pattern.first(), pattern.last())
                        .layOut(SHANGHAI))
                .isEmpty();
    }

    @Test
    void gaps_and_what_is_covered_make_the_window_minute_by_minute() {
        Random random = new Random(11);
        Instant zero = Instant.parse("2026-03-09T00:00:00Z");
        for (int round = 0; round < 2_000; round++) {
            List<TimeSpan> covered = IntStream.range(0, random.nextInt(6))
                    .mapToObj(_ -> minutes(zero, random.nextInt(60), 1 + random.nextInt(20)))
                    .toList();
            TimeSpan window = minutes(zero, 10, 40);
            List<TimeSpan> gaps = Coverage.gaps(window, covered);
            for (int minute = 0; minute < 90; minute++) {
                Instant at = zero.plusSeconds(60L * minute);
                boolean open = window.holds(at) && covered.stream().noneMatch(span -> span.holds(at));
                assertThat(gaps.stream().anyMatch(gap -> gap.holds(at)))
                        .as("minute %s", minute)
                        .isEqualTo(open);
            }
            assertNoneMeets(gaps);
        }
    }

    @Test
    void time_on_duty_ends_where_nothing_follows() {
        Instant zero = Instant.parse("2026-03-09T00:00:00Z");
        List<TimeSpan> spans = List.of(minutes(zero, 60, 30), minutes(zero, 0, 60), minutes(zero, 91, 10));
        assertThat(Coverage.until(zero.plusSeconds(60), spans)).isEqualTo(zero.plusSeconds(90 * 60));
        assertThat(Coverage.until(zero.minusSeconds(1), spans)).isEqualTo(zero.minusSeconds(1));
        assertThat(Coverage.until(zero.plusSeconds(90 * 60), spans)).isEqualTo(zero.plusSeconds(90 * 60));
    }

    @Test
    void weeks_begin_on_monday_as_the_wall_says() {
        assertThat(SHANGHAI.monday(Instant.parse("2026-03-15T16:30:00Z"))).isEqualTo(LocalDate.of(2026, 3, 16));
        assertThat(BERLIN.week(LocalDate.of(2026, 3, 23)).length()).isEqualTo(Duration.ofHours(167));
    }

    private static void assertNoneMeets(List<TimeSpan> spans) {
        List<TimeSpan> sorted = spans.stream()
                .sorted(java.util.Comparator.comparing(TimeSpan::begins))
                .toList();
        for (int i = 1; i < sorted.size(); i++) {
            assertThat(sorted.get(i - 1).meets(sorted.get(i))).isFalse();
        }
    }

    private static WeeklyPattern everyDay(LocalDate first, LocalTime from, LocalTime to) {
        return new WeeklyPattern(EnumSet.allOf(DayOfWeek.class), from, to, first, first.plusDays(364));
    }

    private static TimeSpan minutes(Instant zero, int from, int length) {
        return new TimeSpan(zero.plusSeconds(60L * from), zero.plusSeconds(60L * (from + length)));
    }

    private static TimeSpan span(WallClock clock, LocalDate day, String from, String to) {
        return clock.span(day, LocalTime.parse(from), LocalTime.parse(to)).orElseThrow();
    }
}

package org.anling.registry.shift;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The same times on the same days of every week.
 *
 * @param days on which it begins
 * @param from when it begins
 * @param to when it ends, on the next day unless that is later
 * @param first day on which it may begin
 * @param last day on which it may begin
 */
public record WeeklyPattern(Set<DayOfWeek> days, LocalTime from, LocalTime to, LocalDate first, LocalDate last) {

    public WeeklyPattern {
        days = days.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(days));
    }

    /** One day, as a pattern. */
    public static WeeklyPattern once(LocalDate day, LocalTime from, LocalTime to) {
        return new WeeklyPattern(EnumSet.of(day.getDayOfWeek()), from, to, day, day);
    }

    /** Its single times, earliest first; none of them meets another. */
    public List<TimeSpan> layOut(WallClock clock) {
        return first.datesUntil(last.isBefore(first) ? first : last.plusDays(1))
                .filter(day -> days.contains(day.getDayOfWeek()))
                .map(day -> clock.span(day, from, to))
                .flatMap(Optional::stream)
                .toList();
    }
}

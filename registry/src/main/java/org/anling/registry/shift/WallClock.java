package org.anling.registry.shift;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.time.zone.ZoneOffsetTransition;
import java.util.Optional;

/**
 * Turns what the clock on the wall shows into instants and back. An hour that the clock leaves out in spring is the instant at which it
 * jumps; of an hour that it shows twice in autumn the first is meant. Later on the wall is thereby never earlier, so that shifts that join
 * on paper join in truth.
 */
public record WallClock(ZoneId zone) {

    /** The instant at which the clock shows this. */
    public Instant instant(LocalDateTime shown) {
        ZoneOffsetTransition transition = zone.getRules().getTransition(shown);
        return transition != null && transition.isGap()
                ? transition.getInstant()
                : shown.atZone(zone).withEarlierOffsetAtOverlap().toInstant();
    }

    /**
     * From one time of a day to the next moment at which the clock shows the other: over midnight if that is earlier, a whole day if it is
     * the same. Empty if the clock leaves all of it out.
     */
    public Optional<TimeSpan> span(LocalDate day, LocalTime from, LocalTime to) {
        LocalDate last = to.isAfter(from) ? day : day.plusDays(1);
        Instant begins = instant(day.atTime(from));
        Instant ends = instant(last.atTime(to));
        return begins.isBefore(ends) ? Optional.of(new TimeSpan(begins, ends)) : Optional.empty();
    }

    /** The seven days from a Monday. */
    public TimeSpan week(LocalDate monday) {
        return new TimeSpan(
                instant(monday.atStartOfDay()), instant(monday.plusDays(7).atStartOfDay()));
    }

    /** The Monday of the week in which an instant lies. */
    public LocalDate monday(Instant instant) {
        return monday(shown(instant).toLocalDate());
    }

    /** The Monday of the week of a day. */
    public static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(java.time.DayOfWeek.MONDAY));
    }

    /** What the clock shows at an instant. */
    public LocalDateTime shown(Instant instant) {
        return LocalDateTime.ofInstant(instant, zone);
    }
}

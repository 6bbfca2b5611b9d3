package org.anling.contract.people;

import java.time.LocalTime;

/**
 * Hours of a day in the time zone of the centre; {@code from} after {@code to} goes over midnight, equal means the whole day.
 *
 * @param from first minute that belongs to it
 * @param to first minute that does not
 */
public record Hours(LocalTime from, LocalTime to) {

    /** Whether a time of day lies in them. */
    public boolean holds(LocalTime time) {
        if (from.equals(to)) {
            return true;
        }
        boolean afterFrom = !time.isBefore(from);
        boolean beforeTo = time.isBefore(to);
        return from.isBefore(to) ? afterFrom && beforeTo : afterFrom || beforeTo;
    }
}

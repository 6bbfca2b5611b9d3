package org.anling.console.api.shift;

import java.time.Instant;
import java.util.List;
import org.anling.contract.people.ShiftRole;
import org.jspecify.annotations.Nullable;

/**
 * Who is on shift now, by the calendar.
 *
 * @param nextAt when somebody comes or goes next; missing if nothing is planned
 * @param next the same as the clock of the centre shows it
 */
public record OnShift(
        List<OnShiftRow> items,
        @Nullable Instant nextAt,
        @Nullable String next) {

    /**
     * Somebody on shift.
     *
     * @param away a responder who is on shift and off duty by his own word
     */
    public record OnShiftRow(String person, String name, ShiftRole role, String placeName, String ends, boolean away) {}

    /** A responder's own next shifts, the running one included. */
    public record OwnShifts(List<OwnShift> items) {}

    /** One of them. */
    public record OwnShift(
            ShiftRole role,
            String placeName,
            String day,
            String begins,
            String ends,
            boolean nextDay,
            Instant from,
            Instant to) {}
}

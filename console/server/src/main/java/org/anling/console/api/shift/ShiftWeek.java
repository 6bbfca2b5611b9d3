package org.anling.console.api.shift;

import java.time.Instant;
import java.util.List;
import org.anling.console.api.office.Tree;
import org.anling.contract.people.ResponderKind;
import org.anling.contract.people.Role;
import org.anling.contract.people.ShiftRole;
import org.jspecify.annotations.Nullable;

/**
 * One week of the calendar, as far as somebody may see it.
 *
 * @param monday first day, as 2026-03-09
 * @param today at the centre
 * @param days the seven of them
 * @param items every shift that meets the week, earliest first
 * @param people who can be put on shift
 * @param places where shifts can be
 * @param gaps communities that nobody is on shift for at some time of the week
 */
public record ShiftWeek(
        String monday,
        String today,
        String zone,
        List<String> days,
        List<ShiftRow> items,
        List<ShiftPerson> people,
        List<ShiftPlace> places,
        List<ShiftGap> gaps) {

    /**
     * A shift.
     *
     * @param day on which it begins
     * @param begins time of that day, as 20:00
     * @param ends time of the day on which it ends
     * @param nextDay whether that is a later one
     * @param place beginning of the codes of its communities; empty for the whole centre
     * @param mine whether the asker may change it
     */
    public record ShiftRow(
            String id,
            long version,
            String person,
            String name,
            ShiftRole role,
            String place,
            String placeName,
            String day,
            String begins,
            String ends,
            boolean nextDay,
            Instant from,
            Instant to,
            @Nullable String pattern,
            boolean mine) {}

    /**
     * Somebody who can be put on shift.
     *
     * @param kind of a responder; missing for the staff
     * @param role of a member of the staff; missing for responders
     */
    public record ShiftPerson(
            String id,
            String name,
            @Nullable ResponderKind kind,
            @Nullable Role role,
            @Nullable String community) {}

    /** A node of the organisation by the beginning of its codes. */
    public record ShiftPlace(String place, String name, Tree.@Nullable TreeLevel level) {}

    /** What nobody is on shift for in a community. */
    public record ShiftGap(String community, String name, List<GapPart> parts) {}

    /** From a time of a day to another of the same day; 24:00 is its end. */
    public record GapPart(String day, String from, String to) {}
}

package org.anling.console.web.office;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import org.anling.console.api.shift.ShiftRequests.NewShift;
import org.anling.console.projection.Scope;
import org.anling.console.store.Office;
import org.anling.contract.people.ResponderKind;
import org.anling.contract.people.ResponderProfile;
import org.anling.contract.people.Role;
import org.anling.contract.people.ShiftRole;
import org.anling.registry.office.OfficeShifts.Post;
import org.anling.registry.people.Responder;
import org.anling.registry.people.StaffMember;
import org.anling.registry.shift.TimeSpan;
import org.anling.registry.shift.WallClock;
import org.anling.registry.shift.WeeklyPattern;
import org.jspecify.annotations.Nullable;

/** Reads what was typed about a shift. Whatever cannot be is refused beside its field. */
final class ShiftForm {
    private static final int WHOLE_CODE = 12;
    private static final int LONGEST_PATTERN_DAYS = 366;
    private static final int FARTHEST_DAYS = 730;

    private final Office office;
    private final WallClock clock;
    private final Scope scope;
    private final LocalDate today;

    ShiftForm(Office office, WallClock clock, Scope scope, Instant now) {
        this.office = office;
        this.clock = clock;
        this.scope = scope;
        this.today = clock.shown(now).toLocalDate();
    }

    /** Who does what where, if he may and the asker may say so. */
    Post post(String person, ShiftRole role, @Nullable String typedPlace) {
        String place = place(Objects.requireNonNullElse(typedPlace, "").strip(), role);
        if (role.atDesk()) {
            checkStaff(person, role);
        } else {
            checkResponder(person, role, place);
        }
        return new Post(person, role, place);
    }

    TimeSpan span(String day, String from, String to) {
        return laidOut(WeeklyPattern.once(day(day, "day"), time(from, "from"), time(to, "to")))
                .getFirst();
    }

    List<TimeSpan> spans(NewShift body) {
        List<DayOfWeek> days = Objects.requireNonNullElse(body.weekdays(), List.of());
        if (days.isEmpty()) {
            return List.of(span(body.day(), body.from(), body.to()));
        }
        LocalDate first = day(body.day(), "day");
        LocalDate last = day(Objects.requireNonNullElse(body.lastDay(), ""), "lastDay");
        ShiftWords.check(!last.isBefore(first) && !last.isAfter(first.plusDays(LONGEST_PATTERN_DAYS)), "lastDay");
        LocalTime from = time(body.from(), "from");
        return laidOut(new WeeklyPattern(EnumSet.copyOf(days), from, time(body.to(), "to"), first, last));
    }

    private List<TimeSpan> laidOut(WeeklyPattern pattern) {
        List<TimeSpan> spans = pattern.layOut(clock);
        ShiftWords.check(!spans.isEmpty(), "weekdays");
        return spans;
    }

    /** A community, a street, a district; the whole centre for those who see all of it. */
    private String place(String place, ShiftRole role) {
        boolean wide = role != ShiftRole.COMMUNITY;
        boolean known = place.isEmpty()
                || (place.matches("[0-9]{6}|[0-9]{9}|[0-9]{12}")
                        && office.tree().all().stream()
                                .anyMatch(node -> ShiftViews.place(node)
                                        .filter(place::equals)
                                        .isPresent()));
        ShiftWords.check(known && scope.sees(place) && (wide || place.length() == WHOLE_CODE), "place");
        return place;
    }

    private void checkStaff(String person, ShiftRole role) {
        StaffMember member = office.staff().list().stream()
                .filter(one -> one.id().value().equals(person) && scope.sees(one.scope()))
                .findFirst()
                .orElseThrow(() -> ShiftWords.field("person"));
        boolean may =
                member.role() == Role.SUPERVISOR || (role == ShiftRole.OPERATOR && member.role() == Role.OPERATOR);
        ShiftWords.check(may, "role");
    }

    /** Whoever may not be sent somewhere is nobody's help there. */
    private void checkResponder(String person, ShiftRole role, String place) {
        ResponderProfile profile = office.responders().list().stream()
                .map(Responder::profile)
                .filter(one -> one.id().value().equals(person) && scope.sees(one.community()))
                .findFirst()
                .orElseThrow(() -> ShiftWords.field("person"));
        ShiftWords.check(role != ShiftRole.DOCTOR || profile.kind() == ResponderKind.DOCTOR, "role");
        ShiftWords.check(place.startsWith(profile.scope()) || profile.scope().startsWith(place), "sent");
    }

    private LocalDate day(String typed, String field) {
        try {
            LocalDate day = LocalDate.parse(typed);
            ShiftWords.check(
                    !day.isBefore(today.minusDays(FARTHEST_DAYS)) && !day.isAfter(today.plusDays(FARTHEST_DAYS)),
                    field);
            return day;
        } catch (DateTimeParseException e) {
            throw ShiftWords.field(field);
        }
    }

    private static LocalTime time(String typed, String field) {
        try {
            return LocalTime.parse(typed).withSecond(0).withNano(0);
        } catch (DateTimeParseException e) {
            throw ShiftWords.field(field);
        }
    }
}

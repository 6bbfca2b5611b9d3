package org.anling.console.web.office;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.anling.console.api.Text;
import org.anling.console.api.office.Tree;
import org.anling.console.api.shift.OnShift;
import org.anling.console.api.shift.ShiftWeek;
import org.anling.console.api.shift.ShiftWeek.GapPart;
import org.anling.console.api.shift.ShiftWeek.ShiftGap;
import org.anling.console.api.shift.ShiftWeek.ShiftPerson;
import org.anling.console.api.shift.ShiftWeek.ShiftPlace;
import org.anling.console.api.shift.ShiftWeek.ShiftRow;
import org.anling.console.projection.Scope;
import org.anling.console.store.Office;
import org.anling.console.view.Directory;
import org.anling.contract.people.Role;
import org.anling.registry.office.OfficeTree;
import org.anling.registry.people.Organisation;
import org.anling.registry.sheet.Grid;
import org.anling.registry.shift.Coverage;
import org.anling.registry.shift.Shift;
import org.anling.registry.shift.TimeSpan;
import org.anling.registry.shift.WallClock;

/** Shifts as somebody of a scope sees them, by the clock of the centre. Made for one request. */
final class ShiftViews {
    private static final int DAYS = 7;

    private final Office office;
    private final Directory directory;
    private final WallClock clock;
    private final Scope scope;
    private final List<Organisation> nodes;
    private final Map<String, String> names = new HashMap<>();

    ShiftViews(Office office, Directory directory, WallClock clock, Scope scope) {
        this.office = office;
        this.directory = directory;
        this.clock = clock;
        this.scope = scope;
        this.nodes = office.tree().all();
        nodes.forEach(node -> place(node).ifPresent(place -> names.put(place, node.name())));
    }

    /** The beginning of the codes of what lies within a node; an area has none of its own. */
    static Optional<String> place(Organisation node) {
        String code = node.code();
        return switch (node.level()) {
            case DISTRICT -> Optional.of(code.substring(0, 6));
            case STREET -> Optional.of(code.substring(0, 9));
            case AREA -> Optional.empty();
            case COMMUNITY -> Optional.of(code);
        };
    }

    static String time(LocalDateTime shown) {
        return shown.toLocalTime().truncatedTo(ChronoUnit.MINUTES).toString();
    }

    ShiftWeek week(LocalDate monday, List<Shift> shifts, Instant now) {
        return new ShiftWeek(
                monday.toString(),
                clock.shown(now).toLocalDate().toString(),
                clock.zone().getId(),
                IntStream.range(0, DAYS)
                        .mapToObj(day -> monday.plusDays(day).toString())
                        .toList(),
                shifts.stream()
                        .filter(shift -> shift.isSeenBy(scope.prefix()))
                        .map(this::row)
                        .toList(),
                people(),
                places(),
                gaps(monday, shifts));
    }

    ShiftRow row(Shift shift) {
        LocalDateTime begins = clock.shown(shift.begins());
        LocalDateTime ends = clock.shown(shift.ends());
        return new ShiftRow(
                shift.id(),
                shift.version(),
                shift.person(),
                directory.nameOf(shift.person()),
                shift.role(),
                shift.place(),
                placeName(shift),
                begins.toLocalDate().toString(),
                time(begins),
                time(ends),
                ends.toLocalDate().isAfter(begins.toLocalDate()),
                shift.begins(),
                shift.ends(),
                shift.pattern(),
                scope.sees(shift.place()));
    }

    OnShift.OnShiftRow onShift(Shift shift, boolean away) {
        return new OnShift.OnShiftRow(
                shift.person(),
                directory.nameOf(shift.person()),
                shift.role(),
                placeName(shift),
                time(clock.shown(shift.ends())),
                away);
    }

    OnShift.OwnShift own(Shift shift) {
        ShiftRow row = row(shift);
        return new OnShift.OwnShift(
                row.role(), row.placeName(), row.day(), row.begins(), row.ends(), row.nextDay(), row.from(), row.to());
    }

    Grid grid(LocalDate monday, List<Shift> shifts, boolean english) {
        List<List<Object>> rows = new ArrayList<>();
        for (Shift shift : shifts) {
            if (shift.isSeenBy(scope.prefix())) {
                ShiftRow row = row(shift);
                Text role = ShiftWords.role(row.role());
                rows.add(Grid.row(
                        row.day(),
                        row.begins(),
                        row.ends(),
                        row.nextDay() ? "+1" : null,
                        row.name(),
                        row.person(),
                        english ? role.en() : role.zh(),
                        row.placeName(),
                        row.place()));
            }
        }
        return new Grid("shifts " + monday, ShiftWords.headings(english), rows);
    }

    private String placeName(Shift shift) {
        return names.getOrDefault(shift.place(), shift.place());
    }

    /** Responders by name within the scope, then those who work at the desk. */
    private List<ShiftPerson> people() {
        List<ShiftPerson> people = new ArrayList<>();
        office.responders().list().stream()
                .filter(one -> scope.sees(one.profile().community()))
                .map(one -> new ShiftPerson(
                        one.id().value(),
                        one.name(),
                        one.profile().kind(),
                        null,
                        one.profile().community()))
                .forEach(people::add);
        office.staff().list().stream()
                .filter(one -> one.role() != Role.ADMIN && scope.sees(one.scope()))
                .map(one -> new ShiftPerson(one.id().value(), one.name(), null, one.role(), null))
                .forEach(people::add);
        return people;
    }

    private List<ShiftPlace> places() {
        List<ShiftPlace> places = new ArrayList<>();
        for (Organisation node : nodes) {
            Tree.TreeLevel level = Tree.TreeLevel.valueOf(node.level().name());
            place(node).filter(scope::sees).ifPresent(place -> places.add(new ShiftPlace(place, node.name(), level)));
        }
        return places;
    }

    /** Communities with elders for which no responder is on shift at some time of the week. */
    private List<ShiftGap> gaps(LocalDate monday, List<Shift> shifts) {
        List<ShiftGap> gaps = new ArrayList<>();
        for (OfficeTree.Node node : office.tree().list(scope.prefix())) {
            String code = node.organisation().code();
            boolean lived = node.organisation().level() == Organisation.Level.COMMUNITY && node.elders() > 0;
            if (lived) {
                List<TimeSpan> covered = shifts.stream()
                        .filter(shift -> !shift.role().atDesk() && shift.covers(code))
                        .map(Shift::span)
                        .toList();
                List<GapPart> parts = Coverage.gaps(clock.week(monday), covered).stream()
                        .flatMap(gap -> parts(gap).stream())
                        .toList();
                if (!parts.isEmpty()) {
                    gaps.add(new ShiftGap(code, node.organisation().name(), parts));
                }
            }
        }
        return gaps;
    }

    /** Day by day. */
    private List<GapPart> parts(TimeSpan gap) {
        LocalDateTime begins = clock.shown(gap.begins());
        LocalDateTime ends = clock.shown(gap.ends());
        List<GapPart> parts = new ArrayList<>();
        for (LocalDate day = begins.toLocalDate(); !day.isAfter(ends.toLocalDate()); day = day.plusDays(1)) {
            boolean first = day.equals(begins.toLocalDate());
            boolean last = day.equals(ends.toLocalDate());
            if (!last || !ends.toLocalTime().equals(LocalTime.MIDNIGHT)) {
                parts.add(new GapPart(day.toString(), first ? time(begins) : "00:00", last ? time(ends) : "24:00"));
            }
        }
        return parts;
    }
}

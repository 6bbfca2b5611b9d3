package org.anling.simulation.seed;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.anling.contract.people.Role;
import org.anling.contract.people.ShiftRole;
import org.anling.registry.office.By;
import org.anling.registry.office.OfficeShifts;
import org.anling.registry.office.OfficeShifts.Post;
import org.anling.registry.shift.TimeSpan;
import org.anling.registry.shift.WallClock;
import org.anling.registry.shift.WeeklyPattern;
import org.anling.simulation.district.District;
import org.anling.simulation.district.people.Responder;
import org.anling.simulation.district.people.StaffMember;

/**
 * A few weeks of shifts for the district: carers by day and night, the desk, and the visitor's doctor round the clock, so that he is asked
 * at whatever hour somebody tries the demo. All others have no shifts and say themselves when they can go.
 */
public final class ShiftSeed {
    private static final int WEEKS = 5;
    private static final LocalTime MORNING = LocalTime.of(8, 0);
    private static final LocalTime EVENING = LocalTime.of(20, 0);

    private final District district;
    private final WallClock clock;
    private final LocalDate monday;
    private final List<Planned> plan = new ArrayList<>();

    private ShiftSeed(District district, WallClock clock, LocalDate monday) {
        this.district = district;
        this.clock = clock;
        this.monday = monday;
    }

    /** What somebody does, and when. */
    public record Planned(Post post, List<TimeSpan> spans) {
        public Planned {
            spans = List.copyOf(spans);
        }
    }

    /** The shifts of the weeks from a Monday. */
    public static List<Planned> plan(District district, WallClock clock, LocalDate monday) {
        ShiftSeed seed = new ShiftSeed(district, clock, monday);
        seed.visitorsDoctor();
        seed.carers();
        seed.desk();
        return seed.plan;
    }

    /** Adds what lies after the last shift that somebody has, so that a restart keeps what people changed. @return how many */
    public static int apply(OfficeShifts office, District district, WallClock clock, Instant now) {
        By by = new By("admin", Role.ADMIN, now);
        int added = 0;
        for (Planned planned : plan(district, clock, clock.monday(now))) {
            Instant last = office.shifts().lastBegin(planned.post().person()).orElse(Instant.EPOCH);
            List<TimeSpan> missing = planned.spans().stream()
                    .filter(span -> span.begins().isAfter(last))
                    .toList();
            added += missing.isEmpty()
                    ? 0
                    : office.add(planned.post(), missing, by).size();
        }
        return added;
    }

    private void visitorsDoctor() {
        district.responders().stream()
                .filter(one -> one.id().equals(District.DEMO_RESPONDER))
                .forEach(one -> add(
                        new Post(one.id(), ShiftRole.DOCTOR, one.communityCode()),
                        EnumSet.allOf(DayOfWeek.class),
                        MORNING,
                        MORNING));
    }

    /** Of each community the first by day and the second by night; where there is one only, its nights are empty. */
    private void carers() {
        Map<String, List<Responder>> byCommunity = new TreeMap<>();
        district.responders().stream()
                .filter(one -> one.kind() == Responder.Kind.CARER)
                .forEach(one -> byCommunity
                        .computeIfAbsent(one.communityCode(), _ -> new ArrayList<>())
                        .add(one));
        byCommunity.values().forEach(carers -> {
            community(carers.getFirst(), EnumSet.allOf(DayOfWeek.class), MORNING, EVENING);
            if (carers.size() > 1) {
                community(carers.get(1), EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), EVENING, MORNING);
            }
        });
    }

    private void community(Responder carer, Set<DayOfWeek> days, LocalTime from, LocalTime to) {
        add(new Post(carer.id(), ShiftRole.COMMUNITY, carer.communityCode()), days, from, to);
    }

    /** The desk by turns: whoever comes first in the list by day, the next by night. */
    private void desk() {
        for (ShiftRole role : List.of(ShiftRole.SUPERVISOR, ShiftRole.OPERATOR)) {
            List<StaffMember> members = district.staff().stream()
                    .filter(member -> member.role().equalsIgnoreCase(role.name()))
                    .toList();
            for (int i = 0; i < members.size(); i++) {
                boolean day = i % 2 == 0;
                add(
                        new Post(members.get(i).account(), role, ""),
                        EnumSet.allOf(DayOfWeek.class),
                        day ? MORNING : EVENING,
                        day ? EVENING : MORNING);
            }
        }
    }

    private void add(Post post, Set<DayOfWeek> days, LocalTime from, LocalTime to) {
        LocalDate last = monday.plusDays(7L * WEEKS - 1);
        plan.add(new Planned(post, new WeeklyPattern(days, from, to, monday, last).layOut(clock)));
    }
}

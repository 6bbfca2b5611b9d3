package org.anling.simulation.world;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.anling.contract.alert.AlertType;
import org.anling.contract.incident.AlarmTarget;
import org.anling.contract.incident.Priority;
import org.anling.contract.people.Hours;
import org.anling.contract.people.ResponderKind;
import org.anling.contract.people.ResponderProfile;
import org.anling.contract.plan.Plan;
import org.anling.contract.plan.Rung;
import org.anling.contract.plan.Selector;
import org.anling.contract.plan.Step;
import org.anling.contract.plan.Targets;
import org.anling.contract.plan.Timing;
import org.anling.contract.plan.Title;
import org.anling.contract.plan.Wave;
import org.anling.contract.state.IncidentState;

/** The naive twin of a plan's waves: whom those that began want. Brings a plan along that uses everything a plan can say. */
final class WaveTwin {

    private static final int COMMUNITY = 12;
    private static final ZoneOffset ZONE = ZoneOffset.ofHours(8);

    private WaveTwin() {}

    /** Three waves, others when nobody replies, steps that wait for each other, a ladder that repeats. */
    static Plan rich(int version) {
        Set<ResponderKind> carers = Set.of(ResponderKind.CARER, ResponderKind.NURSE, ResponderKind.VOLUNTEER);
        return new Plan(
                "three-waves",
                version,
                new Title("三批派单", "Three waves"),
                new Selector(Set.of(AlertType.SOS, AlertType.FALL), new TreeSet<>(), null, null, 5),
                null,
                Timing.ONE_THEN_REST,
                Duration.ofSeconds(20),
                new Targets(
                        Duration.ofSeconds(25),
                        Duration.ofSeconds(50),
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(45),
                        Duration.ofSeconds(80),
                        Duration.ofSeconds(150),
                        50,
                        Duration.ofMinutes(10),
                        Duration.ofMinutes(4)),
                List.of(
                        new Wave(Duration.ZERO, 2, carers, List.of(), null, null, COMMUNITY, false),
                        new Wave(Duration.ofSeconds(30), 4, Set.of(), List.of(), 2_000, null, 9, false),
                        Wave.ofAll(5)),
                List.of(new Wave(Duration.ZERO, 3, Set.of(), List.of(), null, Duration.ofMinutes(6), 0, false)),
                List.of(
                        step("family", Step.Kind.FAMILY, Step.Start.OPENED, Step.Skip.OWNER),
                        step("entry", Step.Kind.ENTRY, Step.Start.NO_REPLY, Step.Skip.NEVER),
                        step("ambulance", Step.Kind.EMERGENCY_SERVICE, Step.Start.CONFIRMED, Step.Skip.SUPERVISOR)),
                List.of(
                        new Rung(Duration.ofSeconds(60), AlarmTarget.OPERATOR, null),
                        new Rung(Duration.ofSeconds(120), AlarmTarget.SUPERVISOR, Duration.ofSeconds(90))),
                Duration.ofHours(24),
                false);
    }

    private static Step step(String id, Step.Kind kind, Step.Start start, Step.Skip skip) {
        return new Step(id, kind, new Title(id, id), start, Duration.ofSeconds(90), skip);
    }

    /** The waves of the incident's plan that began; the first one if none did. A plan that comes with the program wants everybody. */
    static List<Wave> begun(IncidentState incident) {
        return Stream.of(rich(1), rich(2))
                .filter(rich -> rich.key().equals(incident.plan()))
                .findFirst()
                .map(plan -> begun(plan, incident))
                .orElse(List.of(Wave.ofAll(0)));
    }

    private static List<Wave> begun(Plan plan, IncidentState incident) {
        boolean silent = incident.progress().noReply() && !plan.noReply().isEmpty();
        List<Wave> waves = silent ? plan.noReply() : plan.waves();
        return waves.isEmpty()
                ? List.of(Wave.ofAll(0))
                : waves.subList(0, Math.clamp(incident.progress().wave(), 1, waves.size()));
    }

    /** Whether a wave wants somebody who has so far to go. */
    static boolean wants(Wave wave, IncidentState incident, ResponderProfile profile, double[] metresAndSeconds) {
        Integer radius = wave.radiusMetres();
        Duration within = wave.within();
        boolean key = incident.elder() != null
                && profile.keysOf().contains(incident.elder().id().value());
        return (wave.kinds().isEmpty() || wave.kinds().contains(profile.kind()))
                && profile.skills().containsAll(wave.skills())
                && isOf(profile, incident, wave.scopeDigits())
                && (!wave.keyOnly() || key)
                && (radius == null || metresAndSeconds[0] <= radius)
                && (within == null || metresAndSeconds[1] <= within.toSeconds());
    }

    /** Whether the communities of both begin with the same digits. */
    static boolean isOf(ResponderProfile profile, IncidentState incident, int digits) {
        String community = incident.elder() == null ? "" : incident.elder().community();
        return profile.community().startsWith(community.substring(0, Math.min(digits, community.length())));
    }

    /** Whether somebody agreed to be asked at this hour. */
    static boolean agreed(ResponderProfile profile, IncidentState incident, Instant at) {
        Hours hours = profile.hours();
        return hours == null
                || hours.holds(LocalTime.ofInstant(at, ZONE))
                || (profile.anyHourForEmergency() && incident.priority() == Priority.P1);
    }
}

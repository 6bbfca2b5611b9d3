package org.anling.simulation.seed;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.anling.contract.alert.ElderRef;
import org.anling.contract.alert.Position;
import org.anling.contract.directory.ElderCard;
import org.anling.contract.id.CentreId;
import org.anling.contract.id.DeviceId;
import org.anling.contract.id.ElderId;
import org.anling.contract.id.ResponderId;
import org.anling.contract.id.StaffId;
import org.anling.contract.people.Availability;
import org.anling.contract.people.ResponderKind;
import org.anling.contract.people.ResponderProfile;
import org.anling.contract.people.Role;
import org.anling.contract.people.TravelMode;
import org.anling.registry.people.Organisation;
import org.anling.registry.people.StaffMember;
import org.anling.registry.seed.RegistrySeed;
import org.anling.simulation.district.District;
import org.anling.simulation.district.map.GeoPoint;
import org.anling.simulation.district.people.Device;
import org.anling.simulation.district.people.Elder;
import org.anling.simulation.district.people.Organisation.Unit;
import org.anling.simulation.district.people.Responder;

/** Maps a district to what the registry begins with. */
public final class DistrictSeed {

    private static final Duration LONGEST_SILENCE = Duration.ofHours(25);
    private static final int ELDERS_PER_KEY_HOLDER = 10;

    private final District district;
    private final CentreId centre;
    private final String plan;
    private final String password;

    private DistrictSeed(District district, CentreId centre, String plan, String password) {
        this.district = district;
        this.centre = centre;
        this.plan = plan;
        this.password = password;
    }

    /**
     * The whole district.
     *
     * @param plan id of the response plan of every elder
     * @param password of every account
     */
    public static RegistrySeed of(District district, CentreId centre, String plan, String password) {
        return new DistrictSeed(district, centre, plan, password).seed();
    }

    private RegistrySeed seed() {
        return new RegistrySeed(
                centre,
                district.organisation().units().getFirst().name() + "呼叫中心",
                parentsFirst(),
                district.elders().stream().map(this::elder).toList(),
                district.elders().stream()
                        .flatMap(elder -> elder.devices().stream().map(device -> device(elder, device)))
                        .toList(),
                district.responders().stream().map(this::responder).toList(),
                district.staff().stream().map(DistrictSeed::staff).toList(),
                accounts());
    }

    private List<Organisation> parentsFirst() {
        List<Organisation> sorted = new ArrayList<>();
        for (int level = 1; level <= 4; level++) {
            for (Unit unit : district.organisation().ofLevel(level)) {
                sorted.add(new Organisation(unit.code(), unit.parentCode().orElse(null), level(unit), unit.name(), 0));
            }
        }
        return sorted;
    }

    private static Organisation.Level level(Unit unit) {
        return switch (unit.level()) {
            case 1 -> Organisation.Level.DISTRICT;
            case 2 -> Organisation.Level.STREET;
            case 3 -> Organisation.Level.AREA;
            default -> Organisation.Level.COMMUNITY;
        };
    }

    private org.anling.registry.people.Elder elder(Elder elder) {
        return new org.anling.registry.people.Elder(
                Cards.of(elder), elder.highRisk() ? ElderRef.Risk.HIGH : ElderRef.Risk.STANDARD, plan);
    }

    private static RegistrySeed.SeedDevice device(Elder elder, Device device) {
        return new RegistrySeed.SeedDevice(
                new DeviceId(device.id()),
                protocol(device.kind()),
                device.model(),
                new ElderId(elder.id()),
                device.password().orElse(null),
                LONGEST_SILENCE);
    }

    private static String protocol(Device.Kind kind) {
        return switch (kind) {
            case WATCH -> "watch-3g";
            case BUTTON, HUB -> "mqtt";
            case JT808_PENDANT -> "jt808";
            case GT06_PENDANT -> "gt06";
            case DC09_PANEL -> "sia-dc09";
        };
    }

    /** The visitor's doctor goes nowhere else, so that the phone on the demo page rings for the visitor only. */
    private org.anling.registry.people.Responder responder(Responder responder) {
        String scope = responder.id().equals(District.DEMO_RESPONDER) ? responder.communityCode() : "";
        ResponderProfile profile = new ResponderProfile(
                new ResponderId(responder.id()),
                kind(responder.kind()),
                travel(responder.travel()),
                Availability.AVAILABLE,
                responder.communityCode(),
                scope,
                responder.skills().stream().sorted().toList(),
                keysOf(responder),
                0);
        return new org.anling.registry.people.Responder(
                profile, responder.name().chinese(), responder.phone(), place(responder.base()));
    }

    private List<String> keysOf(Responder responder) {
        if (responder.kind() != Responder.Kind.KEY_HOLDER) {
            return List.of();
        }
        return district.elders().stream()
                .filter(elder -> elder.home().communityCode().equals(responder.communityCode()))
                .limit(ELDERS_PER_KEY_HOLDER)
                .map(Elder::id)
                .sorted()
                .toList();
    }

    private static ResponderKind kind(Responder.Kind kind) {
        return switch (kind) {
            case DOCTOR -> ResponderKind.DOCTOR;
            case NURSE -> ResponderKind.NURSE;
            case CARER -> ResponderKind.CARER;
            case VOLUNTEER -> ResponderKind.VOLUNTEER;
            case KEY_HOLDER -> ResponderKind.KEY_HOLDER;
        };
    }

    private static TravelMode travel(Responder.Travel travel) {
        return switch (travel) {
            case WALK -> TravelMode.WALK;
            case BIKE -> TravelMode.BICYCLE;
            case CAR -> TravelMode.CAR;
        };
    }

    private static StaffMember staff(org.anling.simulation.district.people.StaffMember member) {
        return new StaffMember(
                new StaffId(member.account()),
                role(member.role()),
                member.name().chinese(),
                null,
                0);
    }

    private static Role role(String role) {
        return Role.valueOf(role.toUpperCase(Locale.ROOT));
    }

    private List<RegistrySeed.SeedAccount> accounts() {
        List<RegistrySeed.SeedAccount> accounts = new ArrayList<>();
        district.staff()
                .forEach(member -> accounts.add(new RegistrySeed.SeedAccount(
                        member.account(), member.account(), role(member.role()), password)));
        district.responders()
                .forEach(responder -> accounts.add(
                        new RegistrySeed.SeedAccount(responder.id(), responder.id(), Role.RESPONDER, password)));
        return accounts;
    }

    static Position place(GeoPoint point) {
        return Position.home(point.latitude(), point.longitude());
    }

    /** Whether the note of a door says anything. */
    static Optional<String> said(String note) {
        return note.isBlank() ? Optional.empty() : Optional.of(note);
    }

    static ElderCard.Sex sex(Elder elder) {
        return switch (elder.sex()) {
            case FEMALE -> ElderCard.Sex.FEMALE;
            case MALE -> ElderCard.Sex.MALE;
        };
    }
}

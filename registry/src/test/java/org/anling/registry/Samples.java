package org.anling.registry;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.anling.contract.alert.ElderRef;
import org.anling.contract.alert.Position;
import org.anling.contract.directory.DeviceRecord.Standing;
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
import org.anling.registry.office.By;
import org.anling.registry.people.Device;
import org.anling.registry.people.Elder;
import org.anling.registry.people.Organisation;
import org.anling.registry.people.Responder;
import org.anling.registry.people.StaffMember;
import org.anling.registry.seed.RegistrySeed;

/** People that never lived, for tests of the registry. */
public final class Samples {

    public static final CentreId CENTRE = new CentreId("north");
    public static final String COMMUNITY = "110107001001";

    /** An admin at his desk. */
    public static final By BY = new By("s-9", Role.ADMIN, Instant.parse("2026-03-14T09:00:00Z"));

    private Samples() {}

    public static Elder elder(String id) {
        return elder(id, 0);
    }

    public static Elder elder(String id, long version) {
        ElderCard card = new ElderCard(
                new ElderId(id),
                version,
                "张三" + id,
                "zhang san",
                1941,
                ElderCard.Sex.FEMALE,
                "010-5550100",
                new ElderCard.Address(COMMUNITY, "", "松园", "3", "2", 5, "502", "left door"),
                Position.home(39.8822, 116.4066),
                "B",
                new ElderCard.FirstAid(
                        List.of("penicillin"), List.of("deaf"), List.of("hypertension"), List.of("aspirin")),
                List.of(
                        new ElderCard.Contact("李四", "daughter", "13800000001", true, "evenings"),
                        new ElderCard.Contact("王五", "neighbour", "13800000002", false, null)),
                List.of());
        return new Elder(card, ElderRef.Risk.HIGH, "sos-at-once");
    }

    public static Device device(String id, String elder) {
        return new Device(
                new DeviceId(id),
                Standing.ENROLLED,
                "mqtt",
                "button",
                new ElderId(elder),
                null,
                Duration.ofMinutes(5),
                0);
    }

    public static Responder responder(String id) {
        ResponderProfile profile = new ResponderProfile(
                new ResponderId(id),
                ResponderKind.DOCTOR,
                TravelMode.BICYCLE,
                Availability.AVAILABLE,
                COMMUNITY,
                "110107",
                List.of("aed", "first-aid"),
                List.of("e-1"),
                0);
        return new Responder(profile, "赵大夫", "13800000003", Position.home(39.88, 116.41));
    }

    public static StaffMember staff(String id, Role role) {
        return new StaffMember(new StaffId(id), role, "钱坐席", null, 0);
    }

    public static List<Organisation> organisations() {
        return List.of(
                new Organisation("110107000000", null, Organisation.Level.DISTRICT, "石景山区", 0),
                new Organisation("110107001000", "110107000000", Organisation.Level.STREET, "八宝山街道", 0),
                new Organisation(COMMUNITY, "110107001000", Organisation.Level.COMMUNITY, "松园社区", 0));
    }

    /** So many elders with a device each, so many responders, one operator with an account. */
    public static RegistrySeed seed(int elders, int responders) {
        List<Elder> people = new ArrayList<>();
        List<RegistrySeed.SeedDevice> devices = new ArrayList<>();
        for (int i = 1; i <= elders; i++) {
            people.add(elder("e-" + i));
            devices.add(new RegistrySeed.SeedDevice(
                    new DeviceId("d-" + i),
                    "mqtt",
                    "button",
                    new ElderId("e-" + i),
                    "secret-" + i,
                    Duration.ofMinutes(5)));
        }
        List<Responder> helpers = new ArrayList<>();
        List<RegistrySeed.SeedAccount> accounts = new ArrayList<>();
        accounts.add(new RegistrySeed.SeedAccount("operator", "s-1", Role.OPERATOR, "anling-demo"));
        for (int i = 1; i <= responders; i++) {
            helpers.add(responder("doctor-" + i));
            accounts.add(new RegistrySeed.SeedAccount("doctor-" + i, "doctor-" + i, Role.RESPONDER, "anling-demo"));
        }
        return new RegistrySeed(
                CENTRE,
                "North",
                organisations(),
                people,
                devices,
                helpers,
                List.of(staff("s-1", Role.OPERATOR)),
                accounts);
    }
}

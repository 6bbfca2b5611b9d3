package org.anling.dispatcher.core.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.anling.contract.alert.Alert;
import org.anling.contract.alert.AlertType;
import org.anling.contract.alert.ClockQuality;
import org.anling.contract.alert.DeviceRef;
import org.anling.contract.alert.ElderRef;
import org.anling.contract.alert.Identity;
import org.anling.contract.alert.Personal;
import org.anling.contract.alert.Position;
import org.anling.contract.id.CentreId;
import org.anling.contract.id.DeviceId;
import org.anling.contract.id.ElderId;
import org.anling.contract.id.ResponderId;
import org.anling.contract.id.StaffId;
import org.anling.contract.input.AlertFrame;
import org.anling.contract.people.Availability;
import org.anling.contract.people.ResponderKind;
import org.anling.contract.people.ResponderProfile;
import org.anling.contract.people.TravelMode;
import org.jspecify.annotations.Nullable;

/** Records that tests are made of: elders e1, e2 ... at home, responders a certain way to the east of it. */
public final class Samples {

    public static final CentreId CENTRE = new CentreId("demo");
    public static final Instant NOON = Instant.parse("2026-03-01T04:00:00Z");
    public static final StaffId ANNA = new StaffId("anna");
    public static final StaffId BEN = new StaffId("ben");
    public static final StaffId BOSS = new StaffId("boss");
    public static final String COMMUNITY = "310101001001";
    private static final double METRES_A_DEGREE = 111_195;

    private Samples() {}

    public static Position home() {
        return Position.home(31.0, 121.0);
    }

    /** A base so many metres to the north of every elder's home. */
    public static Position away(double metres) {
        return Position.home(31.0 + metres / METRES_A_DEGREE, 121.0);
    }

    public static Position fix(double metresAway, double accuracy, Instant at) {
        return new Position(
                31.0 + metresAway / METRES_A_DEGREE, 121.0, Position.Source.FIX, Position.Datum.WGS84, accuracy, at);
    }

    public static ElderRef elder(String id) {
        return elder(id, ElderRef.Risk.STANDARD);
    }

    public static ElderRef elder(String id, ElderRef.Risk risk) {
        return new ElderRef(new ElderId(id), COMMUNITY, 1, "default", risk);
    }

    public static DeviceRef device(String id) {
        return new DeviceRef(new DeviceId(id), Identity.VERIFIED, "mqtt", "button", null);
    }

    public static Alert alert(AlertType type, String repeatKey) {
        return new Alert(type, repeatKey, null, ClockQuality.UNSET, null, null, null, 0);
    }

    /** A frame of the elder's device; the key makes it an exact copy of another with the same. */
    public static AlertFrame frame(@Nullable ElderRef elder, String key, AlertType... types) {
        String device = elder == null ? "d0" : "d-" + elder.id();
        List<Alert> alerts = Stream.of(types)
                .map(type -> alert(type, device + ":" + type + ":" + key))
                .toList();
        return new AlertFrame(device(device), elder, alerts, Duration.ofMinutes(10), List.of());
    }

    public static Personal atHome() {
        return Personal.ofPlaces(null, home());
    }

    public static ResponderProfile profile(String id, long version) {
        return new ResponderProfile(
                new ResponderId(id),
                ResponderKind.DOCTOR,
                TravelMode.WALK,
                Availability.AVAILABLE,
                COMMUNITY,
                "",
                List.of(),
                List.of(),
                version);
    }
}

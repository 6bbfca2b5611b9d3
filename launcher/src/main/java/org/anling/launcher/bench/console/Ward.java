package org.anling.launcher.bench.console;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.anling.contract.alert.Alert;
import org.anling.contract.alert.AlertType;
import org.anling.contract.alert.ClockQuality;
import org.anling.contract.alert.DeviceRef;
import org.anling.contract.alert.ElderRef;
import org.anling.contract.alert.Identity;
import org.anling.contract.alert.Personal;
import org.anling.contract.alert.Position;
import org.anling.contract.directory.ElderCard;
import org.anling.contract.directory.PersonCard;
import org.anling.contract.entry.InputEntry;
import org.anling.contract.entry.InputEnvelope;
import org.anling.contract.entry.Lane;
import org.anling.contract.id.CentreId;
import org.anling.contract.id.DeviceId;
import org.anling.contract.id.ElderId;
import org.anling.contract.id.IncidentId;
import org.anling.contract.id.InputId;
import org.anling.contract.id.StaffId;
import org.anling.contract.input.AlertFrame;
import org.anling.contract.input.OperatorCommand;
import org.anling.contract.people.Role;

/** Elders, their devices and what they send, operators and what they ask for: all made from a number. */
final class Ward {

    static final CentreId CENTRE = new CentreId("c1");
    private static final StaffId SUPERVISOR = new StaffId("bench-supervisor");
    private static final String POWER_CUT = "310101999101";
    private static final String NOTE = "与老人通话：在客厅沙发上，清醒，说左腿疼，邻居已经敲门，等开门的人到。";
    private static final Duration HORIZON = Duration.ofMinutes(10);

    private Ward() {}

    static StaffId operator(int number) {
        return new StaffId("bench-operator-" + number);
    }

    /** What the page shows as the owner of an incident; no name is part of another. */
    static String nameOf(int operator) {
        return String.format(Locale.ROOT, "坐席%02d", operator);
    }

    static PersonCard person(int operator) {
        return new PersonCard(operator(operator).value(), Role.OPERATOR, null, nameOf(operator), null, 1);
    }

    static DeviceId device(int elder) {
        return new DeviceId("bench-device-" + elder);
    }

    /** An elder as a page shows one: with facts, a contact and an address. */
    static ElderCard card(int elder, boolean inPowerCut) {
        String community = community(elder, inPowerCut);
        return new ElderCard(
                new ElderId("bench-elder-" + elder),
                1,
                "老人" + elder,
                "laoren" + elder,
                1930 + elder % 30,
                elder % 2 == 0 ? ElderCard.Sex.FEMALE : ElderCard.Sex.MALE,
                "021" + (10_000_000 + elder),
                new ElderCard.Address(
                        community, "永宁社区", "安宁苑", String.valueOf(elder % 40), "2", elder % 18, "0" + elder, "钥匙在物业"),
                home(elder),
                "A",
                new ElderCard.FirstAid(List.of("青霉素"), List.of("anticoagulant"), List.of("房颤"), List.of("华法林")),
                List.of(),
                List.of(device(elder)));
    }

    static InputEntry press(int elder) {
        return frame(elder, false, AlertType.SOS, Lane.URGENT);
    }

    static InputEntry powerCut(int elder) {
        return frame(elder, true, AlertType.MAINS_LOST, Lane.ROUTINE);
    }

    static InputEntry note(IncidentId incident, int operator) {
        OperatorCommand command =
                new OperatorCommand(operator(operator), Role.OPERATOR, incident, new OperatorCommand.AddNote());
        return new InputEntry(envelope(command).by(operator(operator).value()), command, Personal.ofNote(NOTE));
    }

    static InputEntry ask(IncidentId incident, int operator, OperatorCommand.Action action) {
        return entry(new OperatorCommand(operator(operator), Role.OPERATOR, incident, action));
    }

    static InputEntry askAsSupervisor(IncidentId incident, OperatorCommand.Action action) {
        return entry(new OperatorCommand(SUPERVISOR, Role.SUPERVISOR, incident, action));
    }

    private static InputEntry entry(OperatorCommand command) {
        return new InputEntry(envelope(command).by(command.by().value()), command, null);
    }

    private static InputEnvelope envelope(OperatorCommand command) {
        return InputEnvelope.of(id(), CENTRE, Lane.URGENT, command, Instant.now());
    }

    private static InputEntry frame(int elder, boolean inPowerCut, AlertType type, Lane lane) {
        DeviceId device = device(elder);
        ElderRef ref = new ElderRef(
                new ElderId("bench-elder-" + elder), community(elder, inPowerCut), 1, "", ElderRef.Risk.STANDARD);
        String key = UUID.randomUUID().toString();
        AlertFrame frame = new AlertFrame(
                new DeviceRef(device, Identity.VERIFIED, "mqtt", "button-1", null),
                ref,
                List.of(new Alert(type, key, Instant.now(), ClockQuality.NTP, null, null, 80, 0)),
                HORIZON,
                List.of());
        InputEnvelope envelope = new InputEnvelope(
                id(),
                CENTRE,
                InputEnvelope.of(id(), CENTRE, lane, frame, Instant.now()).kind(),
                lane,
                device.value(),
                null,
                Instant.now(),
                lane == Lane.URGENT,
                ref.id().value());
        String raw = "{\"v\":1,\"id\":\"" + key + "\",\"type\":\"" + type + "\",\"battery\":80}";
        return new InputEntry(envelope, frame, new Personal(null, home(elder), null, null, List.of(raw)));
    }

    /** A grid of fifty across. */
    private static Position home(int elder) {
        int row = elder / 50;
        int column = elder % 50;
        return Position.home(31 + column * 0.001, 121 + row * 0.001);
    }

    private static InputId id() {
        return new InputId(UUID.randomUUID().toString());
    }

    private static String community(int elder, boolean inPowerCut) {
        return inPowerCut
                ? POWER_CUT
                : String.format(Locale.ROOT, "310101%03d1%02d", elder / 1_000 + 1, elder / 20 % 50 + 1);
    }
}

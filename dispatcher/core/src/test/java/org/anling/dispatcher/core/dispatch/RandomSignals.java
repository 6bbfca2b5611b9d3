package org.anling.dispatcher.core.dispatch;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.anling.contract.alert.AlertType;
import org.anling.contract.alert.DeviceRef;
import org.anling.contract.alert.ElderRef;
import org.anling.contract.alert.Identity;
import org.anling.contract.id.DeviceId;
import org.anling.contract.id.ElderId;
import org.anling.contract.input.AlertFrame;
import org.anling.contract.input.CentreCommand;
import org.anling.contract.input.RegistryChange;
import org.anling.contract.input.ResponderAnswer;
import org.anling.contract.input.SilenceFinding;
import org.anling.contract.people.Channel;
import org.anling.contract.people.Role;

/** Storms, power cuts, strangers, and what the staff does about devices, from one seed. */
final class RandomSignals {

    private static final List<AlertType> CUT = List.of(AlertType.MAINS_LOST, AlertType.LINK_LOST, AlertType.POWER_OFF);
    private static final List<AlertType> BACK =
            List.of(AlertType.MAINS_RESTORED, AlertType.LINK_RESTORED, AlertType.POWER_ON);

    private static final List<Channel> CHANNELS = List.of(Channel.PAGE, Channel.VOICE, Channel.SMS);

    private RandomSignals() {}

    static void send(TestCentre centre, Random random) {
        switch (random.nextInt(9)) {
            case 0 -> storm(centre, random);
            case 1 -> powerCut(centre, random);
            case 2 -> powerBack(centre, random);
            case 3 -> strangers(centre, random);
            case 4 -> silence(centre, random);
            case 5 ->
                centre.answer(
                        "r" + random.nextInt(13),
                        new ResponderAnswer.Prove(CHANNELS.get(random.nextInt(CHANNELS.size()))));
            case 6 ->
                centre.send(
                        new RegistryChange(1, new RegistryChange.PutElder(neighbour(random.nextInt(12), random))),
                        null);
            default -> staff(centre, random);
        }
    }

    /** One device of an elder sends without end. */
    private static void storm(TestCentre centre, Random random) {
        String elder = "e" + random.nextInt(6);
        AlertType type = random.nextBoolean() ? AlertType.SOS : AlertType.INACTIVITY;
        int times = random.nextInt(20);
        for (int i = 0; i < times; i++) {
            centre.press(elder, type);
            centre.pass(Duration.ofMillis(random.nextInt(3_000)));
        }
    }

    private static void powerCut(TestCentre centre, Random random) {
        AlertType type = CUT.get(random.nextInt(CUT.size()));
        int devices = random.nextInt(25);
        for (int i = 0; i < devices; i++) {
            centre.press(neighbour(i, random), "k" + centre.log.size(), type);
        }
    }

    private static void powerBack(TestCentre centre, Random random) {
        AlertType type = BACK.get(random.nextInt(BACK.size()));
        for (int i = 0; i < 25; i++) {
            centre.press(neighbour(i, random), "k" + centre.log.size(), type);
        }
    }

    private static void strangers(TestCentre centre, Random random) {
        String network = "10.1." + random.nextInt(3) + ".0/24";
        for (int i = 0; i < random.nextInt(30); i++) {
            AlertFrame frame = Samples.frame(null, "x" + i, AlertType.SOS);
            DeviceRef device = new DeviceRef(new DeviceId("x" + i), Identity.UNKNOWN, "watch-3g", null, network);
            centre.send(new AlertFrame(device, null, frame.alerts(), frame.repeatHorizon(), List.of()), null);
        }
    }

    private static void silence(TestCentre centre, Random random) {
        ElderRef elder = neighbour(random.nextInt(25), random);
        SilenceFinding.State state =
                random.nextBoolean() ? SilenceFinding.State.SILENT : SilenceFinding.State.HEARD_AGAIN;
        centre.send(new SilenceFinding(Samples.device("d-" + elder.id()), elder, state, centre.now), null);
    }

    private static void staff(TestCentre centre, Random random) {
        List<String> rows = List.copyOf(centre.state.technicalAlerts().keySet());
        String id = rows.isEmpty() || random.nextInt(10) == 0 ? "d9.TAMPER" : rows.get(random.nextInt(rows.size()));
        String reason = random.nextInt(5) == 0 ? "" : "mended";
        CentreCommand.Action action = switch (random.nextInt(4)) {
            case 0 -> new CentreCommand.AcknowledgeTechnical(id);
            case 1 -> new CentreCommand.CloseTechnical(id, reason);
            default ->
                new CentreCommand.ShelveTechnical(id, centre.now.plusSeconds(random.nextInt(1_000) - 50L), reason);
        };
        centre.centre(Samples.ANNA, Role.OPERATOR, action);
    }

    /** Somebody of one of two streets. */
    private static ElderRef neighbour(int i, Random random) {
        String street = random.nextInt(8) == 0 ? "310101002" : "310101001";
        return new ElderRef(new ElderId("n" + i), street + "001", 1, "default", ElderRef.Risk.STANDARD);
    }
}

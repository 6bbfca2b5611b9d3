package org.anling.simulation.world;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.anling.contract.alert.Alert;
import org.anling.contract.alert.AlertType;
import org.anling.contract.alert.ClockQuality;
import org.anling.contract.alert.DeviceRef;
import org.anling.contract.alert.Identity;
import org.anling.contract.id.DeviceId;
import org.anling.contract.id.InputId;
import org.anling.contract.input.AlertFrame;
import org.anling.contract.input.SilenceFinding;
import org.anling.simulation.dice.Dice;
import org.anling.simulation.district.people.Device;
import org.anling.simulation.district.people.Elder;
import org.anling.simulation.fleet.device.Alarm;
import org.anling.simulation.fleet.device.PressLedger;
import org.anling.simulation.world.Chaos.Mishap;

/**
 * The homes and what happens in them: single presses all the time, and while things go wrong falls with silence after them, elders who
 * take their press back, devices that will not stop, a street without power, devices that nobody knows, frames that nobody can decide.
 */
final class Street {

    private static final Duration HORIZON = Duration.ofMinutes(10);
    private static final int HOMES = 20;
    private final TimeLine time;
    private final InputDesk inputs;
    private final Chaos chaos;
    private final Dice dice;
    private final List<HomeDevice> devices = new ArrayList<>();
    private final Map<String, Sensor> sensors = new TreeMap<>();

    Street(TimeLine time, InputDesk inputs, DispatcherProcess.Surroundings around) {
        this.time = time;
        this.inputs = inputs;
        this.chaos = around.chaos();
        this.dice = around.dice().branch("street");
    }

    /**
     * Twelve homes of one community, so that a power cut finds some, and eight of anywhere.
     *
     * @param kinds of devices that are there
     */
    void furnish(List<Elder> elders, Set<Device.Kind> kinds, GatewayModel gateway, PressLedger ledger) {
        List<Elder> shuffled = dice.branch("homes").shuffled(elders);
        String community = shuffled.getFirst().home().communityCode();
        List<Elder> chosen = shuffled.stream()
                .sorted(Comparator.comparing(
                        (Elder elder) -> !elder.home().communityCode().equals(community)))
                .limit(12)
                .collect(Collectors.toCollection(ArrayList::new));
        shuffled.stream()
                .filter(elder -> !chosen.contains(elder))
                .limit(HOMES - chosen.size())
                .forEach(chosen::add);
        for (Elder elder : chosen) {
            for (Device device : elder.devices()) {
                if (kinds.contains(device.kind())) {
                    Dice line = dice.branch("line " + device.id());
                    HomeDevice.Behaviour behaviour = Behaviours.of(device, elder, ledger);
                    devices.add(new HomeDevice(device.id(), elder, behaviour, time, line, gateway));
                }
            }
            Sensor sensor = sensor(elder, gateway, ledger);
            sensors.put(elder.id(), sensor);
            devices.add(sensor.device);
        }
        devices.forEach(gateway::enrol);
        devices.forEach(HomeDevice::start);
    }

    List<Elder> elders() {
        return sensors.values().stream().map(sensor -> sensor.device.elder()).toList();
    }

    /** Somebody presses something. */
    void press() {
        dice.pick(devices).press(dice.pick(List.of(Alarm.SOS, Alarm.SOS, Alarm.FALL, Alarm.LOW_BATTERY)));
    }

    /** Whatever goes wrong in this second. */
    void live() {
        if (chaos.happens(Mishap.EPISODE)) {
            episode(dice.pick(devices));
        }
        if (chaos.happens(Mishap.RUNAWAY)) {
            flap(dice.pick(devices), dice.between(8, 25));
        }
        if (chaos.happens(Mishap.POWER_CUT)) {
            powerCut();
        }
        if (chaos.happens(Mishap.STRANGER)) {
            stranger();
        }
        if (chaos.happens(Mishap.UNDECIDABLE)) {
            undecidable();
        }
    }

    /** A fall, and nobody moves any more, or the elder says that it was nothing, or vitals say more. */
    private void episode(HomeDevice first) {
        Sensor sensor = sensor(first);
        first.press(dice.chance(0.7) ? Alarm.FALL : Alarm.SOS);
        AlertType then = dice.pick(List.of(
                AlertType.INACTIVITY,
                AlertType.VITAL_ABNORMAL,
                AlertType.CANCEL,
                AlertType.SOS,
                AlertType.SMOKE,
                AlertType.STILL_NEEDS_HELP,
                AlertType.LIFE_SERVICE,
                AlertType.TEST));
        time.after(Duration.ofSeconds(dice.between(5, 200)), () -> sensor.raise(then));
    }

    private void flap(HomeDevice device, int times) {
        device.press(Alarm.SOS);
        if (times > 1) {
            time.after(Duration.ofMillis(dice.between(500, 6_000)), () -> flap(device, times - 1));
        }
    }

    private void powerCut() {
        String dark = dice.pick(elders()).home().communityCode();
        List<Sensor> hit = sensors.values().stream()
                .filter(sensor -> sensor.device.elder().home().communityCode().equals(dark))
                .toList();
        for (Sensor sensor : hit) {
            time.after(Duration.ofMillis(dice.between(0, 20_000)), () -> sensor.raise(AlertType.MAINS_LOST));
            time.after(Duration.ofSeconds(dice.between(60, 240)), () -> sensor.raise(AlertType.MAINS_RESTORED));
        }
        Sensor silent = dice.pick(hit);
        find(silent, SilenceFinding.State.SILENT);
        time.after(Duration.ofSeconds(dice.between(60, 240)), () -> find(silent, SilenceFinding.State.HEARD_AGAIN));
    }

    private void find(Sensor sensor, SilenceFinding.State what) {
        SilenceFinding finding = new SilenceFinding(
                device(sensor.device.id()), GatewayModel.elderRef(sensor.device.elder()), what, time.instant());
        inputs.append(inputs.entry(inputs.freshId("supervision"), "supervision", finding, null), outcome -> {});
    }

    private void stranger() {
        String id = "stranger-" + dice.between(1, 3);
        InputId input = inputs.freshId(id);
        Alert alert = new Alert(AlertType.SOS, id + input, time.instant(), ClockQuality.NTP, null, null, null, 0);
        AlertFrame frame = new AlertFrame(device(id), null, List.of(alert), HORIZON, List.of());
        inputs.append(
                inputs.frame(input, frame, true, org.anling.contract.alert.Personal.ofPlaces(null, null)),
                outcome -> {});
    }

    /** A frame whose alert has no type, as a decoder of ours that is wrong would make it: deciding it fails. */
    @SuppressWarnings("NullAway")
    private void undecidable() {
        Sensor from = dice.pick(List.copyOf(sensors.values()));
        InputId input = inputs.freshId("odd");
        Alert odd = new Alert(null, "odd" + input, time.instant(), ClockQuality.NTP, null, null, null, 0);
        AlertFrame frame = new AlertFrame(
                device(from.device.id()), GatewayModel.elderRef(from.device.elder()), List.of(odd), HORIZON, List.of());
        inputs.append(inputs.frame(input, frame, true, GatewayModel.places(from.device.elder())), outcome -> {});
    }

    private Sensor sensor(Elder elder, GatewayModel gateway, PressLedger ledger) {
        String id = "sensor-" + elder.id();
        SensorBehaviour behaviour = new SensorBehaviour(id, ledger);
        Dice line = dice.branch("sensor " + elder.id());
        return new Sensor(new HomeDevice(id, elder, behaviour, time, line, gateway), behaviour);
    }

    private Sensor sensor(HomeDevice near) {
        return sensors.values().stream()
                .filter(sensor -> sensor.device.elder().id().equals(near.elder().id()))
                .findFirst()
                .orElseThrow();
    }

    private static DeviceRef device(String id) {
        return new DeviceRef(new DeviceId(id), Identity.UNVERIFIED, "mqtt", null, null);
    }

    /** The hub of a home, which can say everything. */
    private record Sensor(HomeDevice device, SensorBehaviour behaviour) {

        void raise(AlertType type) {
            device.act(now -> behaviour.raise(type, now));
        }
    }
}

package org.anling.launcher.chaos.gateway;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.anling.contract.alert.ElderRef;
import org.anling.contract.alert.Position;
import org.anling.contract.directory.DeviceRecord;
import org.anling.contract.id.CentreId;
import org.anling.contract.id.DeviceId;
import org.anling.contract.id.ElderId;
import org.anling.journal.RedisJournal;
import org.anling.simulation.district.map.GeoPoint;
import org.anling.simulation.district.people.Device;
import org.anling.simulation.district.people.Device.Kind;
import org.anling.simulation.district.people.Imei;
import org.anling.simulation.fleet.device.Alarm;
import org.anling.simulation.fleet.device.MqttDevice;
import org.anling.simulation.fleet.device.MqttMachine;
import org.anling.simulation.fleet.device.PressLedger;
import org.anling.simulation.fleet.device.SimulatedDevice;
import org.anling.simulation.fleet.device.SocketDevice;
import org.anling.simulation.fleet.device.SocketMachines;
import org.anling.simulation.fleet.pace.Crew;
import org.anling.simulation.fleet.pace.WallPace;

/** Some devices of every protocol, enrolled and connected for as long as this is open. */
final class Homes implements AutoCloseable {

    private static final int OF_EACH = 4;
    private static final Duration CONNECT_AGAIN = Duration.ofMillis(300);
    private static final String COMMUNITY = "310101001001";
    private static final String PASSWORD = "chaos-button";
    private static final String BOOT = "chaos";

    private final WallPace pace = new WallPace(InstantSource.system());
    private final Crew crew = new Crew(pace, CONNECT_AGAIN);
    private final List<Home> all = new ArrayList<>();

    Homes(GatewayChild.Ports ports) {
        for (int number = 1; number <= OF_EACH; number++) {
            for (Kind kind : List.of(Kind.WATCH, Kind.BUTTON, Kind.DC09_PANEL, Kind.GT06_PENDANT, Kind.JT808_PENDANT)) {
                all.add(home(device(kind, number), ports));
            }
        }
    }

    /** Tells the gateway who they are, as the registry's relay would. */
    void enrol(RedisJournal journal, CentreId centre) {
        for (Home home : all) {
            journal.deviceDirectory()
                    .put(record(home.device(), centre))
                    .toCompletableFuture()
                    .orTimeout(10, TimeUnit.SECONDS)
                    .join();
        }
    }

    void start() {
        for (Home home : all) {
            crew.keepAt(home.device().id(), Duration.ZERO, () -> {
                home.connections().incrementAndGet();
                home.simulated().run();
            });
        }
    }

    /** Everybody presses. */
    void press() {
        all.forEach(home -> home.simulated().raise(Alarm.SOS));
    }

    List<Home> all() {
        return all;
    }

    /** Presses of which the device does not know yet that they are on disk. */
    int waiting() {
        return all.stream().mapToInt(Home::waiting).sum();
    }

    int raised() {
        return all.stream().mapToInt(Home::raised).sum();
    }

    int acknowledged() {
        return all.stream()
                .mapToInt(home -> home.ledger().summary().acknowledged())
                .sum();
    }

    int connections() {
        return all.stream().mapToInt(home -> home.connections().get()).sum();
    }

    @Override
    public void close() {
        crew.close();
    }

    private Home home(Device device, GatewayChild.Ports ports) {
        PressLedger ledger = new PressLedger();
        SimulatedDevice simulated = device.kind().speaksMqtt()
                ? new MqttDevice(
                        device,
                        URI.create("tcp://127.0.0.1:" + ports.mqtt()),
                        new MqttMachine(device.id(), BOOT, ledger),
                        pace)
                : new SocketDevice(
                        device.id(),
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), ports.tcp()),
                        SocketMachines.of(device, new GeoPoint(39.8822, 116.4066), ledger),
                        pace,
                        crew);
        return new Home(device, simulated, ledger, new AtomicInteger());
    }

    private static Device device(Kind kind, int number) {
        String id = switch (kind) {
            case WATCH -> Imei.watchId(Imei.ofSerial(number));
            case BUTTON, HUB -> "chaos-button-" + number;
            case DC09_PANEL -> "dc09-CA0" + number;
            case GT06_PENDANT -> Imei.ofSerial(1_000 + number);
            case JT808_PENDANT -> "01310000000" + number;
        };
        return new Device(id, kind, "chaos", kind.speaksMqtt() ? Optional.of(PASSWORD) : Optional.empty());
    }

    private static DeviceRecord record(Device device, CentreId centre) {
        String protocol = switch (device.kind()) {
            case WATCH -> "watch-3g";
            case BUTTON, HUB -> "mqtt";
            case DC09_PANEL -> "sia-dc09";
            case GT06_PENDANT -> "gt06";
            case JT808_PENDANT -> "jt808";
        };
        return new DeviceRecord(
                new DeviceId(device.id()),
                centre,
                DeviceRecord.Standing.ENROLLED,
                protocol,
                device.model(),
                new ElderRef(new ElderId("of-" + device.id()), COMMUNITY, 1, "", ElderRef.Risk.STANDARD),
                Position.home(39.8822, 116.4066),
                device.password().map(Homes::hash).orElse(null),
                Duration.ofDays(1),
                1);
    }

    private static String hash(String password) {
        try {
            byte[] salt = {1, 2, 3, 4};
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(salt);
            HexFormat hex = HexFormat.of();
            return "sha256:" + hex.formatHex(salt) + ":"
                    + hex.formatHex(digest.digest(password.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}

package org.anling.simulation.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.anling.simulation.dice.Dice;
import org.anling.simulation.district.people.Device;
import org.anling.simulation.district.people.Elder;
import org.anling.simulation.district.people.Responder;
import org.anling.simulation.fleet.console.ConsoleClient;
import org.anling.simulation.fleet.console.Login;
import org.anling.simulation.fleet.device.Alarm;
import org.anling.simulation.fleet.device.MqttDevice;
import org.anling.simulation.fleet.device.MqttMachine;
import org.anling.simulation.fleet.device.PressLedger;
import org.anling.simulation.fleet.device.SimulatedDevice;
import org.anling.simulation.fleet.device.SocketDevice;
import org.anling.simulation.fleet.device.SocketMachine;
import org.anling.simulation.fleet.device.SocketMachines;
import org.anling.simulation.fleet.pace.Crew;
import org.anling.simulation.fleet.pace.Pace;
import org.anling.simulation.fleet.person.Calm;
import org.anling.simulation.fleet.person.OperatorMind;
import org.anling.simulation.fleet.person.ResponderMind;
import org.anling.simulation.fleet.person.SimulatedDesk;
import org.anling.simulation.fleet.person.SimulatedResponder;

/** Starts and stops everybody and everything that is simulated in the demo. */
public final class FleetRunner implements AutoCloseable {

    private static final String OPERATOR = "operator-2";
    private static final Duration STAGGER = Duration.ofMillis(150);
    private static final Duration LOOK_FOR_PAGES_EVERY = Duration.ofSeconds(1);
    private final DistrictFleetConfig config;
    private final Pace pace;
    private final Dice dice;
    private final Crew crew;
    private final ExecutorService httpThreads = Executors.newVirtualThreadPerTaskExecutor();
    private final ConsoleClient console;
    private final PressLedger ledger = new PressLedger();
    private final List<OwnedDevice> devices = new ArrayList<>();
    private volatile Set<String> playedByPersons = Set.of();

    /** @param keys gives a new idempotency key at each call */
    public FleetRunner(DistrictFleetConfig config, Pace pace, Dice dice, Supplier<String> keys) {
        this.config = config;
        this.pace = pace;
        this.dice = dice;
        this.crew = new Crew(pace);
        this.console = new ConsoleClient(config.addresses().console(), httpThreads, keys);
    }

    public void start() {
        String boot = Long.toString(pace.now().getEpochSecond(), Character.MAX_RADIX);
        collectDevices(boot);
        Duration delay = Duration.ZERO;
        for (OwnedDevice owned : devices) {
            crew.keepAt(owned.device.id(), delay, owned.device::run);
            delay = delay.plus(STAGGER.dividedBy(5));
        }
        crew.keepAt("pages", Duration.ZERO, this::watchPages);
        delay = Duration.ZERO;
        for (Responder responder : config.district().responders()) {
            crew.keepAt(responder.id(), delay, person(responder)::run);
            delay = delay.plus(STAGGER);
        }
        crew.keepAt(OPERATOR, delay, desk()::run);
    }

    /** What the devices of the fleet raised and what was acknowledged to them. */
    public PressLedger.Summary summary() {
        return ledger.summary();
    }

    @Override
    public void close() {
        crew.close();
        console.close();
        httpThreads.shutdownNow();
    }

    /** The first of each kind that do not belong to the visitor. */
    private void collectDevices(String boot) {
        Map<Device.Kind, Integer> found = new EnumMap<>(Device.Kind.class);
        int mqtt = 0;
        for (Elder elder : config.district().elders()) {
            for (Device device : isSimulated(elder) ? elder.devices() : List.<Device>of()) {
                if (device.kind().speaksMqtt()) {
                    mqtt++;
                    add(elder, device, mqtt, boot);
                } else {
                    add(elder, device, found.merge(device.kind(), 1, Integer::sum), boot);
                }
            }
        }
    }

    private void add(Elder elder, Device device, int number, String boot) {
        int most = switch (device.kind()) {
            case BUTTON, HUB -> config.mqttDevices();
            case WATCH -> config.watches();
            case JT808_PENDANT, GT06_PENDANT, DC09_PANEL -> config.others();
        };
        if (number <= most) {
            devices.add(new OwnedDevice(elder, device, simulated(elder, device, boot)));
        }
    }

    private SimulatedDevice simulated(Elder elder, Device device, String boot) {
        if (device.kind().speaksMqtt()) {
            MqttMachine machine = new MqttMachine(device.id(), boot, ledger);
            return new MqttDevice(device, config.addresses().mqtt(), machine, pace);
        }
        SocketMachine machine = SocketMachines.of(device, elder.home().position(), ledger);
        return new SocketDevice(device.id(), config.addresses().sockets(), machine, pace, crew);
    }

    private SimulatedResponder person(Responder responder) {
        ResponderMind mind =
                new ResponderMind(responder, config.district().map(), config.habits(), dice.branch(responder.id()));
        return new SimulatedResponder(
                login(responder.id()), console, mind, pace, () -> playedByPersons.contains(responder.id()));
    }

    private SimulatedDesk desk() {
        Set<String> simulated = new HashSet<>();
        config.district().elders().stream().filter(this::isSimulated).forEach(elder -> simulated.add(elder.id()));
        OperatorMind mind = new OperatorMind(OPERATOR, simulated::contains, config.habits(), dice.branch(OPERATOR));
        Instant firstAfter = pace.now();
        Calm calm = new Calm(config.mostOpen(), config.pressEvery(), firstAfter);
        Dice chance = dice.branch("presses");
        return new SimulatedDesk(
                login(OPERATOR),
                console,
                mind,
                pace,
                new SimulatedDesk.Presses(calm, simulated::contains, busy -> raiseOne(busy, chance)));
    }

    private void raiseOne(List<String> busyElders, Dice chance) {
        List<OwnedDevice> free = devices.stream()
                .filter(owned -> !busyElders.contains(owned.elder.id()))
                .toList();
        if (free.isEmpty()) {
            return;
        }
        OwnedDevice chosen = chance.pick(free);
        chosen.device.raise(
                switch (chosen.kind.kind()) {
                    case WATCH, JT808_PENDANT, GT06_PENDANT -> chance.chance(0.7) ? Alarm.SOS : Alarm.FALL;
                    case HUB -> chance.chance(0.5) ? Alarm.SMOKE : Alarm.FALL;
                    case DC09_PANEL -> chance.chance(0.7) ? Alarm.SOS : Alarm.SMOKE;
                    case BUTTON -> Alarm.SOS;
                });
    }

    /** Asks now and then which responders are played by somebody at a page. */
    private void watchPages() throws IOException, InterruptedException {
        while (true) {
            Set<String> open = new HashSet<>();
            for (JsonNode id : console.getOpenly("/api/demo/page-open").path("responders")) {
                open.add(id.asText());
            }
            playedByPersons = Set.copyOf(open);
            pace.pause(LOOK_FOR_PAGES_EVERY);
        }
    }

    private Login login(String account) {
        return new Login(account, config.accountPassword());
    }

    private boolean isSimulated(Elder elder) {
        return !elder.home().communityCode().equals(config.district().visitorsCommunity());
    }

    private record OwnedDevice(Elder elder, Device kind, SimulatedDevice device) {}
}

package org.anling.launcher.wiring;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.anling.console.Console;
import org.anling.console.ConsoleConfig;
import org.anling.console.ConsoleDeps;
import org.anling.console.PhoneConfig;
import org.anling.console.api.MapConfig;
import org.anling.console.demo.DemoProfile;
import org.anling.console.feed.PressMeter;
import org.anling.console.store.DeviceAsks;
import org.anling.console.store.DeviceCalls;
import org.anling.console.store.Exchange;
import org.anling.console.store.ExchangeHook;
import org.anling.console.store.Office;
import org.anling.console.store.QueuedCalls;
import org.anling.console.store.RegistryElders;
import org.anling.console.store.push.PushBook;
import org.anling.console.store.push.RegistryPush;
import org.anling.console.store.report.RegistryAudit;
import org.anling.console.store.report.RegistryReports;
import org.anling.console.store.report.ReportStores;
import org.anling.contract.directory.PersonCard.Reach;
import org.anling.contract.people.Channel;
import org.anling.dispatcher.core.loop.Phase;
import org.anling.dispatcher.server.CentreAccess;
import org.anling.dispatcher.server.CentreHealth;
import org.anling.dispatcher.server.Dispatcher;
import org.anling.dispatcher.server.notice.Notifier;
import org.anling.gateway.server.DeviceCommands;
import org.anling.gateway.server.DeviceGateway;
import org.anling.gateway.server.GatewayConfig;
import org.anling.journal.Inbox;
import org.anling.journal.seal.SecretBox;
import org.anling.launcher.management.ManagementServer;
import org.anling.launcher.selfpress.SelfPressRounds;
import org.anling.launcher.selfpress.SelfPresses;
import org.anling.launcher.settings.NoticeKeys;
import org.anling.launcher.settings.ReportKeys;
import org.anling.launcher.settings.ServerSettings;
import org.anling.launcher.settings.TelephonyKeys;
import org.anling.registry.database.ElectedWorker;
import org.anling.registry.panel.PanelKeys;
import org.anling.registry.paper.EmergencyList;
import org.anling.registry.paper.NightlyList;
import org.anling.registry.people.Accounts;
import org.anling.registry.people.Numbers;
import org.anling.registry.people.PasswordHasher;
import org.anling.registry.privacy.Keeping;
import org.anling.registry.privacy.Retention;
import org.anling.registry.push.PushKeys;
import org.anling.registry.push.PushSubscriptions;
import org.anling.registry.record.AuditLog;
import org.anling.registry.record.RecordQueries;
import org.anling.registry.record.Recorder;
import org.anling.registry.relay.JournalCopies;
import org.anling.registry.relay.OutboxRelay;
import org.anling.registry.report.MonthReports;
import org.anling.registry.report.ServiceReports;

/** Starts the parts of the server one by one, in the order in which {@code main} asks for them. */
public final class Server {
    private static final Duration FIRST_READING = Duration.ofSeconds(30);

    private final Ground on;
    private final InstantSource clock = InstantSource.system();
    private final PressMeter meter;

    public Server(Ground on) {
        this.on = on;
        this.meter = new PressMeter(on.meters(), clock);
    }

    /** Presses of this process, stage by stage. */
    public PressMeter meter() {
        return meter;
    }

    /** Health and figures; first of all, so that somebody can ask how the rest is coming along. */
    public ManagementServer management() throws IOException {
        ServerSettings.Listening listening = on.settings().listening();
        JournalAnswers journal = new JournalAnswers(on.journal()::health);
        on.health().add("redis", journal::findProblem);
        on.health().note("redis.live", journal::findLive);
        on.health().note("redis.replicas", journal::findReplicas);
        on.health().note("redis.space", journal::findSpace);
        return on.closing()
                .add(
                        "management",
                        new ManagementServer(
                                new InetSocketAddress(listening.address(), listening.managementPort()),
                                on.health(),
                                on.meters()));
    }

    public Dispatcher dispatcher() {
        Dispatcher dispatcher = on.closing()
                .add(
                        "dispatcher",
                        Dispatcher.start(
                                on.centres().stream()
                                        .map(centre -> CentreAccess.of(on.journal(), centre))
                                        .toList(),
                                DispatchNumbers.of(
                                        on.settings(),
                                        on.settings().centre().zone().getRules().getOffset(clock.instant())),
                                on.meters(),
                                clock));
        on.health().add("dispatcher", () -> first(dispatcher, CentreHealth::problem));
        on.health().note("dispatcher.log", () -> first(dispatcher, CentreHealth::remark));
        Optional<Notifier> _ = Notices.start(on, () -> leads(dispatcher), clock);
        return dispatcher;
    }

    /**
     * The listeners for devices.
     *
     * @param around wraps the inbox of the gateway, for whoever counts presses
     * @param home of the program, where the shipped profiles of models lie
     */
    public DeviceGateway gateway(UnaryOperator<Inbox> around, Path home) {
        ServerSettings.Listening listening = on.settings().listening();
        GatewayConfig config = GatewayConfig.of(
                        "gateway-" + ProcessHandle.current().pid(), on.centre())
                .withBind(listening.address())
                .withPorts(listening.devicesTcpPort(), listening.mqttPort(), listening.mqttWebSocketPort())
                .withProtocols(DeviceProtocols.of(
                        on.settings().work().devices(),
                        "anling-" + HostName.find() + "-" + listening.devicesTcpPort(),
                        home))
                .withThresholds(on.settings().work().devices().thresholds())
                .withLimits(on.settings().work().devices().limits());
        DeviceGateway gateway = on.closing()
                .add(
                        "gateway",
                        DeviceGateway.start(
                                config,
                                on.journal(),
                                centre -> around.apply(
                                        meter.measuring(on.journal().inbox(centre))),
                                on.meters(),
                                clock));
        on.health().note("devices.load", gateway::findShedding);
        if (config.protocols().broker().isPresent()) {
            on.health().add("mqtt.broker", gateway::findBrokerProblem);
        }
        on.health().note("devices.keys", gateway::findKeyProblem);
        if (config.protocols().tls().isPresent()) {
            on.health().note("devices.certificate", gateway::findCertificateProblem);
        }
        return gateway;
    }

    /** Presses by itself through the intakes of this process, once everything stands. */
    public void selfPress(DeviceGateway gateway) {
        ServerSettings.SelfPress settings = on.settings().work().selfPress();
        if (!settings.every().isPositive()) {
            return;
        }
        ServerSettings.Listening listening = on.settings().listening();
        String host = listening.address().equals("0.0.0.0") ? "127.0.0.1" : listening.address();
        SelfPresses.Plan plan = new SelfPresses.Plan(
                HostName.find() + "-" + listening.devicesTcpPort(),
                host,
                gateway.tcpPort(),
                gateway.mqttPort(),
                settings.every(),
                settings.deadMan(),
                gateway.ownSockets());
        SelfPressRounds rounds =
                on.closing().add("self-press", SelfPresses.start(plan, on.centre(), on.journal(), clock));
        on.health().add("self-press", rounds::findProblem);
    }

    /** Relay and recorder between registry and logs. */
    public OutboxRelay records() {
        Recorder recorder = on.closing()
                .add(
                        "recorder",
                        new Recorder(
                                on.registry(),
                                on.centre(),
                                () -> on.journal().eventLog(on.centre()),
                                Optional.of(on.journal().inbox(on.centre())),
                                on.meters()));
        recorder.start();
        OutboxRelay relay = on.closing()
                .add(
                        "relay",
                        new OutboxRelay(
                                on.registry(),
                                on.centre(),
                                new JournalCopies(
                                        on.journal().deviceDirectory(),
                                        on.journal().cardCache(on.centre()),
                                        on.journal().planTexts(on.centre()),
                                        on.journal().liveStore(on.centre())),
                                on.journal().inbox(on.centre()),
                                on.meters()));
        relay.start();
        nightlyList();
        retention();
        on.health().note("record", recorder::findProblem);
        on.health().note("relay", relay::findProblem);
        return relay;
    }

    /**
     * The pages, up to date when this returns unless Redis is down.
     *
     * @param pages folder of the built pages
     * @param cards the protocol cards, and the files of plans and cards
     */
    public Console console(
            Path pages,
            Optional<DeviceGateway> gateway,
            Optional<DemoProfile> demo,
            Supplier<Optional<String>> streets,
            CardFolder cards)
            throws TimeoutException, InterruptedException {
        AuditLog audit = on.closing().add("audit", new AuditLog(on.registry(), on.centre(), on.meters()));
        SecretBox box = on.settings().pages().factorKey();
        Accounts accounts = new Accounts(on.registry(), new PasswordHasher(), clock, box);
        ConsoleDeps.Registry registry = new ConsoleDeps.Registry(
                accounts,
                new RecordQueries(on.registry(), on.centre()),
                audit,
                new Numbers(on.registry(), on.centre()),
                Office.of(
                                on.registry(),
                                on.centre(),
                                accounts,
                                on.settings().pages().factor())
                        .with(cards.files()),
                reports(),
                new RegistryElders(
                        on.registry(),
                        on.centre(),
                        new PanelKeys(on.settings().work().devices().keyBox())));
        ConsoleDeps.Around around = new ConsoleDeps.Around(
                calls(gateway.map(DeviceGateway::commands)), meter, streets, clock, exchange(), cards.cards());
        Console console = on.closing()
                .add(
                        "console",
                        Console.start(
                                config(pages, demo),
                                ConsoleDeps.of(on.centre(), on.journal(), registry, around),
                                on.meters()));
        on.health().add("console", console::findProblem);
        on.health().note("shifts", console::findShiftProblem);
        if (on.settings().pages().way().tls().isPresent()) {
            on.health().note("console.certificate", console::findCertificateProblem);
        }
        console.awaitCaughtUp(FIRST_READING);
        return console;
    }

    /** Where there is a folder for it, a list on paper is made each night. */
    private void nightlyList() {
        ReportKeys keys = on.settings().work().reports();
        keys.folder().ifPresent(folder -> {
            NightlyList.Plan plan = new NightlyList.Plan(
                    folder, keys.hour(), keys.days(), on.settings().centre().zone());
            ElectedWorker worker =
                    on.closing().add("list", new NightlyList(on.centre(), list(), plan, clock).worker(on.registry()));
            worker.start();
            on.health().note("list", worker::findProblem);
        });
    }

    /** What is older than it is kept goes in the night. */
    private void retention() {
        ElectedWorker worker =
                on.closing().add("retention", new Retention(on.centre(), keeping(), clock).worker(on.registry()));
        worker.start();
        on.health().note("retention", worker::findProblem);
    }

    private Keeping keeping() {
        return on.settings().work().keep().in(on.settings().centre().zone());
    }

    private EmergencyList list() {
        ServerSettings.Centre centre = on.settings().centre();
        return new EmergencyList(
                on.registry(), on.centre(), new EmergencyList.Head(centre.name(), centre.phone(), centre.zone()));
    }

    private ReportStores reports() {
        ServiceReports services = new ServiceReports(
                on.registry(), on.centre(), on.settings().work().reports().levels());
        return new ReportStores(
                new RegistryReports(
                        services,
                        new MonthReports(on.registry(), on.centre()),
                        on.settings().centre().zone()),
                new RegistryAudit(on.registry(), on.centre(), keeping()));
    }

    private Exchange exchange() {
        TelephonyKeys keys = on.settings().work().telephony();
        return new Exchange(
                keys.secret(), keys.link(), keys.hook().map(to -> new ExchangeHook(to, keys.secret(), clock)));
    }

    private ConsoleConfig config(Path pages, Optional<DemoProfile> demo) {
        ServerSettings settings = on.settings();
        ServerSettings.Tiles tiles = settings.pages().tiles();
        ConsoleConfig plain = ConsoleConfig.of(on.centre(), settings.centre().name(), pages);
        return new ConsoleConfig(
                settings.listening().address(),
                settings.listening().consolePort(),
                settings.pages().hosts(),
                settings.pages().way(),
                pages,
                on.centre(),
                settings.centre().name(),
                settings.centre().phone(),
                new MapConfig(tiles.url().isBlank() ? null : tiles.url(), tiles.datum(), tiles.centre()),
                settings.pages().sessionIdle(),
                plain.keepClosed(),
                demo,
                phone());
    }

    private PhoneConfig phone() {
        NoticeKeys notice = on.settings().work().notice();
        List<Channel> channels = notice.order().stream()
                .map(Reach::channel)
                .filter(notice.on()::contains)
                .toList();
        PushBook push = notice.on().contains(Channel.PUSH)
                ? new RegistryPush(
                        new PushKeys(on.registry(), on.centre()),
                        new PushSubscriptions(on.registry(), on.centre()),
                        notice.push()::names)
                : PushBook.NONE;
        return new PhoneConfig(on.settings().work().phone().map(), channels, push);
    }

    /**
     * A device is asked to call the desk; without a number of the desk it has nobody to call. One that this process does not hold is
     * asked by whichever gateway does.
     */
    private DeviceCalls calls(Optional<DeviceCommands> commands) {
        String desk = on.settings().centre().phone();
        QueuedCalls others = new QueuedCalls(
                DeviceAsks.over(on.journal().commandQueue(on.centre())),
                on.journal().liveStore(on.centre()),
                desk,
                clock);
        return (device, incident, person) -> {
            boolean here =
                    !desk.isBlank() && commands.isPresent() && commands.get().call(device, desk);
            return here || (!desk.isBlank() && others.call(device, incident, person));
        };
    }

    private static boolean leads(Dispatcher dispatcher) {
        return dispatcher.health().getFirst().phase() == Phase.LEADING;
    }

    private static Optional<String> first(Dispatcher dispatcher, Function<CentreHealth, String> what) {
        return dispatcher.health().stream()
                .filter(one -> !what.apply(one).isEmpty())
                .map(one -> "centre " + one.centre() + ": " + what.apply(one))
                .findFirst();
    }
}

package org.anling.launcher.demo;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.anling.console.Console;
import org.anling.contract.id.CentreId;
import org.anling.dispatcher.server.Dispatcher;
import org.anling.gateway.server.DeviceGateway;
import org.anling.journal.RedisJournal;
import org.anling.journal.embedded.EmbeddedRedis;
import org.anling.launcher.Arguments;
import org.anling.launcher.Stop;
import org.anling.launcher.Words;
import org.anling.launcher.management.Health;
import org.anling.launcher.settings.PortCheck;
import org.anling.launcher.settings.ServerSettings;
import org.anling.launcher.settings.Settings;
import org.anling.launcher.wiring.CardFolder;
import org.anling.launcher.wiring.Closing;
import org.anling.launcher.wiring.Ground;
import org.anling.launcher.wiring.Meters;
import org.anling.launcher.wiring.Server;
import org.anling.launcher.wiring.Stores;
import org.anling.registry.database.RegistryDatabase;
import org.anling.registry.embedded.EmbeddedPostgresServer;
import org.anling.registry.office.OfficeShifts;
import org.anling.registry.people.PasswordHasher;
import org.anling.registry.relay.OutboxRelay;
import org.anling.registry.seed.Seeder;
import org.anling.registry.shift.WallClock;
import org.anling.simulation.dice.Dice;
import org.anling.simulation.district.District;
import org.anling.simulation.fleet.DistrictFleetConfig;
import org.anling.simulation.fleet.FleetRunner;
import org.anling.simulation.fleet.pace.WallPace;
import org.anling.simulation.fleet.person.Habits;
import org.anling.simulation.provider.ProviderSimulator;
import org.anling.simulation.seed.DistrictSeed;
import org.anling.simulation.seed.ShiftSeed;

/** {@code ./anling demo}: everything in one process, step by step, until somebody stops it. */
public final class DemoCommand {
    private static final Duration RELAYED = Duration.ofSeconds(60);
    private static final Duration LAST_PRESSES = Duration.ofSeconds(3);
    private static final int WATCHES = 30;
    private static final int MQTT_DEVICES = 30;
    private static final int OTHER_DEVICES = 4;

    private final Arguments arguments;
    private final Words words;
    private final Places places;
    private final Steps steps;
    private final Closing closing = new Closing();
    private final DemoExchange exchange = closing.add("exchange", DemoExchange.start());

    /** Folders: of the program and of the data. */
    public record Places(Path home, Path data) {}

    public DemoCommand(Arguments arguments, Words words, Places places) {
        this.arguments = arguments;
        this.words = words;
        this.places = places;
        this.steps = new Steps(words);
    }

    /** Returns when the process is told to end and everything is closed. */
    public int run(Stop stop) throws InterruptedException {
        List<String> overrides = new ArrayList<>(List.of(
                "dispatch.plan=at-once",
                "centre.phone=010-0000-0120",
                "cover.proof=PT0S",
                "console.second.factor=nobody"));
        ProviderSimulator provider = closing.add("provider", DemoProvider.start(arguments));
        overrides.addAll(DemoProvider.settings(provider));
        overrides.addAll(exchange.settings());
        overrides.addAll(arguments.overrides());
        Settings typed = Settings.load(arguments.config(), overrides, arguments.typed());
        ServerSettings settings = ServerSettings.from(typed);
        try (closing) {
            DataFolder data = closing.add("data folder", DataFolder.open(places.data()));
            ServerSettings.Listening ports = new PortCheck(typed).claim(settings);
            exchange.reportTo(ports);
            Ground ground = stores(settings, ports, data);
            District district = steps.run("小区", "district", () -> district(ground.settings(), ground.registry()));
            PressAudit audit =
                    closing.add("audit", new PressAudit(() -> ground.journal().eventLog(centre(settings))));
            PressLines lines = closing.add("lines", new PressLines(words));
            server(ground, district, audit, lines);
            ground.health().started();
            fleet(ground.settings(), district);
            DemoTexts texts =
                    new DemoTexts(words, places.data(), arguments.data().isPresent());
            data.announce(DemoTexts.announced(ports));
            texts.welcome(ports, provider.port());
            stop.await();
            texts.goodbye(audit.close(LAST_PRESSES), lines.medianMs());
        }
        return 0;
    }

    private Ground stores(ServerSettings settings, ServerSettings.Listening ports, DataFolder data) {
        EmbeddedServers embedded =
                new EmbeddedServers(data, places.home().resolve(".anling").resolve("postgres"), closing);
        embedded.begin(start());
        PrometheusMeterRegistry meters = Meters.open(closing);
        steps.run("JDK", "JDK", () -> new Steps.Found<>(true, Runtime.version().toString()));
        steps.run("Node", "Node", () -> new Steps.Found<>(true, System.getenv().getOrDefault("ANLING_NODE", "-")));
        CompletableFuture<EmbeddedPostgresServer> starting =
                CompletableFuture.supplyAsync(embedded::postgres, Thread::startVirtualThread);
        EmbeddedRedis redis = steps.run("Redis", "Redis", () -> {
            EmbeddedRedis started = embedded.redis();
            return new Steps.Found<>(started, "127.0.0.1:" + started.port());
        });
        RedisJournal journal = steps.run(
                "先写盘后应答",
                "disk before answer",
                () -> new Steps.Found<>(
                        Stores.openJournal(
                                EmbeddedServers.stores(settings.stores(), redis),
                                Optional.of(redis.dataDir()),
                                meters,
                                closing),
                        "appendonly yes, appendfsync always, maxmemory-policy noeviction"));
        EmbeddedPostgresServer postgres = steps.run("PostgreSQL", "PostgreSQL", () -> {
            EmbeddedPostgresServer started = starting.get();
            return new Steps.Found<>(started, "127.0.0.1:" + started.port() + ", fsync on");
        });
        ServerSettings.Stores stores =
                EmbeddedServers.stores(EmbeddedServers.stores(settings.stores(), redis), postgres);
        RegistryDatabase registry = Stores.openRegistry(stores, meters, closing);
        return new Ground(
                settings.with(stores, ports), journal, Optional.of(registry), meters, Health.starting(), closing);
    }

    /** A server that was killed comes back to the data it had, whatever was typed first. */
    private Arguments.Start start() {
        boolean again = !System.getenv().getOrDefault("ANLING_RESTARTS", "0").equals("0");
        return again ? Arguments.Start.ON_WHAT_IS_THERE : arguments.start();
    }

    private Steps.Found<District> district(ServerSettings settings, RegistryDatabase registry) {
        District district = District.ofSeed(settings.work().demo().seed());
        registry.migrate();
        Seeder.Added added = new Seeder(registry, new PasswordHasher())
                .apply(DistrictSeed.of(district, centre(settings), "", DemoTexts.PASSWORD));
        ShiftSeed.apply(
                new OfficeShifts(registry, centre(settings)),
                district,
                new WallClock(settings.centre().zone()),
                InstantSource.system().instant());
        String people = words.text(
                district.elders().size() + " 位老人，" + district.responders().size() + " 位响应人员",
                district.elders().size() + " elders, " + district.responders().size() + " responders");
        return new Steps.Found<>(
                district,
                people + words.text("，新增 " + added.records() + " 条", ", " + added.records() + " records added"));
    }

    private void server(Ground ground, District district, PressAudit audit, PressLines lines) {
        Server server = new Server(ground);
        ServerSettings.Listening ports = ground.settings().listening();
        audit.start();
        server.meter().onPress(lines::tell);
        steps.run(
                "健康与指标",
                "health and metrics",
                () -> new Steps.Found<>(
                        server.management(), DemoTexts.url("http", ports, ports.managementPort(), "/metrics")));
        steps.run("名册缓存", "registry in the cache", () -> {
            OutboxRelay relay = server.records();
            boolean all = relay.awaitCaughtUp(RELAYED);
            return new Steps.Found<>(
                    relay, all ? words.text("已同步", "up to date") : words.text("同步中", "still going on"));
        });
        Dispatcher dispatcher = steps.run(
                "调度",
                "dispatcher",
                () -> new Steps.Found<>(
                        server.dispatcher(),
                        ground.settings().work().dispatch().plan().toString()));
        DeviceGateway gateway = steps.run("终端接入", "devices", () -> {
            DeviceGateway started = server.gateway(audit::watching, places.home());
            return new Steps.Found<>(
                    started,
                    "TCP " + started.tcpPort() + ", MQTT " + started.mqttPort() + ", WebSocket "
                            + started.mqttWebSocketPort() + "/mqtt");
        });
        steps.run("页面", "pages", () -> {
            Console console = server.console(
                    pages(ground.settings()),
                    Optional.of(gateway),
                    Optional.of(DemoTexts.profile(district, ports, exchange)),
                    () -> Optional.of(district.geoJson()),
                    CardFolder.of(ground, places.home()));
            return new Steps.Found<>(console, DemoTexts.url("http", ports, console.port(), "/"));
        });
        server.selfPress(gateway);
        if (!dispatcher.isWell()) {
            words.say("调度尚未就绪", "the dispatcher is not ready yet: " + dispatcher.health());
        }
    }

    private void fleet(ServerSettings settings, District district) {
        switch (arguments.fleet()) {
            case NONE -> {}
            case DISTRICT ->
                steps.run("模拟人员与设备", "simulated people and devices", () -> {
                    FleetRunner fleet = closing.add(
                            "fleet",
                            new FleetRunner(
                                    config(settings, district),
                                    new WallPace(InstantSource.system()),
                                    Dice.ofSeed(settings.work().demo().seed()),
                                    () -> UUID.randomUUID().toString()));
                    fleet.start();
                    return new Steps.Found<>(
                            fleet,
                            WATCHES + " TCP, " + MQTT_DEVICES + " MQTT, "
                                    + district.responders().size() + " HTTP");
                });
        }
    }

    private static DistrictFleetConfig config(ServerSettings settings, District district) {
        ServerSettings.Listening ports = settings.listening();
        return new DistrictFleetConfig(
                district,
                new DistrictFleetConfig.Addresses(
                        URI.create(DemoTexts.url("http", ports, ports.consolePort(), "")),
                        URI.create(DemoTexts.url("tcp", ports, ports.mqttPort(), "")),
                        new InetSocketAddress(DemoTexts.host(ports), ports.devicesTcpPort())),
                DemoTexts.PASSWORD,
                WATCHES,
                MQTT_DEVICES,
                OTHER_DEVICES,
                settings.work().demo().incidentsOpen(),
                settings.work().demo().incidentEvery(),
                Habits.OF_THE_DEMO);
    }

    private Path pages(ServerSettings settings) {
        return settings.pages().web().isBlank()
                ? places.home().resolve("console").resolve("web").resolve("dist")
                : Path.of(settings.pages().web());
    }

    private static CentreId centre(ServerSettings settings) {
        return new CentreId(settings.centre().id());
    }
}

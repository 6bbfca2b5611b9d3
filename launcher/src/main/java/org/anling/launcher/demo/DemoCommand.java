package org.anling.launcher.demo;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.anling.contract.id.CentreId;
import org.anling.dispatcher.core.incident.Plan;
import org.anling.journal.RedisJournal;
import org.anling.journal.embedded.EmbeddedRedis;
import org.anling.launcher.Arguments;
import org.anling.launcher.Words;
import org.anling.launcher.settings.ServerSettings;
import org.anling.launcher.settings.Settings;
import org.anling.launcher.wiring.Closing;
import org.anling.launcher.wiring.Meters;
import org.anling.launcher.wiring.Stores;
import org.anling.registry.database.RegistryDatabase;
import org.anling.registry.embedded.EmbeddedPostgresServer;
import org.anling.registry.people.PasswordHasher;
import org.anling.registry.seed.Seeder;
import org.anling.simulation.district.District;
import org.anling.simulation.seed.DistrictSeed;

/** {@code ./anling demo}: everything in one process, step by step, until somebody stops it. */
public final class DemoCommand {
    private static final String PASSWORD = "anling-demo";

    private final Arguments arguments;
    private final Words words;
    private final Path home;
    private final Path folder;
    private final Steps steps;

    public DemoCommand(Arguments arguments, Words words, Path home, Path folder) {
        this.arguments = arguments;
        this.words = words;
        this.home = home;
        this.folder = folder;
        this.steps = new Steps(words);
    }

    /** Returns when the process is told to end. */
    public int run() {
        List<String> overrides = new ArrayList<>(arguments.overrides());
        Settings typed = Settings.load(arguments.config(), overrides, arguments.typed());
        ServerSettings settings = ServerSettings.from(typed);
        DataFolder data = DataFolder.open(folder);
        try (Closing closing = new Closing()) {
            closing.add("data folder", data);
            EmbeddedServers embedded = new EmbeddedServers(data, home.resolve(".anling/postgres"), closing);
            embedded.begin(start());
            PrometheusMeterRegistry meters = Meters.open(closing);
            machine();
            EmbeddedRedis redis = steps.run("Redis", "Redis", () -> {
                EmbeddedRedis started = embedded.redis();
                return new Steps.Found<>(started, "127.0.0.1:" + started.port());
            });
            EmbeddedPostgresServer postgres = steps.run("PostgreSQL", "PostgreSQL", () -> {
                EmbeddedPostgresServer started = embedded.postgres();
                return new Steps.Found<>(started, "127.0.0.1:" + started.port());
            });
            ServerSettings.Stores stores = EmbeddedServers.stores(settings.stores(), redis, postgres);
            RedisJournal journal = steps.run(
                    "写盘检查",
                    "disk before answer",
                    () -> new Steps.Found<>(
                            Stores.openJournal(stores, Optional.of(redis.dataDir()), meters, closing),
                            "appendonly yes, appendfsync always, maxmemory-policy noeviction"));
            RegistryDatabase registry = Stores.openRegistry(stores, meters, closing);
            District district = steps.run("小区", "district", () -> district(settings, registry));
            System.out.println(journal.health() + " " + district.elders().size());
        }
        return 0;
    }

    private Arguments.Start start() {
        boolean again = !System.getenv().getOrDefault("ANLING_RESTARTS", "0").equals("0");
        return again ? Arguments.Start.ON_WHAT_IS_THERE : arguments.start();
    }

    private void machine() {
        steps.run("JDK", "JDK", () -> new Steps.Found<>(true, Runtime.version().toString()));
        steps.run(
                "Node",
                "Node",
                () -> new Steps.Found<>(true, System.getenv().getOrDefault("ANLING_NODE", "not asked")));
    }

    private Steps.Found<District> district(ServerSettings settings, RegistryDatabase registry) {
        District district = District.ofSeed(settings.demo().seed());
        CentreId centre = new CentreId(settings.centre().id());
        registry.migrate();
        Seeder.Added added = new Seeder(registry, new PasswordHasher())
                .apply(DistrictSeed.of(district, centre, Plan.AT_ONCE.id(), PASSWORD));
        return new Steps.Found<>(
                district,
                words.text(
                        district.elders().size() + " 位老人，"
                                + district.responders().size() + " 位响应人员，新增 " + added.records() + " 条",
                        district.elders().size() + " elders, "
                                + district.responders().size() + " responders, " + added.records() + " records added"));
    }
}

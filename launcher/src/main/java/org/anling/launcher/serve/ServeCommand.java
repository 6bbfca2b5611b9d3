package org.anling.launcher.serve;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import org.anling.gateway.server.DeviceGateway;
import org.anling.journal.RedisJournal;
import org.anling.launcher.Arguments;
import org.anling.launcher.Stop;
import org.anling.launcher.Words;
import org.anling.launcher.management.Health;
import org.anling.launcher.settings.PortCheck;
import org.anling.launcher.settings.Role;
import org.anling.launcher.settings.ServerSettings;
import org.anling.launcher.settings.Settings;
import org.anling.launcher.wiring.CardFolder;
import org.anling.launcher.wiring.Closing;
import org.anling.launcher.wiring.Ground;
import org.anling.launcher.wiring.Meters;
import org.anling.launcher.wiring.PlanFolder;
import org.anling.launcher.wiring.Server;
import org.anling.launcher.wiring.Stores;
import org.anling.registry.database.RegistryDatabase;

/** {@code ./anling serve --config FILE [--roles ...]}: runs until it is told to end. */
public final class ServeCommand {
    private final Arguments arguments;
    private final Words words;
    private final Path home;
    private final Closing closing = new Closing();

    public ServeCommand(Arguments arguments, Words words, Path home) {
        this.arguments = arguments;
        this.words = words;
        this.home = home;
    }

    /** Returns when the process is told to end and everything is closed. */
    public int run(Stop stop) throws InterruptedException {
        Settings typed = Settings.load(arguments.config(), arguments.overrides(), arguments.typed());
        ServerSettings settings = ServerSettings.from(typed);
        typed.required("redis.url", "redis://127.0.0.1:6379");
        if (settings.roles().contains(Role.CONSOLE)) {
            typed.required("postgres.url", "jdbc:postgresql://127.0.0.1:5432/anling");
        }
        try (closing) {
            ServerSettings.Listening ports = new PortCheck(typed).claim(settings);
            start(settings.with(settings.stores(), ports));
            new OpenPorts(
                            words,
                            settings.roles(),
                            ports,
                            settings.work().devices().tls())
                    .print();
            stop.await();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (TimeoutException e) {
            throw new IllegalStateException("the console's port was not opened in time", e);
        }
        return 0;
    }

    private void start(ServerSettings settings) throws IOException, TimeoutException, InterruptedException {
        Set<Role> roles = settings.roles();
        PrometheusMeterRegistry meters = Meters.open(closing);
        RedisJournal journal = Stores.openJournal(settings.stores(), Optional.empty(), meters, closing);
        Health health = Health.starting();
        if (!roles.contains(Role.CONSOLE)) {
            startWithoutRegistry(settings, journal, meters, health);
            health.started();
            return;
        }
        RegistryDatabase registry = Stores.openRegistry(settings.stores(), meters, closing);
        Ground ground = new Ground(settings, journal, Optional.of(registry), meters, health, closing);
        Server server = new Server(ground);
        server.management();
        closing.add("schema", SchemaKeeper.start(registry, settings, words, arguments.config()));
        server.records();
        Optional<DeviceGateway> gateway = devicesAndDecisions(server, ground);
        server.console(pages(settings), gateway, Optional.empty(), Optional::empty, CardFolder.of(ground, home));
        gateway.ifPresent(server::selfPress);
        health.started();
    }

    private void startWithoutRegistry(
            ServerSettings settings, RedisJournal journal, PrometheusMeterRegistry meters, Health health)
            throws IOException {
        Ground ground = new Ground(settings, journal, Optional.empty(), meters, health, closing);
        Server server = new Server(ground);
        server.management();
        devicesAndDecisions(server, ground).ifPresent(server::selfPress);
    }

    private Optional<DeviceGateway> devicesAndDecisions(Server server, Ground ground) {
        Set<Role> roles = ground.settings().roles();
        if (roles.contains(Role.DISPATCHER)) {
            PlanFolder.follow(ground, server.dispatcher(), home);
        }
        return roles.contains(Role.GATEWAY)
                ? Optional.of(server.gateway(UnaryOperator.identity(), home))
                : Optional.empty();
    }

    private Path pages(ServerSettings settings) {
        return settings.pages().web().isBlank()
                ? home.resolve("console").resolve("web").resolve("dist")
                : Path.of(settings.pages().web());
    }
}

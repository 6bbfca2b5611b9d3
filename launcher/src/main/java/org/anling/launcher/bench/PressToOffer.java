package org.anling.launcher.bench;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.anling.console.store.RedisSessions;
import org.anling.console.store.Session;
import org.anling.contract.id.CentreId;
import org.anling.contract.people.ResponderKind;
import org.anling.contract.people.Role;
import org.anling.journal.JournalConfig;
import org.anling.journal.RedisJournal;
import org.anling.journal.embedded.EmbeddedRedis;
import org.anling.launcher.wiring.Closing;
import org.anling.registry.database.DatabaseSettings;
import org.anling.registry.database.RegistryDatabase;
import org.anling.registry.embedded.EmbeddedPostgresServer;
import org.anling.registry.people.PasswordHasher;
import org.anling.registry.seed.Seeder;
import org.anling.simulation.bench.Bench;
import org.anling.simulation.bench.Report;
import org.anling.simulation.bench.Scratch;

/**
 * From the last byte of a press at the gateway's socket to the first byte of the offer at the responder's, through the whole server in a
 * process of its own, at three rates. In the same run and in turns: two durable appends to the same Redis one after the other, and a hop
 * over Mosquitto.
 */
public final class PressToOffer implements Bench {

    private static final CentreId CENTRE = new CentreId("c1");
    private static final Phase WARM_UP = new Phase(1_000, Town.ELDERS, 8);
    /** A minute at one a second, ten times two seconds at 100, five times two seconds at 1,000. */
    public static final List<Phase> FULL =
            List.of(new Phase(1, 10, 6), new Phase(100, 200, 10), new Phase(1_000, Town.ELDERS, 5));

    private static final Duration SESSION = Duration.ofHours(12);
    private static final long CALM_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final List<Phase> phases;
    private final Path binaries;
    private final List<String> overrides;
    private Optional<BrokerHop> broker = Optional.empty();

    /**
     * @param phases usually {@link #FULL}
     * @param binaries where PostgreSQL is unpacked, once for all runs
     * @param overrides settings of the server, {@code key=value}
     */
    public PressToOffer(List<Phase> phases, Path binaries, List<String> overrides) {
        this.phases = List.copyOf(phases);
        this.binaries = binaries;
        this.overrides = List.copyOf(overrides);
    }

    @Override
    public String name() {
        return "press-to-offer";
    }

    @Override
    public String title() {
        return "from the press at the gateway's socket to the offer at the responder's, against two durable appends";
    }

    @Override
    public List<String> keys() {
        List<String> keys = new ArrayList<>();
        for (Phase phase : phases) {
            List.of("p50_ms", "p99_ms", "from_due_p99_ms", "late_p99_ms", "missing", "appends.p50_ms")
                    .forEach(name -> keys.add(phase.key() + name));
            List.of("appends.p99_ms", "broker.p50_ms", "broker.p99_ms", "ratio.p50")
                    .forEach(name -> keys.add(phase.key() + name));
            Measured.STAGES.forEach(stage -> keys.add(phase.key() + "stage." + stage + "_ms"));
        }
        return keys;
    }

    @Override
    public void run(Report report) throws InterruptedException {
        try (Scratch scratch = Scratch.create();
                Closing closing = new Closing()) {
            measure(scratch.folder(), closing, report);
        } catch (IOException | TimeoutException e) {
            throw new IllegalStateException("the benchmark cannot go on: " + e.getMessage(), e);
        }
    }

    private void measure(Path folder, Closing closing, Report report)
            throws IOException, InterruptedException, TimeoutException {
        EmbeddedRedis redis = closing.add("redis", EmbeddedRedis.start(folder.resolve("redis"), OptionalInt.empty()));
        EmbeddedPostgresServer postgres =
                closing.add("postgres", EmbeddedPostgresServer.start(folder.resolve("postgres"), binaries));
        seed(postgres, closing);
        RedisJournal journal =
                closing.add("journal", RedisJournal.open(JournalConfig.of(redis.uri()), new SimpleMeterRegistry()));
        ServerProcess server = closing.add("server", ServerProcess.start(folder, redis, postgres, overrides));
        report.progress("the server starts and gets to know %d elders and %d responders", Town.ELDERS, Town.RESPONDERS);
        Known.await(journal, CENTRE);
        server.awaitReady();
        Wires wires = closing.add("wires", new Wires());
        Phones phones = new Phones(wires, server.ports().console());
        phones.open(sessions(journal));
        Devices devices =
                new Devices(wires, server.ports().tcp(), server.ports().mqtt());
        devices.open();
        report.progress("every device and every responder's page is connected");
        broker = broker(folder, wires, closing, report);
        AppendPair appends = closing.add("appends", new AppendPair(redis.uri()));
        Presses presses = new Presses(new Presses.Parts(
                wires,
                devices,
                phones,
                server,
                new Outcome(closing.add("log", journal.eventLog(CENTRE))),
                new Desk(CENTRE, journal.inbox(CENTRE))));
        run(WARM_UP, presses, appends, report);
        for (Phase phase : phases) {
            PressTable.put(phase, run(phase, presses, appends, report), report);
        }
        PressTable.print(phases, report);
    }

    private Measured run(Phase phase, Presses presses, AppendPair appends, Report report) throws InterruptedException {
        Measured measured = new Measured();
        Pacer pacer = new Pacer(phase.aSecond());
        for (int round = 1; round <= phase.rounds(); round++) {
            LockSupport.parkNanos(CALM_NANOS);
            presses.round(pacer, phase.times(), measured);
            LockSupport.parkNanos(CALM_NANOS);
            appends.round(pacer, phase.times(), measured.appends);
            if (broker.isPresent()) {
                broker.get().round(pacer, phase.times(), measured.broker);
            }
            report.progress(
                    "%s%d a second, round %d of %d: p50 %.2f ms, p99 %.2f ms; two appends p50 %.2f ms",
                    phase.equals(WARM_UP) ? "warm-up, " : "",
                    phase.aSecond(),
                    round,
                    phase.rounds(),
                    measured.whole.share(0.5),
                    measured.whole.share(0.99),
                    measured.appends.share(0.5));
        }
        return measured;
    }

    private static void seed(EmbeddedPostgresServer postgres, Closing closing) {
        RegistryDatabase registry = closing.add(
                "registry",
                RegistryDatabase.open(
                        DatabaseSettings.of(postgres.jdbcUrl(), postgres.user(), postgres.password()),
                        new SimpleMeterRegistry()));
        registry.migrate();
        new Seeder(registry, new PasswordHasher()).apply(Town.seed(CENTRE));
    }

    /** Signed in past the password, which is slow on purpose and not what is measured. */
    private static List<String> sessions(RedisJournal journal) {
        RedisSessions sessions = new RedisSessions(journal.sessionStore());
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < Town.RESPONDERS; i++) {
            String person = Town.responder(i).value();
            String id = "bench-session-" + i;
            sessions.put(
                    id, new Session(person, person, Role.RESPONDER, ResponderKind.VOLUNTEER, Instant.now()), SESSION);
            ids.add(id);
        }
        return ids;
    }

    private static Optional<BrokerHop> broker(Path folder, Wires wires, Closing closing, Report report)
            throws IOException, InterruptedException, TimeoutException {
        Optional<Path> program = Mosquitto.findProgram();
        if (program.isEmpty()) {
            report.progress(
                    "this machine has no Mosquitto: its column stays empty (./anling bench ... --install gets it)");
            return Optional.empty();
        }
        return Optional.of(closing.add("mosquitto", BrokerHop.start(program.get(), folder, wires)));
    }
}

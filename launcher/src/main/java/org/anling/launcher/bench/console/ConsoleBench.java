package org.anling.launcher.bench.console;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.anling.console.store.RedisSessions;
import org.anling.console.store.Session;
import org.anling.contract.id.IncidentId;
import org.anling.contract.people.Role;
import org.anling.journal.JournalConfig;
import org.anling.journal.RedisJournal;
import org.anling.journal.embedded.EmbeddedRedis;
import org.anling.launcher.bench.ServerProcess;
import org.anling.launcher.bench.Timings;
import org.anling.launcher.bench.Wires;
import org.anling.launcher.wiring.Closing;
import org.anling.registry.database.DatabaseSettings;
import org.anling.registry.database.RegistryDatabase;
import org.anling.registry.embedded.EmbeddedPostgresServer;
import org.anling.registry.people.PasswordHasher;
import org.anling.registry.seed.RegistrySeed;
import org.anling.registry.seed.Seeder;
import org.anling.simulation.bench.Bench;
import org.anling.simulation.bench.Report;
import org.anling.simulation.bench.Scratch;

/** The operators' page on a bad night: from an event to the picture that shows it, and what a page costs. */
public final class ConsoleBench implements Bench {

    private static final Duration SESSION = Duration.ofHours(12);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final Duration ALONE = Duration.ofSeconds(20);
    private static final String MAP_IS_HERE =
            "performance.getEntriesByType('resource').some(({ name }) => /view-.*js$/.test(name))";
    private static final long CALM_NANOS = Duration.ofSeconds(3).toNanos();

    private final Size size;
    private final Path binaries;
    private final List<String> overrides;

    /**
     * @param size usually {@link Size#FULL}
     * @param binaries where PostgreSQL is unpacked, once for all runs
     * @param overrides settings of the server, {@code key=value}
     */
    public ConsoleBench(Size size, Path binaries, List<String> overrides) {
        this.size = size;
        this.binaries = binaries;
        this.overrides = List.copyOf(overrides);
    }

    @Override
    public String name() {
        return "console";
    }

    @Override
    public String title() {
        return "from an event to the operators' page, with " + size.open() + " open incidents, a power cut of "
                + size.mass() + " and " + size.operators() + " pages";
    }

    @Override
    public List<String> keys() {
        return ConsoleTable.KEYS;
    }

    @Override
    public void run(Report report) throws InterruptedException {
        Path program = Chromium.findProgram()
                .orElseThrow(
                        () -> new IllegalStateException("there is no Chromium: ./anling doctor says how to get it"));
        try (Scratch scratch = Scratch.create();
                Closing closing = new Closing()) {
            measure(scratch.folder(), program, closing, report);
        } catch (IOException | TimeoutException e) {
            throw new IllegalStateException("the benchmark cannot go on: " + e.getMessage(), e);
        }
    }

    /** What runs while it is measured. */
    private record Stage(
            ServerProcess server,
            EventBook book,
            Traffic traffic,
            Operators operators,
            Chromium browser,
            List<String> sessions) {

        String url() {
            return "http://127.0.0.1:" + server.ports().console();
        }
    }

    private void measure(Path folder, Path program, Closing closing, Report report)
            throws IOException, InterruptedException, TimeoutException {
        EmbeddedRedis redis = closing.add("redis", EmbeddedRedis.start(folder.resolve("redis"), OptionalInt.empty()));
        EmbeddedPostgresServer postgres =
                closing.add("postgres", EmbeddedPostgresServer.start(folder.resolve("postgres"), binaries));
        seed(postgres, closing);
        RedisJournal journal =
                closing.add("journal", RedisJournal.open(JournalConfig.of(redis.uri()), new SimpleMeterRegistry()));
        EventBook book = closing.add("book", new EventBook(journal.eventLog(Ward.CENTRE)));
        Night night = new Night(journal, book, size);
        night.cards();
        ServerProcess server = closing.add("server", ServerProcess.start(folder, redis, postgres, overrides));
        server.awaitReady();
        night.open(report);
        List<String> sessions = sessions(journal);
        Operators operators =
                new Operators(closing.add("wires", new Wires()), server.ports().console());
        Traffic traffic = new Traffic(journal.inbox(Ward.CENTRE), book, size);
        Chromium browser = closing.add("chromium", Chromium.start(program, folder));
        Stage stage = new Stage(server, book, traffic, operators, browser, sessions);
        loads(stage, report);
        cost(stage, report);
        pages(stage, report);
        ConsoleTable.print(report);
    }

    /** The page is opened anew, with nothing in the cache, while nothing else happens. */
    private void loads(Stage stage, Report report) throws TimeoutException {
        Timings first = new Timings();
        for (int i = 0; i < size.loads(); i++) {
            try (Tab tab = open(stage, "/operator")) {
                tab.await("window.anlingProbe?.first", PATIENCE);
                first.addMillis(tab.evaluate("window.anlingProbe.first").asDouble());
                report.figure("console.load.kb", transferred(tab, "!isMap") / 1_024);
                report.progress("first load %d of %d: %s", i + 1, size.loads(), way(tab));
                tab.await(MAP_IS_HERE, PATIENCE);
                report.figure("console.load.map_kb", transferred(tab, "isMap") / 1_024);
            }
        }
        report.figure("console.load.p50_ms", first.share(0.5));
        report.figure("console.load.max_ms", first.share(1));
    }

    /** Where the time of one load went. */
    private static String way(Tab tab) {
        JsonNode at = tab.evaluate("({document: performance.getEntriesByType('navigation')[0].responseEnd,"
                + " ...window.anlingProbe.way, row: window.anlingProbe.first})");
        return "document %.0f, feed asked for %.0f, open %.0f, everything arrived %.0f, first row %.0f ms"
                .formatted(
                        at.path("document").asDouble(),
                        at.path("asked").asDouble(),
                        at.path("opened").asDouble(),
                        at.path("world").asDouble(),
                        at.path("row").asDouble());
    }

    /** Bytes on the wire of the documents, scripts and styles, as the browser counted them. */
    private static double transferred(Tab tab, String which) {
        return tab.evaluate(
                        "[...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]"
                                + ".filter(one => !one.name.includes('/api/'))"
                                + ".filter(one => { const isMap = /\\/view-|maplibre/.test(one.name); return " + which
                                + " })"
                                + ".reduce((sum, one) => sum + one.encodedBodySize, 0)")
                .asDouble();
    }

    /** The same traffic without a page and with all of them but one: the difference is what pages cost. */
    private void cost(Stage stage, Report report) throws InterruptedException, TimeoutException {
        stage.traffic().run(WARM_UP);
        double alone = cpuPercent(stage, ALONE);
        long before = stage.operators().bytes();
        stage.operators().open(stage.sessions().subList(1, stage.sessions().size()));
        int pages = stage.sessions().size() - 1;
        report.figure("console.snapshot_kb", (stage.operators().bytes() - before) / 1_024.0 / pages);
        stage.traffic().run(WARM_UP);
        long bytes = stage.operators().bytes();
        long messages = stage.operators().frames();
        double together = cpuPercent(stage, ALONE);
        report.figure("console.server.alone_cpu_percent", alone);
        report.figure("console.server.cpu_percent", together);
        report.figure("console.page.cpu_percent", (together - alone) / pages);
        report.figure(
                "console.page.bytes_a_second",
                (double) (stage.operators().bytes() - bytes) / pages / ALONE.toSeconds());
        report.figure(
                "console.page.messages_a_second",
                (double) (stage.operators().frames() - messages) / pages / ALONE.toSeconds());
        report.progress("without pages %.0f %% of a core, with %d pages %.0f %%", alone, pages, together);
    }

    /** Of one core, of the server's process alone. */
    private static double cpuPercent(Stage stage, Duration time) {
        Duration before = stage.server().cpuTime();
        long begin = System.nanoTime();
        stage.traffic().run(time);
        double took = System.nanoTime() - begin;
        return 100 * stage.server().cpuTime().minus(before).toNanos() / took;
    }

    /** All pages; the real one shows the power cut beside the queue, then the list of technical alerts. */
    private void pages(Stage stage, Report report) throws InterruptedException, TimeoutException {
        IncidentId mass = stage.book().mass().orElseThrow();
        try (Tab tab = open(stage, "/operator?incident=" + mass.value())) {
            tab.await("window.anlingProbe?.first && document.querySelector('[data-test=mass-list] li')", PATIENCE);
            double offset = tab.clockOffset();
            stage.traffic().run(WARM_UP);
            int events = stage.book().events();
            var _ = stage.operators().takeArrived();
            Picture queue = watch(stage, tab, offset, Duration.ofSeconds(size.seconds()));
            ConsoleTable.putArrived("console.queue.", stage.operators().takeArrived(), report);
            report.figure("console.events_a_second", (double) (stage.book().events() - events) / size.seconds());
            ConsoleTable.put("console.queue.", queue, report);
            report.figure("console.row.p50_ms", queue.rows().share(0.5));
            report.figure("console.row.p99_ms", queue.rows().share(0.99));
            report.figure("console.row.missing", queue.rows().missing());
            report.figure("console.clock_offset_ms", offset);
            report.figure("console.technical.open_ms", openTechnical(tab));
            stage.traffic().run(WARM_UP);
            var _ = stage.operators().takeArrived();
            Picture technical = watch(stage, tab, offset, Duration.ofSeconds(size.seconds() / 3));
            ConsoleTable.putArrived("console.technical.", stage.operators().takeArrived(), report);
            ConsoleTable.put("console.technical.", technical, report);
        }
    }

    /** Milliseconds from the press on the tab of the technical alerts to the picture that shows them. */
    private static double openTechnical(Tab tab) throws TimeoutException {
        var _ = tab.evaluate("""
            void (() => {
              const pressed = performance.now()
              document.getElementById('tab-technical').click()
              requestAnimationFrame(() =>
                setTimeout(() => (window.anlingProbe.opened = performance.now() - pressed)))
            })()\
            """);
        tab.await("window.anlingProbe.opened && document.querySelector('[data-test=technical-row]')", PATIENCE);
        return tab.evaluate("window.anlingProbe.opened").asDouble();
    }

    private static Picture watch(Stage stage, Tab tab, double offset, Duration time) {
        var _ = tab.evaluate("void window.anlingProbe.reset()");
        var _ = stage.book().takeGiven();
        stage.traffic().run(time);
        LockSupport.parkNanos(CALM_NANOS);
        double until =
                tab.evaluate("performance.timeOrigin + performance.now()").asDouble();
        Picture.Owners owners =
                new Picture.Owners(stage.book().takeGiven(), stage.book().numbers());
        return Picture.of(tab.evaluate("window.anlingProbe"), offset, until, owners);
    }

    private static Tab open(Stage stage, String path) {
        Tab tab = stage.browser().open(script());
        tab.signIn(stage.url(), stage.sessions().getFirst());
        tab.go(stage.url() + path);
        return tab;
    }

    private static String script() {
        try (InputStream in =
                Objects.requireNonNull(ConsoleBench.class.getResourceAsStream("page-probe.js"), "page-probe.js")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void seed(EmbeddedPostgresServer postgres, Closing closing) {
        RegistryDatabase registry = closing.add(
                "registry",
                RegistryDatabase.open(
                        DatabaseSettings.of(postgres.jdbcUrl(), postgres.user(), postgres.password()),
                        new SimpleMeterRegistry()));
        registry.migrate();
        new Seeder(registry, new PasswordHasher()).apply(RegistrySeed.empty(Ward.CENTRE, "bench"));
    }

    /** Signed in past the password, which is slow on purpose and not what is measured. */
    private List<String> sessions(RedisJournal journal) {
        RedisSessions sessions = new RedisSessions(journal.sessionStore());
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < size.operators(); i++) {
            String id = "bench-session-" + i;
            sessions.put(
                    id,
                    new Session(Ward.operator(i).value(), Ward.nameOf(i), Role.OPERATOR, null, Instant.now()),
                    SESSION);
            ids.add(id);
        }
        return ids;
    }
}

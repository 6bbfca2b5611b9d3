package org.anling.console;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.anling.console.command.CommandDesk;
import org.anling.console.command.Presence;
import org.anling.console.demo.AlarmLedger;
import org.anling.console.feed.FeedPublisher;
import org.anling.console.feed.FeedReader;
import org.anling.console.feed.Hub;
import org.anling.console.feed.LiveBoard;
import org.anling.console.feed.PageFacts;
import org.anling.console.feed.ProofWatch;
import org.anling.console.feed.Pulse;
import org.anling.console.feed.RecordWatch;
import org.anling.console.feed.Screens;
import org.anling.console.feed.SnapshotMaker;
import org.anling.console.feed.TestFacts;
import org.anling.console.shift.DutyWork;
import org.anling.console.store.Looks;
import org.anling.console.store.Office;
import org.anling.console.store.StoreDownException;
import org.anling.console.view.CallViews;
import org.anling.console.view.CentreViews;
import org.anling.console.view.DetailViews;
import org.anling.console.view.IncidentViews;
import org.anling.console.view.QueueViews;
import org.anling.console.view.ResponderViews;
import org.anling.console.web.ConsoleServer;
import org.anling.console.web.Site;
import org.anling.console.web.phone.PhoneHandlers;
import org.anling.contract.entry.EventId;
import org.anling.contract.id.ElderId;
import org.anling.registry.database.ElectedWorker;
import org.anling.tls.Certificates;
import org.anling.tls.TlsFiles;
import org.anling.tls.UnusableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The console of one centre: wires reader, hub, desk and server, and owns their threads. Made by {@link #start}, ended by {@link
 * #close}.
 */
public final class Console implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Console.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final long REFRESH_SECONDS = 60;
    private static final long RECORD_SECONDS = 2;
    private static final long PRESENCE_SECONDS = 1;
    private static final long START_SECONDS = 15;
    private static final long CERTIFICATE_SECONDS = 30;
    /** The centre keeps what was closed for a day. */
    private static final Duration LOG_KEEPS = Duration.ofDays(2);

    private final ConsoleConfig config;
    private final ConsoleDeps deps;
    private final Vertx vertx = Vertx.vertx();
    private final Context loop = vertx.getOrCreateContext();
    private final ExecutorService elsewhere = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("console-timer").daemon().factory());
    private final LiveBoard board = new LiveBoard();
    private final TestFacts tests = new TestFacts();
    private final FeedReader reader;
    private final RecordWatch record;
    private final ProofWatch proofs;
    private final Pulse pulse;
    private final Presence presence;
    private final Optional<Certificates> certificates;
    private final Optional<ElectedWorker> shifts;
    private final Screens screens;
    private final HttpServer server;

    private Console(ConsoleConfig config, ConsoleDeps deps, MeterRegistry meters) throws TimeoutException {
        this.config = config;
        this.deps = deps;
        FeedPublisher.Views views = views();
        Looks looks = new Looks(deps.audit(), deps.clock());
        record = new RecordWatch(deps.logs().get(), board::now, deps.clock());
        proofs = new ProofWatch(deps.whereabouts(), deps.clock());
        PageFacts facts = new PageFacts(config.centre(), deps.inbox(), deps.clock(), meters);
        screens = new Screens(config.centre(), deps.inbox(), board::now, deps.clock(), meters);
        SnapshotMaker snapshots = new SnapshotMaker(
                new SnapshotMaker.Sources(board::now, deps.whereabouts(), record::behind, looks, facts),
                views,
                deps.clock());
        Hub hub = new Hub(loop, elsewhere, snapshots, meters, deps.clock());
        CommandDesk desk = new CommandDesk(config.centre(), deps.inbox(), deps.clock(), PATIENCE, meters);
        presence = new Presence(hub, board::now, desk, elsewhere, deps.clock());
        Optional<ConsoleServer.DemoParts> demo = config.demo()
                .map(profile -> new ConsoleServer.DemoParts(
                        profile,
                        new AlarmLedger(
                                profile.info().device(),
                                new ElderId(profile.info().elder()),
                                deps.record())));
        board.tell(new FeedPublisher(hub, deps.meter(), views, looks, facts));
        board.tell(desk);
        board.tell(tests);
        demo.ifPresent(parts -> board.tell(parts.ledger()));
        reader = new FeedReader(deps.logs(), config.keepClosed(), board);
        pulse = new Pulse(
                vertx,
                hub,
                new Pulse.Sources(board::now, record::behind, proofs, snapshots, deps.health()),
                deps.clock());
        certificates = config.way().tls().map(this::certificates);
        shifts = deps.office().map(office -> follower(office.calendar()));
        server = new ConsoleServer(
                        parts(views, looks, desk, facts, hub, demo),
                        new ConsoleServer.Threads(vertx, loop, elsewhere, meters))
                .listen(config.host(), config.port(), certificates)
                .await(START_SECONDS, TimeUnit.SECONDS);
    }

    /**
     * Starts reading and listening. Does not need the stores to be up.
     *
     * @throws TimeoutException if the port was not bound in time
     */
    public static Console start(ConsoleConfig config, ConsoleDeps deps, MeterRegistry meters) throws TimeoutException {
        Console console = new Console(config, deps, meters);
        console.run();
        return console;
    }

    /** The port that is listened on. */
    public int port() {
        return server.actualPort();
    }

    /** What keeps the pages from being up to date, for health. */
    public Optional<String> findProblem() {
        return reader.findProblem();
    }

    /** What somebody should do about the certificate of the pages, for health. */
    public Optional<String> findCertificateProblem() {
        return certificates.flatMap(Certificates::findProblem);
    }

    /** Why nobody follows the calendar of shifts, for health. */
    public Optional<String> findShiftProblem() {
        return shifts.flatMap(ElectedWorker::findProblem);
    }

    /** The last event that the pages know of. */
    public EventId upTo() {
        return board.now().upTo();
    }

    /** Waits until the log was read to its end once. @return false if that took too long */
    public boolean awaitCaughtUp(Duration atMost) throws InterruptedException {
        return reader.awaitCaughtUp(atMost);
    }

    @Override
    public void close() {
        timer.shutdownNow();
        shifts.ifPresent(ElectedWorker::close);
        reader.close();
        pulse.close();
        try {
            vertx.close().await(START_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            LOG.warn("the server did not close in time");
        }
        elsewhere.shutdownNow();
        record.close();
    }

    private void run() {
        refresh();
        timer.scheduleWithFixedDelay(this::refresh, REFRESH_SECONDS, REFRESH_SECONDS, TimeUnit.SECONDS);
        timer.scheduleWithFixedDelay(record::look, RECORD_SECONDS, RECORD_SECONDS, TimeUnit.SECONDS);
        timer.scheduleWithFixedDelay(() -> elsewhere.execute(proofs::look), 0, RECORD_SECONDS, TimeUnit.SECONDS);
        timer.scheduleWithFixedDelay(presence::lookAgain, PRESENCE_SECONDS, PRESENCE_SECONDS, TimeUnit.SECONDS);
        certificates.ifPresent(of -> timer.scheduleWithFixedDelay(
                () -> elsewhere.execute(of::look), CERTIFICATE_SECONDS, CERTIFICATE_SECONDS, TimeUnit.SECONDS));
        reader.start();
        shifts.ifPresent(ElectedWorker::start);
        loop.runOnContext(now -> pulse.start(elsewhere));
        LOG.info("console listens on {}:{}", config.host(), port());
    }

    private Certificates certificates(TlsFiles files) {
        try {
            return Certificates.read(files, vertx, deps.clock());
        } catch (UnusableException e) {
            throw new IllegalStateException("the pages cannot speak TLS: " + e.getMessage(), e);
        }
    }

    /** One console of all puts on duty who has a shift now. */
    private ElectedWorker follower(Office.Calendar calendar) {
        DutyWork work =
                new DutyWork(config.centre(), calendar.shifts().shifts(), board::now, deps.inbox(), deps.clock());
        return new ElectedWorker(DutyWork.nameOf(config.centre()), calendar.database(), work, DutyWork.rest());
    }

    private void refresh() {
        try {
            deps.refresh().run();
        } catch (StoreDownException e) {
            LOG.warn("names were not read anew: {}", e.getMessage());
        }
        elsewhere.execute(this::forgetErased);
    }

    /** Of elders who were erased by another process, too; again and again, since their incidents may be read anew out of the log. */
    private void forgetErased() {
        try {
            deps.elders()
                    .ifPresent(book ->
                            forget(book.erasedSince(deps.clock().instant().minus(LOG_KEEPS))));
        } catch (StoreDownException e) {
            LOG.debug("who was erased is asked again in a minute", e);
        }
    }

    private void forget(Set<ElderId> erased) {
        if (!erased.isEmpty()) {
            deps.directory().forget(erased);
            reader.forget(erased);
        }
    }

    private FeedPublisher.Views views() {
        return new FeedPublisher.Views(
                new IncidentViews(deps.directory(), deps.clock()),
                new QueueViews(deps.directory()),
                new ResponderViews(
                        deps.directory(),
                        deps.clock(),
                        config.centrePhone(),
                        config.phone().map()),
                new CentreViews(deps.directory()),
                new CallViews(deps.directory(), deps.clock()));
    }

    private ConsoleServer.Parts parts(
            FeedPublisher.Views views,
            Looks looks,
            CommandDesk desk,
            PageFacts facts,
            Hub hub,
            Optional<ConsoleServer.DemoParts> demo) {
        return new ConsoleServer.Parts(
                new Site(config.centre(), config.centreName(), demo.isPresent(), config.way(), config.sessionIdle()),
                config.hosts(),
                config.webRoot(),
                config.map(),
                deps.streets(),
                deps.credentials(),
                deps.sessions(),
                deps.directory(),
                board::now,
                deps.record(),
                deps.whereabouts(),
                looks,
                record::behind,
                desk,
                facts,
                screens,
                presence,
                deps.calls(),
                views,
                new DetailViews(deps.directory(), views.incidents()),
                hub,
                deps.meter(),
                deps.clock(),
                new ConsoleServer.Telephony(deps.inbox(), deps.callers(), deps.exchange()),
                deps.cards(),
                deps.office(),
                new ConsoleServer.Reports(deps.reports(), deps.audit()),
                new PhoneHandlers.Sources(
                        deps.directory(),
                        views.responders(),
                        looks,
                        tests,
                        config.phone().channels(),
                        config.phone().push()),
                deps.elders(),
                deps.asks(),
                this::forget,
                demo);
    }
}

package org.anling.console.web;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.ext.web.Router;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.anling.console.api.MapConfig;
import org.anling.console.api.Queues;
import org.anling.console.api.endpoint.ElderEndpoint;
import org.anling.console.api.endpoint.Endpoint;
import org.anling.console.command.CommandDesk;
import org.anling.console.command.Presence;
import org.anling.console.demo.AlarmLedger;
import org.anling.console.demo.DemoProfile;
import org.anling.console.feed.FeedPublisher;
import org.anling.console.feed.Hub;
import org.anling.console.feed.PageFacts;
import org.anling.console.feed.PressMeter;
import org.anling.console.feed.Screens;
import org.anling.console.projection.Board;
import org.anling.console.store.CallerBook;
import org.anling.console.store.Credentials;
import org.anling.console.store.DeviceAsks;
import org.anling.console.store.DeviceCalls;
import org.anling.console.store.ElderBook;
import org.anling.console.store.Exchange;
import org.anling.console.store.Looks;
import org.anling.console.store.Office;
import org.anling.console.store.RecordBook;
import org.anling.console.store.Sessions;
import org.anling.console.store.Whereabouts;
import org.anling.console.store.report.ReportStores;
import org.anling.console.view.DetailViews;
import org.anling.console.view.Directory;
import org.anling.console.view.ReplayViews;
import org.anling.console.web.desk.CardHandlers;
import org.anling.console.web.elder.DeviceCommandHandlers;
import org.anling.console.web.elder.DeviceHandlers;
import org.anling.console.web.elder.ElderDataHandlers;
import org.anling.console.web.elder.ElderHandlers;
import org.anling.console.web.elder.ImportHandlers;
import org.anling.console.web.office.AccountHandlers;
import org.anling.console.web.office.Desk;
import org.anling.console.web.office.PlanHandlers;
import org.anling.console.web.office.ResponderRecordHandlers;
import org.anling.console.web.office.ShiftHandlers;
import org.anling.console.web.office.StaffHandlers;
import org.anling.console.web.office.TreeHandlers;
import org.anling.console.web.phone.PhoneHandlers;
import org.anling.console.web.report.AuditHandlers;
import org.anling.console.web.report.ReportHandlers;
import org.anling.console.web.scope.ScopeGate;
import org.anling.console.web.telephony.CallDesk;
import org.anling.console.web.telephony.CallHandlers;
import org.anling.console.web.telephony.ExchangeHandlers;
import org.anling.contract.id.ElderId;
import org.anling.contract.plan.ProtocolCard;
import org.anling.journal.Inbox;
import org.anling.registry.record.AuditEntry;
import org.anling.tls.Certificates;

/** The HTTP server of the console: makes the handlers, mounts them, listens. Everything runs on one event loop. */
public final class ConsoleServer {
    private static final int FRAME_LIMIT = 64 * 1024;
    private static final int IDLE_SECONDS = 120;

    private final Parts parts;
    private final Threads threads;

    /** Where the work is done. */
    public record Threads(Vertx vertx, Context loop, Executor elsewhere, MeterRegistry meters) {}

    /** Where calls come from and whose they are. */
    public record Telephony(Inbox inbox, CallerBook callers, Exchange exchange) {}

    /** What reports are made of, and where exports are noted. */
    public record Reports(ReportStores stores, Consumer<AuditEntry> audit) {}

    /** The demo profile and its books. */
    public record DemoParts(DemoProfile profile, AlarmLedger ledger) {}

    /** Everything that the handlers are made of. */
    public record Parts(
            Site site,
            List<String> hosts,
            Path webRoot,
            MapConfig map,
            Supplier<Optional<String>> streets,
            Credentials credentials,
            Sessions sessions,
            Directory directory,
            Supplier<Board> boards,
            RecordBook record,
            Whereabouts whereabouts,
            Looks looks,
            Supplier<Queues.RecordBehind> behind,
            CommandDesk desk,
            PageFacts facts,
            Screens screens,
            Presence presence,
            DeviceCalls calls,
            FeedPublisher.Views views,
            DetailViews details,
            Hub hub,
            PressMeter meter,
            InstantSource clock,
            Telephony telephony,
            Supplier<List<ProtocolCard>> cards,
            Optional<Office> office,
            Reports reports,
            PhoneHandlers.Sources phone,
            Optional<ElderBook> elders,
            DeviceAsks asks,
            Consumer<Set<ElderId>> forget,
            Optional<DemoParts> demo) {}

    public ConsoleServer(Parts parts, Threads threads) {
        this.parts = parts;
        this.threads = threads;
    }

    /** Listens, 0 for any free port; with certificates it speaks TLS. */
    public Future<HttpServer> listen(String host, int port, Optional<Certificates> certificates) {
        Promise<HttpServer> bound = Promise.promise();
        threads.loop().runOnContext(now -> {
            new SessionWatch(parts.hub(), parts.sessions(), parts.site().sessionIdle())
                    .start(threads.vertx(), threads.elsewhere());
            threads.vertx()
                    .createHttpServer(options(certificates))
                    .requestHandler(router())
                    .listen(port, host)
                    .onComplete(bound);
        });
        return bound.future();
    }

    private static HttpServerOptions options(Optional<Certificates> certificates) {
        HttpServerOptions options = new HttpServerOptions()
                .setCompressionSupported(true)
                .setHttp2ClearTextEnabled(false)
                .setIdleTimeout(IDLE_SECONDS)
                .setMaxWebSocketFrameSize(FRAME_LIMIT)
                .setMaxWebSocketMessageSize(FRAME_LIMIT)
                .setMaxInitialLineLength(16 * 1024)
                .setMaxHeaderSize(16 * 1024);
        certificates.ifPresent(of -> options.setSsl(true)
                .setEnabledSecureTransportProtocols(Certificates.PROTOCOLS)
                .setKeyCertOptions(KeyCertOptions.wrap(of.keys())));
        return options;
    }

    private Router router() {
        Guard guard = new Guard(parts.sessions(), parts.hosts());
        Router router = Router.router(threads.vertx());
        Pages pages = new Pages(
                parts.webRoot(),
                Optional.ofNullable(parts.map().tiles()),
                parts.demo().isPresent() ? Pages.Demo.ON : Pages.Demo.OFF);
        pages.headers(router);
        new FeedRoute(guard, parts.hub(), parts.screens(), parts.boards(), threads.elsewhere(), parts.clock())
                .mount(router, threads.loop());
        ScopeGate gate = new ScopeGate(parts.boards(), parts.record(), parts.directory());
        new ApiRoutes(guard, gate, parts.site(), threads.elsewhere(), threads.meters())
                .mount(router, handlers(guard), threads.loop());
        pages.mount(router);
        return router;
    }

    private Map<Endpoint, ApiHandler> handlers(Guard guard) {
        Map<Endpoint, ApiHandler> all = new HashMap<>();
        SessionHandlers.Stores people = new SessionHandlers.Stores(
                parts.credentials(),
                parts.sessions(),
                parts.directory(),
                parts.office().map(Office::demand).orElse(Office.Demand.NOBODY),
                parts.looks(),
                name -> parts.office().flatMap(office -> office.own().find(name)));
        SessionHandlers.Pages pages = new SessionHandlers.Pages(parts.hub(), parts.presence());
        all.putAll(new SessionHandlers(people, guard, pages, parts.site(), parts.clock()).handlers());
        all.putAll(incidents().handlers());
        Commands commands = new Commands(parts.desk(), parts.directory());
        all.putAll(staff(commands));
        all.putAll(telephony(commands));
        all.putAll(office());
        all.putAll(reports());
        all.putAll(elders(commands));
        ResponderHandlers.Stores stores =
                new ResponderHandlers.Stores(parts.whereabouts(), parts.looks(), parts.facts());
        all.putAll(new ResponderHandlers(commands, parts.boards(), parts.views().responders(), stores, parts.clock())
                .handlers());
        all.putAll(new PhoneHandlers(commands, parts.boards(), parts.phone()).handlers());
        all.putAll(new MapHandlers(parts.streets(), parts.map()).handlers());
        parts.demo()
                .ifPresent(demo -> all.putAll(
                        new DemoHandlers(demo.profile(), demo.ledger(), parts.meter(), parts.hub(), parts.directory())
                                .handlers()));
        return all;
    }

    /** What operators and supervisors do. */
    private Map<Endpoint, ApiHandler> staff(Commands commands) {
        CommandHandlers handling =
                new CommandHandlers(commands, parts.boards(), parts.views().incidents(), parts.calls(), parts.clock());
        Map<Endpoint, ApiHandler> all = new HashMap<>(handling.handlers());
        all.putAll(new DeskHandlers(handling, parts.clock()).handlers());
        all.putAll(new CardHandlers(commands, parts.boards(), parts.views().incidents(), parts.cards()).handlers());
        all.putAll(
                new CentreHandlers(commands, parts.boards(), parts.views().centre(), parts.directory(), parts.clock())
                        .handlers());
        return all;
    }

    private Map<Endpoint, ApiHandler> telephony(Commands commands) {
        Telephony telephony = parts.telephony();
        CallDesk desk = new CallDesk(telephony.inbox(), parts.site().centre(), parts.clock());
        Map<Endpoint, ApiHandler> all = new HashMap<>(
                new ExchangeHandlers(telephony.exchange().secret(), telephony.callers(), desk, parts.clock())
                        .handlers());
        all.putAll(new CallHandlers(commands, parts.boards(), parts.directory(), telephony.exchange(), parts.looks())
                .handlers());
        return all;
    }

    /** What is kept of people, and what they keep of their own accounts. */
    private Map<Endpoint, ApiHandler> office() {
        Desk desk = new Desk(parts.office(), parts.sessions(), parts.hub(), parts.directory(), parts.clock());
        Map<Endpoint, ApiHandler> all = new HashMap<>(new AccountHandlers(desk, parts.site()).handlers());
        all.putAll(new StaffHandlers(desk).handlers());
        all.putAll(new TreeHandlers(desk).handlers());
        all.putAll(new PlanHandlers(desk, parts.boards()).handlers());
        all.putAll(new ResponderRecordHandlers(desk, parts.boards()).handlers());
        ShiftHandlers.Sources shifts = new ShiftHandlers.Sources(
                desk,
                parts.boards(),
                parts.reports().stores().reports().zone(),
                parts.reports().audit());
        all.putAll(new ShiftHandlers(shifts).handlers());
        return all;
    }

    /** What a supervisor and an auditor ask. */
    private Map<Endpoint, ApiHandler> reports() {
        Reports reports = parts.reports();
        Map<Endpoint, ApiHandler> all = new HashMap<>(new ReportHandlers(
                        reports.stores().reports(),
                        reports.audit(),
                        parts.site().centreName(),
                        parts.clock())
                .handlers());
        all.putAll(new AuditHandlers(reports.stores().audit(), reports.audit(), parts.clock()).handlers());
        return all;
    }

    /** Who is protected, and with what. */
    private Map<Endpoint, ApiHandler> elders(Commands commands) {
        Map<Endpoint, ApiHandler> all = new HashMap<>();
        if (parts.elders().isEmpty()) {
            for (ElderEndpoint endpoint : ElderEndpoint.values()) {
                all.put(endpoint, call -> {
                    throw Refusal.of(503, "registry_down");
                });
            }
            return all;
        }
        ElderBook book = parts.elders().get();
        ElderHandlers.Sources sources = new ElderHandlers.Sources(
                book,
                parts.directory(),
                parts.boards(),
                parts.record(),
                parts.whereabouts(),
                parts.looks(),
                parts.clock());
        all.putAll(new ElderHandlers(sources, commands).handlers());
        all.putAll(
                new DeviceHandlers(new DeviceHandlers.Sources(book, parts.directory(), parts.boards(), parts.looks()))
                        .handlers());
        all.putAll(new DeviceCommandHandlers(new DeviceCommandHandlers.Sources(
                        book, parts.directory(), parts.asks(), parts.looks(), parts.clock()))
                .handlers());
        all.putAll(new ImportHandlers(book, threads.elsewhere(), parts.clock()).handlers());
        all.putAll(new ElderDataHandlers(new ElderDataHandlers.Sources(
                        book, parts.boards(), parts.looks(), parts.forget(), parts.clock()))
                .handlers());
        return all;
    }

    private IncidentHandlers incidents() {
        IncidentHandlers.Sources sources = new IncidentHandlers.Sources(
                parts.boards(),
                parts.directory(),
                parts.record(),
                parts.whereabouts(),
                parts.clock(),
                parts.looks(),
                parts.elders(),
                parts.behind());
        ReplayViews films = new ReplayViews(parts.directory(), parts.views().incidents());
        return new IncidentHandlers(sources, parts.views(), parts.details(), films);
    }
}

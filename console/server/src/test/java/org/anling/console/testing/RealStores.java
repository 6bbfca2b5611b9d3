package org.anling.console.testing;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.anling.console.Console;
import org.anling.console.ConsoleConfig;
import org.anling.console.ConsoleDeps;
import org.anling.console.feed.PressMeter;
import org.anling.console.store.Exchange;
import org.anling.console.store.Office;
import org.anling.console.store.PlanBook;
import org.anling.console.store.RegistryElders;
import org.anling.console.store.report.RegistryAudit;
import org.anling.console.store.report.RegistryReports;
import org.anling.console.store.report.ReportStores;
import org.anling.contract.alert.ElderRef;
import org.anling.contract.id.ElderId;
import org.anling.contract.id.StaffId;
import org.anling.contract.people.Role;
import org.anling.journal.JournalConfig;
import org.anling.journal.RedisJournal;
import org.anling.journal.cache.CardCache;
import org.anling.journal.seal.SecretBox;
import org.anling.journal.testing.TestRedis;
import org.anling.registry.TestPostgres;
import org.anling.registry.database.DatabaseSettings;
import org.anling.registry.database.RegistryDatabase;
import org.anling.registry.embedded.EmbeddedPostgresServer;
import org.anling.registry.panel.PanelKeys;
import org.anling.registry.people.Accounts;
import org.anling.registry.people.Elder;
import org.anling.registry.people.Numbers;
import org.anling.registry.people.Organisation;
import org.anling.registry.people.PasswordHasher;
import org.anling.registry.people.StaffMember;
import org.anling.registry.privacy.Keeping;
import org.anling.registry.record.AuditEntry;
import org.anling.registry.record.AuditLog;
import org.anling.registry.record.RecordQueries;
import org.anling.registry.record.Recorder;
import org.anling.registry.relay.JournalCopies;
import org.anling.registry.relay.OutboxRelay;
import org.anling.registry.report.MonthReports;
import org.anling.registry.report.ServiceLevels;
import org.anling.registry.report.ServiceReports;
import org.anling.registry.seed.RegistrySeed;
import org.anling.registry.seed.Seeder;

/** Redis and PostgreSQL of the test's own, relay, recorder and plain rules on them, and consoles that can be started again. */
public final class RealStores implements AutoCloseable {
    /** Seals keys of panels. */
    public static final SecretBox KEY_BOX = SecretBox.of("AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA=");

    public final InstantSource clock = InstantSource.system();
    public final EmbeddedPostgresServer postgres;
    public final RedisJournal journal;
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final RegistryDatabase database;
    private final AuditLog audit;
    private final List<AutoCloseable> opened = new ArrayList<>();

    /** @param folder for PostgreSQL's files */
    public RealStores(Path folder) throws InterruptedException {
        TestRedis redis = keep(TestRedis.start());
        postgres = keep(TestPostgres.ownServer(folder));
        journal = keep(RedisJournal.open(JournalConfig.of(redis.uri()), meters));
        database = keep(RegistryDatabase.open(
                DatabaseSettings.of(postgres.jdbcUrl(), postgres.user(), postgres.password()), meters));
        database.migrate();
        new Seeder(database, new PasswordHasher()).apply(seed());
        keep(new RedisRules(journal, clock));
        Recorder recorder =
                keep(new Recorder(database, Samples.CENTRE, () -> journal.eventLog(Samples.CENTRE), meters));
        recorder.start();
        OutboxRelay relay = keep(new OutboxRelay(
                database,
                Samples.CENTRE,
                new JournalCopies(
                        journal.deviceDirectory(),
                        journal.cardCache(Samples.CENTRE),
                        journal.planTexts(Samples.CENTRE),
                        journal.liveStore(Samples.CENTRE)),
                journal.inbox(Samples.CENTRE),
                meters));
        relay.start();
        if (!relay.awaitCaughtUp(Duration.ofSeconds(20))) {
            throw new IllegalStateException("the relay did not fill the cache");
        }
        audit = keep(new AuditLog(database, Samples.CENTRE, meters));
    }

    /** A console on these stores, which asks admins for their second factor. */
    public Console console() throws Exception {
        return console(Office.Demand.ADMINS);
    }

    /** A console on these stores, which asks the named for their second factor. */
    public Console console(Office.Demand factor) throws Exception {
        return console(factor, PlanBook.Files.NONE);
    }

    /** The same with files of plans and cards. */
    public Console console(Office.Demand factor, PlanBook.Files plans) throws Exception {
        Accounts accounts = new Accounts(database, new PasswordHasher(), clock);
        ConsoleDeps.Registry registry = new ConsoleDeps.Registry(
                accounts,
                new RecordQueries(database, Samples.CENTRE),
                audit,
                new Numbers(database, Samples.CENTRE),
                Office.of(database, Samples.CENTRE, accounts, factor).with(plans),
                new ReportStores(
                        new RegistryReports(
                                new ServiceReports(database, Samples.CENTRE, ServiceLevels.SHIPPED),
                                new MonthReports(database, Samples.CENTRE),
                                ZoneId.of("Asia/Shanghai")),
                        audit()),
                new RegistryElders(database, Samples.CENTRE, new PanelKeys(KEY_BOX)));
        ConsoleDeps.Around around = new ConsoleDeps.Around(
                (device, incident, person) -> false,
                new PressMeter(meters, clock),
                Optional::empty,
                clock,
                Exchange.NONE,
                List::of);
        ConsoleConfig config =
                ConsoleConfig.of(Samples.CENTRE, "安铃", Path.of("no-pages-here")).at("127.0.0.1", 0);
        Console console = Console.start(config, ConsoleDeps.of(Samples.CENTRE, journal, registry, around), meters);
        if (!console.awaitCaughtUp(Duration.ofSeconds(20))) {
            throw new IllegalStateException("the console did not read the log");
        }
        return console;
    }

    private RegistryAudit audit() {
        Duration years = Duration.ofDays(3_650);
        return new RegistryAudit(
                database, Samples.CENTRE, new Keeping(years, years, years, 4, ZoneId.of("Asia/Shanghai")));
    }

    /** Somebody without a session. */
    public static Person at(Console console) {
        return new Person(console.port());
    }

    /** What was looked at and changed of an elder, latest first. */
    public List<AuditEntry> audit(ElderId elder) {
        return audit.ofElder(elder, 100);
    }

    /** The copies of cards that pages and responders read. */
    public CardCache cards() {
        return journal.cardCache(Samples.CENTRE);
    }

    /** Presses the button. */
    public void press(String alarmId) {
        journal.inbox(Samples.CENTRE)
                .append(Samples.press("frame-" + alarmId, alarmId, clock.instant()))
                .toCompletableFuture()
                .join();
    }

    @Override
    public void close() {
        Collections.reverse(opened);
        for (AutoCloseable one : opened) {
            close(one);
        }
    }

    private static void close(AutoCloseable one) {
        try {
            one.close();
        } catch (Exception e) {
            throw new IllegalStateException("the stores of the test do not stop", e);
        }
    }

    private <T extends AutoCloseable> T keep(T one) {
        opened.add(one);
        return one;
    }

    private static RegistrySeed seed() {
        String community = Samples.CARD.address().community();
        return new RegistrySeed(
                Samples.CENTRE,
                "安铃",
                List.of(
                        new Organisation("110101000000", null, Organisation.Level.DISTRICT, "东城区", 0),
                        new Organisation("110101001000", "110101000000", Organisation.Level.STREET, "和平街道", 0),
                        new Organisation(community, "110101001000", Organisation.Level.COMMUNITY, "和平社区", 0)),
                List.of(new Elder(Samples.CARD, ElderRef.Risk.STANDARD, "sos-at-once")),
                List.of(),
                List.of(),
                List.of(
                        new StaffMember(new StaffId("s-1"), Role.OPERATOR, "坐席一", null, 0),
                        new StaffMember(new StaffId("s-2"), Role.OPERATOR, "坐席二", null, 0),
                        new StaffMember(new StaffId("s-3"), Role.SUPERVISOR, "班长", null, 0),
                        new StaffMember(new StaffId("s-4"), Role.ADMIN, "管理员", null, 0),
                        new StaffMember(new StaffId("boss"), Role.ADMIN, "管理员", null, 0)),
                List.of(
                        new RegistrySeed.SeedAccount("operator", "s-1", Role.OPERATOR, MemoryStores.PASSWORD),
                        new RegistrySeed.SeedAccount("operator-2", "s-2", Role.OPERATOR, MemoryStores.PASSWORD),
                        new RegistrySeed.SeedAccount("supervisor", "s-3", Role.SUPERVISOR, MemoryStores.PASSWORD),
                        new RegistrySeed.SeedAccount("admin", "s-4", Role.ADMIN, MemoryStores.PASSWORD),
                        new RegistrySeed.SeedAccount("boss", "boss", Role.ADMIN, MemoryStores.PASSWORD)));
    }
}

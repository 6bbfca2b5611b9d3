package org.anling.console;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.anling.console.feed.PressMeter;
import org.anling.console.store.CachedDirectory;
import org.anling.console.store.CallerBook;
import org.anling.console.store.Credentials;
import org.anling.console.store.DeviceAsks;
import org.anling.console.store.DeviceCalls;
import org.anling.console.store.ElderBook;
import org.anling.console.store.Exchange;
import org.anling.console.store.Office;
import org.anling.console.store.RecordBook;
import org.anling.console.store.RedisSessions;
import org.anling.console.store.RedisWhereabouts;
import org.anling.console.store.RegistryCallers;
import org.anling.console.store.RegistryCredentials;
import org.anling.console.store.RegistryRecord;
import org.anling.console.store.Sessions;
import org.anling.console.store.Whereabouts;
import org.anling.console.store.report.ReportStores;
import org.anling.console.view.Directory;
import org.anling.contract.id.CentreId;
import org.anling.contract.plan.ProtocolCard;
import org.anling.journal.EventLog;
import org.anling.journal.Inbox;
import org.anling.journal.JournalHealth;
import org.anling.journal.RedisJournal;
import org.anling.registry.people.Accounts;
import org.anling.registry.people.Numbers;
import org.anling.registry.record.AuditEntry;
import org.anling.registry.record.AuditLog;
import org.anling.registry.record.RecordQueries;

/**
 * What the console works with, made by {@code main} or by a test.
 *
 * @param logs opens a reader of the events for one thread
 * @param refresh reads the names of people anew, called about once a minute
 * @param calls how a device is asked to call; says false where no gateway is in reach
 * @param meter of presses, shared with the gateway of the same process where there is one
 * @param streets the street graph as GeoJSON, empty if there is none
 * @param callers whose number rings
 * @param exchange the telephone exchange
 * @param cards the protocol cards; may block while files are read
 * @param health of Redis, asked every two seconds and never waited for
 * @param office staff, accounts, organisation, responders; empty for a console without a registry
 * @param reports what reports, audit and lists are made of
 * @param elders the records of elders and devices; empty for a console without a registry
 * @param asks the way of commands to devices
 */
public record ConsoleDeps(
        Inbox inbox,
        Supplier<EventLog> logs,
        Directory directory,
        Runnable refresh,
        Sessions sessions,
        Whereabouts whereabouts,
        Credentials credentials,
        RecordBook record,
        Consumer<AuditEntry> audit,
        DeviceCalls calls,
        PressMeter meter,
        Supplier<Optional<String>> streets,
        InstantSource clock,
        CallerBook callers,
        Exchange exchange,
        Supplier<JournalHealth> health,
        Supplier<List<ProtocolCard>> cards,
        Optional<Office> office,
        ReportStores reports,
        Optional<ElderBook> elders,
        DeviceAsks asks) {

    /** What comes from PostgreSQL. */
    public record Registry(
            Accounts accounts,
            RecordQueries record,
            AuditLog audit,
            Numbers numbers,
            Office office,
            ReportStores reports,
            ElderBook elders) {}

    /** What this process has besides its stores. */
    public record Around(
            DeviceCalls calls,
            PressMeter meter,
            Supplier<Optional<String>> streets,
            InstantSource clock,
            Exchange exchange,
            Supplier<List<ProtocolCard>> cards) {}

    /** The real stores. */
    public static ConsoleDeps of(CentreId centre, RedisJournal journal, Registry registry, Around around) {
        CachedDirectory directory = new CachedDirectory(journal.cardCache(centre));
        return new ConsoleDeps(
                journal.inbox(centre),
                () -> journal.eventLog(centre),
                directory,
                directory::refresh,
                new RedisSessions(journal.sessionStore()),
                new RedisWhereabouts(journal.liveStore(centre)),
                new RegistryCredentials(registry.accounts()),
                new RegistryRecord(registry.record(), registry.audit(), around.clock()),
                registry.audit()::note,
                around.calls(),
                around.meter(),
                around.streets(),
                around.clock(),
                new RegistryCallers(registry.numbers()),
                around.exchange(),
                journal::health,
                around.cards(),
                Optional.of(registry.office()),
                registry.reports(),
                Optional.of(registry.elders()),
                DeviceAsks.over(journal.commandQueue(centre)));
    }
}

package org.anling.registry.paper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.anling.contract.id.CentreId;
import org.anling.contract.people.Role;
import org.anling.registry.database.ElectedWorker;
import org.anling.registry.database.LockedConnection;
import org.anling.registry.database.RegistryDatabase;
import org.anling.registry.record.AuditEntry;
import org.anling.registry.record.AuditKind;
import org.anling.registry.record.AuditLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the emergency list each night into a folder, and removes those that are too old. Of several processes one does it, into its own folder;
 * what is there for today is not written again, so a restart makes no second one. A night that was missed is made up for when the server is back.
 */
public final class NightlyList implements ElectedWorker.Work {
    private static final Logger LOG = LoggerFactory.getLogger(NightlyList.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(30);
    private static final Pattern NAME = Pattern.compile("anling-list-(\\d{4}-\\d\\d-\\d\\d)\\.html");

    private final CentreId centre;
    private final EmergencyList list;
    private final Plan plan;
    private final InstantSource clock;

    /**
     * When and where.
     *
     * @param hour of the day in the zone, 0 to 23
     * @param keepDays how long a list is kept
     */
    public record Plan(Path folder, int hour, int keepDays, ZoneId zone) {}

    public NightlyList(CentreId centre, EmergencyList list, Plan plan, InstantSource clock) {
        this.centre = centre;
        this.list = list;
        this.plan = plan;
        this.clock = clock;
    }

    /** The worker that does it; not started yet. */
    public ElectedWorker worker(RegistryDatabase database) {
        return new ElectedWorker("anling list " + centre, database, this, LOOK_EVERY);
    }

    @Override
    public void begin(LockedConnection connection) {}

    @Override
    public void turn(LockedConnection connection) {
        Instant now = clock.instant();
        ZonedDateTime local = now.atZone(plan.zone());
        LocalDate day = local.getHour() >= plan.hour()
                ? local.toLocalDate()
                : local.toLocalDate().minusDays(1);
        Path file = plan.folder().resolve("anling-list-" + day + ".html");
        try {
            if (Files.exists(file)) {
                // Asked so often that a connection that is gone is noticed.
                connection.call(transaction -> transaction.find("select 1", row -> row.getInt(1)));
                return;
            }
            Files.createDirectories(plan.folder());
            int elders = list.writeTo(file, now);
            note(connection, AuditKind.EXPORT, now, file.getFileName() + ", " + elders + " elders");
            LOG.info("the emergency list of {} with {} elders is in {}", day, elders, file);
            removeBefore(connection, local.toLocalDate().minusDays(plan.keepDays()), now);
        } catch (IOException e) {
            throw new UncheckedIOException("the emergency list cannot be kept in " + plan.folder(), e);
        }
    }

    @Override
    public void end() {}

    private void removeBefore(LockedConnection connection, LocalDate oldest, Instant now) throws IOException {
        List<Path> old;
        try (Stream<Path> all = Files.list(plan.folder())) {
            old = all.filter(path -> isBefore(path, oldest)).toList();
        }
        for (Path path : old) {
            Files.deleteIfExists(path);
            note(connection, AuditKind.ERASURE, now, String.valueOf(path.getFileName()));
        }
    }

    private static boolean isBefore(Path path, LocalDate oldest) {
        Matcher name = NAME.matcher(String.valueOf(path.getFileName()));
        try {
            return name.matches() && LocalDate.parse(name.group(1)).isBefore(oldest);
        } catch (DateTimeException e) {
            return false;
        }
    }

    private void note(LockedConnection connection, AuditKind kind, Instant now, String subject) {
        connection.call(transaction -> {
            AuditLog.append(
                    transaction,
                    centre,
                    List.of(AuditEntry.of(kind, now, "nightly-list", Role.ADMIN, "emergency-list", subject)));
            return subject;
        });
    }
}

package org.anling.registry.record;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.anling.contract.id.CentreId;
import org.anling.contract.id.ElderId;
import org.anling.contract.id.IncidentId;
import org.anling.contract.people.Role;
import org.anling.registry.database.RegistryDatabase;
import org.anling.registry.database.RegistryUnavailableException;
import org.anling.registry.database.Transaction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who did and saw what. In an emergency a look never waits for the database: entries are queued and written behind, in
 * order, also after the database was down. The queue is bounded; what does not fit is counted and logged. One virtual thread writes.
 */
public final class AuditLog implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AuditLog.class);
    private static final int CAPACITY = 10_000;
    private static final int BATCH = 500;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final RegistryDatabase database;
    private final CentreId centre;
    private final BlockingQueue<AuditEntry> queue = new LinkedBlockingQueue<>(CAPACITY);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Counter dropped;
    private final Thread thread;

    public AuditLog(RegistryDatabase database, CentreId centre, MeterRegistry meters) {
        this.database = database;
        this.centre = centre;
        this.dropped = Counter.builder("anling.registry.audit.dropped")
                .description("looks that could not be noted because the queue was full")
                .tag("centre", centre.value())
                .register(meters);
        Gauge.builder("anling.registry.audit.waiting", queue, BlockingQueue::size)
                .description("looks that are not written yet")
                .tag("centre", centre.value())
                .register(meters);
        this.thread = Thread.ofVirtual().name("audit " + centre).start(this::run);
    }

    /** Notes a look; returns at once. */
    public void note(AuditEntry entry) {
        if (!queue.offer(entry)) {
            dropped.increment();
            LOG.error("the audit of {} is full: {} of {} is not noted", centre, entry.kind(), entry.person());
        }
    }

    /** Who looked at an elder's record, latest first. */
    public List<AuditEntry> ofElder(ElderId elder, int max) {
        return list("elder = ?", max, elder.value());
    }

    /** Who looked at an elder's record because of one incident, latest first. */
    public List<AuditEntry> ofIncident(ElderId elder, IncidentId incident, int max) {
        return list("elder = ? and incident = ?", max, elder.value(), incident.value());
    }

    /** What somebody looked at, latest first. */
    public List<AuditEntry> ofPerson(String person, int max) {
        return list("person = ?", max, person);
    }

    private List<AuditEntry> list(String condition, int max, String... values) {
        List<Object> parameters = new ArrayList<>(List.of(centre.value()));
        parameters.addAll(List.of(values));
        parameters.add(max);
        return database.call(transaction -> transaction.list(
                "select * from audit where centre = ? and " + condition + " order by at desc, id desc limit ?",
                row -> new AuditEntry(
                        Objects.requireNonNull(Transaction.instant(row, "at")),
                        row.getString("person"),
                        Role.valueOf(row.getString("role")),
                        row.getString("elder") == null ? null : new ElderId(row.getString("elder")),
                        row.getString("what"),
                        row.getString("incident") == null ? null : new IncidentId(row.getString("incident")),
                        row.getString("reason"),
                        AuditKind.valueOf(row.getString("kind")),
                        row.getString("subject")),
                parameters.toArray()));
    }

    private void run() {
        List<AuditEntry> batch = new ArrayList<>();
        try {
            while (closed.getCount() > 0 || !batch.isEmpty() || !queue.isEmpty()) {
                if (batch.isEmpty()) {
                    take(batch);
                }
                if (!batch.isEmpty() && !written(batch)) {
                    if (closed.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                        LOG.error("{} looks are not noted: the database is down", batch.size() + queue.size());
                        return;
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void take(List<AuditEntry> batch) throws InterruptedException {
        AuditEntry first = queue.poll(100, TimeUnit.MILLISECONDS);
        if (first != null) {
            batch.add(first);
            queue.drainTo(batch, BATCH - 1);
        }
    }

    /** Clears the batch if it was written. */
    private boolean written(List<AuditEntry> batch) {
        try {
            database.run(transaction -> append(transaction, centre, batch));
            batch.clear();
            return true;
        } catch (RegistryUnavailableException e) {
            LOG.debug("the audit waits for the database", e);
            return false;
        }
    }

    /** Writes entries in a transaction of the caller: then what was done and that it was done are stored together. */
    public static void append(Transaction transaction, CentreId centre, List<AuditEntry> entries) {
        transaction.batch(
                """
                insert into audit (centre, at, person, role, elder, what, incident, reason, kind, subject)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
                """, entries.stream().map(entry -> values(centre, entry)).toList());
    }

    private static @Nullable Object[] values(CentreId centre, AuditEntry entry) {
        IncidentId incident = entry.incident();
        ElderId elder = entry.elder();
        return new @Nullable Object[] {
            centre.value(),
            entry.at(),
            entry.person(),
            entry.role(),
            elder == null ? null : elder.value(),
            entry.what(),
            incident == null ? null : incident.value(),
            entry.reason(),
            entry.kind(),
            entry.subject()
        };
    }

    /** Writes what waits, if the database answers, and ends the thread. */
    @Override
    public void close() {
        closed.countDown();
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

package org.anling.registry.privacy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.anling.contract.id.CentreId;
import org.anling.contract.id.ElderId;
import org.anling.contract.people.Role;
import org.anling.registry.database.ElectedWorker;
import org.anling.registry.database.LockedConnection;
import org.anling.registry.database.RegistryDatabase;
import org.anling.registry.database.Transaction;
import org.anling.registry.record.AuditEntry;
import org.anling.registry.record.AuditKind;
import org.anling.registry.record.AuditLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Destroys each night what is older than the centre keeps it, a portion at a time with a rest in between, and says once in the audit how much it
 * was. A night that was missed is made up for. Also, at any hour, what came late of elders who were erased. Entries that prove an erasure stay.
 */
public final class Retention implements ElectedWorker.Work {

    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);

    /** About as many rows as the recorder writes at once. */
    static final int PORTION = 2_000;

    private static final Duration BREATH = Duration.ofSeconds(5);
    private static final Duration LOOK_EVERY = Duration.ofMinutes(1);
    /** Nothing of an incident comes later: it was closed before, and is called afterwards within a day. */
    private static final Duration LATE = Duration.ofDays(30);

    /** A call that was under way has begun before. */
    private static final Duration A_CALL = Duration.ofDays(1);

    private static final String WHO = "retention";
    private static final String SIGN_INS = "('SIGN_IN', 'SIGN_IN_REFUSED', 'SIGN_OUT')";

    private final CentreId centre;
    private final Keeping keeping;
    private final InstantSource clock;
    private final PersonalBlocks blocks;
    private Instant lookedAt = Instant.EPOCH;

    public Retention(CentreId centre, Keeping keeping, InstantSource clock) {
        this.centre = centre;
        this.keeping = keeping;
        this.clock = clock;
        this.blocks = new PersonalBlocks(centre);
    }

    /** The worker that does it; not started yet. */
    public ElectedWorker worker(RegistryDatabase database) {
        return new ElectedWorker("anling retention " + centre, database, this, BREATH);
    }

    /** What was destroyed last, if ever. */
    public static Optional<RetentionRun> findLast(Transaction transaction, CentreId centre) {
        return transaction.find(
                "select * from retention_run where centre = ? order by day desc limit 1",
                row -> new RetentionRun(
                        row.getObject("day", LocalDate.class),
                        row.getLong("blocks"),
                        row.getLong("entries"),
                        row.getLong("sign_ins"),
                        Transaction.instant(row, "done_at")),
                centre.value());
    }

    @Override
    public void begin(LockedConnection connection) {
        lookedAt = Instant.EPOCH;
    }

    @Override
    public void turn(LockedConnection connection) {
        Instant now = clock.instant();
        if (!now.isBefore(lookedAt.plus(LOOK_EVERY))) {
            connection.call(transaction -> afterErasures(transaction, now));
            lookedAt = now;
        }
        ZonedDateTime local = now.atZone(keeping.zone());
        LocalDate day = local.getHour() >= keeping.hour()
                ? local.toLocalDate()
                : local.toLocalDate().minusDays(1);
        connection.call(transaction -> {
            boolean done = findLast(transaction, centre)
                    .filter(run -> !run.day().isBefore(day))
                    .map(RetentionRun::doneAt)
                    .isPresent();
            return done || portion(transaction, now, day);
        });
    }

    @Override
    public void end() {}

    /** Incidents may go on after an erasure: what is said at the follow-up, or was committed and not recorded yet. */
    private int afterErasures(Transaction transaction, Instant now) {
        int late = 0;
        for (Gone gone : erasedSince(transaction, now.minus(LATE))) {
            int destroyed = blocks.ofElder(transaction, gone.elder(), gone.reach());
            if (destroyed > 0) {
                AuditEntry entry = new AuditEntry(
                        now,
                        WHO,
                        Role.ADMIN,
                        gone.elder(),
                        ElderErasure.WHAT,
                        null,
                        null,
                        AuditKind.ERASURE,
                        "blocks=" + destroyed);
                AuditLog.append(transaction, centre, List.of(entry));
            }
            late += destroyed;
        }
        return late;
    }

    private record Gone(ElderId elder, PersonalBlocks.Reach reach) {}

    private List<Gone> erasedSince(Transaction transaction, Instant since) {
        return transaction.list(
                """
                select x.id, x.at, case when e.id is null then null else x.at end as up_to from elder_erased x
                left join elder e on e.centre = x.centre and e.id = x.id where x.centre = ? and x.at >= ? order by x.id\
                """,
                row -> new Gone(
                        new ElderId(row.getString("id")),
                        new PersonalBlocks.Reach(
                                Objects.requireNonNull(Transaction.instant(row, "at"))
                                        .minus(A_CALL),
                                Transaction.instant(row, "up_to"))),
                centre.value(),
                since);
    }

    /** One portion of everything that is too old. @return whether nothing is left */
    private boolean portion(Transaction transaction, Instant now, LocalDate day) {
        int personal = blocks.olderThan(transaction, now.minus(keeping.personal()), PORTION);
        int states = blocks.statesOlderThan(transaction, now.minus(keeping.personal()), PORTION);
        int entries = entries(transaction, "not in " + SIGN_INS + " and kind <> 'ERASURE'", now.minus(keeping.audit()));
        int signIns = entries(transaction, "in " + SIGN_INS, now.minus(keeping.signIns()));
        boolean last = Math.max(Math.max(personal, states), Math.max(entries, signIns)) < PORTION;
        transaction.update("""
            insert into retention_run (centre, day, blocks, entries, sign_ins, done_at)
            values (?, ?::date, ?, ?, ?, ?::timestamptz)
            on conflict (centre, day) do update set blocks = retention_run.blocks + excluded.blocks,
            entries = retention_run.entries + excluded.entries,
            sign_ins = retention_run.sign_ins + excluded.sign_ins, done_at = excluded.done_at\
            """, centre.value(), day.toString(), personal, entries, signIns, last ? now : null);
        if (last) {
            findLast(transaction, centre).ifPresent(run -> note(transaction, now, run));
        }
        return last;
    }

    private int entries(Transaction transaction, String kinds, Instant before) {
        return transaction.update(
                "delete from audit where id in (select id from audit where centre = ? and at < ? and kind " + kinds
                        + " limit ?)",
                centre.value(),
                before,
                PORTION);
    }

    private void note(Transaction transaction, Instant now, RetentionRun run) {
        if (run.blocks() + run.entries() + run.signIns() == 0) {
            return;
        }
        String counts = "blocks=" + run.blocks() + " entries=" + run.entries() + " sign-ins=" + run.signIns();
        LOG.info("retention of {}: {}", centre, counts);
        AuditEntry entry = AuditEntry.of(AuditKind.ERASURE, now, WHO, Role.ADMIN, WHO, counts);
        AuditLog.append(transaction, centre, List.of(entry));
    }
}

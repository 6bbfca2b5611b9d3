package org.anling.registry.privacy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.anling.contract.entry.Lane;
import org.anling.contract.id.CentreId;
import org.anling.contract.id.ElderId;
import org.anling.registry.database.RegistryDatabase;
import org.anling.registry.database.Transaction;
import org.anling.registry.office.By;
import org.anling.registry.outbox.ChangedRecord;
import org.anling.registry.outbox.Outbox;
import org.anling.registry.outbox.Subject;
import org.anling.registry.record.AuditEntry;
import org.anling.registry.record.AuditKind;
import org.anling.registry.record.AuditLog;

/**
 * Erases all that could name one elder, in one transaction: the record of the registry with contacts, assignments of devices and keys, the personal
 * blocks of recorded events with their salts, and what people typed into the audit about the elder. What stays is counted and says who did
 * what: incidents under an id that leads to nobody.
 */
public final class ElderErasure {

    /** What the entry that proves it is about. */
    public static final String WHAT = "elder";

    private final RegistryDatabase database;
    private final String centre;
    private final CentreId centreId;
    private final Outbox outbox;
    private final PersonalBlocks blocks;

    public ElderErasure(RegistryDatabase database, CentreId centre) {
        this.database = database;
        this.centre = centre.value();
        this.centreId = centre;
        this.outbox = new Outbox(centre);
        this.blocks = new PersonalBlocks(centre);
    }

    /** Erases; safe to repeat. An incident that the record does not know yet is for the caller to look for. */
    public Erased erase(ElderId elder, ErasureGround ground, By by) {
        return database.call(transaction -> {
            transaction.planEach();
            outbox.lock(transaction);
            if (!isKnown(transaction, elder)) {
                return new Erased.Unknown();
            }
            if (blocks.hasOpen(transaction, elder)) {
                return new Erased.IncidentOpen();
            }
            Erased.Done done = erase(transaction, elder);
            transaction.update(
                    "insert into elder_erased (centre, id, at) values (?, ?, ?) on conflict (centre, id) do update set"
                            + " at = excluded.at",
                    centre,
                    elder.value(),
                    by.at());
            AuditLog.append(transaction, centreId, List.of(proof(elder, ground, by, done)));
            return done;
        });
    }

    /** Who was erased since then. */
    public Set<ElderId> since(Instant since) {
        return Set.copyOf(database.call(transaction -> transaction.list(
                "select id from elder_erased where centre = ? and at >= ?",
                row -> new ElderId(row.getString("id")),
                centre,
                since)));
    }

    private Erased.Done erase(Transaction transaction, ElderId elder) {
        List<String> devices = transaction.list(
                "update device set elder = null, sim = null, version = version + 1 where centre = ? and elder = ?"
                        + " returning id",
                row -> row.getString(1),
                centre,
                elder.value());
        List<String> holders = transaction.list(
                "update responder set keys_of = array_remove(keys_of, ?), version = version + 1 where centre = ?"
                        + " and not removed and ? = any (keys_of) returning id",
                row -> row.getString(1),
                elder.value(),
                centre,
                elder.value());
        transaction.update(
                "update responder set keys_of = array_remove(keys_of, ?) where centre = ? and removed and ? = any"
                        + " (keys_of)",
                elder.value(),
                centre,
                elder.value());
        removeRecord(transaction, elder);
        int destroyed = blocks.ofElder(transaction, elder, PersonalBlocks.Reach.ALL);
        transaction.update(
                "update audit set reason = null where centre = ? and elder = ? and reason is not null and kind <> ?",
                centre,
                elder.value(),
                AuditKind.ERASURE);
        tell(transaction, elder, devices, holders);
        return new Erased.Done(destroyed, blocks.incidents(transaction, elder), devices.size(), holders.size());
    }

    /** Its version stays, so that whoever gets the same number later begins above it. */
    private void removeRecord(Transaction transaction, ElderId elder) {
        Optional<Long> version = transaction.find(
                "delete from elder where centre = ? and id = ? returning version",
                row -> row.getLong(1),
                centre,
                elder.value());
        version.ifPresent(last -> transaction.update(
                "insert into elder_removed (centre, id, version) values (?, ?, ?)"
                        + " on conflict (centre, id) do update set version = excluded.version",
                centre,
                elder.value(),
                last));
    }

    private void tell(Transaction transaction, ElderId elder, List<String> devices, List<String> holders) {
        List<ChangedRecord> changes = new ArrayList<>();
        changes.add(new ChangedRecord(Subject.ELDER, elder.value(), Lane.URGENT));
        Stream.concat(
                        devices.stream().sorted().map(id -> new ChangedRecord(Subject.DEVICE, id, Lane.URGENT)),
                        holders.stream().sorted().map(id -> new ChangedRecord(Subject.RESPONDER, id, Lane.URGENT)))
                .forEach(changes::add);
        outbox.append(transaction, changes);
    }

    private boolean isKnown(Transaction transaction, ElderId elder) {
        return transaction
                .find("""
                    select 1 where exists (select 1 from elder where centre = ? and id = ?)
                    or exists (select 1 from elder_removed where centre = ? and id = ?)
                    or exists (select 1 from incident where centre = ? and branch = 0 and elder = ?)\
                    """, row -> row.getInt(1), centre, elder.value(), centre, elder.value(), centre, elder.value())
                .isPresent();
    }

    private static AuditEntry proof(ElderId elder, ErasureGround ground, By by, Erased.Done done) {
        String counts = "blocks=" + done.blocks() + " incidents=" + done.incidents() + " devices=" + done.devices()
                + " keys=" + done.holders();
        return new AuditEntry(
                by.at(), by.person(), by.role(), elder, WHAT, null, ground.name(), AuditKind.ERASURE, counts);
    }
}

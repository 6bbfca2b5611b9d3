package org.anling.registry.people;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.anling.contract.alert.Position;
import org.anling.contract.directory.ElderCard;
import org.anling.contract.entry.Lane;
import org.anling.contract.id.CentreId;
import org.anling.contract.id.ElderId;
import org.anling.registry.database.RegistryDatabase;
import org.anling.registry.database.Transaction;
import org.anling.registry.outbox.ChangedRecord;
import org.anling.registry.outbox.Outbox;
import org.anling.registry.outbox.Subject;
import org.jspecify.annotations.Nullable;

/** The elders of one centre. */
public final class Elders {

    private final RegistryDatabase database;
    private final CentreId centre;
    private final Outbox outbox;

    public Elders(RegistryDatabase database, CentreId centre) {
        this.database = database;
        this.centre = centre;
        this.outbox = new Outbox(centre);
    }

    /** The elder with this id. */
    public Optional<Elder> find(ElderId id) {
        return database.call(transaction -> find(transaction, id));
    }

    /** The elder with this id, who must be there. */
    public Elder get(ElderId id) {
        return find(id).orElseThrow(() -> new NoSuchElementException("no elder " + id));
    }

    /** All elders by id. */
    public List<Elder> list() {
        return list("");
    }

    /** The elders whose community's code begins with a prefix, by id. */
    public List<Elder> list(String codePrefix) {
        return database.call(transaction -> transaction.list(
                ElderRows.SELECT + " where e.centre = ? and e.community like ? order by e.id",
                ElderRows::map,
                centre.value(),
                codePrefix + "%"));
    }

    /** Elders by id, after one and at most so many: to go through all of them in pages. */
    public List<Elder> page(String after, int max) {
        return database.call(transaction -> transaction.list(
                ElderRows.SELECT + " where e.centre = ? and e.id > ? order by e.id limit ?",
                ElderRows::map,
                centre.value(),
                after,
                max));
    }

    /**
     * Elders by name as it is read, for a list that people page through.
     *
     * @param codePrefix of communities; empty: all
     * @param after the last elder of the page before, or null for the first page
     */
    public List<Elder> browse(String codePrefix, @Nullable Elder after, int max) {
        List<@Nullable Object> values = new ArrayList<>(List.of(centre.value()));
        StringBuilder sql = new StringBuilder(ElderRows.SELECT).append(" where e.centre = ?");
        if (!codePrefix.isEmpty()) {
            sql.append(" and e.community like ?");
            values.add(codePrefix + "%");
        }
        if (after != null) {
            sql.append(" and (e.search_pinyin, e.id) > (lower(replace(?, ' ', '')), ?)");
            addAll(values, after.card().pinyin(), after.id().value());
        }
        values.add(max);
        return database.call(transaction -> transaction.list(
                sql.append(" order by e.search_pinyin, e.id limit ?").toString(), ElderRows::map, values.toArray()));
    }

    /**
     * Adds (version 0) or changes an elder; the records of the elder's devices follow.
     *
     * @return as stored, with the new version
     * @throws VersionConflictException if the elder is not at the version that was seen
     */
    public Elder put(Elder elder) {
        return put(elder, null);
    }

    /** The same by somebody, whom the next one is told about who comes too late. */
    public Elder put(Elder elder, @Nullable String by) {
        return database.call(transaction -> {
            outbox.lock(transaction);
            if (write(transaction, elder) != 1) {
                throw conflict(transaction, elder.id(), elder.version());
            }
            transaction.update(
                    "update elder set changed_by = ?, changed_at = now() where centre = ? and id = ?",
                    by,
                    centre.value(),
                    elder.id().value());
            writeContacts(transaction, elder);
            new CardVersions(centre).note(transaction, elder.id(), Lane.URGENT);
            return find(transaction, elder.id()).orElseThrow();
        });
    }

    /**
     * Removes an elder with everything that is known of him; his devices stay and protect nobody.
     *
     * @throws VersionConflictException if the elder is not at the version that was seen, or is not there
     */
    public void remove(ElderId id, long version) {
        database.run(transaction -> {
            outbox.lock(transaction);
            List<ChangedRecord> changes = new ArrayList<>();
            changes.add(new ChangedRecord(Subject.ELDER, id.value(), Lane.URGENT));
            transaction
                    .list(
                            "update device set elder = null, version = version + 1 where centre = ? and elder = ?"
                                    + " returning id",
                            row -> row.getString(1),
                            centre.value(),
                            id.value())
                    .stream()
                    .sorted()
                    .forEach(device -> changes.add(new ChangedRecord(Subject.DEVICE, device, Lane.URGENT)));
            int gone = transaction.update(
                    "delete from elder where centre = ? and id = ? and version = ?",
                    centre.value(),
                    id.value(),
                    version);
            if (gone != 1) {
                throw conflict(transaction, id, version);
            }
            transaction.update(
                    "insert into elder_removed (centre, id, version) values (?, ?, ?)"
                            + " on conflict (centre, id) do update set version = excluded.version",
                    centre.value(),
                    id.value(),
                    version);
            outbox.append(transaction, changes);
        });
    }

    private VersionConflictException conflict(Transaction transaction, ElderId id, long seen) {
        return transaction
                .find(
                        "select changed_by, changed_at from elder where centre = ? and id = ?",
                        row -> new VersionConflictException(
                                "elder " + id, seen, row.getString(1), Transaction.instant(row, "changed_at")),
                        centre.value(),
                        id.value())
                .orElseGet(() -> new VersionConflictException("elder " + id, seen));
    }

    /** Reads an elder inside a transaction of the caller. */
    public Optional<Elder> find(Transaction transaction, ElderId id) {
        return transaction.find(
                ElderRows.SELECT + " where e.centre = ? and e.id = ?", ElderRows::map, centre.value(), id.value());
    }

    /** Adds elders that are not there yet, inside a transaction of the caller that notes them itself. */
    public void insertAll(Transaction transaction, List<Elder> elders) {
        transaction.batch(
                ElderRows.INSERT, elders.stream().map(this::insertValues).toList());
        List<@Nullable Object[]> contacts = new ArrayList<>();
        elders.forEach(elder -> contacts.addAll(contactRows(elder)));
        transaction.batch(ElderRows.INSERT_CONTACT, contacts);
        goOnAboveRemoved(
                transaction, elders.stream().map(elder -> elder.id().value()).toList());
    }

    /** Copies know the number from before: they take only what is newer. */
    private void goOnAboveRemoved(Transaction transaction, List<String> ids) {
        transaction.update(
                "update elder e set version = r.version + 1 from elder_removed r where r.centre = ? and r.id = any (?)"
                        + " and e.centre = r.centre and e.id = r.id and e.version <= r.version",
                centre.value(),
                ids);
    }

    /** Those of these ids who are there, inside a transaction of the caller. */
    public List<Elder> findAll(Transaction transaction, List<String> ids) {
        return transaction.list(
                ElderRows.SELECT + " where e.centre = ? and e.id = any (?)", ElderRows::map, centre.value(), ids);
    }

    /** Adds and changes many elders and notes it, under the lock of the caller's transaction, in which they were read. */
    public void importAll(Transaction transaction, List<Elder> added, List<Elder> changed, Lane lane) {
        insertAll(transaction, added);
        // Nobody who was not there yet has a device.
        outbox.append(
                transaction,
                added.stream()
                        .map(elder ->
                                new ChangedRecord(Subject.ELDER, elder.id().value(), lane))
                        .toList());
        if (!changed.isEmpty()) {
            changeAll(transaction, changed, lane);
        }
    }

    private void changeAll(Transaction transaction, List<Elder> changed, Lane lane) {
        transaction.batch(
                ElderRows.UPDATE, changed.stream().map(this::updateValues).toList());
        List<String> ids = changed.stream().map(elder -> elder.id().value()).toList();
        transaction.update("delete from contact where centre = ? and elder = any (?)", centre.value(), ids);
        List<@Nullable Object[]> contacts = new ArrayList<>();
        changed.forEach(elder -> contacts.addAll(contactRows(elder)));
        transaction.batch(ElderRows.INSERT_CONTACT, contacts);
        new CardVersions(centre).noteAll(transaction, ids, lane);
    }

    /** Raises a card because something it shows changed elsewhere; under the lock of the caller's transaction. */
    public void raiseCard(Transaction transaction, ElderId id, Lane lane) {
        new CardVersions(centre).raise(transaction, id, lane);
    }

    private int write(Transaction transaction, Elder elder) {
        if (elder.version() == 0) {
            int added = transaction.update(ElderRows.INSERT + " on conflict do nothing", insertValues(elder));
            goOnAboveRemoved(transaction, List.of(elder.id().value()));
            return added;
        }
        return transaction.update(ElderRows.UPDATE, updateValues(elder));
    }

    private @Nullable Object[] updateValues(Elder elder) {
        List<@Nullable Object> values = facts(elder);
        values.add(centre.value());
        values.add(elder.id().value());
        values.add(elder.version());
        return values.toArray();
    }

    private void writeContacts(Transaction transaction, Elder elder) {
        transaction.update(
                "delete from contact where centre = ? and elder = ?",
                centre.value(),
                elder.id().value());
        transaction.batch(ElderRows.INSERT_CONTACT, contactRows(elder));
    }

    private @Nullable Object[] insertValues(Elder elder) {
        List<@Nullable Object> values = facts(elder);
        values.add(0, centre.value());
        values.add(1, elder.id().value());
        return values.toArray();
    }

    private List<@Nullable Object[]> contactRows(Elder elder) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (ElderCard.Contact contact : elder.card().contacts()) {
            rows.add(new @Nullable Object[] {
                centre.value(),
                elder.id().value(),
                rows.size(),
                contact.name(),
                contact.relation(),
                contact.phone(),
                contact.holdsKey(),
                contact.hours(),
                contact.informed()
            });
        }
        return rows;
    }

    /** In the order of {@link ElderRows#FACTS}. */
    private static List<@Nullable Object> facts(Elder elder) {
        ElderCard card = elder.card();
        ElderCard.Address at = card.address();
        Position home = card.home();
        List<@Nullable Object> values = new ArrayList<>();
        addAll(values, card.name(), card.pinyin(), card.birthYear(), card.sex(), card.phone());
        addAll(values, at.community(), at.compound(), at.building(), at.unit(), at.floor(), at.room(), at.doorNote());
        addAll(values, home.latitude(), home.longitude(), card.category());
        ElderCard.FirstAid aid = card.firstAid();
        addAll(values, aid.allergies(), aid.facts(), aid.diagnoses(), aid.medication());
        addAll(values, elder.risk(), elder.plan(), elder.doctor(), elder.carer());
        return values;
    }

    private static void addAll(List<@Nullable Object> values, @Nullable Object... more) {
        for (Object value : more) {
            values.add(value);
        }
    }
}

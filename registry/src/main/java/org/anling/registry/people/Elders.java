package org.anling.registry.people;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;
import org.anling.contract.alert.Position;
import org.anling.contract.directory.ElderCard;
import org.anling.contract.entry.Lane;
import org.anling.contract.id.CentreId;
import org.anling.contract.id.ElderId;
import org.anling.registry.database.RegistryDatabase;
import org.anling.registry.database.Transaction;
import org.anling.registry.outbox.Outbox;
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

    /** Elders whose name, pinyin, phone or room holds a text; by name. */
    public List<Elder> search(String text, int max) {
        String pattern = "%" + text.toLowerCase(Locale.ROOT).replaceAll("[%_\\\\]", "\\\\$0") + "%";
        return database.call(transaction -> transaction.list(
                ElderRows.SELECT
                        + " where e.centre = ? and lower(concat_ws(' ', e.name, e.pinyin, e.phone, e.room)) like ?"
                        + " order by e.pinyin, e.id limit ?",
                ElderRows::map,
                centre.value(),
                pattern,
                max));
    }

    /**
     * Adds (version 0) or changes an elder; the records of the elder's devices follow.
     *
     * @return as stored, with the new version
     * @throws VersionConflictException if the elder is not at the version that was seen
     */
    public Elder put(Elder elder) {
        return database.call(transaction -> {
            outbox.lock(transaction);
            if (write(transaction, elder) != 1) {
                throw new VersionConflictException("elder " + elder.id(), elder.version());
            }
            writeContacts(transaction, elder);
            new CardVersions(centre).note(transaction, elder.id(), Lane.URGENT);
            return find(transaction, elder.id()).orElseThrow();
        });
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
    }

    /** Those of these ids who are there, inside a transaction of the caller. */
    public List<Elder> findAll(Transaction transaction, List<String> ids) {
        return transaction.list(
                ElderRows.SELECT + " where e.centre = ? and e.id = any (?)", ElderRows::map, centre.value(), ids);
    }

    /** Adds and changes many elders and notes it, under the lock of the caller's transaction, in which they were read. */
    public void importAll(Transaction transaction, List<Elder> added, List<Elder> changed, Lane lane) {
        insertAll(transaction, added);
        transaction.batch(
                ElderRows.UPDATE, changed.stream().map(this::updateValues).toList());
        List<String> ids = changed.stream().map(elder -> elder.id().value()).toList();
        transaction.update("delete from contact where centre = ? and elder = any (?)", centre.value(), ids);
        List<@Nullable Object[]> contacts = new ArrayList<>();
        changed.forEach(elder -> contacts.addAll(contactRows(elder)));
        transaction.batch(ElderRows.INSERT_CONTACT, contacts);
        List<String> all = Stream.concat(added.stream(), changed.stream())
                .map(elder -> elder.id().value())
                .toList();
        new CardVersions(centre).noteAll(transaction, all, lane);
    }

    /** Raises a card because something it shows changed elsewhere; under the lock of the caller's transaction. */
    public void raiseCard(Transaction transaction, ElderId id, Lane lane) {
        new CardVersions(centre).raise(transaction, id, lane);
    }

    private int write(Transaction transaction, Elder elder) {
        if (elder.version() == 0) {
            return transaction.update(ElderRows.INSERT + " on conflict do nothing", insertValues(elder));
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
        addAll(values, elder.risk(), elder.plan());
        return values;
    }

    private static void addAll(List<@Nullable Object> values, @Nullable Object... more) {
        for (Object value : more) {
            values.add(value);
        }
    }
}

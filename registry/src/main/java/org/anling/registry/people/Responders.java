package org.anling.registry.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.anling.contract.alert.Position;
import org.anling.contract.entry.Lane;
import org.anling.contract.id.CentreId;
import org.anling.contract.id.ResponderId;
import org.anling.contract.people.Availability;
import org.anling.contract.people.ResponderKind;
import org.anling.contract.people.ResponderProfile;
import org.anling.contract.people.TravelMode;
import org.anling.registry.database.RegistryDatabase;
import org.anling.registry.database.Transaction;
import org.anling.registry.outbox.ChangedRecord;
import org.anling.registry.outbox.Outbox;
import org.anling.registry.outbox.Subject;
import org.jspecify.annotations.Nullable;

/**
 * The responders of one centre. The availability here is what a responder starts with; whether somebody is on duty now is a command
 * to the centre and lives in its events.
 */
public final class Responders {

    private static final String FACTS =
            "kind, travel, availability, community, scope, skills, keys_of, name, phone, latitude, longitude, "
                    + Reachable.COLUMNS;
    private static final String INSERT = "insert into responder (centre, id, " + FACTS
            + ", version) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)";
    private static final String UPDATE = "update responder set (" + FACTS
            + ", removed, version) = (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, false, version + 1)"
            + " where centre = ? and id = ? and version = ?";
    private static final String SELECT = "select id, version, removed, " + FACTS + " from responder where centre = ?";

    private final RegistryDatabase database;
    private final CentreId centre;
    private final Outbox outbox;

    public Responders(RegistryDatabase database, CentreId centre) {
        this.database = database;
        this.centre = centre;
        this.outbox = new Outbox(centre);
    }

    /** The responder with this id, unless removed. */
    public Optional<Responder> find(ResponderId id) {
        return database.call(transaction -> find(transaction, id));
    }

    /** The responder with this id, who must be there. */
    public Responder get(ResponderId id) {
        return find(id).orElseThrow(() -> new NoSuchElementException("no responder " + id));
    }

    /** All responders by id, without removed ones. */
    public List<Responder> list() {
        return database.call(transaction ->
                transaction.list(SELECT + " and not removed order by id", Responders::map, centre.value()));
    }

    /**
     * Adds (version 0) or changes a responder.
     *
     * @return as stored, with the new version
     * @throws VersionConflictException if the responder is not at the version that was seen
     */
    public Responder put(Responder responder) {
        return database.call(transaction -> put(transaction, responder));
    }

    /** The same inside a transaction of the caller, which changed nothing of the centre before. */
    public Responder put(Transaction transaction, Responder responder) {
        outbox.lock(transaction);
        if (write(transaction, responder) != 1) {
            throw new VersionConflictException("responder " + responder.id(), responder.version());
        }
        note(transaction, responder.id());
        return responder.with(responder.version() + 1);
    }

    /** Removes a responder who has left; the row stays, so that the version goes on rising. @return false if there is none */
    public boolean remove(ResponderId id) {
        return database.call(transaction -> remove(transaction, id));
    }

    /** The same inside a transaction of the caller, which changed nothing of the centre before. */
    public boolean remove(Transaction transaction, ResponderId id) {
        outbox.lock(transaction);
        int removed = transaction.update(
                "update responder set removed = true, version = version + 1 where centre = ? and id = ? and not"
                        + " removed",
                centre.value(),
                id.value());
        if (removed == 1) {
            note(transaction, id);
        }
        return removed == 1;
    }

    /** Reads a responder inside a transaction of the caller. */
    public Optional<Responder> find(Transaction transaction, ResponderId id) {
        return transaction.find(SELECT + " and id = ? and not removed", Responders::map, centre.value(), id.value());
    }

    /** The version at which a responder was removed, inside a transaction of the caller; empty if not removed. */
    public Optional<Long> findRemoval(Transaction transaction, ResponderId id) {
        return transaction.find(
                "select version from responder where centre = ? and id = ? and removed",
                row -> row.getLong(1),
                centre.value(),
                id.value());
    }

    /** Adds responders who are not there yet, inside a transaction of the caller that notes them itself. */
    public void insertAll(Transaction transaction, List<Responder> responders) {
        transaction.batch(INSERT, responders.stream().map(this::insertValues).toList());
    }

    /** Those of these ids who are there and not removed, inside a transaction of the caller. */
    public List<Responder> findAll(Transaction transaction, List<String> ids) {
        return transaction.list(SELECT + " and id = any (?) and not removed", Responders::map, centre.value(), ids);
    }

    /** Those of these ids who were removed, inside a transaction of the caller. */
    public Set<String> removed(Transaction transaction, List<String> ids) {
        return Set.copyOf(transaction.list(
                "select id from responder where centre = ? and id = any (?) and removed",
                row -> row.getString(1),
                centre.value(),
                ids));
    }

    /** Adds and changes many responders and notes it, under the lock of the caller's transaction, in which they were read. */
    public void importAll(Transaction transaction, List<Responder> added, List<Responder> changed, Lane lane) {
        insertAll(transaction, added);
        transaction.batch(UPDATE, changed.stream().map(this::updateValues).toList());
        outbox.append(
                transaction,
                Stream.concat(added.stream(), changed.stream())
                        .map(responder -> new ChangedRecord(
                                Subject.RESPONDER, responder.id().value(), lane))
                        .toList());
    }

    private void note(Transaction transaction, ResponderId id) {
        outbox.append(transaction, List.of(new ChangedRecord(Subject.RESPONDER, id.value(), Lane.URGENT)));
    }

    private int write(Transaction transaction, Responder responder) {
        if (responder.version() == 0) {
            return transaction.update(INSERT + " on conflict do nothing", insertValues(responder));
        }
        return transaction.update(UPDATE, updateValues(responder));
    }

    private @Nullable Object[] updateValues(Responder responder) {
        List<@Nullable Object> values = facts(responder);
        values.add(centre.value());
        values.add(responder.id().value());
        values.add(responder.version());
        return values.toArray();
    }

    private @Nullable Object[] insertValues(Responder responder) {
        List<@Nullable Object> values = facts(responder);
        values.add(0, centre.value());
        values.add(1, responder.id().value());
        return values.toArray();
    }

    /** In the order of {@link #FACTS}. */
    private static List<@Nullable Object> facts(Responder responder) {
        ResponderProfile profile = responder.profile();
        List<@Nullable Object> values = new ArrayList<>();
        values.add(profile.kind());
        values.add(profile.travel());
        values.add(profile.availability());
        values.add(profile.community());
        values.add(profile.scope());
        values.add(profile.skills());
        values.add(profile.keysOf());
        values.add(responder.name());
        values.add(responder.phone());
        values.add(responder.base().latitude());
        values.add(responder.base().longitude());
        values.addAll(responder.reachable().values());
        return values;
    }

    private static Responder map(ResultSet row) throws SQLException {
        ResponderProfile profile = new ResponderProfile(
                new ResponderId(row.getString("id")),
                ResponderKind.valueOf(row.getString("kind")),
                TravelMode.valueOf(row.getString("travel")),
                Availability.valueOf(row.getString("availability")),
                row.getString("community"),
                row.getString("scope"),
                Transaction.strings(row, "skills"),
                Transaction.strings(row, "keys_of"),
                row.getLong("version"));
        return new Responder(
                profile,
                row.getString("name"),
                row.getString("phone"),
                Position.home(row.getDouble("latitude"), row.getDouble("longitude")),
                Reachable.map(row));
    }
}

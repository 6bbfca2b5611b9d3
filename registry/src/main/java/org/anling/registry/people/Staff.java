package org.anling.registry.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.anling.contract.entry.Lane;
import org.anling.contract.id.CentreId;
import org.anling.contract.id.StaffId;
import org.anling.contract.people.Role;
import org.anling.registry.database.RegistryDatabase;
import org.anling.registry.database.Transaction;
import org.anling.registry.outbox.ChangedRecord;
import org.anling.registry.outbox.Outbox;
import org.anling.registry.outbox.Subject;
import org.jspecify.annotations.Nullable;

/** Who works at one centre. */
public final class Staff {

    private static final String SELECT =
            "select id, role, name, phone, scope, version, " + Reachable.COLUMNS + " from staff where centre = ?";
    private static final String INSERT = "insert into staff (centre, id, role, name, phone, scope, " + Reachable.COLUMNS
            + ", version) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)";

    private final RegistryDatabase database;
    private final CentreId centre;
    private final Outbox outbox;

    public Staff(RegistryDatabase database, CentreId centre) {
        this.database = database;
        this.centre = centre;
        this.outbox = new Outbox(centre);
    }

    /** The member with this id. */
    public Optional<StaffMember> find(StaffId id) {
        return database.call(transaction -> find(transaction, id));
    }

    /** The member with this id, who must be there. */
    public StaffMember get(StaffId id) {
        return find(id).orElseThrow(() -> new NoSuchElementException("no member of the staff " + id));
    }

    /** All members by id. */
    public List<StaffMember> list() {
        return database.call(transaction -> transaction.list(SELECT + " order by id", Staff::map, centre.value()));
    }

    /**
     * Adds (version 0) or changes a member.
     *
     * @return as stored, with the new version
     * @throws VersionConflictException if the member is not at the version that was seen
     */
    public StaffMember put(StaffMember member) {
        return database.call(transaction -> put(transaction, member));
    }

    /** The same inside a transaction of the caller, which changed nothing of the centre before. */
    public StaffMember put(Transaction transaction, StaffMember member) {
        outbox.lock(transaction);
        if (write(transaction, member) != 1) {
            throw new VersionConflictException("member of the staff " + member.id(), member.version());
        }
        outbox.append(
                transaction,
                List.of(new ChangedRecord(Subject.STAFF, member.id().value(), Lane.URGENT)));
        return member.with(member.version() + 1);
    }

    /** Reads a member inside a transaction of the caller. */
    public Optional<StaffMember> find(Transaction transaction, StaffId id) {
        return transaction.find(SELECT + " and id = ?", Staff::map, centre.value(), id.value());
    }

    /** Adds members who are not there yet, inside a transaction of the caller that notes them itself. */
    public void insertAll(Transaction transaction, List<StaffMember> members) {
        transaction.batch(INSERT, members.stream().map(this::values).toList());
    }

    private int write(Transaction transaction, StaffMember member) {
        if (member.version() == 0) {
            return transaction.update(INSERT + " on conflict do nothing", values(member));
        }
        List<@Nullable Object> values = facts(member);
        values.add(centre.value());
        values.add(member.id().value());
        values.add(member.version());
        return transaction.update(
                "update staff set (role, name, phone, scope, " + Reachable.COLUMNS
                        + ", version) = (?, ?, ?, ?, ?, ?, ?, ?, version + 1)"
                        + " where centre = ? and id = ? and version = ?",
                values.toArray());
    }

    private @Nullable Object[] values(StaffMember member) {
        List<@Nullable Object> values = facts(member);
        values.add(0, centre.value());
        values.add(1, member.id().value());
        return values.toArray();
    }

    private static List<@Nullable Object> facts(StaffMember member) {
        List<@Nullable Object> values = new ArrayList<>();
        values.add(member.role());
        values.add(member.name());
        values.add(member.phone());
        values.add(member.scope());
        values.addAll(member.reachable().values());
        return values;
    }

    private static StaffMember map(ResultSet row) throws SQLException {
        return new StaffMember(
                new StaffId(row.getString("id")),
                Role.valueOf(row.getString("role")),
                row.getString("name"),
                row.getString("phone"),
                row.getLong("version"),
                Reachable.map(row),
                row.getString("scope"));
    }
}

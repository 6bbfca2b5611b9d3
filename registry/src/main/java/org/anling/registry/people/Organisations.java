package org.anling.registry.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.anling.contract.entry.Lane;
import org.anling.contract.id.CentreId;
import org.anling.contract.id.ElderId;
import org.anling.registry.database.RegistryDatabase;
import org.anling.registry.database.Transaction;

/** The organisation, shared by all centres: districts, streets, areas, communities. */
public final class Organisations {

    private static final String COLUMNS = "code, parent, level, name, version";

    private final RegistryDatabase database;

    public Organisations(RegistryDatabase database) {
        this.database = database;
    }

    /** The node with this code. */
    public Optional<Organisation> find(String code) {
        return database.call(transaction -> find(transaction, code));
    }

    /** All nodes by code, so parents come before children of the same prefix. */
    public List<Organisation> list() {
        return list("");
    }

    /** The nodes whose code begins with a prefix. */
    public List<Organisation> list(String prefix) {
        return database.call(transaction -> transaction.list(
                "select " + COLUMNS + " from organisation where starts_with(code, ?) order by code",
                Organisations::map,
                prefix));
    }

    /**
     * Adds (version 0) or changes a node. Cards show its name, so they change with it.
     *
     * @throws VersionConflictException if it is not at the version that was seen
     */
    public Organisation put(Organisation node) {
        return database.call(transaction -> put(transaction, node));
    }

    /** The same inside a transaction of the caller. */
    public Organisation put(Transaction transaction, Organisation node) {
        List<String> centres = centresOf(transaction, node.code());
        Organisation next = new Organisation(node.code(), node.parent(), node.level(), node.name(), node.version() + 1);
        if (write(transaction, next, node.version()) != 1) {
            throw new VersionConflictException("organisation " + node.code(), node.version());
        }
        raiseCards(transaction, centres, node.code());
        return next;
    }

    /** All nodes by code, inside a transaction of the caller. */
    public List<Organisation> list(Transaction transaction) {
        return transaction.list("select " + COLUMNS + " from organisation order by code", Organisations::map);
    }

    private static int write(Transaction transaction, Organisation next, long seen) {
        if (seen == 0) {
            return transaction.update(
                    "insert into organisation (" + COLUMNS + ") values (?, ?, ?, ?, ?) on conflict do nothing",
                    next.code(),
                    next.parent(),
                    next.level(),
                    next.name(),
                    next.version());
        }
        return transaction.update(
                "update organisation set parent = ?, level = ?, name = ?, version = ? where code = ? and version = ?",
                next.parent(),
                next.level(),
                next.name(),
                next.version(),
                next.code(),
                seen);
    }

    /** Locks them too, always in the same order, so that two changes cannot wait for each other. */
    private static List<String> centresOf(Transaction transaction, String code) {
        return transaction.list("""
            select id from centre where id in (select centre from elder where community = ?)
            order by id for update\
            """, row -> row.getString(1), code);
    }

    private static void raiseCards(Transaction transaction, List<String> centres, String code) {
        for (String centre : centres) {
            List<ElderId> elders = transaction.list(
                    "select id from elder where centre = ? and community = ? order by id",
                    row -> new ElderId(row.getString(1)),
                    centre,
                    code);
            CardVersions cards = new CardVersions(new CentreId(centre));
            elders.forEach(elder -> cards.raise(transaction, elder, Lane.ROUTINE));
        }
    }

    private static Optional<Organisation> find(Transaction transaction, String code) {
        return transaction.find("select " + COLUMNS + " from organisation where code = ?", Organisations::map, code);
    }

    private static Organisation map(ResultSet row) throws SQLException {
        return new Organisation(
                row.getString("code"),
                row.getString("parent"),
                Organisation.Level.valueOf(row.getString("level")),
                row.getString("name"),
                row.getLong("version"));
    }
}

package org.anling.registry.office;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.anling.contract.alert.Position;
import org.anling.contract.id.CentreId;
import org.anling.registry.database.RegistryDatabase;
import org.anling.registry.database.Transaction;
import org.anling.registry.people.Organisation;
import org.anling.registry.people.Organisations;
import org.anling.registry.people.VersionConflictException;

/** The tree of the organisation as the office keeps it. */
public final class OfficeTree {
    private final RegistryDatabase database;
    private final CentreId centre;
    private final Organisations organisations;
    private final Ledger ledger;

    public OfficeTree(RegistryDatabase database, CentreId centre) {
        this.database = database;
        this.centre = centre;
        this.organisations = new Organisations(database);
        this.ledger = new Ledger(centre);
    }

    /**
     * A node with what hangs on it.
     *
     * @param elders who live there
     * @param responders whose home it is
     */
    public record Node(Organisation organisation, int elders, int responders) {}

    /** The nodes whose code begins with a prefix, by code. */
    public List<Node> list(String prefix) {
        return database.call(transaction -> transaction.list(
                """
                select o.code, o.parent, o.level, o.name, o.version,
                  (select count(*) from elder e where e.centre = ? and e.community = o.code) as elders,
                  (select count(*) from responder r where r.centre = ? and r.community = o.code and not r.removed) as helpers
                from organisation o where starts_with(o.code, ?) order by o.code\
                """,
                row -> new Node(
                        new Organisation(
                                row.getString("code"),
                                row.getString("parent"),
                                Organisation.Level.valueOf(row.getString("level")),
                                row.getString("name"),
                                row.getLong("version")),
                        row.getInt("elders"),
                        row.getInt("helpers")),
                centre.value(),
                centre.value(),
                prefix));
    }

    /** All nodes by code, without counting what hangs on them. */
    public List<Organisation> all() {
        return database.call(organisations::list);
    }

    /** Amid the homes of the elders of a community; empty if nobody lives there. */
    public Optional<Position> middle(String community) {
        return database.call(transaction -> transaction.find(
                "select avg(latitude) as latitude, avg(longitude) as longitude from elder where centre = ? and"
                        + " community = ? having count(*) > 0",
                row -> Position.home(row.getDouble("latitude"), row.getDouble("longitude")),
                centre.value(),
                community));
    }

    /** Adds a node below one that is there. */
    public Organisation add(Organisation node, By by) {
        return database.call(transaction -> {
            checkParent(transaction, node);
            try {
                return put(transaction, node, "organisation-add", by);
            } catch (VersionConflictException there) {
                throw OfficeException.of(OfficeException.Reason.TAKEN);
            }
        });
    }

    /**
     * Gives a node another name.
     *
     * @param version that was seen
     */
    public Organisation rename(String code, String name, long version, By by) {
        try {
            return database.call(transaction -> {
                Organisation before = get(transaction, code);
                Organisation wish = new Organisation(code, before.parent(), before.level(), name, version);
                return put(transaction, wish, "organisation-rename", by);
            });
        } catch (VersionConflictException second) {
            throw database.call(transaction -> changed(transaction, code));
        }
    }

    /** Removes a node on which nothing hangs. */
    public void remove(String code, By by) {
        database.run(transaction -> {
            if (isUsed(transaction, get(transaction, code))) {
                throw OfficeException.of(OfficeException.Reason.IN_USE);
            }
            transaction.update("delete from organisation where code = ?", code);
            ledger.note(transaction, by, "organisation-remove", about(code), null);
        });
    }

    private Organisation put(Transaction transaction, Organisation node, String what, By by) {
        Organisation after = organisations.put(transaction, node);
        transaction.update(
                "update organisation set changed_by = ?, changed_at = ? where code = ?",
                by.person(),
                by.at(),
                node.code());
        ledger.note(transaction, by, what, about(node.code()), node.name());
        return after;
    }

    /** The levels go down one by one; an area may be left out. */
    private static void checkParent(Transaction transaction, Organisation node) {
        String parent = node.parent();
        if (parent == null) {
            if (node.level() != Organisation.Level.DISTRICT) {
                throw OfficeException.of(OfficeException.Reason.NO_PARENT);
            }
            return;
        }
        Optional<Organisation.Level> above = transaction.find(
                "select level from organisation where code = ?",
                row -> Organisation.Level.valueOf(row.getString(1)),
                parent);
        if (above.isEmpty() || above.get().compareTo(node.level()) >= 0) {
            throw OfficeException.of(OfficeException.Reason.NO_PARENT);
        }
    }

    /** A scope that begins with the digits of the node means what lies within it. */
    private static boolean isUsed(Transaction transaction, Organisation node) {
        String code = node.code();
        String digits = code.substring(0, digits(node.level()));
        return transaction
                .find("""
                    select 1 where exists (select 1 from organisation where parent = ?)
                      or exists (select 1 from elder where community = ?)
                      or exists (select 1 from responder where not removed
                        and (community = ? or starts_with(scope, ?)))
                      or exists (select 1 from staff where starts_with(scope, ?))\
                    """, row -> true, code, code, code, digits, digits)
                .isPresent();
    }

    /** How many digits of a code say where it is: those of the district, of the street, of the community. */
    private static int digits(Organisation.Level level) {
        return switch (level) {
            case DISTRICT -> 6;
            case STREET -> 9;
            case AREA, COMMUNITY -> 12;
        };
    }

    private Organisation get(Transaction transaction, String code) {
        return organisations.list(transaction).stream()
                .filter(node -> node.code().equals(code))
                .findFirst()
                .orElseThrow(() -> OfficeException.of(OfficeException.Reason.UNKNOWN));
    }

    private static OfficeException changed(Transaction transaction, String code) {
        return transaction
                .find(
                        "select changed_by, changed_at from organisation where code = ?",
                        row -> {
                            Instant at = Transaction.instant(row, "changed_at");
                            return new OfficeException(OfficeException.Reason.CHANGED, row.getString("changed_by"), at);
                        },
                        code)
                .orElseGet(() -> OfficeException.of(OfficeException.Reason.UNKNOWN));
    }

    private static String about(String code) {
        return "organisation " + code;
    }
}

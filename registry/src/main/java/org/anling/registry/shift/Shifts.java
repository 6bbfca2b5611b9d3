package org.anling.registry.shift;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.anling.contract.id.CentreId;
import org.anling.contract.people.ShiftRole;
import org.anling.registry.database.RegistryDatabase;
import org.anling.registry.database.Transaction;

/** Reads the shifts of a centre; cancelled ones are not told. Any thread, blocking. */
public final class Shifts {

    /** No shift is longer: a day, and the hour that the end of summer time gives back. */
    public static final Duration LONGEST = Duration.ofHours(25);

    private static final String SELECT =
            "select id, version, person, role, place, begins, ends, pattern from shift where centre = ? and not"
                    + " cancelled";

    private final RegistryDatabase database;
    private final CentreId centre;

    public Shifts(RegistryDatabase database, CentreId centre) {
        this.database = database;
        this.centre = centre;
    }

    /** All that meet a window, earliest first. */
    public List<Shift> within(TimeSpan window) {
        return database.call(transaction -> within(transaction, window));
    }

    /** The same inside a transaction of the caller. */
    public List<Shift> within(Transaction transaction, TimeSpan window) {
        return transaction.list(
                SELECT + " and begins < ? and begins > ? and ends > ? order by begins, place, person, id",
                Shifts::map,
                centre.value(),
                window.ends(),
                earliest(window.begins()),
                window.begins());
    }

    /** What somebody has to do from now on, earliest first, the running one included; at most so many. */
    public List<Shift> next(String person, Instant now, int most) {
        return database.call(transaction -> transaction.list(
                SELECT + " and person = ? and begins > ? and ends > ? order by begins, id limit ?",
                Shifts::map,
                centre.value(),
                person,
                earliest(now),
                now,
                most));
    }

    /** When somebody comes or goes next after now who is seen by a scope; empty if nothing is planned. */
    public Optional<Instant> nextChange(Instant now, String scope) {
        return database.call(transaction -> transaction.find(
                        """
                        select least(
                          (select min(begins) from shift where centre = ? and not cancelled and begins > ?
                            and (starts_with(place, ?) or starts_with(?, place))),
                          (select min(ends) from shift where centre = ? and not cancelled and begins > ? and ends > ?
                            and (starts_with(place, ?) or starts_with(?, place)))) as at\
                        """,
                        row -> Optional.ofNullable(Transaction.instant(row, "at")),
                        centre.value(),
                        now,
                        scope,
                        scope,
                        centre.value(),
                        earliest(now),
                        now,
                        scope,
                        scope))
                .flatMap(at -> at);
    }

    /** When the last shift of somebody begins or would have begun, cancelled ones included. */
    public Optional<Instant> lastBegin(String person) {
        return database.call(transaction -> transaction.find(
                        "select max(begins) as at from shift where centre = ? and person = ?",
                        row -> Optional.ofNullable(Transaction.instant(row, "at")),
                        centre.value(),
                        person))
                .flatMap(at -> at);
    }

    /** One shift for update inside a transaction of the caller. */
    public Optional<Shift> lock(Transaction transaction, String id) {
        return transaction.find(SELECT + " and id = ? for update", Shifts::map, centre.value(), id);
    }

    /** Those of a pattern that begin at this moment or later, inside a transaction of the caller. */
    public List<Shift> ofPattern(Transaction transaction, String pattern, Instant from) {
        return transaction.list(
                SELECT + " and pattern = ? and begins >= ? order by begins",
                Shifts::map,
                centre.value(),
                pattern,
                from);
    }

    /** Those of a person that meet a window, inside a transaction of the caller. */
    public List<Shift> ofPerson(Transaction transaction, String person, TimeSpan window) {
        return transaction.list(
                SELECT + " and person = ? and begins < ? and begins > ? and ends > ? order by begins",
                Shifts::map,
                centre.value(),
                person,
                window.ends(),
                earliest(window.begins()),
                window.begins());
    }

    /** Lets the index find those that run. */
    private static Instant earliest(Instant running) {
        return running.minus(LONGEST);
    }

    private static Shift map(ResultSet row) throws SQLException {
        Instant begins = Objects.requireNonNull(Transaction.instant(row, "begins"));
        Instant ends = Objects.requireNonNull(Transaction.instant(row, "ends"));
        return new Shift(
                row.getString("id"),
                row.getLong("version"),
                row.getString("person"),
                ShiftRole.valueOf(row.getString("role")),
                row.getString("place"),
                new TimeSpan(begins, ends),
                row.getString("pattern"));
    }
}

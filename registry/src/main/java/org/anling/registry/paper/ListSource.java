package org.anling.registry.paper;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.anling.contract.id.CentreId;
import org.anling.registry.database.RegistryDatabase;
import org.anling.registry.database.Transaction;
import org.anling.registry.paper.ListedElder.ListedContact;
import org.anling.registry.paper.ListedElder.ListedPerson;
import org.anling.registry.paper.ListedElder.ListedShift;
import org.anling.registry.shift.Shifts;
import org.anling.registry.shift.TimeSpan;

/** Reads the registry for the list, a community at a time. */
final class ListSource {
    private final RegistryDatabase database;
    private final String centre;

    ListSource(RegistryDatabase database, CentreId centre) {
        this.database = database;
        this.centre = centre.value();
    }

    /** Communities that have elders, by code, with their names. */
    Map<String, String> communities(String scope) {
        return database.call(transaction ->
                transaction
                        .list("""
                            select e.community, coalesce(o.name, e.community) as name from elder e
                            left join organisation o on o.code = e.community
                            where e.centre = ? and starts_with(e.community, ?) group by 1, 2 order by 1\
                            """, row -> Map.entry(row.getString("community"), row.getString("name")), centre, scope)
                        .stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, Map.Entry::getValue, (first, second) -> first, LinkedHashMap::new)));
    }

    List<ListedElder> elders(String community) {
        return database.call(transaction -> {
            Map<String, List<ListedContact>> contacts = contacts(transaction, community);
            Map<String, List<ListedPerson>> keys = keys(transaction, community);
            return transaction.list(
                    """
                    select * from elder where centre = ? and community = ?
                    order by compound, building, unit, floor nulls first, room, name\
                    """,
                    row -> new ListedElder(
                            row.getString("id"),
                            row.getString("name"),
                            row.getInt("birth_year"),
                            row.getString("phone"),
                            home(
                                    row.getString("compound"),
                                    row.getString("building"),
                                    row.getString("unit"),
                                    row.getString("room")),
                            row.getObject("floor", Integer.class),
                            row.getString("door_note"),
                            "HIGH".equals(row.getString("risk")),
                            contacts.getOrDefault(row.getString("id"), List.of()),
                            keys.getOrDefault(row.getString("id"), List.of())),
                    centre,
                    community);
        });
    }

    /** Responders of a community, or of everywhere above it if it has none of its own. */
    List<ListedPerson> responders(String community) {
        return database.call(transaction -> transaction.list(
                "select name, kind, phone from responder where centre = ? and community = ? and not removed order by"
                        + " kind, name",
                row -> new ListedPerson(row.getString("name"), row.getString("kind"), row.getString("phone")),
                centre,
                community));
    }

    /** Everybody at the desk. */
    List<ListedPerson> staff() {
        return database.call(transaction -> transaction.list(
                "select name, role, phone from staff where centre = ? order by role, name",
                row -> new ListedPerson(row.getString("name"), row.getString("role"), row.getString("phone")),
                centre));
    }

    /** Who is on shift at some time of a span, earliest first. */
    List<ListedShift> shifts(TimeSpan span) {
        return database.call(transaction -> transaction.list(
                """
                select s.role, s.place, s.begins, s.ends, coalesce(r.name, f.name, s.person) as name,
                  coalesce(r.phone, f.phone) as phone
                from shift s
                left join responder r on r.centre = s.centre and r.id = s.person and s.role not in ('OPERATOR', 'SUPERVISOR')
                left join staff f on f.centre = s.centre and f.id = s.person and s.role in ('OPERATOR', 'SUPERVISOR')
                where s.centre = ? and not s.cancelled and s.begins < ? and s.begins > ? and s.ends > ?
                order by s.begins, name\
                """,
                row -> new ListedShift(
                        row.getString("name"),
                        row.getString("role"),
                        row.getString("phone"),
                        row.getString("place"),
                        new TimeSpan(
                                Objects.requireNonNull(Transaction.instant(row, "begins")),
                                Objects.requireNonNull(Transaction.instant(row, "ends")))),
                centre,
                span.ends(),
                span.begins().minus(Shifts.LONGEST),
                span.begins()));
    }

    private Map<String, List<ListedContact>> contacts(Transaction transaction, String community) {
        Map<String, List<ListedContact>> all = new LinkedHashMap<>();
        transaction.list(
                """
                select c.* from contact c join elder e on e.centre = c.centre and e.id = c.elder
                where e.centre = ? and e.community = ? order by c.elder, c.position\
                """,
                row -> all.computeIfAbsent(row.getString("elder"), elder -> new ArrayList<>())
                        .add(new ListedContact(
                                row.getString("name"),
                                row.getString("relation"),
                                row.getString("phone"),
                                row.getBoolean("holds_key"),
                                row.getString("hours"))),
                centre,
                community);
        return all;
    }

    private Map<String, List<ListedPerson>> keys(Transaction transaction, String community) {
        Map<String, List<ListedPerson>> all = new LinkedHashMap<>();
        transaction.list(
                """
                select e.id as elder, r.name, r.kind, r.phone from elder e
                join responder r on r.centre = e.centre and not r.removed and e.id = any(r.keys_of)
                where e.centre = ? and e.community = ? order by e.id, r.name\
                """,
                row -> all.computeIfAbsent(row.getString("elder"), elder -> new ArrayList<>())
                        .add(new ListedPerson(row.getString("name"), row.getString("kind"), row.getString("phone"))),
                centre,
                community);
        return all;
    }

    private static String home(String... parts) {
        return Stream.of(parts).filter(part -> !part.isBlank()).collect(Collectors.joining(" · "));
    }
}

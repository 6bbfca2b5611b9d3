package org.anling.registry.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.anling.contract.alert.ElderRef;
import org.anling.contract.alert.Position;
import org.anling.contract.directory.ElderCard;
import org.anling.contract.entry.ContractJson;
import org.anling.contract.entry.UnreadableException;
import org.anling.contract.id.DeviceId;
import org.anling.contract.id.ElderId;
import org.anling.registry.database.Transaction;

/** The SQL of elders and how a row becomes an {@link Elder}, contacts and devices included in one query. */
final class ElderRows {

    static final String FACTS = "name, pinyin, birth_year, sex, phone,"
            + " community, compound, building, unit, floor, room, door_note,"
            + " latitude, longitude, category,"
            + " allergies, facts, diagnoses, medication, risk, plan, doctor, carer";

    static final String INSERT = "insert into elder (centre, id, " + FACTS + ", version) values (?, ?, "
            + "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)";

    static final String UPDATE = "update elder set (" + FACTS + ") = ("
            + "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?), version = version + 1,"
            + " changed_by = null, changed_at = now() where centre = ? and id = ? and version = ?";

    static final String INSERT_CONTACT =
            "insert into contact (centre, elder, position, name, relation, phone, holds_key, hours,"
                    + " informed) values (?, ?, ?, ?, ?, ?, ?, ?, ?)";

    static final String SELECT = """
        select e.*, o.name as community_name,
          (select array_agg(d.id order by d.id) from device d
            where d.centre = e.centre and d.elder = e.id and d.standing = 'ENROLLED') as devices,
          coalesce((select json_agg(json_build_object('name', c.name, 'relation', c.relation, 'phone', c.phone,
            'holdsKey', c.holds_key, 'hours', c.hours, 'informed', c.informed) order by c.position)
            from contact c where c.centre = e.centre and c.elder = e.id), '[]') as contacts
        from elder e join organisation o on o.code = e.community\
        """;

    private ElderRows() {}

    static Elder map(ResultSet row) throws SQLException {
        ElderCard card = new ElderCard(
                new ElderId(row.getString("id")),
                row.getLong("version"),
                row.getString("name"),
                row.getString("pinyin"),
                row.getInt("birth_year"),
                ElderCard.Sex.valueOf(row.getString("sex")),
                row.getString("phone"),
                address(row),
                Position.home(row.getDouble("latitude"), row.getDouble("longitude")),
                row.getString("category"),
                new ElderCard.FirstAid(
                        Transaction.strings(row, "allergies"),
                        Transaction.strings(row, "facts"),
                        Transaction.strings(row, "diagnoses"),
                        Transaction.strings(row, "medication")),
                contacts(row.getString("contacts")),
                Transaction.strings(row, "devices").stream().map(DeviceId::new).toList());
        return new Elder(
                card,
                ElderRef.Risk.valueOf(row.getString("risk")),
                row.getString("plan"),
                row.getString("doctor"),
                row.getString("carer"));
    }

    private static ElderCard.Address address(ResultSet row) throws SQLException {
        return new ElderCard.Address(
                row.getString("community"),
                row.getString("community_name"),
                row.getString("compound"),
                row.getString("building"),
                row.getString("unit"),
                row.getObject("floor", Integer.class),
                row.getString("room"),
                row.getString("door_note"));
    }

    private static List<ElderCard.Contact> contacts(String json) {
        try {
            return List.of(ContractJson.decode(json, ElderCard.Contact[].class));
        } catch (UnreadableException e) {
            throw new IllegalStateException("contacts are written by the database itself", e);
        }
    }
}

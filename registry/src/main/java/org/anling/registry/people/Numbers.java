package org.anling.registry.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.anling.contract.alert.Caller.Party;
import org.anling.contract.alert.DeviceRef;
import org.anling.contract.alert.ElderRef;
import org.anling.contract.alert.Identity;
import org.anling.contract.alert.Position;
import org.anling.contract.id.CentreId;
import org.anling.contract.id.DeviceId;
import org.anling.contract.id.ElderId;
import org.anling.registry.database.RegistryDatabase;
import org.jspecify.annotations.Nullable;

/** Whose telephone number is it: of an elder, of the SIM of a device, of a contact. However it is written, with or without country and area. */
public final class Numbers {

    private static final int KEY_DIGITS = 7;
    private static final int LONGEST_LOCAL = 8;
    private static final int LONGEST_AREA = 4;
    private static final int MOST_ELDERS = 5;
    /** Country, area and number; no area begins with these digits. */
    private static final int SHORTEST_INTERNATIONAL = 11;

    private static final String COUNTRY = "86";

    /** A mobile number has no area: that it ends like a landline means nothing. */
    private static final String MOBILE = "1[3-9][0-9]{9}";

    private static final String ELDER =
            "e.id as elder, e.community, e.version as card_version, e.plan, e.risk, e.latitude, e.longitude";

    private static final String SELECT =
            "select 'ELDER' as party, e.phone as number, null::text as device, null::text as"
                    + " protocol, null::text as model, " + ELDER + " from elder e where e.centre = ? and "
                    + key("e.phone")
                    + " = ? union all select 'DEVICE', d.sim, d.id, d.protocol, d.model, " + ELDER
                    + " from device d left join elder e on e.centre = d.centre and e.id = d.elder where d.centre = ?"
                    + " and d.standing = 'ENROLLED' and d.sim is not null and " + key("d.sim")
                    + " = ? union all select 'CONTACT', c.phone, null, null, null, "
                    + ELDER
                    + " from contact c join elder e on e.centre = c.centre and e.id = c.elder where c.centre = ? and "
                    + key("c.phone") + " = ?";

    private final RegistryDatabase database;
    private final CentreId centre;

    public Numbers(RegistryDatabase database, CentreId centre) {
        this.database = database;
        this.centre = centre;
    }

    /**
     * Whose number it is.
     *
     * @param elders whom it leads to, by id; several where people share a telephone or a contact has several elders
     * @param home of the first of them, or null
     */
    public record Owner(
            Party party,
            List<ElderRef> elders,
            @Nullable DeviceRef device,
            @Nullable Position home) {
        public Owner {
            elders = List.copyOf(elders);
        }
    }

    private record Row(
            Party party,
            String number,
            @Nullable DeviceRef device,
            @Nullable ElderRef elder,
            @Nullable Position home) {}

    /** Whose number it is; an elder's own goes before a device's and that before a contact's. Empty if it stands nowhere. */
    public Optional<Owner> find(String number) {
        String wanted = plain(number);
        if (wanted.length() < KEY_DIGITS) {
            return Optional.empty();
        }
        String key = wanted.substring(wanted.length() - KEY_DIGITS);
        String own = centre.value();
        List<Row> rows =
                database
                        .call(transaction -> transaction.list(SELECT, Numbers::row, own, key, own, key, own, key))
                        .stream()
                        .filter(row -> isSame(plain(row.number()), wanted))
                        .toList();
        return rows.stream().map(Row::party).min(Comparator.naturalOrder()).map(party -> owner(party, rows));
    }

    /**
     * Notes the number of the SIM in a device; null if it has none.
     *
     * @return false if there is no such device
     */
    public boolean putSim(DeviceId device, @Nullable String number) {
        return database.call(transaction -> transaction.update(
                        "update device set sim = ? where id = ? and centre = ?",
                        number,
                        device.value(),
                        centre.value()))
                == 1;
    }

    private static Owner owner(Party party, List<Row> rows) {
        List<Row> own = rows.stream().filter(row -> row.party() == party).toList();
        List<Row> known = own.stream()
                .filter(row -> row.elder() != null)
                .sorted(Comparator.comparing(
                        row -> Objects.requireNonNull(row.elder()).id()))
                .toList();
        List<ElderRef> elders = known.stream()
                .map(Row::elder)
                .filter(Objects::nonNull)
                .distinct()
                .limit(MOST_ELDERS)
                .toList();
        DeviceRef device = own.getFirst().device();
        return new Owner(
                party, elders, device, known.isEmpty() ? null : known.getFirst().home());
    }

    /** Digits only, without the country and without zeros that are dialled first. */
    public static String plain(String number) {
        String digits = number.replaceAll("[^0-9]", "").replaceFirst("^0+", "");
        boolean international = digits.length() >= SHORTEST_INTERNATIONAL && digits.startsWith(COUNTRY);
        return international ? digits.substring(COUNTRY.length()).replaceFirst("^0+", "") : digits;
    }

    /** The same, or the one is the other without its area. */
    static boolean isSame(String one, String other) {
        if (one.equals(other)) {
            return true;
        }
        String longer = one.length() > other.length() ? one : other;
        String shorter = one.length() > other.length() ? other : one;
        boolean local = shorter.length() >= KEY_DIGITS && shorter.length() <= LONGEST_LOCAL;
        int area = longer.length() - shorter.length();
        return local && area > 0 && area < LONGEST_AREA && !longer.matches(MOBILE) && longer.endsWith(shorter);
    }

    private static String key(String column) {
        return "right(regexp_replace(" + column + ", '[^0-9]', '', 'g'), " + KEY_DIGITS + ")";
    }

    private static Row row(ResultSet row) throws SQLException {
        String elder = row.getString("elder");
        String device = row.getString("device");
        return new Row(
                Party.valueOf(row.getString("party")),
                row.getString("number"),
                device == null
                        ? null
                        : new DeviceRef(
                                new DeviceId(device),
                                Identity.UNVERIFIED,
                                row.getString("protocol"),
                                row.getString("model"),
                                null),
                elder == null
                        ? null
                        : new ElderRef(
                                new ElderId(elder),
                                row.getString("community"),
                                row.getLong("card_version"),
                                row.getString("plan"),
                                ElderRef.Risk.valueOf(row.getString("risk"))),
                elder == null ? null : Position.home(row.getDouble("latitude"), row.getDouble("longitude")));
    }
}

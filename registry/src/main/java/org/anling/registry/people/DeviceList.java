package org.anling.registry.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.anling.contract.directory.DeviceRecord.Standing;
import org.anling.contract.id.CentreId;
import org.anling.contract.id.DeviceId;
import org.anling.contract.id.ElderId;
import org.anling.registry.database.RegistryDatabase;
import org.jspecify.annotations.Nullable;

/** The devices of one centre as people look through them: with the SIM's number and whom they protect. */
public final class DeviceList {

    private static final String BEHIND_ALL = Character.toString(Character.MAX_CODE_POINT);

    private static final String SELECT = """
        select d.*, e.name as elder_name, e.community, o.name as community_name
        from device d left join elder e on e.centre = d.centre and e.id = d.elder
        left join organisation o on o.code = e.community where d.centre = ?\
        """;

    private final RegistryDatabase database;
    private final CentreId centre;

    public DeviceList(RegistryDatabase database, CentreId centre) {
        this.database = database;
        this.centre = centre;
    }

    /**
     * A line of the list.
     *
     * @param sim number of the SIM in it, or null
     * @param elderName of whom it protects, or null
     * @param community code of the elder's community, or null
     */
    public record Line(
            Device device,
            @Nullable String sim,
            @Nullable String elderName,
            @Nullable String community,
            @Nullable String communityName) {}

    /**
     * What is looked for.
     *
     * @param begins how the id or the SIM's number begins; empty: any
     * @param codePrefix of the elder's community; empty: any, also of nobody's
     * @param standing null: any
     * @param among only these, whatever else is asked; null: any
     */
    public record Wish(
            String begins,
            String codePrefix,
            @Nullable Standing standing,
            @Nullable Set<DeviceId> among) {

        /** Among all. */
        public Wish(String begins, String codePrefix, @Nullable Standing standing) {
            this(begins, codePrefix, standing, null);
        }
    }

    /** Devices by id, after one and at most so many. */
    public List<Line> page(Wish wish, String after, int max) {
        List<@Nullable Object> values = new ArrayList<>(List.of(centre.value()));
        StringBuilder sql = new StringBuilder(SELECT);
        if (!wish.begins().isEmpty()) {
            String begins = wish.begins().toLowerCase(Locale.ROOT);
            sql.append(" and (lower(d.id) collate \"C\" between ? and ? or d.sim collate \"C\" between ? and ?)");
            values.addAll(List.of(begins, begins + BEHIND_ALL, begins, begins + BEHIND_ALL));
        }
        if (!wish.codePrefix().isEmpty()) {
            sql.append(" and e.community like ?");
            values.add(wish.codePrefix() + "%");
        }
        if (wish.standing() != null) {
            sql.append(" and d.standing = ?");
            values.add(wish.standing());
        }
        if (wish.among() != null) {
            sql.append(" and d.id = any (?)");
            values.add(wish.among().stream().map(DeviceId::value).toList());
        }
        values.addAll(List.of(after, max));
        return database.call(transaction -> transaction.list(
                sql.append(" and d.id > ? order by d.id limit ?").toString(), DeviceList::line, values.toArray()));
    }

    /** All devices that protect an elder, also revoked ones, by id. */
    public List<Line> ofElder(ElderId elder) {
        return database.call(transaction -> transaction.list(
                SELECT + " and d.elder = ? order by d.id", DeviceList::line, centre.value(), elder.value()));
    }

    /** One device. */
    public Optional<Line> find(DeviceId id) {
        return database.call(transaction ->
                transaction.find(SELECT + " and d.id = ?", DeviceList::line, centre.value(), id.value()));
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(
                Devices.device(row),
                row.getString("sim"),
                row.getString("elder_name"),
                row.getString("community"),
                row.getString("community_name"));
    }
}

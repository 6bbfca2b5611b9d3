package org.anling.registry.record;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.anling.contract.id.CentreId;
import org.anling.contract.id.ElderId;
import org.anling.contract.id.IncidentId;
import org.anling.contract.people.Role;
import org.anling.registry.database.RegistryDatabase;
import org.anling.registry.database.Transaction;
import org.anling.registry.record.AuditQuestion.Cursor;
import org.anling.registry.record.AuditQuestion.Line;
import org.jspecify.annotations.Nullable;

/** The audit as people read it, the latest first, page by page. Blocking, any thread. */
public final class AuditList {

    private static final String SELECT = """
        select a.*, coalesce(s.name, r.name) as person_name, e.name as elder_name from audit a
        left join staff s on s.centre = a.centre and s.id = a.person
        left join responder r on r.centre = a.centre and r.id = a.person
        left join elder e on e.centre = a.centre and e.id = a.elder where a.centre = ? and a.at >= ? and a.at < ?\
        """;

    private final RegistryDatabase database;
    private final CentreId centre;

    public AuditList(RegistryDatabase database, CentreId centre) {
        this.database = database;
        this.centre = centre;
    }

    /** One page of what was asked for. */
    public List<Line> page(AuditQuestion question, int max) {
        StringBuilder sql = new StringBuilder(SELECT);
        List<@Nullable Object> values = new ArrayList<>(List.of(centre.value(), question.from(), question.to()));
        question.before().ifPresent(before -> add(before, sql, values));
        if (!question.who().isEmpty()) {
            sql.append(" and (a.person = ? or strpos(s.name, ?) > 0 or strpos(r.name, ?) > 0)");
            values.addAll(List.of(question.who(), question.who(), question.who()));
        }
        ElderId elder = question.elder();
        if (elder != null) {
            sql.append(" and a.elder = ?");
            values.add(elder.value());
        }
        if (question.kind() != null) {
            sql.append(" and a.kind = ?");
            values.add(question.kind());
        }
        if (!question.scope().isEmpty()) {
            sql.append(" and starts_with(e.community, ?)");
            values.add(question.scope());
        }
        values.add(max);
        String ordered = sql.append(" order by a.at desc, a.id desc limit ?").toString();
        return database.call(transaction -> {
            transaction.planEach();
            return transaction.list(ordered, AuditList::line, values.toArray());
        });
    }

    private static void add(Cursor before, StringBuilder sql, List<@Nullable Object> values) {
        sql.append(" and (a.at, a.id) < (?, ?)");
        values.addAll(List.of(before.at(), before.id()));
    }

    private static Line line(ResultSet row) throws SQLException {
        String elder = row.getString("elder");
        String incident = row.getString("incident");
        AuditEntry entry = new AuditEntry(
                Objects.requireNonNull(Transaction.instant(row, "at")),
                row.getString("person"),
                Role.valueOf(row.getString("role")),
                elder == null ? null : new ElderId(elder),
                row.getString("what"),
                incident == null ? null : new IncidentId(incident),
                row.getString("reason"),
                AuditKind.valueOf(row.getString("kind")),
                row.getString("subject"));
        return new Line(row.getLong("id"), entry, row.getString("person_name"), row.getString("elder_name"));
    }
}

package org.anling.registry.plan;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.anling.contract.id.CentreId;
import org.anling.contract.plan.PlanText;
import org.anling.contract.plan.Title;
import org.anling.registry.database.Transaction;
import org.jspecify.annotations.Nullable;

/** The versions of one centre, inside transactions of others. */
public final class PlanRows {

    private final CentreId centre;

    public PlanRows(CentreId centre) {
        this.centre = centre;
    }

    /** All versions, by kind and id, the highest first. */
    public List<PlanRow> list(Transaction transaction) {
        return transaction.list(
                "select * from plan_version where centre = ? order by kind desc, id, version desc",
                PlanRows::row,
                centre.value());
    }

    public Optional<PlanRow> find(Transaction transaction, PlanText.Kind kind, String id, int version) {
        return transaction.find(
                "select * from plan_version where centre = ? and kind = ? and id = ? and version = ?",
                PlanRows::row,
                centre.value(),
                kind,
                id,
                version);
    }

    /** The version that the office made valid, if it ever did. */
    public Optional<PlanRow> findActive(Transaction transaction, PlanText.Kind kind, String id) {
        return transaction.find("""
            select * from plan_version where centre = ? and kind = ? and id = ? and activated_at is not null
            order by version desc limit 1\
            """, PlanRows::row, centre.value(), kind, id);
    }

    /** The versions that the office made valid, one of each plan and card. */
    public List<PlanRow> listActive(Transaction transaction) {
        return transaction.list("""
            select distinct on (kind, id) * from plan_version where centre = ? and activated_at is not null
            order by kind, id, version desc\
            """, PlanRows::row, centre.value());
    }

    /** Adds a version, with its time as exact as pages are told. @return false if that version is there already */
    public boolean add(Transaction transaction, PlanText text, Title title, @Nullable String by, Instant at) {
        return transaction.update(
                        """
                        insert into plan_version (centre, kind, id, version, title_zh, title_en, source, made_by, made_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing\
                        """,
                        centre.value(),
                        text.kind(),
                        text.id(),
                        text.version(),
                        title.zh(),
                        title.en(),
                        text.text(),
                        by,
                        at.truncatedTo(ChronoUnit.MILLIS))
                == 1;
    }

    /** Takes a version out that was never valid. */
    public void remove(Transaction transaction, PlanText text) {
        transaction.update("""
            delete from plan_version where centre = ? and kind = ? and id = ? and version = ?
            and activated_at is null\
            """, centre.value(), text.kind(), text.id(), text.version());
    }

    /** Makes a version valid. */
    public void activate(Transaction transaction, PlanText text, PlanRow.Activation activation) {
        transaction.update(
                """
                update plan_version set activated_by = ?, activated_at = ?, reason = ?
                where centre = ? and kind = ? and id = ? and version = ? and activated_at is null\
                """,
                activation.by(),
                activation.at(),
                activation.reason(),
                centre.value(),
                text.kind(),
                text.id(),
                text.version());
    }

    private static PlanRow row(ResultSet row) throws SQLException {
        Instant activated = Transaction.instant(row, "activated_at");
        return new PlanRow(
                new PlanText(
                        PlanText.Kind.valueOf(row.getString("kind")),
                        row.getString("id"),
                        row.getInt("version"),
                        row.getString("source")),
                new Title(row.getString("title_zh"), row.getString("title_en")),
                row.getString("made_by"),
                Objects.requireNonNull(Transaction.instant(row, "made_at")),
                activated == null
                        ? null
                        : new PlanRow.Activation(row.getString("activated_by"), activated, row.getString("reason")));
    }
}

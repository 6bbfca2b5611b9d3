package org.anling.registry.record;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.anling.contract.entry.EventId;
import org.anling.contract.id.CentreId;
import org.anling.registry.database.Transaction;

/** The recorder's cursor of one centre, moved in the same transaction as what it stands for. */
final class CursorRow {

    private static final String SELECT = "select identity, epoch, seq, hash, at from record_cursor where centre = ?";

    private final String centre;

    CursorRow(CentreId centre) {
        this.centre = centre.value();
    }

    RecordPosition get(Transaction transaction) {
        return transaction.find(SELECT, CursorRow::map, centre).orElse(RecordPosition.START);
    }

    /** Locks the row and makes sure that nobody else moved it. */
    void check(Transaction transaction, RecordPosition expected) {
        Optional<RecordPosition> found = transaction.find(SELECT + " for update", CursorRow::map, centre);
        if (!found.orElse(RecordPosition.START).equals(expected)) {
            throw new IllegalStateException("another recorder moved the record of " + centre + "; starting over");
        }
    }

    void move(Transaction transaction, RecordPosition to) {
        transaction.update(
                """
                insert into record_cursor (centre, identity, epoch, seq, hash, at) values (?, ?, ?, ?, ?, ?)
                on conflict (centre) do update set identity = excluded.identity, epoch = excluded.epoch,
                  seq = excluded.seq, hash = excluded.hash, at = excluded.at\
                """, centre, to.identity(), to.upTo().epoch(), to.upTo().seq(), to.hash(), to.at());
    }

    int nextBranch(Transaction transaction) {
        return transaction
                .find(
                        "update record_cursor set branches = branches + 1 where centre = ? returning branches",
                        row -> row.getInt(1),
                        centre)
                .orElseThrow();
    }

    void noteGap(Transaction transaction, RecordGap.Reason reason, long fromSeq, long toSeq, int branch) {
        transaction.update(
                "insert into record_gap (centre, reason, from_seq, to_seq, branch) values (?, ?, ?, ?, ?)",
                centre,
                reason,
                fromSeq,
                toSeq,
                branch);
    }

    private static RecordPosition map(ResultSet row) throws SQLException {
        return new RecordPosition(
                new EventId(row.getLong("epoch"), row.getLong("seq")),
                row.getString("hash"),
                Transaction.instant(row, "at"),
                row.getString("identity"));
    }
}

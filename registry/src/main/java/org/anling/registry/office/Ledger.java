package org.anling.registry.office;

import java.time.Instant;
import java.util.List;
import org.anling.contract.id.CentreId;
import org.anling.registry.database.Transaction;
import org.anling.registry.record.AuditEntry;
import org.anling.registry.record.AuditKind;
import org.anling.registry.record.AuditLog;
import org.jspecify.annotations.Nullable;

/** Who changed which record last, and the audit of all changes; inside transactions of others. */
final class Ledger {
    private final CentreId centre;

    Ledger(CentreId centre) {
        this.centre = centre;
    }

    /** The line of the audit. */
    void note(Transaction transaction, By by, String what, String subject, @Nullable String detail) {
        AuditEntry entry = AuditEntry.of(AuditKind.CHANGE, by.at(), by.person(), by.role(), what, subject);
        AuditLog.append(transaction, centre, List.of(detail == null ? entry : entry.because(detail)));
    }

    /** The name on the record of the centre. */
    void sign(Transaction transaction, String table, String id, By by) {
        transaction.update(
                "update " + table + " set changed_by = ?, changed_at = ? where centre = ? and id = ?",
                by.person(),
                by.at(),
                centre.value(),
                id);
    }

    /** Says who was first. */
    OfficeException changed(Transaction transaction, String table, String id) {
        return transaction
                .find(
                        "select changed_by, changed_at from " + table + " where centre = ? and id = ?",
                        row -> {
                            Instant at = Transaction.instant(row, "changed_at");
                            return new OfficeException(OfficeException.Reason.CHANGED, row.getString("changed_by"), at);
                        },
                        centre.value(),
                        id)
                .orElseGet(() -> OfficeException.of(OfficeException.Reason.UNKNOWN));
    }
}

package org.anling.console.store.report;

import java.util.List;
import java.util.Optional;
import org.anling.contract.id.CentreId;
import org.anling.registry.database.RegistryDatabase;
import org.anling.registry.privacy.Keeping;
import org.anling.registry.privacy.Retention;
import org.anling.registry.privacy.RetentionRun;
import org.anling.registry.record.AuditList;
import org.anling.registry.record.AuditQuestion;

/** The audit in PostgreSQL. */
public record RegistryAudit(RegistryDatabase database, CentreId centre, Keeping keeping) implements AuditBook {

    @Override
    public List<AuditQuestion.Line> page(AuditQuestion question, int max) {
        return RegistryReports.ask(() -> new AuditList(database, centre).page(question, max));
    }

    @Override
    public Optional<RetentionRun> findLastRun() {
        return RegistryReports.ask(() -> database.call(transaction -> Retention.findLast(transaction, centre)));
    }
}

package org.anling.console.store.report;

import java.util.List;
import java.util.Optional;
import org.anling.registry.privacy.Keeping;
import org.anling.registry.privacy.RetentionRun;
import org.anling.registry.record.AuditQuestion;

/** Who did and saw what, and for how long that is known. */
public interface AuditBook {

    /** One page, the latest first. */
    List<AuditQuestion.Line> page(AuditQuestion question, int max);

    /** For how long what is kept. */
    Keeping keeping();

    /** What was destroyed last because its time was over. */
    Optional<RetentionRun> findLastRun();
}

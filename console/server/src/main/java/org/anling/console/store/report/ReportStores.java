package org.anling.console.store.report;

import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anling.console.store.StoreDownException;
import org.anling.registry.privacy.Keeping;
import org.anling.registry.privacy.RetentionRun;
import org.anling.registry.record.AuditQuestion;
import org.anling.registry.report.LevelAnswer;
import org.anling.registry.report.LevelQuestion;
import org.anling.registry.report.MonthFigures;
import org.anling.registry.report.Span;

/** What the handlers of reports, audit and lists work with. */
public record ReportStores(ReportBook reports, AuditBook audit) {

    /** Of a console without a database: every question is answered with that. */
    public static final ReportStores DOWN = new ReportStores(new NoReports(), new NoAudit());

    private static final class NoReports implements ReportBook {

        @Override
        public ZoneId zone() {
            return ZoneId.of("UTC");
        }

        @Override
        public LevelAnswer levels(LevelQuestion question) {
            throw none();
        }

        @Override
        public MonthFigures month(Span span) {
            throw none();
        }

        @Override
        public Map<String, String> names(Collection<String> groups) {
            throw none();
        }
    }

    private static final class NoAudit implements AuditBook {

        @Override
        public List<AuditQuestion.Line> page(AuditQuestion question, int max) {
            throw none();
        }

        @Override
        public Keeping keeping() {
            throw none();
        }

        @Override
        public Optional<RetentionRun> findLastRun() {
            throw none();
        }
    }

    private static StoreDownException none() {
        return new StoreDownException("registry_down", "there is no PostgreSQL", new IllegalStateException("none"));
    }
}

package org.anling.console.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.anling.console.store.report.AuditBook;
import org.anling.contract.id.ElderId;
import org.anling.contract.id.IncidentId;
import org.anling.contract.people.Role;
import org.anling.registry.privacy.Keeping;
import org.anling.registry.privacy.RetentionRun;
import org.anling.registry.record.AuditEntry;
import org.anling.registry.record.AuditKind;
import org.anling.registry.record.AuditQuestion;

/** An audit that a test knows, and the questions that were asked. */
public final class MemoryAudit implements AuditBook {
    private static final Instant AT = Instant.parse("2026-03-14T08:15:30Z");

    public final List<AuditQuestion> questions = new CopyOnWriteArrayList<>();

    /** How many entries there are. */
    public volatile int size = 1;

    @Override
    public List<AuditQuestion.Line> page(AuditQuestion question, int max) {
        questions.add(question);
        long last = question.before().map(AuditQuestion.Cursor::id).orElse(size + 1L) - 1;
        List<AuditQuestion.Line> lines = new ArrayList<>();
        for (long id = last; id > 0 && lines.size() < max; id--) {
            AuditEntry entry = new AuditEntry(
                    AT,
                    "s-1",
                    Role.OPERATOR,
                    new ElderId("elder-1"),
                    "glass",
                    new IncidentId("inc-1"),
                    "=HYPERLINK(\"http://x\")",
                    AuditKind.LOOK,
                    null);
            lines.add(new AuditQuestion.Line(id, entry, "坐席一", "王秀英"));
        }
        return lines;
    }

    @Override
    public Keeping keeping() {
        return new Keeping(
                Duration.ofDays(1095), Duration.ofDays(1825), Duration.ofDays(365), 4, ZoneId.of("Asia/Shanghai"));
    }

    @Override
    public Optional<RetentionRun> findLastRun() {
        return Optional.of(new RetentionRun(LocalDate.of(2026, 3, 13), 7, 5, 3, AT));
    }
}

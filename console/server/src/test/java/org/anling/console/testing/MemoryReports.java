package org.anling.console.testing;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.anling.console.store.report.ReportBook;
import org.anling.registry.report.LevelAnswer;
import org.anling.registry.report.LevelAnswer.LeftOut;
import org.anling.registry.report.LevelAnswer.LevelRow;
import org.anling.registry.report.LevelAnswer.PromiseRow;
import org.anling.registry.report.LevelQuestion;
import org.anling.registry.report.MonthFigures;
import org.anling.registry.report.MonthFigures.Answers;
import org.anling.registry.report.MonthFigures.EscalationRow;
import org.anling.registry.report.MonthFigures.OutcomeRow;
import org.anling.registry.report.MonthFigures.SilentRow;
import org.anling.registry.report.ServiceClass;
import org.anling.registry.report.Span;

/** Figures that a test knows, and the questions that were asked. */
public final class MemoryReports implements ReportBook {
    public static final String COMMUNITY = "110101001001";

    public final List<LevelQuestion> questions = new CopyOnWriteArrayList<>();
    public volatile int rows = 1;

    @Override
    public ZoneId zone() {
        return ZoneId.of("Asia/Shanghai");
    }

    @Override
    public LevelAnswer levels(LevelQuestion question) {
        questions.add(question);
        LevelRow row = new LevelRow(LocalDate.of(2026, 3, 2), COMMUNITY, 4, 1, 5, 3, 0.95, 14.0, 68.0, 84.0, 96.8);
        LevelRow whole = new LevelRow(null, null, 4, 1, 5, 3, 0.95, 14.0, 68.0, 84.0, 96.8);
        PromiseRow judged = new PromiseRow(ServiceClass.P1, 0.95, Duration.ofSeconds(15), 5, 3);
        PromiseRow unjudged = new PromiseRow(ServiceClass.P1, 0.975, Duration.ofSeconds(60), 0, 0);
        return new LevelAnswer(
                java.util.Collections.nCopies(rows, row),
                whole,
                List.of(judged, unjudged),
                new LeftOut(7, 1440, 3),
                true);
    }

    @Override
    public MonthFigures month(Span span) {
        return new MonthFigures(
                List.of(new OutcomeRow(ServiceClass.P1, "FALSE_PRESS", 2)),
                2,
                List.of(new EscalationRow("NOT_TAKEN", 3, 2, 1L)),
                new Answers(4, 3, 2, 1, 12.0, 40.0),
                List.of(new SilentRow(COMMUNITY, 2, 3, 1), new SilentRow(null, 1, 1, 0)),
                new LeftOut(7, 1440, 3),
                true);
    }

    @Override
    public Map<String, String> names(Collection<String> groups) {
        return groups.contains(COMMUNITY) ? Map.of(COMMUNITY, "=和平社区") : Map.of();
    }
}

package org.anling.console.store.report;

import java.time.ZoneId;
import java.util.Collection;
import java.util.Map;
import org.anling.registry.report.LevelAnswer;
import org.anling.registry.report.LevelQuestion;
import org.anling.registry.report.MonthFigures;
import org.anling.registry.report.Span;

/** What the record says about service levels. */
public interface ReportBook {

    /** Whose days and months reports are about. */
    ZoneId zone();

    /** How one service level was kept. */
    LevelAnswer levels(LevelQuestion question);

    /** The figures of a month beside its service levels. */
    MonthFigures month(Span span);

    /** What people call communities and members of the staff. */
    Map<String, String> names(Collection<String> groups);
}

package org.anling.console.store.report;

import java.time.ZoneId;
import java.util.Collection;
import java.util.Map;
import java.util.function.Supplier;
import org.anling.console.store.StoreDownException;
import org.anling.registry.database.RegistryUnavailableException;
import org.anling.registry.report.LevelAnswer;
import org.anling.registry.report.LevelQuestion;
import org.anling.registry.report.MonthFigures;
import org.anling.registry.report.MonthReports;
import org.anling.registry.report.ServiceReports;
import org.anling.registry.report.Span;

/** Reports out of PostgreSQL. */
public record RegistryReports(ServiceReports services, MonthReports months, ZoneId zone) implements ReportBook {

    @Override
    public LevelAnswer levels(LevelQuestion question) {
        return ask(() -> services.ask(question));
    }

    @Override
    public MonthFigures month(Span span) {
        return ask(() -> months.ask(span));
    }

    @Override
    public Map<String, String> names(Collection<String> groups) {
        return groups.isEmpty() ? Map.of() : ask(() -> services.names(groups));
    }

    static <T> T ask(Supplier<T> question) {
        try {
            return question.get();
        } catch (RegistryUnavailableException e) {
            throw new StoreDownException("registry_down", "PostgreSQL does not answer", e);
        }
    }
}

package org.anling.registry.report;

import java.util.Map;
import java.util.stream.Collectors;
import org.anling.contract.id.CentreId;
import org.anling.registry.database.Transaction;
import org.anling.registry.report.LevelAnswer.LeftOut;

/** What every report says beside its figures: what is not in them, and whether they are whole. */
final class Counted {

    private Counted() {}

    static LeftOut leftOut(Transaction transaction, CentreId centre, Span span) {
        Map<String, Long> counts = transaction
                .list(
                        """
                        select traffic, count(*) as n from report_fact where centre = ? and received_at >= ? and received_at < ?
                        and starts_with(coalesce(community, ''), ?) and traffic <> 'REAL' group by traffic\
                        """,
                        row -> Map.entry(row.getString("traffic"), row.getLong("n")),
                        centre.value(),
                        span.from(),
                        span.to(),
                        span.scope())
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return new LeftOut(
                counts.getOrDefault("TEST", 0L),
                counts.getOrDefault("SELF_PRESS", 0L),
                counts.getOrDefault("TECHNICAL", 0L));
    }

    /** Nothing recorded yet is whole, too. */
    static boolean isComplete(Transaction transaction, CentreId centre) {
        return transaction
                .find(
                        "select complete from report_fill where centre = ?",
                        row -> row.getBoolean("complete"),
                        centre.value())
                .orElse(true);
    }
}

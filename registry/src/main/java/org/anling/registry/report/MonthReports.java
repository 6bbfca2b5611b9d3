package org.anling.registry.report;

import java.util.List;
import org.anling.contract.id.CentreId;
import org.anling.registry.database.RegistryDatabase;
import org.anling.registry.database.Transaction;
import org.anling.registry.report.MonthFigures.Answers;
import org.anling.registry.report.MonthFigures.EscalationRow;
import org.anling.registry.report.MonthFigures.OutcomeRow;
import org.anling.registry.report.MonthFigures.SilentRow;
import org.jspecify.annotations.Nullable;

/** What a month was like, out of the record. Throws as {@link ServiceReports} does. */
public final class MonthReports {

    private static final String REAL = """
        from report_fact where centre = ? and received_at >= ? and received_at < ?
        and starts_with(coalesce(community, ''), ?) and traffic = 'REAL'\
        """;

    /** By reason, what had to follow. Reminders and what woke somebody ask for nothing that could be told. */
    private static final String NOTHING_FOLLOWED = """
        case
          when reason in ('NOT_TAKEN', 'NOT_TAKEN_AGAIN', 'OWNER_SIGNED_OFF') then taken_at is null
          when reason = 'NO_REPLY' then spoken_at is null and at_door_at is null and emergency_at is null
          when reason in ('NOBODY_TO_ASK', 'NOT_ACCEPTED') then first_accepted_at is null and emergency_at is null
          when reason in ('NOT_ON_THE_WAY', 'NOT_AT_DOOR', 'LADDER') then at_door_at is null and emergency_at is null
          when reason in ('FOLLOW_UP_OVERDUE', 'FOLLOW_UP_GIVEN_UP') then followed_up_at is null
        end\
        """;

    private final RegistryDatabase database;
    private final CentreId centre;

    public MonthReports(RegistryDatabase database, CentreId centre) {
        this.database = database;
        this.centre = centre;
    }

    /** The figures of a span, which need not be a month. */
    public MonthFigures ask(Span span) {
        return database.call(transaction -> {
            List<OutcomeRow> incidents = outcomes(transaction, span);
            long falsePresses = incidents.stream()
                    .filter(row -> "FALSE_PRESS".equals(row.disposition()))
                    .mapToLong(OutcomeRow::count)
                    .sum();
            return new MonthFigures(
                    incidents,
                    falsePresses,
                    escalations(transaction, span),
                    answers(transaction, span),
                    silent(transaction, span),
                    Counted.leftOut(transaction, centre, span),
                    Counted.isComplete(transaction, centre));
        });
    }

    private List<OutcomeRow> outcomes(Transaction transaction, Span span) {
        return transaction.list(
                "select class, disposition, count(*) as n " + REAL + " group by 1, 2 order by 1, 2",
                row -> new OutcomeRow(
                        ServiceClass.valueOf(row.getString("class")), row.getString("disposition"), row.getLong("n")),
                values(span));
    }

    private List<EscalationRow> escalations(Transaction transaction, Span span) {
        String each = "select incident, unnest(escalations) as reason, taken_at, spoken_at, at_door_at, emergency_at,"
                + " first_accepted_at, followed_up_at " + REAL;
        return transaction.list(
                "with told as (" + each + "), said as (select reason, incident, " + NOTHING_FOLLOWED
                        + " as nothing from told) select reason, count(*) as n, count(distinct incident) as incidents,"
                        + " count(distinct incident) filter (where nothing) as unanswered, bool_and(nothing is null)"
                        + " as untold from said group by reason order by n desc, reason",
                row -> new EscalationRow(
                        row.getString("reason"),
                        row.getLong("n"),
                        row.getLong("incidents"),
                        row.getBoolean("untold") ? null : row.getLong("unanswered")),
                values(span));
    }

    private record Middle(@Nullable Double p50, @Nullable Double p90) {}

    private Answers answers(Transaction transaction, Span span) {
        Middle middle = transaction
                .find(
                        "select percentile_cont(0.5) within group (order by s) as p50,"
                                + " percentile_cont(0.9) within group (order by s) as p90"
                                + " from (select unnest(answer_seconds) as s " + REAL + ") answered",
                        row -> new Middle(row.getObject("p50", Double.class), row.getObject("p90", Double.class)),
                        values(span))
                .orElseThrow();
        return transaction
                .find(
                        "select coalesce(sum(offers_accepted), 0) as a, coalesce(sum(offers_declined), 0) as d,"
                                + " coalesce(sum(offers_expired), 0) as e, coalesce(sum(offers_withdrawn), 0) as w "
                                + REAL,
                        row -> new Answers(
                                row.getLong("a"),
                                row.getLong("d"),
                                row.getLong("e"),
                                row.getLong("w"),
                                middle.p50(),
                                middle.p90()),
                        values(span))
                .orElseThrow();
    }

    /** Bodies are texts that the chain of hashes covers; those of one kind and month are few enough to be read as JSON. */
    private List<SilentRow> silent(Transaction transaction, Span span) {
        return transaction.list(
                """
                with said as (
                  select seq, kind, body::jsonb as b from event where centre = ? and branch = 0
                  and kind in ('technical.raised', 'technical.cleared') and at >= ? and at < ?),
                lost as (
                  select b ->> 'id' as id, max(b #>> '{elder,community}') as community, count(*) as times, max(seq) as last
                  from said where kind = 'technical.raised' and b ->> 'type' = 'LINK_LOST' group by 1),
                back as (
                  select b ->> 'id' as id, max(seq) as last from said
                  where kind = 'technical.cleared' and b ->> 'type' = 'LINK_LOST' group by 1)
                select community, count(*) as devices, sum(times) as times,
                  count(*) filter (where back.last is null or back.last < lost.last) as still
                from lost left join back using (id) where starts_with(coalesce(community, ''), ?)
                group by community order by devices desc, community\
                """,
                row -> new SilentRow(
                        row.getString("community"), row.getLong("devices"), row.getLong("times"), row.getLong("still")),
                values(span));
    }

    private @Nullable Object[] values(Span span) {
        return new @Nullable Object[] {centre.value(), span.from(), span.to(), span.scope()};
    }
}

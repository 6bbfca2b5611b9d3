package org.anling.registry.report;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.anling.contract.id.CentreId;
import org.anling.registry.database.RegistryDatabase;
import org.anling.registry.database.Transaction;
import org.anling.registry.report.LevelAnswer.LeftOut;
import org.anling.registry.report.LevelAnswer.LevelRow;
import org.anling.registry.report.LevelAnswer.PromiseRow;
import org.anling.registry.report.LevelQuestion.Grouping;
import org.anling.registry.report.LevelQuestion.Step;
import org.jspecify.annotations.Nullable;

/**
 * Service levels of a centre out of its record. Throws {@link org.anling.registry.database.RegistryUnavailableException} while the
 * database is down.
 */
public final class ServiceReports {

    /** More rows than this nobody reads; who asks is told to ask for longer periods. */
    public static final int MOST_ROWS = 2_000;

    private static final LevelRow NOTHING = new LevelRow(null, null, 0, 0, 0, 0, null, null, null, null, null);

    private final RegistryDatabase database;
    private final CentreId centre;
    private final ServiceLevels levels;

    public ServiceReports(RegistryDatabase database, CentreId centre, ServiceLevels levels) {
        this.database = database;
        this.centre = centre;
        this.levels = levels;
    }

    /** What the centre promises. */
    public ServiceLevels levels() {
        return levels;
    }

    /** The figures; one row more than {@link #MOST_ROWS} says that there are too many. */
    public LevelAnswer ask(LevelQuestion question) {
        return database.call(transaction -> {
            List<LevelRow> rows = rows(transaction, question, question.step(), question.by());
            List<LevelRow> whole = rows(transaction, question, Step.WHOLE, Grouping.NONE);
            return new LevelAnswer(
                    rows,
                    whole.isEmpty() ? NOTHING : whole.getFirst(),
                    promises(transaction, question),
                    leftOut(transaction, question),
                    Counted.isComplete(transaction, centre));
        });
    }

    /** Names of communities and of the staff, for groups that rows are told apart by; who has none is not in it. */
    public Map<String, String> names(Collection<String> groups) {
        List<String> asked = groups.stream().distinct().toList();
        return database
                .call(transaction -> transaction.list(
                        """
                        select code as id, name from organisation where code = any(?)
                        union all select id, name from staff where centre = ? and id = any(?)\
                        """,
                        row -> Map.entry(row.getString("id"), row.getString("name")),
                        asked,
                        centre.value(),
                        asked))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (first, second) -> first));
    }

    private List<LevelRow> rows(Transaction transaction, LevelQuestion question, Step step, Grouping by) {
        Clocks clocks = new Clocks(question, centre, step, by);
        List<@Nullable Object> values = new ArrayList<>(clocks.values());
        values.add(MOST_ROWS + 1);
        String sql =
                "with clock as (" + clocks.sql() + "), promise (of_class, seconds, share) as (" + promised(question)
                        + """
                        ), judged as (select *, seconds is not null and (done or took > seconds) as counts
                          from clock left join promise using (of_class))
                        select period, grp,
                          count(*) filter (where done) as done, count(*) filter (where not done) as waiting,
                          count(*) filter (where counts) as judged,
                          count(*) filter (where counts and took <= seconds) as kept,
                          avg(share) filter (where counts) as goal,
                          percentile_cont(array[0.5, 0.9, 0.95, 0.99]) within group (order by took) filter (where done) as percentiles
                        from judged group by period, grp order by period, grp limit ?\
                        """;
        return transaction.list(sql, ServiceReports::row, values.toArray());
    }

    /** The promise that charts show, for each class. Numbers and names of ours, no words of anybody. */
    private String promised(LevelQuestion question) {
        List<String> lines = new ArrayList<>();
        for (ServiceClass of : ServiceClass.values()) {
            levels.first(question.clock(), of)
                    .ifPresent(target -> lines.add(
                            "('" + of + "', " + seconds(target) + "::float8, " + target.share() + "::float8)"));
        }
        return lines.isEmpty()
                ? "select null::text, null::float8, null::float8 where false"
                : "values " + String.join(", ", lines);
    }

    private List<PromiseRow> promises(Transaction transaction, LevelQuestion question) {
        List<ServiceTarget> targets = levels.list(question.clock(), question.of());
        if (targets.isEmpty()) {
            return List.of();
        }
        Clocks clocks = new Clocks(question, centre, Step.WHOLE, Grouping.NONE);
        String columns = targets.stream()
                .map(target -> "count(*) filter (where of_class = '%1$s' and (done or took > %2$s)), "
                                .formatted(target.of(), seconds(target))
                        + "count(*) filter (where of_class = '%1$s' and done and took <= %2$s)"
                                .formatted(target.of(), seconds(target)))
                .collect(Collectors.joining(", "));
        return transaction
                .find(
                        "with clock as (" + clocks.sql() + ") select " + columns + " from clock",
                        row -> promiseRows(targets, row),
                        clocks.values().toArray())
                .orElseThrow();
    }

    private static List<PromiseRow> promiseRows(List<ServiceTarget> targets, ResultSet row) throws SQLException {
        List<PromiseRow> all = new ArrayList<>();
        for (int i = 0; i < targets.size(); i++) {
            ServiceTarget target = targets.get(i);
            all.add(new PromiseRow(
                    target.of(), target.share(), target.within(), row.getLong(2 * i + 1), row.getLong(2 * i + 2)));
        }
        return all;
    }

    private LeftOut leftOut(Transaction transaction, LevelQuestion question) {
        return Counted.leftOut(transaction, centre, new Span(question.from(), question.to(), question.scope()));
    }

    private static double seconds(ServiceTarget target) {
        return target.within().toMillis() / 1000.0;
    }

    private static LevelRow row(ResultSet row) throws SQLException {
        List<Double> percentiles = percentiles(row);
        double goal = row.getDouble("goal");
        boolean promised = !row.wasNull();
        return new LevelRow(
                row.getObject("period", LocalDate.class),
                row.getString("grp"),
                row.getLong("done"),
                row.getLong("waiting"),
                row.getLong("judged"),
                row.getLong("kept"),
                promised ? goal : null,
                at(percentiles, 0),
                at(percentiles, 1),
                at(percentiles, 2),
                at(percentiles, 3));
    }

    /** Four of them, or none if nothing is done. */
    private static List<Double> percentiles(ResultSet row) throws SQLException {
        Array array = row.getArray("percentiles");
        return array == null ? List.of() : List.of((Double[]) array.getArray());
    }

    private static @Nullable Double at(List<Double> values, int index) {
        return values.isEmpty() ? null : values.get(index);
    }

    /** The incidents that have a clock: SQL that gives one row for each, and its values. */
    private record Clocks(String sql, List<@Nullable Object> values) {

        Clocks(LevelQuestion question, CentreId centre, Step step, Grouping by) {
            this(text(question, step, by), values(question, centre, step));
        }

        private static String text(LevelQuestion question, Step step, Grouping by) {
            ServiceClock clock = question.clock();
            String period = step == Step.WHOLE ? "null::date" : "date_trunc(?, received_at at time zone ?)::date";
            return "select " + period + " as period, " + group(clock, by) + " as grp, " + clock.ofClass()
                    + " as of_class, (" + clock.end()
                    + ") is not null as done, greatest(0, extract(epoch from coalesce("
                    + clock.end() + ", " + clock.over() + ", ?) - " + clock.begin() + "))::float8 as took"
                    + " from report_fact where centre = ? and received_at >= ? and received_at < ?"
                    + " and starts_with(coalesce(community, ''), ?) and traffic = 'REAL'"
                    + " and " + clock.applies()
                    + question.of()
                            .map(of -> " and " + clock.ofClass() + " = '" + of + "'")
                            .orElse("");
        }

        private static List<@Nullable Object> values(LevelQuestion question, CentreId centre, Step step) {
            List<@Nullable Object> values = new ArrayList<>();
            if (step != Step.WHOLE) {
                values.add(step.field());
                values.add(question.zone().getId());
            }
            values.add(question.now());
            values.add(centre.value());
            values.add(question.from());
            values.add(question.to());
            values.add(question.scope());
            return values;
        }

        private static String group(ServiceClock clock, Grouping by) {
            return switch (by) {
                case NONE -> "null::text";
                case COMMUNITY -> "community";
                case PRIORITY -> clock.ofClass();
                case OPERATOR -> clock.operator();
                case MODEL -> "model";
            };
        }
    }
}

package org.anling.console.web.report;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.anling.console.api.report.LevelsReport;
import org.anling.console.api.report.LevelsReport.LevelLine;
import org.anling.console.api.report.LevelsReport.PromiseLine;
import org.anling.registry.report.LevelAnswer;
import org.anling.registry.report.LevelAnswer.LevelRow;
import org.anling.registry.report.LevelAnswer.PromiseRow;
import org.anling.registry.report.LevelQuestion;
import org.jspecify.annotations.Nullable;

/** Turns counted rows into what is published. */
final class ReportViews {
    private ReportViews() {}

    static LevelsReport levels(ReportQuery query, LevelQuestion asked, LevelAnswer answer, Map<String, String> names) {
        return new LevelsReport(
                asked.clock(),
                query.from().toString(),
                query.to().toString(),
                asked.step(),
                asked.by(),
                asked.of().orElse(null),
                asked.zone().getId(),
                answer.rows().stream().map(row -> line(row, names)).toList(),
                line(answer.whole(), names),
                promises(answer.promises()),
                answer.outside(),
                answer.complete());
    }

    static List<PromiseLine> promises(List<PromiseRow> rows) {
        return rows.stream().map(ReportViews::promise).toList();
    }

    /** Groups that have a name. */
    static List<String> groups(LevelAnswer answer) {
        return answer.rows().stream()
                .map(LevelRow::group)
                .flatMap(group -> Stream.ofNullable(group))
                .toList();
    }

    static LevelLine line(LevelRow row, Map<String, String> names) {
        String group = row.group();
        return new LevelLine(
                row.period() == null ? null : String.valueOf(row.period()),
                group,
                group == null ? null : names.getOrDefault(group, group),
                row.done(),
                row.waiting(),
                row.judged(),
                row.kept(),
                row.share(),
                row.goal(),
                row.p50(),
                row.p90(),
                row.p95(),
                row.p99());
    }

    private static PromiseLine promise(PromiseRow row) {
        @Nullable Double share = row.judged() == 0 ? null : Double.valueOf((double) row.kept() / row.judged());
        return new PromiseLine(
                row.of(), row.share(), row.within().toMillis() / 1000.0, row.judged(), row.kept(), share);
    }
}

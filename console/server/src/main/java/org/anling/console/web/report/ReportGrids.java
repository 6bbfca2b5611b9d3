package org.anling.console.web.report;

import java.util.ArrayList;
import java.util.List;
import org.anling.console.api.report.LevelsReport;
import org.anling.console.api.report.LevelsReport.LevelLine;
import org.anling.registry.sheet.Grid;

/** A report as rows for a spreadsheet, in the language of who asks; the same figures as on the page. */
final class ReportGrids {
    private static final List<String> ENGLISH = List.of(
            "Period from",
            "Group",
            "Name",
            "Done",
            "Waiting",
            "Judged",
            "Within promise",
            "Share",
            "Promised share",
            "p50 s",
            "p90 s",
            "p95 s",
            "p99 s");
    private static final List<String> CHINESE = List.of(
            "周期起始日", "分组", "名称", "已完成", "未完成", "计入考核", "达标", "达标率", "承诺达标率", "p50 秒", "p90 秒", "p95 秒", "p99 秒");

    private ReportGrids() {}

    static Grid of(LevelsReport report, boolean english) {
        List<List<Object>> rows = new ArrayList<>();
        report.lines().forEach(line -> rows.add(row(line)));
        List<Object> whole = new ArrayList<>(row(report.whole()));
        whole.set(0, english ? "Whole span" : "全部");
        rows.add(whole);
        rows.add(Grid.row());
        rows.add(Grid.row(
                english ? "Left out: tests, self-presses, device alerts" : "未计入：测试、自检、设备告警",
                null,
                null,
                report.outside().tests(),
                report.outside().selfPresses(),
                report.outside().technical()));
        if (!report.complete()) {
            rows.add(Grid.row(english ? "Not whole yet: the record is being counted anew" : "尚不完整：正在重新统计档案"));
        }
        return new Grid(report.clock() + " " + report.from() + " " + report.to(), english ? ENGLISH : CHINESE, rows);
    }

    private static List<Object> row(LevelLine line) {
        return Grid.row(
                line.period(),
                line.group(),
                line.label(),
                line.done(),
                line.waiting(),
                line.judged(),
                line.kept(),
                line.share(),
                line.goal(),
                line.p50(),
                line.p90(),
                line.p95(),
                line.p99());
    }
}

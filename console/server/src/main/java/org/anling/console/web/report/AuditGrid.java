package org.anling.console.web.report;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.anling.contract.id.ElderId;
import org.anling.contract.id.IncidentId;
import org.anling.registry.record.AuditEntry;
import org.anling.registry.record.AuditKind;
import org.anling.registry.record.AuditQuestion.Line;
import org.anling.registry.sheet.Grid;

/** The audit as rows for a spreadsheet. Names of elders stay in the house: a file has their numbers. */
final class AuditGrid {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final List<String> ENGLISH =
            List.of("Time", "Person", "Name", "Role", "Kind", "What", "Elder", "Incident", "About", "Reason");
    private static final List<String> CHINESE = List.of("时间", "人员", "姓名", "角色", "类别", "内容", "老人", "事件", "对象", "理由");

    private AuditGrid() {}

    static Grid of(List<Line> lines, ZoneId zone, boolean english) {
        return new Grid(
                english ? "Audit" : "审计",
                english ? ENGLISH : CHINESE,
                lines.stream().map(line -> row(line, zone, english)).toList());
    }

    private static List<Object> row(Line line, ZoneId zone, boolean english) {
        AuditEntry entry = line.entry();
        ElderId elder = entry.elder();
        IncidentId incident = entry.incident();
        return Grid.row(
                TIME.withZone(zone).format(entry.at()),
                entry.person(),
                line.name(),
                entry.role().name(),
                english ? entry.kind().name() : chinese(entry.kind()),
                entry.what(),
                elder == null ? null : elder.value(),
                incident == null ? null : incident.value(),
                entry.subject(),
                entry.reason());
    }

    private static String chinese(AuditKind kind) {
        return switch (kind) {
            case LOOK -> "查看";
            case CHANGE -> "修改";
            case EXPORT -> "导出";
            case ERASURE -> "删除";
            case SIGN_IN -> "登录";
            case SIGN_IN_REFUSED -> "登录被拒";
            case SIGN_OUT -> "退出";
            case COMMAND -> "执行命令";
        };
    }
}

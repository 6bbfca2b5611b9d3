package org.anling.console.web.office;

import java.util.List;
import java.util.Map;
import org.anling.console.api.Text;
import org.anling.console.api.shift.ShiftWeek.ShiftRow;
import org.anling.console.web.Refusal;
import org.anling.contract.people.ShiftRole;

/** What a person reads of shifts that are refused, and what stands in files. A code {@code field_…} stands beside that field. */
final class ShiftWords {
    private static final Map<String, Text> FIELDS = Map.ofEntries(
            Map.entry("person", new Text("请选择您区域内的人员", "Choose somebody of your own area")),
            Map.entry("role", new Text("此人不能担任这个岗位", "This person cannot have this role")),
            Map.entry(
                    "place",
                    new Text(
                            "请选择您区域内的社区、街道或区；社区值班须选社区",
                            "Choose a community, street or district of your area; a person on shift is for a"
                                    + " community")),
            Map.entry(
                    "sent",
                    new Text("此人不能派往该处，请先修改其派遣范围", "This person may not be sent there: change that record first")),
            Map.entry("day", new Text("请填写日期（前后两年内）", "A day is needed, within two years")),
            Map.entry("from", new Text("请填写开始时间，如 20:00", "The time it begins is needed, for example 20:00")),
            Map.entry("to", new Text("请填写结束时间，如 08:00", "The time it ends is needed, for example 08:00")),
            Map.entry(
                    "lastDay",
                    new Text(
                            "截止日期须在开始之后、一年以内",
                            "The last day is needed: not before the first, at most a year after it")),
            Map.entry("weekdays", new Text("这些日期没有可排的班", "No shift falls on these days")),
            Map.entry("other", new Text("两个班次是同一个人的", "Both shifts are of the same person")));

    private static final List<String> ENGLISH =
            List.of("Day", "Begins", "Ends", "Next day", "Person", "Id", "Role", "Place", "Code");
    private static final List<String> CHINESE = List.of("日期", "开始", "结束", "次日", "人员", "编号", "岗位", "地点", "代码");

    private ShiftWords() {}

    static Refusal field(String name) {
        String code = name.equals("sent") ? "field_place" : "field_" + name;
        return refusal(400, code, FIELDS.getOrDefault(name, new Text("请检查这一项", "Check this field")));
    }

    static void check(boolean right, String field) {
        if (!right) {
            throw field(field);
        }
    }

    static Refusal gone() {
        return refusal(
                404,
                "unknown_record",
                new Text("没有这个班次，可能已取消，请刷新", "There is no such shift; it may be cancelled. Reload"));
    }

    /** Names the shift that is there already. */
    static Refusal overlap(ShiftRow wished, ShiftRow other) {
        String zh = other.name() + " 在 " + wished.day() + " 已有班次：" + times(other, "次日 ") + "，"
                + role(other.role()).zh() + "，" + other.placeName() + "。请改时间、换人，或先取消该班次";
        String en = other.name() + " is on another shift on " + wished.day() + ": " + times(other, "next day ") + ", "
                + role(other.role()).en() + ", " + other.placeName()
                + ". Choose another time or person, or cancel that one first";
        return refusal(409, "shift_overlap", new Text(zh, en));
    }

    static List<String> headings(boolean english) {
        return english ? ENGLISH : CHINESE;
    }

    static Text role(ShiftRole role) {
        return switch (role) {
            case COMMUNITY -> new Text("社区值班", "person on shift");
            case DOCTOR -> new Text("值班医生", "doctor on duty");
            case RELIEF -> new Text("备班", "relief");
            case OPERATOR -> new Text("坐席", "operator");
            case SUPERVISOR -> new Text("值班班长", "supervisor on shift");
        };
    }

    private static String times(ShiftRow row, String nextDay) {
        return row.day() + " " + row.begins() + "–" + (row.nextDay() ? nextDay : "") + row.ends();
    }

    private static Refusal refusal(int status, String code, Text text) {
        return Refusal.of(status, code, text);
    }
}

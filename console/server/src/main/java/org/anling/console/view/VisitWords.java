package org.anling.console.view;

import java.util.List;
import java.util.stream.Collectors;
import org.anling.console.api.Text;
import org.anling.contract.alert.Vitals;
import org.anling.contract.incident.VisitOutcome;

/** What a responder found and measured, in both languages. */
final class VisitWords {
    private static final List<Text> CONSCIOUSNESS = List.of(
            new Text("清醒", "alert"),
            new Text("新发意识模糊", "newly confused"),
            new Text("对声音有反应", "answers to voice"),
            new Text("对疼痛有反应", "answers to pain"),
            new Text("无反应", "unresponsive"));

    private VisitWords() {}

    static Text of(VisitOutcome outcome) {
        return switch (outcome) {
            case STILL_THERE -> new Text("仍在现场", "still there");
            case HELPED -> new Text("已现场处理", "helped at home");
            case NOT_NEEDED -> new Text("无需帮助", "nobody was needed");
            case HANDED_OVER -> new Text("已交接急救", "handed over");
            case NOT_FOUND -> new Text("未找到老人", "the elder was not found");
            case NO_ACCESS -> new Text("无法入户", "nobody could get in");
            case OTHER -> new Text("其他情况", "something else");
        };
    }

    /** One line of numbers with their units. */
    static Text of(List<Vitals.Reading> readings) {
        return new Text(
                readings.stream().map(VisitWords::zh).collect(Collectors.joining("，")),
                readings.stream().map(VisitWords::en).collect(Collectors.joining(", ")));
    }

    private static String zh(Vitals.Reading reading) {
        return switch (reading.kind()) {
            case HEART_RATE -> "脉搏 " + number(reading) + " 次/分";
            case SPO2 -> "血氧 " + number(reading) + "%";
            case SYSTOLIC -> "收缩压 " + number(reading) + " mmHg";
            case DIASTOLIC -> "舒张压 " + number(reading) + " mmHg";
            case TEMPERATURE -> "体温 " + number(reading) + " ℃";
            case GLUCOSE -> "血糖 " + number(reading) + " mmol/L";
            case RESPIRATION -> "呼吸 " + number(reading) + " 次/分";
            case CONSCIOUSNESS -> "意识：" + consciousness(reading).zh();
        };
    }

    private static String en(Vitals.Reading reading) {
        return switch (reading.kind()) {
            case HEART_RATE -> "pulse " + number(reading) + "/min";
            case SPO2 -> "SpO2 " + number(reading) + " %";
            case SYSTOLIC -> "systolic " + number(reading) + " mmHg";
            case DIASTOLIC -> "diastolic " + number(reading) + " mmHg";
            case TEMPERATURE -> "temperature " + number(reading) + " °C";
            case GLUCOSE -> "glucose " + number(reading) + " mmol/L";
            case RESPIRATION -> "respiration " + number(reading) + "/min";
            case CONSCIOUSNESS -> "consciousness: " + consciousness(reading).en();
        };
    }

    private static Text consciousness(Vitals.Reading reading) {
        int level = Math.clamp(Math.round(reading.value()), 0, CONSCIOUSNESS.size() - 1);
        return CONSCIOUSNESS.get(level);
    }

    /** As people write it: no decimals where there are none. */
    private static String number(Vitals.Reading reading) {
        double value = reading.value();
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }
}

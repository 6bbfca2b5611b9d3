package org.anling.gateway.codec.watch;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.anling.gateway.codec.explain.Label;
import org.anling.gateway.codec.explain.Part;

/** What the values behind a keyword are called (sections 3 to 5). */
final class WatchNames {

    private static final List<Label> POSITION = labels("日期 日月年/date ddmmyy|时间 时分秒（UTC）/time hhmmss (UTC)|有效性 A 已定位 V"
            + " 未定位/validity: A fix, V none|纬度/latitude|南北/N or S|经度/longitude|东西/E or W|速度（公里每小时）/speed km per hour|航向"
            + " °/course °|海拔 m/altitude m|卫星数/satellites|GSM 信号/GSM signal|电量 %/battery %|步数/steps|翻身/rolls|状态字/status"
            + " word");
    private static final List<Label> CELLS = labels("时间提前量/timing advance|国家码 MCC/MCC|网络码 MNC/MNC");
    private static final List<Label> CELL = labels("位置区 LAC/LAC|小区 CID/CID|基站信号/signal of the cell");
    private static final List<Label> ACCESS_POINT =
            labels("Wi-Fi 名称/Wi-Fi name|Wi-Fi MAC/Wi-Fi MAC|Wi-Fi 信号 dBm/Wi-Fi signal dBm");
    private static final Label COUNT_OF_CELLS = new Label("基站数", "number of cells");
    private static final Label COUNT_OF_POINTS = new Label("Wi-Fi 数", "number of access points");
    private static final Label ACCURACY = new Label("精度 m", "accuracy m");
    private static final int STATUS = 15;
    private static final Map<String, List<Label>> HEALTH = Map.of(
            "LK", labels("步数/steps|翻身/rolls|电量 %/battery %"),
            "bphrt",
                    labels("收缩压 mmHg/systolic mmHg|舒张压 mmHg/diastolic mmHg|心率 bpm/heart rate bpm|身高 cm/height"
                            + " cm|性别/sex|年龄/age|体重 kg/weight kg"),
            "BLOOD", labels("收缩压 mmHg/systolic mmHg|舒张压 mmHg/diastolic mmHg|心率 bpm/heart rate bpm"),
            "heart", labels("心率 bpm/heart rate bpm"),
            "PULSE", labels("心率 bpm/heart rate bpm"),
            "oxygen", labels("类型/type|血氧 %/SpO2 %"),
            "TEMP", labels("体温 °C/temperature °C"),
            "btemp2", labels("方式 0 额温 1 腕温/mode: 0 forehead, 1 wrist|体温 °C（0 偏低，1 偏高）/temperature °C (0 low, 1 high)"));
    private static final Map<Integer, Label> BITS = Map.of(
            0, new Label("电量低", "battery low"),
            1, new Label("在围栏外", "outside the fence"),
            2, new Label("在围栏内", "inside the fence"),
            3, new Label("腕带状态", "state of the bracelet"),
            4, new Label("静止或移动（厂家不一）", "still or moving (vendors disagree)"),
            14, new Label("外部断电", "external power cut"),
            16, new Label("求救", "SOS"),
            17, new Label("低电报警", "low-battery alarm"),
            18, new Label("出围栏", "left the fence"),
            19, new Label("进围栏", "entered the fence"));
    private static final Map<Integer, Label> MORE_BITS = Map.of(
            20, new Label("取下", "taken off"),
            21, new Label("跌倒", "fall"),
            22, new Label("心率异常或跌倒", "heart rate or fall"));

    private WatchNames() {}

    /** A name for each value, fewer if nobody knows the others. */
    static List<Label> of(String keyword, Values values) {
        if (keyword.equals("CONFIG")) {
            return Collections.nCopies(values.size(), new Label("功能", "capability"));
        }
        List<Label> health = HEALTH.get(keyword);
        return health != null
                ? health
                : keyword.startsWith("AL") || keyword.startsWith("UD") || keyword.equals("WT")
                        ? block(values)
                        : List.of();
    }

    private static List<Label> block(Values values) {
        List<Label> names = new ArrayList<>(POSITION);
        Integer cells = values.count(STATUS + 1);
        names.add(COUNT_OF_CELLS);
        if (cells != null && cells > 0) {
            names.addAll(CELLS);
            for (int cell = 0; cell < cells && names.size() < values.size(); cell++) {
                names.addAll(CELL);
            }
        }
        int at = names.size();
        Integer points = values.count(at);
        if (points != null && values.size() > at + 1) {
            names.add(COUNT_OF_POINTS);
            for (int point = 0; point < points && names.size() < values.size(); point++) {
                names.addAll(ACCESS_POINT);
            }
        }
        names.add(ACCURACY);
        return names;
    }

    /** A value as it stands; a status word with its bits. */
    static Label value(List<Label> names, int index, String value) {
        boolean status = index == STATUS && names.size() > STATUS && value.matches("[0-9A-Fa-f]{1,8}");
        if (!status) {
            return Label.same(value);
        }
        Map<Integer, Label> all = new HashMap<>(BITS);
        all.putAll(MORE_BITS);
        Label bits = Part.bits(Long.parseLong(value, 16), all);
        return new Label(value + "：" + bits.zh(), value + ": " + bits.en());
    }

    private static List<Label> labels(String all) {
        List<Label> labels = new ArrayList<>();
        for (String one : all.split("\\|")) {
            String[] both = one.split("/", 2);
            labels.add(new Label(both[0], both[1]));
        }
        return List.copyOf(labels);
    }
}

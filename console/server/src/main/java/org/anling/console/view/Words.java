package org.anling.console.view;

import java.util.EnumMap;
import java.util.Map;
import org.anling.console.api.Text;
import org.anling.contract.alert.AlertType;

/** What alerts are called in both languages. */
final class Words {
    private static final Map<AlertType, Text> KINDS = kinds();

    private Words() {}

    static Text of(AlertType type) {
        Text known = KINDS.get(type);
        return known == null ? new Text(type.name(), type.name()) : known;
    }

    private static Map<AlertType, Text> kinds() {
        Map<AlertType, Text> words = new EnumMap<>(AlertType.class);
        lifeSafety(words);
        words.put(AlertType.INACTIVITY, new Text("长时间无活动", "No activity"));
        words.put(AlertType.WANDERING, new Text("走失", "Wandering"));
        words.put(AlertType.FENCE_EXIT, new Text("离开围栏", "Left the area"));
        words.put(AlertType.FENCE_ENTER, new Text("进入围栏", "Entered the area"));
        words.put(AlertType.TAKEN_OFF, new Text("设备被摘下", "Device taken off"));
        words.put(AlertType.VITAL_ABNORMAL, new Text("体征异常", "Abnormal vital sign"));
        words.put(AlertType.FLOOD, new Text("漏水", "Water leak"));
        words.put(AlertType.TEMP_LOW, new Text("室温过低", "Room too cold"));
        words.put(AlertType.TEMP_HIGH, new Text("室温过高", "Room too hot"));
        words.put(AlertType.INTRUDER, new Text("有人闯入", "Intruder"));
        words.put(AlertType.CALLBACK, new Text("请求回电", "Asks for a call"));
        words.put(AlertType.LIFE_SERVICE, new Text("生活服务", "Life service"));
        words.put(AlertType.PHONE_CALL, new Text("来电", "Telephone call"));
        words.put(AlertType.REPORTED, new Text("人工登记", "Told to the staff"));
        words.put(AlertType.CANCEL, new Text("取消报警", "Cancelled"));
        words.put(AlertType.TEST, new Text("测试", "Test"));
        words.put(AlertType.LOW_BATTERY, new Text("电量低", "Low battery"));
        words.put(AlertType.MAINS_LOST, new Text("断电", "Mains lost"));
        words.put(AlertType.TAMPER, new Text("设备被拆", "Tamper"));
        words.put(AlertType.LINK_LOST, new Text("设备失联", "Device silent"));
        return words;
    }

    private static void lifeSafety(Map<AlertType, Text> words) {
        words.put(AlertType.SOS, new Text("紧急求助", "SOS"));
        words.put(AlertType.FALL, new Text("跌倒", "Fall"));
        words.put(AlertType.PANIC, new Text("紧急按钮", "Panic button"));
        words.put(AlertType.MEDICAL, new Text("突发疾病", "Medical emergency"));
        words.put(AlertType.DURESS, new Text("被胁迫", "Duress"));
        words.put(AlertType.FIRE, new Text("火警", "Fire"));
        words.put(AlertType.SMOKE, new Text("烟雾", "Smoke"));
        words.put(AlertType.HEAT, new Text("高温", "Heat"));
        words.put(AlertType.GAS, new Text("燃气泄漏", "Gas leak"));
        words.put(AlertType.CO, new Text("一氧化碳", "Carbon monoxide"));
        words.put(AlertType.MISSED_CALL, new Text("未接来电", "Missed call"));
        words.put(AlertType.UNKNOWN_ALARM, new Text("未知报警", "Unknown alarm"));
    }
}

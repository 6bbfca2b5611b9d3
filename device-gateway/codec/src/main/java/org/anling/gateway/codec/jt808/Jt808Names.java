package org.anling.gateway.codec.jt808;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.anling.gateway.codec.Bytes;
import org.anling.gateway.codec.explain.Label;
import org.anling.gateway.codec.explain.Octets;
import org.anling.gateway.codec.explain.Part;

/** What octets of this protocol are called (sections 1 to 4). */
final class Jt808Names {

    static final Part ID = Part.named("消息 ID", "message", Jt808Names::message);
    static final Part ATTRIBUTES = Part.named("消息体属性", "attributes", Jt808Names::attributes);
    static final Part VERSION = Part.count("协议版本", "version", "");
    static final Part TERMINAL = Part.octets("终端手机号", "number of the terminal");
    static final Part SERIAL = Part.count("流水号", "serial", "");
    static final Part PARTS = Part.count("总包数", "parts in all", "");
    static final Part PART = Part.count("包序号", "part", "");

    static final Part ALARM = Part.named("报警标志", "alarm bits", bits -> Part.bits(bits, alarms()));
    static final Part STATUS = Part.named("状态", "status bits", bits -> Part.bits(bits, states()));
    static final Part LATITUDE = Part.number("纬度", "latitude", Jt808Names::degrees);
    static final Part LONGITUDE = Part.number("经度", "longitude", Jt808Names::degrees);
    static final Part ALTITUDE = Part.count("高程", "altitude", "m");
    static final Part SPEED = Part.number("速度", "speed", value -> "%.1f km/h".formatted(value / 10.0));
    static final Part COURSE = Part.count("方向", "course", "°");
    static final Part TIME = new Part(new Label("时间（BCD，UTC+8）", "time (BCD, UTC+8)"), Jt808Names::time);
    static final Part EXTRA_ID = Part.octets("附加信息 ID", "id of an extra");
    static final Part EXTRA_LENGTH = Part.count("附加信息长度", "length of the extra", "");

    static final Part PROVINCE = Part.count("省域", "province", "");
    static final Part CITY = Part.count("市县域", "city", "");
    static final Part MAKER = text("制造商", "maker");
    static final Part MODEL = text("型号", "model");
    static final Part TERMINAL_ID = text("终端 ID", "terminal id");
    static final Part COLOUR = Part.count("车牌颜色", "plate colour", "");
    static final Part PLATE = text("车牌", "plate");
    static final Part CODE_LENGTH = Part.count("鉴权码长度", "length of the code", "");
    static final Part CODE = text("鉴权码", "code");
    static final Part IMEI = text("IMEI", "IMEI");
    static final Part SOFTWARE = text("软件版本", "software");
    static final Part BATTERY = Part.count("电量", "battery", "%");
    static final Part SIGNAL = Part.count("信号", "signal", "%");

    static final Part OUR_SERIAL = Part.count("应答的平台流水号", "serial that it answers", "");
    static final Part OUR_ID = Part.named("应答的消息 ID", "message that it answers", Jt808Names::message);
    static final Part RESULT = Part.named("结果", "result", value -> switch ((int) value) {
        case 0 -> new Label("0 成功", "0 ok");
        case 1 -> new Label("1 失败", "1 failed");
        case 2 -> new Label("2 消息有误", "2 wrong message");
        case 3 -> new Label("3 不支持", "3 unsupported");
        default -> Label.same(Long.toString(value));
    });
    static final Part ITEMS = Part.count("数据项数", "items", "");
    static final Part BATCH_TYPE = Part.named(
            "批量类型", "kind of batch", value -> value == 1 ? new Label("补报", "delayed") : new Label("正常", "ordinary"));
    static final Part ITEM_LENGTH = Part.count("数据项长度", "length of the item", "");
    static final Part PARAMETER = Part.octets("参数 ID", "parameter");
    static final Part PARAMETER_LENGTH = Part.count("参数长度", "length of the parameter", "");
    static final Part PARAMETER_VALUE = Part.octets("参数值", "value of the parameter");

    static final int NESTED = 0xEB;
    static final int NESTED_BATTERY = 0x00A8;
    static final List<Integer> NESTED_ALARMS = List.of(0x0089, 0x00C5);
    static final int VENDOR_WORD = 0xE7;

    private static final Charset GBK = Charset.forName("GBK");
    private static final Map<Integer, Label> MESSAGES =
            words("0001 终端应答/answer of the terminal|0002 心跳/heartbeat|0003 注销/logs out|0100 注册/register|0102"
                + " 鉴权/authenticate|0104 参数应答/answers about parameters|0107 属性应答/attributes|0109 请求时间/asks for the"
                + " time|0200 位置/location|0201 位置查询应答/answers where it is|0704 批量位置/batch of locations|0800"
                + " 多媒体事件/multimedia event|0801 多媒体数据/multimedia data|0900 透传/transparent data|6006 文本上报/text"
                + " report|8001 平台应答/answer of the platform|8100 注册应答/answer to a registration|8103 设置参数/sets"
                + " parameters|8105 控制/control|8109 时间/time|8201 位置查询/asks where it is|8202 临时跟踪/tracking|8203"
                + " 确认报警/confirms alarms|8300 文本/text|8400 电话回拨/call back|8401 电话本/phone book|8003 补传分包/asks for parts"
                + " again");

    private Jt808Names() {}

    private static Map<Integer, Label> words(String all) {
        Map<Integer, Label> words = new TreeMap<>();
        for (String one : all.split("\\|")) {
            int blank = one.indexOf(' ');
            String[] both = one.substring(blank + 1).split("/", 2);
            words.put(Integer.parseInt(one.substring(0, blank), 16), new Label(both[0], both[1]));
        }
        return words;
    }

    static Label message(long id) {
        Label name = MESSAGES.getOrDefault((int) id, new Label("未知", "unknown"));
        String hex = "%04X ".formatted(id);
        return new Label(hex + name.zh(), hex + name.en());
    }

    private static Label attributes(long bits) {
        long length = bits & 0x3FF;
        String form = (bits & 0x4000) == 0 ? "2011/2013" : "2019";
        Label secret = (bits & 0x1C00) == 0 ? new Label("未加密", "not encrypted") : new Label("加密", "encrypted");
        Label split = (bits & 0x2000) == 0 ? new Label("不分包", "whole") : new Label("分包", "in parts");
        return new Label(
                "体长 " + length + "，" + form + " 版，" + secret.zh() + "，" + split.zh(),
                "body of " + length + ", form of " + form + ", " + secret.en() + ", " + split.en());
    }

    private static Map<Integer, Label> alarms() {
        return words("0 紧急报警 SOS/emergency (SOS)|1 超速/over-speed|2 疲劳/fatigue|3 危险预警（部分设备为跌倒）/danger (some: fall)|4"
            + " GNSS 故障/GNSS fault|5 天线开路/antenna open|6 天线短路/antenna short|7 电量低/low battery|8 断电/power cut|9"
            + " 显示故障/display fault|A 语音故障/speech fault|B 摄像故障/camera fault|F 厂家自定/vendor|10 厂家自定/vendor|11"
            + " 取下/removed|12 累计驾驶超时/driving time|13 超时停放/parked too long|14 进出区域/in or out of an area|15 进出路线/in or"
            + " out of a route|17 偏离路线/off route|1A 被盗/stolen|1B 非法点火/illegal ignition|1C 非法移动/illegal movement|1D"
            + " 碰撞（个人设备为跌倒）/collision (personal: fall)|1E 侧翻（部分为跌倒）/rollover (some: fall)|1F 非法开门/illegal door"
            + " opening");
    }

    private static Map<Integer, Label> states() {
        return words(
                "0 点火/ignition|1 已定位/position valid|2 南纬/south|3 西经/west|4 停运/out of service|5 坐标加密/place encrypted|A"
                        + " 油路断/oil cut|B 电路断/electricity cut|C 车门锁/door locked|12 GPS/GPS|13 北斗/BeiDou|14"
                        + " GLONASS/GLONASS|15 Galileo/Galileo");
    }

    private static String degrees(long value) {
        return String.format(Locale.ROOT, "%.6f°", value / 1_000_000.0);
    }

    private static Label time(Bytes octets) {
        String d = octets.hex();
        return Label.same(
                d.matches("[0-9]{12}")
                        ? "20%s-%s-%s %s:%s:%s"
                                .formatted(
                                        d.substring(0, 2),
                                        d.substring(2, 4),
                                        d.substring(4, 6),
                                        d.substring(6, 8),
                                        d.substring(8, 10),
                                        d.substring(10, 12))
                        : d);
    }

    private static Part text(String zh, String en) {
        return new Part(
                new Label(zh, en),
                octets -> Label.same(new String(octets.toArray(), GBK).replaceAll("\\p{Cntrl}+", "")));
    }

    /** An extra by its id; those that nobody described are octets. */
    static Part extra(int id) {
        return switch (id) {
            case 0x01 -> Part.number("里程", "mileage", value -> "%.1f km".formatted(value / 10.0));
            case 0x12 -> Part.octets("进出区域附加信息", "area that was entered or left");
            case 0x25 -> Part.octets("车辆信号位", "vehicle signals");
            case 0x2B -> Part.octets("模拟量", "analogue inputs");
            case 0x30 -> Part.number("移动信号（≤31 为 CSQ）", "mobile signal (up to 31: CSQ)", Long::toString);
            case 0x31 -> Part.count("卫星数", "satellites", "");
            case 0x51 -> Part.number("温度", "temperature", Jt808Names::degreesCelsius);
            case 0x53 -> list("基站（2G/3G）", "cells (2G/3G)", 8, Jt808Names::cell);
            case 0x54 -> list("Wi-Fi", "Wi-Fi", 7, Jt808Names::accessPoint);
            case 0x56 ->
                new Part(
                        new Label("电池（级，%）", "battery (level, %)"),
                        octets -> Label.same(
                                octets.length() < 2 ? octets.hex() : octets.at(0) + "/10, " + octets.at(1) + " %"));
            case 0x5D -> list("基站（4G）", "cells (4G)", 10, Jt808Names::cell);
            case 0x61 -> Part.number("外部电压", "supply voltage", value -> "%.2f V".formatted(value / 100.0));
            case NESTED -> new Part(new Label("厂家扩展", "of the vendor"), Jt808Names::nested);
            case VENDOR_WORD -> Part.octets("厂家报警字（型号配置有说明才作报警）", "vendor's alarm word (an alarm by profile only)");
            case 0xF1 -> text("ICCID", "ICCID");
            default -> Part.octets("附加信息（含义未知）", "an extra that nobody described");
        };
    }

    private static String degreesCelsius(long value) {
        double tenths = (value & 0x7FFF) / 10.0;
        return "%.1f °C".formatted((value & 0x8000) == 0 ? tenths : -tenths);
    }

    private static Part list(String zh, String en, int each, Function<Bytes, String> told) {
        return new Part(new Label(zh, en), octets -> {
            List<String> all = new ArrayList<>();
            for (int at = 1; at + each <= octets.length(); at += each) {
                all.add(told.apply(octets.slice(at, at + each)));
            }
            return Label.same(octets.at(0) + ": " + String.join("; ", all));
        });
    }

    private static String cell(Bytes cell) {
        int end = cell.length() - 1;
        return "%d/%d %d/%d (%d)"
                .formatted(
                        Part.number(cell.slice(0, 2)),
                        cell.at(2),
                        Part.number(cell.slice(3, 5)),
                        Part.number(cell.slice(5, end)),
                        cell.at(end));
    }

    private static String accessPoint(Bytes point) {
        return point.slice(0, 6).hex().replaceAll("(..)(?!$)", "$1:") + " " + (byte) point.at(6) + " dBm";
    }

    /** Pairs of length and id, if they add up to the whole; empty if this is something else, for makers disagree about it. */
    static Map<Integer, Bytes> nestedIn(Bytes octets) {
        Map<Integer, Bytes> found = new TreeMap<>();
        Octets in = new Octets(octets, 0, Octets.DEAF);
        while (in.left() >= 4) {
            int length = (int) in.number(2, Part.UNKNOWN);
            if (length < 2 || length > in.left()) {
                return Map.of();
            }
            int id = (int) in.number(2, Part.UNKNOWN);
            found.put(id, in.take(length - 2, Part.UNKNOWN));
        }
        return in.left() == 0 ? found : Map.of();
    }

    private static Label nested(Bytes octets) {
        List<String> all = new ArrayList<>();
        nestedIn(octets).forEach((id, data) -> all.add("%04X = %s".formatted(id, data.hex())));
        return Label.same(all.isEmpty() ? octets.hex() : String.join("; ", all));
    }
}

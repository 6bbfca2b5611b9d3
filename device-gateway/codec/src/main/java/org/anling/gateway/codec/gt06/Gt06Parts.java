package org.anling.gateway.codec.gt06;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.anling.gateway.codec.Bytes;
import org.anling.gateway.codec.explain.Label;
import org.anling.gateway.codec.explain.Part;

/** What octets of this family are called (section 3). */
final class Gt06Parts {

    static final Part START = Part.octets("起始标志", "start mark");
    static final Part LENGTH = Part.count("长度", "length", "");
    static final Part NUMBER = Part.named("协议号", "protocol number", Gt06Parts::message);
    static final Part SERIAL = Part.count("序列号", "serial", "");
    static final Part STOP = Part.octets("结束标志", "stop mark");

    static final Part IMEI =
            new Part(Label.same("IMEI"), octets -> Label.same(octets.hex().replaceFirst("^0", "")));
    static final Part MODEL = Part.octets("型号", "model");
    static final Part ZONE = Part.named("时区与语言", "zone and language", Gt06Parts::zone);

    static final Part TIME = new Part(new Label("时间（年月日时分秒）", "time"), Gt06Parts::time);
    static final Part SATELLITES = Part.number(
            "定位数据长度与卫星数", "length of the fix, satellites", value -> (value & 0x0F) + " (" + (value >> 4) + ")");
    static final Part LATITUDE = Part.number("纬度", "latitude", Gt06Parts::degrees);
    static final Part LONGITUDE = Part.number("经度", "longitude", Gt06Parts::degrees);
    static final Part SPEED = Part.count("速度", "speed", "km/h");
    static final Part COURSE = Part.named("航向与标志", "course and flags", Gt06Parts::course);

    static final Part CELL_LENGTH = Part.count("基站块长度（含自身）", "length of the cell block, itself included", "");
    static final Part COUNTRY = Part.number("国家码 MCC", "MCC", value -> Long.toString(value & 0x7FFF));
    static final Part NETWORK = Part.count("网络码 MNC", "MNC", "");
    static final Part AREA = Part.count("位置区 LAC", "LAC", "");
    static final Part CELL = Part.count("小区", "cell", "");
    static final Part CELL_OTHER = Part.octets("基站（形式未知）", "cell, of a form nobody described");
    static final Part CELL_SIGNAL = Part.count("基站信号", "signal of the cell", "");
    static final Part ADVANCE = Part.count("时间提前量", "timing advance", "");

    static final Part IGNITION = Part.count("点火", "ignition", "");
    static final Part UPLOAD_MODE = Part.named("上传方式", "upload mode", Gt06Parts::uploadMode);
    static final Part AGAIN = Part.named(
            "补传",
            "sent later",
            value -> value == 1 ? new Label("是：先前存储", "yes: stored earlier") : new Label("否", "no"));
    static final Part MILEAGE = Part.count("里程", "mileage", "m");
    static final Part FENCE = Part.count("围栏号", "fence", "");

    static final Part STATE = Part.named("终端状态", "state of the terminal", Gt06Parts::state);
    static final Part VOLTAGE = Part.number(
            "电压等级", "voltage level", value -> value <= 6 ? value + "/6 = " + value * 100 / 6 + " %" : value + " %");
    static final Part VOLTS = Part.number("电压", "voltage", value -> "%.2f V".formatted(value / 100.0));
    static final Part SIGNAL = Part.number("信号", "signal", value -> value + "/4");
    static final Part ALARM = Part.named("报警", "alarm", Gt06Parts::alarm);
    static final Part LANGUAGE = Part.named("语言", "language", Gt06Parts::language);

    static final Part TEXT_LENGTH = Part.count("内容长度", "length of the text", "");
    static final Part FLAG = Part.octets("服务器标志", "server flag");
    static final Part ENCODING = Part.named(
            "编码",
            "encoding",
            value -> Label.same(value == 2 ? "UTF-16BE" : value == 1 ? "ASCII" : Long.toString(value)));
    static final Part TEXT = new Part(new Label("文本", "text"), octets -> Label.same(octets.readable()));
    static final Part SUB_TYPE = Part.octets("子类型", "sub-type");
    static final Part DIGITS = Part.octets("号码（IMSI、ICCID）", "number (IMSI, ICCID)");

    private static final Map<Integer, Label> MESSAGES = messages();
    private static final Map<Integer, Label> CODES = codes();

    private Gt06Parts() {}

    static Label message(long number) {
        Label name = MESSAGES.getOrDefault((int) number, new Label("未知", "unknown"));
        String hex = "%02X ".formatted(number);
        return new Label(hex + name.zh(), hex + name.en());
    }

    private static Map<Integer, Label> messages() {
        Map<Integer, Label> names = new TreeMap<>();
        names.put(0x01, new Label("登录", "login"));
        names.put(0x12, new Label("位置", "place"));
        for (int place : new int[] {0x31, 0x37, 0xA0}) {
            names.put(place, new Label("位置", "place"));
        }
        for (int beat : new int[] {0x13, 0x23, 0x36}) {
            names.put(beat, new Label("心跳与状态", "heartbeat and state"));
        }
        for (int alarm : new int[] {0x16, 0x26, 0x27, 0xA4, 0xA5}) {
            names.put(alarm, new Label("报警", "alarm"));
        }
        names.put(0x22, new Label("位置", "place"));
        names.put(0x19, new Label("报警（无卫星定位）", "alarm without satellites"));
        names.put(0x8A, new Label("校时请求", "asks for the time"));
        names.put(0x94, new Label("信息", "information"));
        names.put(0x21, new Label("指令应答", "answer to a command"));
        names.put(0x15, new Label("指令应答（短）", "answer to a command (short)"));
        names.put(0x2A, new Label("请求地址", "asks for an address"));
        for (int cells : new int[] {0x17, 0x18, 0x24, 0x28, 0x2C, 0x2E, 0x33, 0x34, 0x69, 0xA1, 0xA2, 0xF3}) {
            names.put(cells, new Label("基站或 Wi-Fi", "cells or Wi-Fi"));
        }
        names.put(0x80, new Label("下行指令", "command (sent by a server)"));
        return Map.copyOf(names);
    }

    private static Label alarm(long code) {
        Label name = CODES.getOrDefault((int) code, new Label("未知", "unknown"));
        String hex = "%02X ".formatted(code);
        return new Label(hex + name.zh(), hex + name.en());
    }

    private static Map<Integer, Label> codes() {
        Map<Integer, Label> names = new TreeMap<>();
        String all = "00 正常/normal|01 求救/SOS|02 断电/power cut|03 震动/vibration|04 进围栏/fence entered|05 出围栏/fence left|06"
            + " 超速/too fast|09 拖吊或震动/tow or vibration|0A 进盲区/blind area entered|0B 出盲区/blind area left|0C 开机/switched"
            + " on|0D 首次定位/first fix|0E 外电低/external supply low|0F 外电保护/supply protection|10 换卡/SIM changed|11"
            + " 关机/switched off|12 飞行模式/flight mode|13 拆卸/disassembled|14 门/door|15 低电关机/off for low battery|16"
            + " 声音/sound|17 伪基站/false base station|18 开盖或取下/cover opened or taken off|19 电池低/battery low|20 深度休眠/deep"
            + " sleep|23 跌倒/fall|25 防拆/tamper|32 拔出/unplugged|33 上锁/locked|34 开锁/unlocked|5B 温度高/temperature high|5C"
            + " 温度低/temperature low|FE 点火/ignition on|FF 熄火/ignition off";
        for (String one : all.split("\\|")) {
            String[] words = one.substring(3).split("/", 2);
            names.put(Integer.parseInt(one.substring(0, 2), 16), new Label(words[0], words[1]));
        }
        return Map.copyOf(names);
    }

    private static Label uploadMode(long mode) {
        Label name = switch ((int) mode) {
            case 0x00 -> new Label("定时", "timed");
            case 0x01 -> new Label("定距", "by distance");
            case 0x02 -> new Label("拐点", "at a corner");
            case 0x03 -> new Label("点火变化", "ignition changed");
            case 0x04 -> new Label("静止前最后一点", "last place before standing still");
            case 0x05 -> new Label("网络恢复", "network back");
            case 0x06 -> new Label("星历更新后", "after new ephemeris");
            case 0x07 -> new Label("侧键按下", "side key pressed");
            case 0x08 -> new Label("开机", "switched on");
            case 0x0A, 0x0D -> new Label("静止时最后一点", "last place while standing still");
            default -> new Label("未知", "unknown");
        };
        String hex = "%02X ".formatted(mode);
        return new Label(hex + name.zh(), hex + name.en());
    }

    private static Label state(long state) {
        Label alarm = switch ((int) (state >> 3 & 7)) {
            case 0 -> new Label("正常", "normal");
            case 1 -> new Label("震动", "vibration");
            case 2 -> new Label("断电", "power cut");
            case 3 -> new Label("电池低", "battery low");
            case 4 -> new Label("求救", "SOS");
            case 6 -> new Label("围栏", "fence");
            case 7 -> new Label("取下", "taken off");
            default -> new Label("未知", "unknown");
        };
        Label bits = Part.bits(
                state & 0xC7,
                Map.of(
                        0, new Label("设防", "armed"),
                        1, new Label("点火", "ignition"),
                        2, new Label("充电", "charging"),
                        6, new Label("GPS 开", "GPS on"),
                        7, new Label("断油电", "oil and electricity cut")));
        return new Label(
                "报警位 5–3: " + alarm.zh() + "；" + bits.zh(), "alarm bits 5-3: " + alarm.en() + "; " + bits.en());
    }

    private static Label language(long code) {
        return switch ((int) code) {
            case 0 -> new Label("不需回复", "no reply wanted");
            case 1 -> new Label("中文", "Chinese");
            case 2 -> new Label("英文", "English");
            default -> Label.same(Long.toString(code));
        };
    }

    private static Label zone(long word) {
        long zone = word >> 4;
        String told = "UTC%s%d:%02d".formatted((word & 8) == 0 ? "+" : "-", zone / 100, zone % 100);
        return new Label(told + "，语言 " + (word & 3), told + ", language " + (word & 3));
    }

    private static Label course(long flags) {
        String degrees = (flags & 0x3FF) + "°";
        boolean north = (flags & 1 << 10) != 0;
        boolean west = (flags & 1 << 11) != 0;
        boolean fixed = (flags & 1 << 12) != 0;
        return new Label(
                degrees + (north ? "，北纬" : "，南纬") + (west ? "，西经" : "，东经") + (fixed ? "，已定位" : "，未定位"),
                degrees
                        + (north ? ", north" : ", south")
                        + (west ? ", west" : ", east")
                        + (fixed ? ", fixed" : ", not fixed"));
    }

    private static String degrees(long value) {
        return String.format(Locale.ROOT, "%.6f°", value / 1_800_000.0);
    }

    private static Label time(Bytes octets) {
        if (octets.length() < 6) {
            return Label.same(octets.hex());
        }
        return Label.same("%04d-%02d-%02d %02d:%02d:%02d"
                .formatted(2000 + octets.at(0), octets.at(1), octets.at(2), octets.at(3), octets.at(4), octets.at(5)));
    }
}

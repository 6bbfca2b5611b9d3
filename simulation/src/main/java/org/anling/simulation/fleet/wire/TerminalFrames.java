package org.anling.simulation.fleet.wire;

import java.time.Instant;
import java.time.ZoneOffset;
import org.anling.simulation.district.map.GeoPoint;

/** Messages of JT/T 808-2013: {@code 7E header body check 7E}, escaped. */
public final class TerminalFrames {

    public static final int REGISTER = 0x0100;
    public static final int AUTHENTICATE = 0x0102;
    public static final int HEARTBEAT = 0x0002;
    public static final int REPORT = 0x0200;
    public static final int LOCATED = 0x0201;
    public static final int CONFIRM = 0x0001;
    public static final int CONFIRMED = 0x8001;
    public static final int REGISTERED = 0x8100;
    public static final int LOCATE = 0x8201;

    /** Alarm bits. */
    public static final int SOS = 1;

    public static final int BATTERY_LOW = 1 << 7;
    public static final int FALL = 1 << 29;

    private static final double UNITS_A_DEGREE = 1_000_000;
    private static final int HEADER = 12;
    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);

    private TerminalFrames() {}

    /** Province 11, city 105, no plate. */
    public static String register(String phone, int serial) {
        String device = "DEMO1" + padded("CARE-P1", 20) + "P" + phone.substring(phone.length() - 6);
        return message(REGISTER, phone, serial, "000b0069" + Octets.hex(device) + "00");
    }

    /** With the code that the registration gave. */
    public static String authenticate(String phone, int serial, String code) {
        return message(AUTHENTICATE, phone, serial, Octets.hex(code));
    }

    public static String heartbeat(String phone, int serial) {
        return message(HEARTBEAT, phone, serial, "");
    }

    /** Where it is and which alarm bits are on: a fix by satellite, 44 m, at rest. */
    public static String report(String phone, int serial, int bits, GeoPoint place, Instant at) {
        return message(REPORT, phone, serial, body(bits, place, at));
    }

    /** The answer to being asked where it is. */
    public static String located(String phone, int serial, int asked, GeoPoint place, Instant at) {
        return message(LOCATED, phone, serial, "%04x".formatted(asked) + body(0, place, at));
    }

    /** Says that a message of the platform was understood. */
    public static String confirm(String phone, int serial, Down heard) {
        return message(CONFIRM, phone, serial, "%04x%04x00".formatted(heard.serial(), heard.id()));
    }

    /** What the platform says to a message. */
    public static String confirmed(String phone, int serial, int heard, int id, int result) {
        return message(CONFIRMED, phone, serial, "%04x%04x%02x".formatted(heard, id, result));
    }

    /** What the platform says to a registration. */
    public static String registered(String phone, int serial, int heard, String code) {
        return message(REGISTERED, phone, serial, "%04x00%s".formatted(heard, Octets.hex(code)));
    }

    /**
     * A message of the platform.
     *
     * @param body octets
     */
    public record Down(int id, int serial, String body) {

        /** Which of our messages it is about. */
        public int about() {
            return body.length() < 2 ? -1 : Octets.pair(body, 0);
        }

        /** What became of that message: 0 is good, 4 confirms an alarm. */
        public int result() {
            int at = id == REGISTERED ? 2 : 4;
            return body.length() <= at ? -1 : body.charAt(at);
        }

        /** The code that a registration gives. */
        public String code() {
            return body.length() < 3 ? "" : body.substring(3);
        }
    }

    /** Where the first whole message ends, 0 if there is none yet. */
    public static int end(String octets) {
        int begin = octets.indexOf('~');
        return begin < 0 ? 0 : octets.indexOf('~', begin + 1) + 1;
    }

    /** Reads a whole message of the platform. */
    public static Down read(String frame) {
        String plain = frame.substring(frame.indexOf('~') + 1, frame.length() - 1)
                .replace("}\u0002", "~")
                .replace("}\u0001", "}");
        if (plain.length() <= HEADER) {
            return new Down(0, 0, "");
        }
        return new Down(
                Octets.pair(plain, 0), Octets.pair(plain, HEADER - 2), plain.substring(HEADER, plain.length() - 1));
    }

    private static String body(int bits, GeoPoint place, Instant at) {
        return "%08x".formatted(bits) + "00040002" + degrees(place.latitude()) + degrees(place.longitude())
                + "002c00000000" + Octets.time("uuMMddHHmmss", at, CHINA);
    }

    private static String message(int id, String phone, int serial, String body) {
        String octets = Octets.of("%04x%04x%s%04x%s".formatted(id, body.length() / 2, phone, serial & 0xFFFF, body));
        int check = octets.chars().reduce(0, (a, b) -> a ^ b);
        String whole = octets + (char) check;
        return "~" + whole.replace("}", "}\u0001").replace("~", "}\u0002") + "~";
    }

    private static String padded(String text, int length) {
        return text + "\u0000".repeat(length - text.length());
    }

    private static String degrees(double degrees) {
        return "%08x".formatted(Math.round(degrees * UNITS_A_DEGREE));
    }
}

package org.anling.simulation.fleet.wire;

import java.time.Instant;
import java.time.ZoneOffset;
import org.anling.simulation.district.map.GeoPoint;

/** Frames of the GT06 family: {@code 78 78 len number … serial crc 0D 0A}. */
public final class TrackerFrames {

    public static final int LOGIN = 0x01;
    public static final int HEARTBEAT = 0x13;
    public static final int ALARM = 0x26;
    public static final int COMMAND = 0x80;

    /** Alarm bytes. */
    public static final int SOS = 0x01;

    public static final int FALL = 0x23;
    public static final int BATTERY_LOW = 0x19;

    private static final int X25 = 0x8408;
    private static final int ALL_ONES = 0xFFFF;
    private static final double UNITS_A_DEGREE = 1_800_000;
    private static final int SHORT_HEAD = 3;
    private static final int SHORTEST = 4;
    private static final int AROUND = 5;
    private static final int SERIAL_AND_CHECK = 4;
    private static final int FLAG_DIGITS = 8;

    private TrackerFrames() {}

    /** Names the device of a connection. */
    public static String login(String imei, int serial) {
        return framed("0d01" + "0" + imei, serial);
    }

    /** Satellites on, no alarm. */
    public static String heartbeat(int serial) {
        return framed("0a13" + "4404030002", serial);
    }

    /** An alarm with a fix, at rest, one cell, no alarm among the bits of its state. */
    public static String alarm(GeoPoint place, int code, Instant at, int serial) {
        String head = "2526" + stamp(at) + "c9" + degrees(place.latitude()) + degrees(place.longitude());
        return framed(head + "001400" + "0901cc002530000e57" + "440304" + "%02x02".formatted(code), serial);
    }

    /** What a command is answered: the same flag, and a text. */
    public static String answer(String flag, String text, int serial) {
        String content = "21" + flag + "01" + Octets.hex(text);
        String counted = "%04x".formatted(content.length() / 2 + SERIAL_AND_CHECK) + content + "%04x".formatted(serial);
        return Octets.of("7979" + counted + check(counted) + "0d0a");
    }

    /** What the server says to a frame of that number and serial. */
    public static String acknowledgement(int number, int serial) {
        return framed("05%02x".formatted(number), serial);
    }

    /** Where the first whole frame ends, 0 if there is none yet. */
    public static int end(String octets) {
        if (octets.length() < SHORTEST) {
            return 0;
        }
        int length = octets.charAt(0) == 'y' ? Octets.pair(octets, 2) + AROUND + 1 : octets.charAt(2) + AROUND;
        return octets.length() < length ? 0 : length;
    }

    public static int number(String frame) {
        return frame.charAt(SHORT_HEAD);
    }

    public static int serial(String frame) {
        return Octets.pair(frame, frame.length() - 6);
    }

    /** By which the server recognises the answer to its command, in hexadecimal. */
    public static String flag(String command) {
        int at = 2 * (SHORT_HEAD + 2);
        return Octets.hex(command).substring(at, at + FLAG_DIGITS);
    }

    private static String framed(String counted, int serial) {
        String all = counted + "%04x".formatted(serial & ALL_ONES);
        return Octets.of("7878" + all + check(all) + "0d0a");
    }

    private static String check(String hex) {
        return "%04x".formatted(Octets.check(Octets.of(hex), ALL_ONES, X25) ^ ALL_ONES);
    }

    private static String degrees(double degrees) {
        return "%08x".formatted(Math.round(degrees * UNITS_A_DEGREE));
    }

    private static String stamp(Instant at) {
        StringBuilder stamp = new StringBuilder();
        for (String part : Octets.time("uu MM dd HH mm ss", at, ZoneOffset.UTC).split(" ", -1)) {
            stamp.append("%02x".formatted(Integer.parseInt(part)));
        }
        return stamp.toString();
    }
}

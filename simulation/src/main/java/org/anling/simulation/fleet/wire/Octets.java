package org.anling.simulation.fleet.wire;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;

/** Texts with one character per octet, and the checks over them. */
public final class Octets {

    private Octets() {}

    /** What digits in hexadecimal stand for. */
    public static String of(String hex) {
        return of(HexFormat.of().parseHex(hex));
    }

    public static String of(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** As the network carries it. */
    public static byte[] bytes(String octets) {
        return octets.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** As a person reads it. */
    public static String hex(String octets) {
        return HexFormat.of().formatHex(bytes(octets));
    }

    /** A check of 16 bits with a reflected polynomial. */
    static int check(String octets, int initial, int polynomial) {
        int check = initial;
        for (int i = 0; i < octets.length(); i++) {
            check ^= octets.charAt(i);
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                check = (check & 1) == 0 ? check >> 1 : check >> 1 ^ polynomial;
            }
        }
        return check;
    }

    static int pair(String octets, int at) {
        return octets.charAt(at) << Byte.SIZE | octets.charAt(at + 1);
    }

    static String time(String pattern, Instant at, ZoneOffset zone) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).format(at.atOffset(zone));
    }
}

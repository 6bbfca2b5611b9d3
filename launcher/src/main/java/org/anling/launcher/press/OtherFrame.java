package org.anling.launcher.press;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A call for help in the words of the other protocols on the port: the tracker and the card are those of the demo's first elder, the panel
 * is nobody's. Written out here and not taken from the codecs, as {@link WatchFrame} is.
 */
public enum OtherFrame {
    /** A panel's pendant by SIA DC-09. */
    DC09 {
        @Override
        public List<String> of(Instant now) {
            String sequence = "%04d".formatted(now.getEpochSecond() % 9_999 + 1);
            String body = "\"SIA-DCS\"" + sequence + "L0#DE30[#DE30|Nri1/QA003^Bathroom^]_"
                    + time("HH:mm:ss,MM-dd-uuuu", now, ZoneOffset.UTC);
            return List.of("\n%04X%04X%s\r".formatted(check(body, 0, 0xA001), body.length(), body));
        }

        @Override
        int ends(String answer) {
            return count(answer, "\r");
        }

        @Override
        public String shown(String frame) {
            return frame.strip();
        }
    },

    /** A key fob of the GT06 family: its login, then the alarm. */
    GT06 {
        @Override
        public List<String> of(Instant now) {
            StringBuilder at = new StringBuilder();
            for (String part : time("uu MM dd HH mm ss", now, ZoneOffset.UTC).split(" ")) {
                at.append("%02x".formatted(Integer.parseInt(part)));
            }
            String alarm = "2526" + at + "c9044765b80c7d33e80014000901cc002530000e576403040102";
            return List.of(framed("0d010861234050000010" + "0001"), framed(alarm + "0002"));
        }

        private String framed(String counted) {
            String octets = latin(counted);
            return latin("7878" + counted + "%04x".formatted(check(octets, 0xFFFF, 0x8408) ^ 0xFFFF) + "0d0a");
        }

        @Override
        int ends(String answer) {
            return count(answer, "\r\n");
        }
    },

    /** An SOS card by JT/T 808, edition 2013. */
    JT808 {
        @Override
        public List<String> of(Instant now) {
            String serial = "%04x".formatted(now.getEpochSecond() & 0xFFFF);
            String plain = "0200001c" + "012345678901" + serial + "00000001" + "00040002" + "02608dd806f03948"
                    + "002c00000000" + time("uuMMddHHmmss", now, ZoneOffset.ofHours(8));
            int check = latin(plain).chars().reduce(0, (a, b) -> a ^ b);
            String octets = latin(plain + "%02x".formatted(check));
            return List.of("~" + octets.replace("}", "}\u0001").replace("~", "}\u0002") + "~");
        }

        @Override
        int ends(String answer) {
            return count(answer, "~") / 2;
        }
    };

    /** What is sent, one after the other, one character per octet. */
    public abstract List<String> of(Instant now);

    /** How many whole answers there are in what came. */
    abstract int ends(String answer);

    /** As a person reads it. */
    public String shown(String frame) {
        return HexFormat.of().formatHex(frame.getBytes(ISO_8859_1));
    }

    /** As typed. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static String time(String pattern, Instant at, ZoneOffset zone) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).format(at.atOffset(zone));
    }

    private static String latin(String hex) {
        return new String(HexFormat.of().parseHex(hex), ISO_8859_1);
    }

    private static int count(String text, String sign) {
        return text.split(Pattern.quote(sign), -1).length - 1;
    }

    /** A check of 16 bits with a reflected polynomial. */
    private static int check(String octets, int initial, int polynomial) {
        int check = initial;
        for (int i = 0; i < octets.length(); i++) {
            check ^= octets.charAt(i);
            for (int bit = 0; bit < 8; bit++) {
                check = (check & 1) == 0 ? check >> 1 : check >> 1 ^ polynomial;
            }
        }
        return check;
    }
}

package org.anling.gateway.codec.dc09;

import java.time.Instant;
import java.util.HexFormat;
import org.anling.gateway.codec.Bytes;

/** The frames that a receiver sends (section 3): octets of receiver and line go back as they came. */
final class Dc09Replies {

    private static final int BLOCK = 16;

    private Dc09Replies() {}

    /** The message is on disk, or asked for nothing else than a sign of life. */
    static Bytes acknowledge(Dc09Frame frame) {
        return framed("\"ACK\"" + frame.sequence() + address(frame) + "[]");
    }

    /**
     * The same, encrypted.
     *
     * @param padding at least 15 random characters, none of {@code | [ ]}
     */
    static Bytes acknowledge(Dc09Frame frame, Dc09Key key, Instant now, String padding) {
        String content = "|]" + Dc09Text.stamp(now);
        int missing = (BLOCK - content.length() % BLOCK) % BLOCK;
        byte[] plain = Bytes.ofLatin(padding.substring(0, missing) + content).toArray();
        String secret = HexFormat.of().withUpperCase().formatHex(key.encrypt(plain));
        return framed("\"*ACK\"" + frame.sequence() + address(frame) + "[" + secret);
    }

    /** Right, but we cannot read it: the panel may try another way. */
    static Bytes cannot(Dc09Frame frame) {
        return framed("\"DUH\"" + frame.sequence() + address(frame) + "[]");
    }

    /** Its clock is wrong: this is the time, send it again. */
    static Bytes wrongTime(Instant now) {
        return framed("\"NAK\"0000R0L0A0[]" + Dc09Text.stamp(now));
    }

    private static String address(Dc09Frame frame) {
        return frame.receiver() + frame.line() + "#" + frame.account();
    }

    private static Bytes framed(String body) {
        int check = Crc16.of(Bytes.ofLatin(body).toArray());
        return Bytes.ofLatin("\n%04X%04X%s\r".formatted(check, body.length(), body));
    }

    /** Whether padding can be used: long enough, and nothing in it that ends it. */
    static boolean isPadding(String padding) {
        return padding.length() >= BLOCK - 1 && padding.matches("[0-9A-Za-z]+");
    }
}

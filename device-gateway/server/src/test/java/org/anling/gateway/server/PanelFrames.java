package org.anling.gateway.server;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** A DC-09 panel, written out here and not taken from the codec: a sender that shared its code would agree with its mistakes. */
final class PanelFrames {
    static final String KEY = "00112233445566778899AABBCCDDEEFF";

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("'_'HH:mm:ss,MM-dd-uuuu", Locale.ROOT).withZone(ZoneOffset.UTC);

    private PanelFrames() {}

    /** A whole frame around a body. */
    static String frame(String body) {
        int crc = 0;
        for (byte octet : body.getBytes(StandardCharsets.ISO_8859_1)) {
            crc ^= octet & 0xFF;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) == 0 ? crc >> 1 : crc >> 1 ^ 0xA001;
            }
        }
        return "\n%04X%04X%s\r".formatted(crc, body.length(), body);
    }

    static String sia(String account, String sequence, String event) {
        return frame("\"SIA-DCS\"%sL0#%s[#%s|%s]".formatted(sequence, account, account, event));
    }

    static String acknowledged(String account, String sequence) {
        return frame("\"ACK\"%sL0#%s[]".formatted(sequence, account));
    }

    /** The same event in secret, as sent at an instant. */
    static String secret(String account, String sequence, String event, Instant at) {
        return secret(KEY, account, sequence, event, at);
    }

    /** The same with another key. */
    static String secret(String key, String account, String sequence, String event, Instant at) {
        String plain = "|#" + account + "|" + event + "]" + STAMP.format(at);
        String padded = "Zq7Lm2Xv9KAbCdEf".substring(0, (16 - plain.length() % 16) % 16) + plain;
        return frame("\"*SIA-DCS\"%sL0#%s[%s".formatted(sequence, account, encrypted(key, padded)));
    }

    private static String encrypted(String key16, String plain) {
        try {
            Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
            SecretKeySpec key = new SecretKeySpec(HexFormat.of().parseHex(key16.toLowerCase(Locale.ROOT)), "AES");
            cipher.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec(new byte[16]));
            return HexFormat.of().withUpperCase().formatHex(cipher.doFinal(plain.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}

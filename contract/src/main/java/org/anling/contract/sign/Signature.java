package org.anling.contract.sign;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * HMAC-SHA256 over method, path, timestamp, nonce and the hash of the body, one a line. The headers are {@value #TIMESTAMP} (seconds
 * since 1970), {@value #NONCE} (random, used once) and {@value #SIGNATURE} (hexadecimal).
 */
public final class Signature {

    public static final String TIMESTAMP = "X-Anling-Timestamp";
    public static final String NONCE = "X-Anling-Nonce";
    public static final String SIGNATURE = "X-Anling-Signature";

    private final byte[] secret;

    public Signature(String secret) {
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
    }

    /** What is signed about a request beside its body. */
    public record Head(String method, String path, long timestamp, String nonce) {}

    /** The value of the signature header. */
    public String of(Head head, byte[] body) {
        String signed =
                head.method + '\n' + head.path + '\n' + head.timestamp + '\n' + head.nonce + '\n' + sha256(body);
        return HexFormat.of().formatHex(hmac(signed));
    }

    /** The three headers of a POST by name; the nonce is random and used once. */
    public Map<String, String> headers(String path, Instant at, String nonce, byte[] body) {
        Head head = new Head("POST", path, at.getEpochSecond(), nonce);
        return Map.of(TIMESTAMP, Long.toString(head.timestamp), NONCE, nonce, SIGNATURE, of(head, body));
    }

    /** Whether a signature fits; takes the same time whatever is wrong. */
    public boolean fits(Head head, byte[] body, String signature) {
        byte[] expected = of(head, body).getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.UTF_8));
    }

    /** A code for one name, which only the holder of the secret can make. */
    public byte[] hmac(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    /** Hexadecimal SHA-256. */
    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}

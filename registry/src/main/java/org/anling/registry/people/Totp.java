package org.anling.registry.people;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Time-based one-time passwords after RFC 6238 with what every authenticator knows: SHA-1, six digits, steps of thirty seconds. The
 * clock of a telephone may be one step off. Any thread.
 */
public final class Totp {
    static final long STEP_SECONDS = 30;

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int SECRET_BYTES = 20;
    private static final int DRIFT_STEPS = 1;
    private static final int MODULUS = 1_000_000;

    private final SecureRandom random = new SecureRandom();

    /** A new secret in base32, as people can type it. */
    public String newSecret() {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        StringBuilder text = new StringBuilder();
        for (int bit = 0; bit < bytes.length * 8; bit += 5) {
            int value = 0;
            for (int i = bit; i < bit + 5; i++) {
                value = (value << 1) | ((bytes[i / 8] >> (7 - i % 8)) & 1);
            }
            text.append(ALPHABET.charAt(value));
        }
        return text.toString();
    }

    /**
     * The time step that a code belongs to.
     *
     * @param after the last step that was used: it and all before are used up, so that a code that was overheard is worth nothing
     * @return empty if the code is wrong, too old or used up
     */
    public static OptionalLong step(String secret, String code, Instant now, long after) {
        long here = now.getEpochSecond() / STEP_SECONDS;
        for (long step = here - DRIFT_STEPS; step <= here + DRIFT_STEPS; step++) {
            if (step > after && code(secret, step).equals(code)) {
                return OptionalLong.of(step);
            }
        }
        return OptionalLong.empty();
    }

    /** The code of a moment. */
    public static String code(String secret, Instant at) {
        return code(secret, at.getEpochSecond() / STEP_SECONDS);
    }

    private static String code(String secret, long step) {
        byte[] hash = hmac(decoded(secret), ByteBuffer.allocate(8).putLong(step).array());
        int offset = hash[hash.length - 1] & 0xf;
        int number = ByteBuffer.wrap(hash, offset, 4).getInt() & 0x7fff_ffff;
        return String.format(Locale.ROOT, "%06d", number % MODULUS);
    }

    private static byte[] hmac(byte[] key, byte[] message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(key, "HmacSHA1"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA1", e);
        }
    }

    private static byte[] decoded(String secret) {
        byte[] bytes = new byte[secret.length() * 5 / 8];
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            int value = ALPHABET.indexOf(secret.charAt(bit / 5));
            bytes[bit / 8] |= (byte) (((value >> (4 - bit % 5)) & 1) << (7 - bit % 8));
        }
        return bytes;
    }
}

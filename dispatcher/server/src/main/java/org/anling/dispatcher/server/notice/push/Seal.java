package org.anling.dispatcher.server.notice.push;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts a message for one browser: RFC 8291 (keys) over RFC 8188 ({@code aes128gcm}, one record).
 *
 * <pre>
 *   salt 16 | record size 4 | key length 1 | our public key 65 | ciphertext and tag
 * </pre>
 */
final class Seal {
    private static final int SALT_BYTES = 16;
    private static final int RECORD = 4096;
    private static final int TAG_BITS = 128;

    /** The end of the last record (RFC 8188, section 2). */
    private static final byte LAST = 2;

    private Seal() {}

    /** Everything that is made anew for each message. */
    @SuppressWarnings("ArrayRecordComponent") // used once, never compared
    record Fresh(KeyPair keys, byte[] salt) {

        static Fresh of(SecureRandom random) throws GeneralSecurityException {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), random);
            byte[] salt = new byte[SALT_BYTES];
            random.nextBytes(salt);
            return new Fresh(generator.generateKeyPair(), salt);
        }
    }

    /**
     * The body of the request.
     *
     * @param browser its public key, an uncompressed point
     * @param auth the secret that it shares
     * @throws GeneralSecurityException if the browser's key is none
     */
    static byte[] of(byte[] plain, byte[] browser, byte[] auth, Fresh fresh) throws GeneralSecurityException {
        byte[] ours = Curve.encode((ECPublicKey) fresh.keys.getPublic());
        KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(fresh.keys.getPrivate());
        agreement.doPhase(Curve.decode(browser), true);
        byte[] input = expand(
                hmac(auth, agreement.generateSecret()),
                joined("WebPush: info\0".getBytes(StandardCharsets.US_ASCII), browser, ours),
                32);
        byte[] base = hmac(fresh.salt, input);
        byte[] key = expand(base, "Content-Encoding: aes128gcm\0".getBytes(StandardCharsets.US_ASCII), 16);
        byte[] nonce = expand(base, "Content-Encoding: nonce\0".getBytes(StandardCharsets.US_ASCII), 12);
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        byte[] sealed = cipher.doFinal(joined(plain, new byte[] {LAST}));
        return ByteBuffer.allocate(SALT_BYTES + 4 + 1 + ours.length + sealed.length)
                .put(fresh.salt)
                .putInt(RECORD)
                .put((byte) ours.length)
                .put(ours)
                .put(sealed)
                .array();
    }

    /** HKDF-Expand for at most one block (RFC 5869). */
    private static byte[] expand(byte[] key, byte[] info, int length) throws GeneralSecurityException {
        return Arrays.copyOf(hmac(key, joined(info, new byte[] {1})), length);
    }

    private static byte[] hmac(byte[] key, byte[] text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text);
    }

    private static byte[] joined(byte[]... parts) {
        int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
        ByteBuffer joined = ByteBuffer.allocate(length);
        for (byte[] part : parts) {
            joined.put(part);
        }
        return joined.array();
    }
}

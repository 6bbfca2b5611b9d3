package org.anling.dispatcher.server.notice.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECPrivateKeySpec;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.anling.contract.directory.PersonCard.PushAddress;

/** A browser's side of RFC 8291, written apart from ours. */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Browser(KeyPair keys, byte[] auth) {

    /** One with keys of its own. */
    public static Browser fresh() throws GeneralSecurityException {
        return new Browser(pair(), "sixteen octets!!".getBytes(StandardCharsets.US_ASCII));
    }

    /** Where it listens, as it would tell the centre. */
    public PushAddress at(String id, URI endpoint) {
        return new PushAddress(id, endpoint.toString(), text(point()), text(auth));
    }

    byte[] point() {
        return Curve.encode((ECPublicKey) keys.getPublic());
    }

    /** What a body says, without the blanks that fill it up. */
    public String read(byte[] body) throws GeneralSecurityException {
        return opened(body).stripTrailing();
    }

    String opened(byte[] body) throws GeneralSecurityException {
        ByteBuffer in = ByteBuffer.wrap(body);
        byte[] salt = new byte[16];
        in.get(salt);
        assertThat(in.getInt()).isEqualTo(4096);
        byte[] theirs = new byte[in.get()];
        in.get(theirs);
        byte[] sealed = new byte[in.remaining()];
        in.get(sealed);
        KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(keys.getPrivate());
        agreement.doPhase(Curve.decode(theirs), true);
        byte[] own = point();
        ByteBuffer info = ByteBuffer.allocate(14 + own.length + theirs.length + 1);
        info.put("WebPush: info\0".getBytes(StandardCharsets.US_ASCII))
                .put(own)
                .put(theirs)
                .put((byte) 1);
        byte[] base = hmac(salt, hmac(hmac(auth, agreement.generateSecret()), info.array()));
        byte[] key = Arrays.copyOf(hmac(base, ascii("Content-Encoding: aes128gcm\0\1")), 16);
        byte[] nonce = Arrays.copyOf(hmac(base, ascii("Content-Encoding: nonce\0\1")), 12);
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
        byte[] plain = cipher.doFinal(sealed);
        assertThat(plain[plain.length - 1]).isEqualTo((byte) 2);
        return new String(plain, 0, plain.length - 1, StandardCharsets.UTF_8);
    }

    static KeyPair pair() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    static PrivateKey secret(String number) throws GeneralSecurityException {
        return KeyFactory.getInstance("EC")
                .generatePrivate(new ECPrivateKeySpec(new BigInteger(1, bytes(number)), Curve.spec()));
    }

    static byte[] bytes(String text) {
        return Base64.getUrlDecoder().decode(text);
    }

    static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] hmac(byte[] key, byte[] text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text);
    }
}

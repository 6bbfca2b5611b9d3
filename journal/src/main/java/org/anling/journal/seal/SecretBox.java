package org.anling.journal.seal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Seals secrets with a key that is not in the database, so that a backup or a replica of it is worth nothing without the configuration:
 * AES-256-GCM, bound to the name of whom the secret belongs to. Without a key everything lies open, as it always did. Any thread.
 */
public final class SecretBox {
    /** No key: nothing is sealed, and what is sealed is not opened. */
    public static final SecretBox OPEN = new SecretBox(null);

    private static final String SEALED = "sealed:";
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final @Nullable SecretKey key;
    private final SecureRandom random = new SecureRandom();

    private SecretBox(@Nullable SecretKey key) {
        this.key = key;
    }

    /**
     * With the key of a configuration.
     *
     * @param base64 of 32 bytes; empty for no key
     * @throws IllegalArgumentException if it is neither
     */
    public static SecretBox of(String base64) {
        if (base64.isEmpty()) {
            return OPEN;
        }
        byte[] bytes = Base64.getDecoder().decode(base64);
        if (bytes.length != KEY_BYTES) {
            throw new IllegalArgumentException("a key has 32 bytes and not " + bytes.length);
        }
        return new SecretBox(new SecretKeySpec(bytes, "AES"));
    }

    /** Whether what is stored has to be stored anew: there is a key, and it lies open. */
    public boolean wantsSealing(String stored) {
        return key != null && !stored.startsWith(SEALED);
    }

    /** As it is to be stored. */
    public String seal(String name, String secret) {
        if (key == null) {
            return secret;
        }
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, nonce, name).doFinal(bytes(secret));
            byte[] both = ByteBuffer.allocate(nonce.length + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
            return SEALED + Base64.getEncoder().encodeToString(both);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES-GCM", e);
        }
    }

    /** What was sealed or lay open; empty if this key does not open it, or it was somebody else's. */
    public Optional<String> open(String name, String stored) {
        if (!stored.startsWith(SEALED)) {
            return Optional.of(stored);
        }
        if (key == null) {
            return Optional.empty();
        }
        ByteBuffer both = ByteBuffer.wrap(Base64.getDecoder().decode(stored.substring(SEALED.length())));
        byte[] nonce = new byte[NONCE_BYTES];
        both.get(nonce);
        byte[] sealed = new byte[both.remaining()];
        both.get(sealed);
        try {
            byte[] secret = cipher(Cipher.DECRYPT_MODE, key, nonce, name).doFinal(sealed);
            return Optional.of(new String(secret, StandardCharsets.UTF_8));
        } catch (AEADBadTagException otherKey) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES-GCM", e);
        }
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] nonce, String name) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(bytes(name));
        return cipher;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

package org.anling.registry.people;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * Passwords of devices, stored as {@code sha256:<salt hex>:<hash hex>} where the hash is SHA-256 over the salt's bytes followed by
 * the password in UTF-8. A storm of logins must stay cheap, so nothing slower is used. Any thread.
 */
public final class DeviceSecrets {

    private static final int SALT_BYTES = 16;

    private final SecureRandom random = new SecureRandom();

    /** The hash to store. */
    public String hash(String secret) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return "sha256:" + HexFormat.of().formatHex(salt) + ":" + HexFormat.of().formatHex(digest(salt, secret));
    }

    /** Whether the password belongs to the hash. */
    public boolean matches(String secret, String hash) {
        String[] parts = hash.split(":", -1);
        if (parts.length != 3 || !parts[0].equals("sha256")) {
            return false;
        }
        byte[] expected = HexFormat.of().parseHex(parts[2]);
        return MessageDigest.isEqual(expected, digest(HexFormat.of().parseHex(parts[1]), secret));
    }

    private static byte[] digest(byte[] salt, String secret) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(salt);
            return sha.digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}

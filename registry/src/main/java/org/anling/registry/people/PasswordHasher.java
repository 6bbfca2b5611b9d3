package org.anling.registry.people;

import com.password4j.Argon2Function;
import com.password4j.Hash;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.security.SecureRandom;

/**
 * Passwords of people: Argon2id with 19 MiB, two passes, one lane (the smallest set that OWASP recommends), a random salt each. The
 * parameters stand in the hash, so they can be raised later. Takes tens of milliseconds on purpose; any thread.
 */
public final class PasswordHasher {

    private static final int SALT_BYTES = 16;

    private final SecureRandom random = new SecureRandom();
    private final Argon2Function function = Argon2Function.getInstance(19_456, 2, 1, 32, Argon2.ID);
    private final String ofNobody = hash("nobody");

    /** The hash to store, in the usual {@code $argon2id$...} form. */
    public String hash(String password) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        Hash hash = Password.hash(password).addSalt(salt).with(function);
        return hash.getResult();
    }

    /** Whether the password belongs to the hash. */
    public boolean matches(String password, String hash) {
        return Password.check(password, hash).with(Argon2Function.getInstanceFromHash(hash));
    }

    /** Takes as long as {@link #matches}, so that the time of an answer does not tell which accounts exist. */
    void pretend(String password) {
        if (matches(password, ofNobody)) {
            throw new IllegalStateException("an account that does not exist has no password");
        }
    }
}

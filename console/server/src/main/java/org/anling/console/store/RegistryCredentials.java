package org.anling.console.store;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.anling.registry.database.RegistryUnavailableException;
import org.anling.registry.people.Accounts;
import org.anling.registry.people.SignIn;
import org.anling.registry.signin.Attempt;
import org.jspecify.annotations.Nullable;

/**
 * Accounts in PostgreSQL. Hashing is slow on purpose, so only a few passwords are tried at once; who is known where he signs in does not
 * queue behind strangers.
 */
public final class RegistryCredentials implements Credentials {
    private static final int STRANGERS_AT_ONCE = 4;
    private static final int KNOWN_AT_ONCE = 2;

    private final Accounts accounts;
    private final Semaphore strangers = new Semaphore(STRANGERS_AT_ONCE, true);
    private final Semaphore known = new Semaphore(KNOWN_AT_ONCE, true);

    public RegistryCredentials(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public SignIn signIn(Attempt attempt) {
        Semaphore room = attempt.browser() == null ? strangers : known;
        room.acquireUninterruptibly();
        try {
            return asked(() -> accounts.signIn(attempt));
        } finally {
            room.release();
        }
    }

    @Override
    public boolean isKnown(String username, String browser) {
        return asked(() -> accounts.isKnown(username, browser));
    }

    @Override
    public String remember(String username, @Nullable String browser) {
        return asked(() -> accounts.remember(username, browser));
    }

    private static <T> T asked(Supplier<T> what) {
        try {
            return what.get();
        } catch (RegistryUnavailableException e) {
            throw new StoreDownException("registry_down", "PostgreSQL does not answer", e);
        }
    }
}

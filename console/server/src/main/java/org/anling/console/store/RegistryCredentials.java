package org.anling.console.store;

import java.util.concurrent.Semaphore;
import org.anling.registry.database.RegistryUnavailableException;
import org.anling.registry.people.Accounts;
import org.anling.registry.people.SignIn;

/** Accounts in PostgreSQL. Hashing is slow on purpose, so only a few passwords are tried at once. */
public final class RegistryCredentials implements Credentials {
    private static final int AT_ONCE = 4;

    private final Accounts accounts;
    private final Semaphore room = new Semaphore(AT_ONCE, true);

    public RegistryCredentials(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public SignIn signIn(String username, String password, String code) {
        room.acquireUninterruptibly();
        try {
            return accounts.signIn(username, password, code);
        } catch (RegistryUnavailableException e) {
            throw new StoreDownException("registry_down", "PostgreSQL does not answer", e);
        } finally {
            room.release();
        }
    }
}

package org.anling.console.store;

import org.anling.registry.people.SignIn;
import org.anling.registry.signin.Attempt;
import org.jspecify.annotations.Nullable;

/**
 * Tries a name, a password and, where there is one, a second factor; takes as long for a name that does not exist. Knows in which browsers
 * an account has signed in before. All of it throws {@link StoreDownException} if the registry does not answer.
 */
public interface Credentials {

    /**
     * What comes of it.
     *
     * @param attempt with what the browser keeps only if it {@linkplain #isKnown is known}
     */
    SignIn signIn(Attempt attempt);

    /** Whether an account has signed in before in the browser that keeps this. */
    boolean isKnown(String username, String browser);

    /** From now on it is known there. @return what the browser must keep, which is what it keeps already if some account is known by it */
    String remember(String username, @Nullable String browser);
}

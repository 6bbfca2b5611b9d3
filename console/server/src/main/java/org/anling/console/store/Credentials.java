package org.anling.console.store;

import org.anling.registry.people.SignIn;

/** Tries a name and a password; takes as long for a name that does not exist. */
@FunctionalInterface
public interface Credentials {

    /** @throws StoreDownException if the registry does not answer */
    SignIn signIn(String username, String password);
}

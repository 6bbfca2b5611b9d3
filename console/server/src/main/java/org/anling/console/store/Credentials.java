package org.anling.console.store;

import org.anling.registry.people.SignIn;

/** Tries a name, a password and, where there is one, a second factor; takes as long for a name that does not exist. */
@FunctionalInterface
public interface Credentials {

    /**
     * What comes of it.
     *
     * @param code of the second factor, empty if none was asked for yet
     * @throws StoreDownException if the registry does not answer
     */
    SignIn signIn(String username, String password, String code);
}

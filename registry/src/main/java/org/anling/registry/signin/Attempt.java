package org.anling.registry.signin;

import org.jspecify.annotations.Nullable;

/**
 * One try to sign in, as it was typed.
 *
 * @param code of the second factor, empty if none was asked for yet
 * @param browser what a known browser keeps, or null if there is nothing of the kind
 */
public record Attempt(
        String username,
        String password,
        String code,
        @Nullable String browser) {

    /** Leaves out all but the name. */
    @Override
    public String toString() {
        return "Attempt[" + username + "]";
    }
}

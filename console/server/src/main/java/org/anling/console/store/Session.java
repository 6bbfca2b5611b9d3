package org.anling.console.store;

import java.time.Instant;
import org.anling.console.api.Face;
import org.anling.contract.people.ResponderKind;
import org.anling.contract.people.Role;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is signed in.
 *
 * @param person id of the staff member or responder
 * @param kind for responders
 * @param since when the password was given
 */
public record Session(
        String person, String name, Role role, @Nullable ResponderKind kind, Instant since) {

    /** The side of the house it looks from. */
    public Face face() {
        return Face.of(role);
    }
}

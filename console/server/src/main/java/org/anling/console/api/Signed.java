package org.anling.console.api;

import org.anling.contract.people.ResponderKind;
import org.anling.contract.people.Role;
import org.jspecify.annotations.Nullable;

/**
 * Who is signed in.
 *
 * @param kind for responders
 */
public record Signed(
        String id,
        String name,
        Role role,
        Face face,
        @Nullable ResponderKind kind) {

    /**
     * Both faces of one browser.
     *
     * @param demo whether the demo profile is on
     * @param serverTime clock of the server, so that pages can show the offset of theirs
     */
    public record Sessions(
            @Nullable Signed staff,
            @Nullable Signed responder,
            boolean demo,
            String centre,
            java.time.Instant serverTime) {}
}

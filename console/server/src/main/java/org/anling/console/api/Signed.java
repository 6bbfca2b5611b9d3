package org.anling.console.api;

import java.util.List;
import org.anling.console.api.office.Todo;
import org.anling.contract.people.ResponderKind;
import org.anling.contract.people.Role;
import org.jspecify.annotations.Nullable;

/**
 * Who is signed in.
 *
 * @param kind for responders
 * @param scope beginning of the codes of the communities that it may see, empty for the whole centre
 * @param todo what is due before anything else is possible
 */
public record Signed(
        String id,
        String name,
        Role role,
        Face face,
        @Nullable ResponderKind kind,
        String scope,
        List<Todo> todo) {

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

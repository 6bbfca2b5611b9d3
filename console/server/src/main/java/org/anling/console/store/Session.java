package org.anling.console.store;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.anling.console.api.Face;
import org.anling.console.api.office.Todo;
import org.anling.console.projection.Scope;
import org.anling.contract.people.ResponderKind;
import org.anling.contract.people.Role;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is signed in. What a session that an older release kept does not have is what everybody had then.
 *
 * @param person id of the staff member or responder
 * @param kind for responders
 * @param since when the password was given
 * @param scope which communities it may see
 * @param todo what is due before the session is good for anything but that
 * @param origin how it came about
 */
public record Session(
        String person,
        String name,
        Role role,
        @Nullable ResponderKind kind,
        Instant since,
        Scope scope,
        List<Todo> todo,
        Origin origin) {

    public Session {
        scope = Objects.requireNonNullElse(scope, Scope.WHOLE);
        todo = todo == null ? List.of() : List.copyOf(todo);
        origin = Objects.requireNonNullElse(origin, Origin.UNKNOWN);
    }

    /** Somebody who sees the whole centre. */
    public Session(String person, String name, Role role, @Nullable ResponderKind kind, Instant since) {
        this(person, name, role, kind, since, Scope.WHOLE);
    }

    /** Somebody of whom nothing is due. */
    public Session(String person, String name, Role role, @Nullable ResponderKind kind, Instant since, Scope scope) {
        this(person, name, role, kind, since, scope, List.of(), Origin.UNKNOWN);
    }

    /**
     * How a session came about.
     *
     * @param username of the account
     * @param address of the browser
     * @param browser what the browser calls itself
     */
    public record Origin(String username, String address, String browser) {
        static final Origin UNKNOWN = new Origin("", "", "");
    }

    /** The side of the house it looks from. */
    public Face face() {
        return Face.of(role);
    }

    /** The same with less to be done. */
    public Session with(List<Todo> left) {
        return new Session(person, name, role, kind, since, scope, left, origin);
    }
}

package org.anling.console.api;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.anling.contract.people.Role;

/** Which side of the house a session looks from; each has a cookie of its own, so that both live side by side in one browser. */
public enum Face {
    /** Operators, supervisors, admins. */
    STAFF,
    /** Who goes to the elder. */
    RESPONDER;

    /** The face that somebody of this role has. */
    public static Face of(Role role) {
        return switch (role) {
            case OPERATOR, SUPERVISOR, ADMIN -> STAFF;
            case RESPONDER -> RESPONDER;
        };
    }

    /** As it stands in JSON and in addresses. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

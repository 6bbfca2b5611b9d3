package org.anling.console.api.endpoint;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.anling.console.api.Face;
import org.anling.contract.people.Role;

/** Who may call an endpoint. What is not named here may not. */
public enum Access {
    /** No session needed. */
    ANYBODY(),
    /** The telephone exchange: no session, every request is signed. */
    EXCHANGE(),
    /** Everybody of the staff may look. */
    STAFF(Role.OPERATOR, Role.SUPERVISOR, Role.ADMIN),
    /** Who handles incidents. */
    HANDLING(Role.OPERATOR, Role.SUPERVISOR),
    /** Who leads the shift. */
    SUPERVISOR(Role.SUPERVISOR),
    /** Who maintains what the centre knows, and answers for how it works. */
    OFFICE(Role.SUPERVISOR, Role.ADMIN),
    /** Who lets people in. */
    ADMIN(Role.ADMIN),
    /** Who goes to the elder. */
    RESPONDER(Role.RESPONDER),
    /** Staff or responder; each sees his own side. */
    SIGNED_IN(Role.OPERATOR, Role.SUPERVISOR, Role.ADMIN, Role.RESPONDER);

    private final List<Role> roles;

    Access(Role... roles) {
        this.roles = List.of(roles);
    }

    /** The roles that may; empty means that no session is needed. */
    public Set<Role> roles() {
        return roles.isEmpty() ? EnumSet.noneOf(Role.class) : EnumSet.copyOf(roles);
    }

    /** Whether a session is needed at all. */
    public boolean open() {
        return roles.isEmpty();
    }

    /** The faces whose cookies can count here. */
    public Set<Face> faces() {
        Set<Face> faces = EnumSet.noneOf(Face.class);
        roles.forEach(role -> faces.add(Face.of(role)));
        return faces;
    }
}

package org.anling.registry.people;

import java.util.regex.Pattern;
import org.anling.contract.directory.PersonCard;
import org.anling.contract.id.StaffId;
import org.anling.contract.people.Role;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who works at the centre.
 *
 * @param phone in the form that is dialled, or null
 * @param version 0 for one that is not stored yet
 * @param reachable by what else
 * @param scope beginning of the codes of the communities that the member may see, empty for the whole centre
 */
public record StaffMember(
        StaffId id, Role role, String name, @Nullable String phone, long version, Reachable reachable, String scope) {

    private static final Pattern SCOPE = Pattern.compile("[0-9]{0,12}");

    /** @throws IllegalArgumentException if the scope is not the beginning of a code */
    public StaffMember {
        if (!SCOPE.matcher(scope).matches()) {
            throw new IllegalArgumentException("a scope is the beginning of a code of 12 digits");
        }
    }

    /** Somebody who sees the whole centre. */
    public StaffMember(StaffId id, Role role, String name, @Nullable String phone, long version, Reachable reachable) {
        this(id, role, name, phone, version, reachable, "");
    }

    /** Somebody who is reached as the centre is set up. */
    public StaffMember(StaffId id, Role role, String name, @Nullable String phone, long version) {
        this(id, role, name, phone, version, Reachable.PLAIN);
    }

    /** What pages show. */
    public PersonCard card() {
        return new PersonCard(
                id.value(),
                role,
                null,
                name,
                phone,
                version,
                reachable.mail(),
                reachable.webhook(),
                reachable.channels(),
                reachable.language());
    }

    StaffMember with(long next) {
        return new StaffMember(id, role, name, phone, next, reachable, scope);
    }
}

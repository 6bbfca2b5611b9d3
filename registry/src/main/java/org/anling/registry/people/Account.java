package org.anling.registry.people;

import java.util.Locale;
import java.util.regex.Pattern;
import org.anling.contract.id.CentreId;
import org.anling.contract.people.Role;

/**
 * Somebody who can sign in: a member of the staff or a responder of one centre. The password is never here.
 *
 * @param username lower case, unique over all centres
 * @param person id of the staff member or responder
 * @param scope beginning of the codes of the communities that somebody of the staff may see, empty for the whole centre
 */
public record Account(String username, CentreId centre, String person, Role role, Standing standing, String scope) {

    private static final Pattern USERNAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

    /** Whether the account may sign in. */
    public enum Standing {
        ACTIVE,
        DISABLED
    }

    /** @throws IllegalArgumentException if the username does not match {@code [a-z0-9][a-z0-9._-]{0,63}} */
    public Account {
        if (!USERNAME.matcher(username).matches()) {
            throw new IllegalArgumentException(
                    "a username begins with a small letter or digit and has at most 64 of a-z 0-9 . _ -");
        }
    }

    /** An account that sees the whole centre. */
    public Account(String username, CentreId centre, String person, Role role, Standing standing) {
        this(username, centre, person, role, standing, "");
    }

    /** An account that may sign in. */
    public static Account active(String username, CentreId centre, String person, Role role) {
        return new Account(username.toLowerCase(Locale.ROOT), centre, person, role, Standing.ACTIVE);
    }
}

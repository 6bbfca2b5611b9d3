package org.anling.console.api.office;

import java.time.Instant;
import java.util.List;
import org.anling.contract.people.Role;
import org.jspecify.annotations.Nullable;

/**
 * One's own account.
 *
 * @param scope beginning of the codes of the communities that it may see, empty for the whole centre
 * @param factorSince when the second factor was confirmed, or missing
 * @param codesLeft codes on paper that were not used
 * @param factorDemanded whether the centre demands a second factor of this role
 * @param todo what is due first
 * @param sessions where one is signed in, the present one first
 */
public record AccountView(
        String username,
        String name,
        Role role,
        String scope,
        @Nullable Instant factorSince,
        int codesLeft,
        boolean factorDemanded,
        List<Todo> todo,
        List<SessionRow> sessions) {

    /**
     * Where somebody is signed in.
     *
     * @param id with which it can be ended; the session itself cannot be had with it
     * @param here whether it is the one that asks
     * @param address of the browser
     * @param browser what the browser calls itself
     */
    public record SessionRow(String id, boolean here, Instant since, Instant seen, String address, String browser) {}

    /** A secret that the telephone and the centre share, shown until the first right code. */
    public record FactorSecret(String secret, String link) {

        /** Leaves the secret out. */
        @Override
        public String toString() {
            return "FactorSecret[]";
        }
    }

    /** Ways in without the telephone, shown once. */
    public record RecoveryCodes(List<String> codes) {

        /** Leaves the codes out. */
        @Override
        public String toString() {
            return "RecoveryCodes[" + codes.size() + "]";
        }
    }

    /** A password of one's own. */
    public record PasswordChange(String old, String fresh) {

        /** Leaves both out. */
        @Override
        public String toString() {
            return "PasswordChange[]";
        }
    }

    /** A code of the second factor. */
    public record FactorCode(String code) {

        /** Leaves it out. */
        @Override
        public String toString() {
            return "FactorCode[]";
        }
    }

    /** The password once more, before something that cannot be taken back. */
    public record OwnPassword(String password) {

        /** Leaves it out. */
        @Override
        public String toString() {
            return "OwnPassword[]";
        }
    }
}

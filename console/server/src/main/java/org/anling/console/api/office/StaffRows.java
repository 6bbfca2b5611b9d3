package org.anling.console.api.office;

import java.time.Instant;
import java.util.List;
import org.anling.contract.people.Role;
import org.jspecify.annotations.Nullable;

/** The staff in the office. */
public final class StaffRows {
    private StaffRows() {}

    /** All that somebody may see. */
    public record StaffRecords(List<StaffRecord> items) {}

    /**
     * A member of the staff.
     *
     * @param scope beginning of the codes of the communities that the member may see, empty for the whole centre
     * @param account missing if the member cannot sign in
     */
    public record StaffRecord(
            String id,
            String name,
            Role role,
            @Nullable String phone,
            @Nullable String mail,
            String scope,
            long version,
            @Nullable AccountState account) {}

    /**
     * How an account stands.
     *
     * @param lockedUntil when it may try again after too many failures, missing if it may now
     * @param oneTimeUntil when the password that was given for once runs out, missing if it has one of its own
     * @param factorSince when the second factor was confirmed, missing if there is none
     * @param sessions how many browsers it is signed in at
     */
    public record AccountState(
            String username,
            boolean disabled,
            @Nullable Instant lockedUntil,
            @Nullable Instant oneTimeUntil,
            @Nullable Instant factorSince,
            int sessions) {}

    /** A new member. The id is also the name to sign in with. */
    public record NewStaff(
            String id,
            String name,
            Role role,
            @Nullable String phone,
            @Nullable String mail,
            @Nullable String scope) {}

    /**
     * What is changed about a member.
     *
     * @param version that was seen
     */
    public record StaffChange(
            long version,
            String name,
            Role role,
            @Nullable String phone,
            @Nullable String mail,
            @Nullable String scope) {}

    /** A name and a password that is good once, shown this once. */
    public record Invitation(String person, String name, String username, String password, Instant until) {

        /** Leaves the password out. */
        @Override
        public String toString() {
            return "Invitation[" + username + "]";
        }
    }

    /** Several at once. */
    public record Invitations(List<Invitation> items) {}

    /** Whom to give an account. */
    public record Invite(List<String> ids) {}
}

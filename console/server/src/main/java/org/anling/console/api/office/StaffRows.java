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
     * @param lockedUntil when strangers, which is everybody where it has not signed in before, may try again after too many failures; missing
     *     if they may now
     * @param strangerFailures wrong passwords and codes of strangers
     * @param strangersSince the first of those, missing if there is none
     * @param browsers in how many browsers it has signed in before and can sign in whatever strangers do
     * @param browserLockedUntil when it may try again in that of them where it went wrong last, missing if it may now
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
            int sessions,
            int strangerFailures,
            @Nullable Instant strangersSince,
            int browsers,
            @Nullable Instant browserLockedUntil) {}

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

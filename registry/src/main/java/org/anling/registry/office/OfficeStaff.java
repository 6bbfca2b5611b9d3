package org.anling.registry.office;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.anling.contract.id.CentreId;
import org.anling.contract.id.StaffId;
import org.anling.registry.database.RegistryDatabase;
import org.anling.registry.database.Transaction;
import org.anling.registry.people.Staff;
import org.anling.registry.people.StaffMember;
import org.anling.registry.people.VersionConflictException;
import org.jspecify.annotations.Nullable;

/** The staff as the office keeps it: a member and the account come together, and a role is the same in both. */
public final class OfficeStaff {
    private final RegistryDatabase database;
    private final CentreId centre;
    private final Staff staff;
    private final OfficeAccounts accounts;
    private final Ledger ledger;

    public OfficeStaff(RegistryDatabase database, CentreId centre, OfficeAccounts accounts) {
        this.database = database;
        this.centre = centre;
        this.staff = new Staff(database, centre);
        this.accounts = accounts;
        this.ledger = new Ledger(centre);
    }

    /** The members by id. */
    public List<StaffMember> list() {
        return staff.list();
    }

    /** One of them. */
    public Optional<StaffMember> find(String id) {
        return staff.find(new StaffId(id));
    }

    /** A new member with an account of the same name. @return the password that is good once */
    public OfficeAccounts.Invitation add(StaffMember member, By by) {
        OfficeAccounts.Prepared prepared = accounts.prepare(by);
        String id = member.id().value();
        return database.call(transaction -> {
            try {
                staff.put(transaction, member);
            } catch (VersionConflictException there) {
                throw OfficeException.of(OfficeException.Reason.TAKEN);
            }
            ledger.sign(transaction, "staff", id, by);
            ledger.note(transaction, by, "staff-add", about(id), described(member));
            return accounts.invite(transaction, new OfficeAccounts.Wish(id, id, member.role()), prepared, by);
        });
    }

    /**
     * Changes a member.
     *
     * @param member at the version that was seen
     * @return as stored
     */
    public StaffMember change(StaffMember member, By by) {
        String id = member.id().value();
        try {
            return database.call(transaction -> {
                StaffMember before = staff.find(transaction, member.id())
                        .orElseThrow(() -> OfficeException.of(OfficeException.Reason.UNKNOWN));
                StaffMember after = staff.put(transaction, member);
                ledger.sign(transaction, "staff", id, by);
                changeRole(transaction, before, after);
                ledger.note(transaction, by, "staff-change", about(id), difference(before, after));
                return after;
            });
        } catch (VersionConflictException second) {
            throw database.call(transaction -> ledger.changed(transaction, "staff", id));
        }
    }

    private void changeRole(Transaction transaction, StaffMember before, StaffMember after) {
        if (before.role() != after.role()) {
            transaction.update(
                    "update account set role = ? where centre = ? and person = ?",
                    after.role(),
                    centre.value(),
                    after.id().value());
            accounts.keepAnAdmin(transaction);
        }
    }

    private static String about(String id) {
        return "staff " + id;
    }

    private static String described(StaffMember member) {
        return member.role() + (member.scope().isEmpty() ? "" : " " + member.scope());
    }

    /** Names and numbers of people are not written down: it is enough that they changed. */
    private static @Nullable String difference(StaffMember before, StaffMember after) {
        List<String> words = new ArrayList<>();
        if (before.role() != after.role()) {
            words.add("role " + before.role() + " -> " + after.role());
        }
        if (!before.scope().equals(after.scope())) {
            words.add("scope " + quoted(before.scope()) + " -> " + quoted(after.scope()));
        }
        if (!before.name().equals(after.name())) {
            words.add("name");
        }
        if (!String.valueOf(before.phone()).equals(String.valueOf(after.phone()))) {
            words.add("phone");
        }
        return words.isEmpty() ? null : String.join(", ", words);
    }

    private static String quoted(String scope) {
        return scope.isEmpty() ? "all" : scope;
    }
}

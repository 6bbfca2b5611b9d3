package org.anling.registry.office;

import static org.anling.registry.Samples.CENTRE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.anling.contract.id.StaffId;
import org.anling.contract.people.Role;
import org.anling.registry.Samples;
import org.anling.registry.SeededRegistry;
import org.anling.registry.database.Transaction;
import org.anling.registry.outbox.ChangedRecord;
import org.anling.registry.outbox.OutboxRow;
import org.anling.registry.outbox.Subject;
import org.anling.registry.people.Account;
import org.anling.registry.people.Accounts;
import org.anling.registry.people.Organisation;
import org.anling.registry.people.PasswordHasher;
import org.anling.registry.people.Reachable;
import org.anling.registry.people.SecondFactors;
import org.anling.registry.people.SignIn;
import org.anling.registry.people.StaffMember;
import org.anling.registry.people.Totp;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OfficeIT {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-14T08:15:30Z"));
    private SeededRegistry registry;
    private Accounts accounts;
    private OfficeAccounts office;
    private OfficeStaff staff;
    private OfficeTree tree;

    @BeforeEach
    void seed() {
        registry = SeededRegistry.with(Samples.seed(1, 2));
        accounts = new Accounts(registry.database(), new PasswordHasher(), now::get);
        office = new OfficeAccounts(registry.database(), CENTRE, accounts);
        staff = new OfficeStaff(registry.database(), CENTRE, office);
        tree = new OfficeTree(registry.database(), CENTRE);
        staff.add(member("boss", Role.ADMIN, ""), by());
        registry.relayAll();
    }

    @AfterEach
    void close() {
        registry.close();
    }

    @Test
    void a_new_member_signs_in_with_a_password_that_is_good_for_a_week() {
        OfficeAccounts.Invitation invited = staff.add(member("li-hua", Role.OPERATOR, "110107001"), by());
        assertThat(registry.pending())
                .extracting(OutboxRow::change)
                .extracting(ChangedRecord::subject)
                .containsExactly(Subject.STAFF);
        assertThat(accounts.signIn("li-hua", invited.password()))
                .isEqualTo(new SignIn.Accepted(
                        new Account("li-hua", CENTRE, "li-hua", Role.OPERATOR, Account.Standing.ACTIVE, "110107001"),
                        true,
                        false));
        now.set(now.get().plus(Duration.ofDays(7)).plusSeconds(1));
        assertThat(accounts.signIn("li-hua", invited.password())).isEqualTo(new SignIn.Expired());
        OfficeAccounts.Invitation again = office.newPassword("li-hua", by());
        assertThat(accounts.signIn("li-hua", invited.password())).isEqualTo(new SignIn.Refused());
        accounts.setPassword("li-hua", "one of my own");
        now.set(now.get().plus(Duration.ofDays(30)));
        assertThat(accounts.signIn("li-hua", again.password())).isEqualTo(new SignIn.Refused());
        assertThat(accounts.signIn("li-hua", "one of my own"))
                .isInstanceOfSatisfying(
                        SignIn.Accepted.class,
                        accepted -> assertThat(accepted.oneTime()).isFalse());
        assertThat(invited.toString()).doesNotContain(invited.password());
    }

    @Test
    void whoever_comes_second_is_told_who_was_first_and_when() {
        staff.add(member("li-hua", Role.OPERATOR, ""), by());
        StaffMember seen = staff.find("li-hua").orElseThrow();
        staff.change(
                with(seen, Role.SUPERVISOR),
                new By("boss", Role.ADMIN, now.get().plusSeconds(5)));
        assertThatThrownBy(() -> staff.change(with(seen, Role.OPERATOR), by()))
                .isInstanceOfSatisfying(OfficeException.class, told -> {
                    assertThat(told.reason()).isEqualTo(OfficeException.Reason.CHANGED);
                    assertThat(told.by()).isEqualTo("boss");
                    assertThat(told.at()).isEqualTo(now.get().plusSeconds(5));
                });
        assertThat(accounts.find("li-hua"))
                .hasValueSatisfying(account -> assertThat(account.role()).isEqualTo(Role.SUPERVISOR));
        assertThat(audit("staff li-hua"))
                .containsExactly("staff-add OPERATOR", "staff-change role OPERATOR -> SUPERVISOR");
    }

    @Test
    void one_admin_always_stays() {
        refused(OfficeException.Reason.LAST_ADMIN, () -> office.setStanding("boss", Account.Standing.DISABLED, by()));
        StaffMember boss = staff.find("boss").orElseThrow();
        refused(OfficeException.Reason.LAST_ADMIN, () -> staff.change(with(boss, Role.OPERATOR), by()));
        assertThat(staff.find("boss").orElseThrow().role()).isEqualTo(Role.ADMIN);
        staff.add(member("boss-2", Role.ADMIN, ""), by());
        office.setStanding("boss", Account.Standing.DISABLED, by());
        assertThat(accounts.find("boss").orElseThrow().standing()).isEqualTo(Account.Standing.DISABLED);
    }

    @Test
    void a_name_is_given_once_and_nothing_is_left_of_a_try() {
        refused(OfficeException.Reason.TAKEN, () -> staff.add(member("boss", Role.OPERATOR, ""), by()));
        refused(OfficeException.Reason.TAKEN, () -> staff.add(member("operator", Role.OPERATOR, ""), by()));
        assertThat(staff.find("operator"))
                .as("the account was taken, so there is no member either")
                .isEmpty();
        assertThat(registry.pending()).isEmpty();
    }

    @Test
    void a_lock_is_ended_and_a_lost_factor_is_taken_away() {
        for (int i = 0; i < 10; i++) {
            accounts.signIn("operator", "wrong");
        }
        AccountRow locked = office.find("operator", now.get()).orElseThrow();
        assertThat(locked.locks().strangersUntil()).isEqualTo(now.get().plus(Duration.ofMinutes(1)));
        office.unlock("operator", by());
        assertThat(accounts.signIn("operator", "anling-demo")).isInstanceOf(SignIn.Accepted.class);
        SecondFactors factors = new SecondFactors(registry.database(), now::get);
        factors.confirm("operator", Totp.code(factors.begin("operator").orElseThrow(), now.get()));
        assertThat(accounts.signIn("operator", "anling-demo")).isEqualTo(new SignIn.CodeNeeded());
        office.resetFactor("operator", by());
        assertThat(accounts.signIn("operator", "anling-demo")).isInstanceOf(SignIn.Accepted.class);
        assertThat(audit("account operator"))
                .containsExactly("locked-to-strangers ", "account-unlock ", "account-factor-reset ");
        refused(OfficeException.Reason.UNKNOWN, () -> office.unlock("nobody", by()));
    }

    @Test
    void nodes_are_added_below_their_parent_renamed_and_removed_while_nothing_hangs_on_them() {
        Organisation fresh = new Organisation("110107001002", "110107001000", Organisation.Level.COMMUNITY, "柏园社区", 0);
        assertThat(tree.add(fresh, by()).version()).isEqualTo(1);
        refused(OfficeException.Reason.TAKEN, () -> tree.add(fresh, by()));
        refused(
                OfficeException.Reason.NO_PARENT,
                () -> tree.add(
                        new Organisation("110107001003", Samples.COMMUNITY, Organisation.Level.COMMUNITY, "倒置", 0),
                        by()));
        assertThat(tree.rename("110107001002", "新柏园社区", 1, by()).version()).isEqualTo(2);
        refused(OfficeException.Reason.CHANGED, () -> tree.rename("110107001002", "第二个名字", 1, by()));
        refused(OfficeException.Reason.IN_USE, () -> tree.remove(Samples.COMMUNITY, by()));
        refused(OfficeException.Reason.IN_USE, () -> tree.remove("110107001000", by()));
        tree.remove("110107001002", by());
        assertThat(tree.list("110107001"))
                .extracting(node -> node.organisation().code(), OfficeTree.Node::elders, OfficeTree.Node::responders)
                .containsExactly(tuple("110107001000", 0, 0), tuple(Samples.COMMUNITY, 1, 2));
    }

    @Test
    void a_node_that_somebody_answers_for_stays() {
        tree.add(new Organisation("110107002000", "110107000000", Organisation.Level.STREET, "老山街道", 0), by());
        staff.add(member("street", Role.SUPERVISOR, "110107002"), by());
        refused(OfficeException.Reason.IN_USE, () -> tree.remove("110107002000", by()));
    }

    @Test
    void responders_of_a_list_get_accounts_and_lose_them_when_they_leave() {
        OfficeResponders responders = new OfficeResponders(registry.database(), CENTRE);
        responders.put(Samples.responder("Carer:7@x"), by());
        List<OfficeAccounts.Invitation> invited = office.invite(List.of("Carer:7@x"), by());
        assertThat(invited).hasSize(1);
        String username = invited.getFirst().username();
        assertThat(username).matches("[a-z0-9][a-z0-9._-]*");
        assertThat(accounts.signIn(username, invited.getFirst().password())).isInstanceOf(SignIn.Accepted.class);
        refused(OfficeException.Reason.HAS_ACCOUNT, () -> office.invite(List.of("Carer:7@x"), by()));
        refused(OfficeException.Reason.TAKEN, () -> responders.put(Samples.responder("Carer:7@x"), by()));
        responders.remove("Carer:7@x", by());
        assertThat(accounts.find(username)).isEmpty();
        refused(OfficeException.Reason.UNKNOWN, () -> responders.remove("Carer:7@x", by()));
        assertThat(audit("responder Carer:7@x")).containsExactly("responder-add DOCTOR 110107", "responder-remove ");
    }

    private By by() {
        return new By("boss", Role.ADMIN, now.get());
    }

    private static StaffMember member(String id, Role role, String scope) {
        return new StaffMember(new StaffId(id), role, "李华", null, 0, Reachable.PLAIN, scope);
    }

    private static StaffMember with(StaffMember member, Role role) {
        return new StaffMember(
                member.id(), role, member.name(), member.phone(), member.version(), member.reachable(), member.scope());
    }

    private static void refused(OfficeException.Reason reason, ThrowingCallable what) {
        assertThatThrownBy(what)
                .isInstanceOfSatisfying(
                        OfficeException.class, told -> assertThat(told.reason()).isEqualTo(reason));
    }

    private List<String> audit(String about) {
        return registry.database()
                .call((Transaction transaction) -> transaction.list(
                        "select what || ' ' || coalesce(reason, '') from audit where subject = ? order by id",
                        row -> row.getString(1),
                        about));
    }
}

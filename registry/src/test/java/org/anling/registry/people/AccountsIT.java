package org.anling.registry.people;

import static org.anling.registry.Samples.CENTRE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import org.anling.contract.id.StaffId;
import org.anling.contract.people.Role;
import org.anling.registry.Samples;
import org.anling.registry.SeededRegistry;
import org.anling.registry.database.RegistryRefusedException;
import org.anling.registry.signin.Failures;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AccountsIT {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-14T08:15:30Z"));
    private SeededRegistry registry;
    private Accounts accounts;

    @BeforeEach
    void seed() {
        registry = SeededRegistry.with(Samples.seed(0, 1));
        accounts = new Accounts(registry.database(), new PasswordHasher(), now::get);
    }

    @AfterEach
    void close() {
        registry.close();
    }

    @Test
    void the_right_password_signs_in_whatever_the_case_of_the_name() {
        assertThat(accounts.signIn("Doctor-1", "anling-demo"))
                .isEqualTo(new SignIn.Accepted(Account.active("doctor-1", CENTRE, "doctor-1", Role.RESPONDER)));
    }

    @Test
    void a_wrong_password_and_an_unknown_name_are_refused_alike() {
        assertThat(accounts.signIn("operator", "wrong")).isEqualTo(new SignIn.Refused());
        assertThat(accounts.signIn("nobody", "anling-demo")).isEqualTo(new SignIn.Refused());
        assertThat(accounts.signIn("no body'; drop table account", "x")).isEqualTo(new SignIn.Refused());
    }

    @Test
    void a_disabled_account_is_refused_until_it_is_enabled() {
        assertThat(accounts.setStanding("operator", Account.Standing.DISABLED)).isTrue();
        assertThat(accounts.signIn("operator", "anling-demo")).isEqualTo(new SignIn.Refused());
        accounts.setStanding("operator", Account.Standing.ACTIVE);
        assertThat(accounts.signIn("operator", "anling-demo")).isInstanceOf(SignIn.Accepted.class);
    }

    @Test
    void too_many_wrong_passwords_pause_the_account_for_a_minute() {
        for (int i = 0; i < 10; i++) {
            assertThat(accounts.signIn("operator", "wrong")).isEqualTo(new SignIn.Refused());
        }
        Instant until = now.get().plus(Duration.ofMinutes(1));
        assertThat(accounts.signIn("operator", "anling-demo")).isEqualTo(new SignIn.Paused(until));
        now.set(until);
        assertThat(accounts.signIn("operator", "anling-demo")).isInstanceOf(SignIn.Accepted.class);
        assertThat(accounts.signIn("operator", "wrong")).isEqualTo(new SignIn.Refused());
    }

    @Test
    void each_failure_after_the_pause_makes_the_next_one_longer_up_to_a_quarter_of_an_hour() {
        Instant begun = now.get();
        assertThat(failures(9, begun).pausedUntil(begun)).isEmpty();
        assertThat(failures(10, begun).pausedUntil(begun)).contains(begun.plus(Duration.ofMinutes(1)));
        assertThat(failures(12, begun).pausedUntil(begun)).contains(begun.plus(Duration.ofMinutes(4)));
        assertThat(failures(400, begun).pausedUntil(begun)).contains(begun.plus(Duration.ofMinutes(16)));
        assertThat(failures(10, begun).pausedUntil(begun.plus(Duration.ofMinutes(1))))
                .isEmpty();
    }

    @Test
    void an_account_carries_the_scope_of_its_member_of_the_staff() {
        Staff staff = new Staff(registry.database(), CENTRE);
        StaffMember before = staff.get(new StaffId("s-1"));
        staff.put(new StaffMember(
                before.id(), before.role(), before.name(), null, before.version(), Reachable.PLAIN, "110107001"));
        assertThat(staff.get(new StaffId("s-1")).scope()).isEqualTo("110107001");
        assertThat(accounts.signIn("operator", "anling-demo"))
                .isInstanceOfSatisfying(
                        SignIn.Accepted.class,
                        accepted -> assertThat(accepted.account().scope()).isEqualTo("110107001"));
    }

    @Test
    void a_second_factor_counts_from_its_first_right_code_on() {
        SecondFactors factors = new SecondFactors(registry.database(), now::get);
        String secret = factors.begin("operator").orElseThrow();
        assertThat(accounts.signIn("operator", "anling-demo")).isInstanceOf(SignIn.Accepted.class);
        assertThat(factors.confirm("operator", wrong(secret))).isEmpty();
        String first = Totp.code(secret, now.get());
        assertThat(factors.confirm("operator", first.substring(0, 3) + " " + first.substring(3)))
                .hasValueSatisfying(codes -> assertThat(codes).hasSize(10).doesNotHaveDuplicates());
        assertThat(factors.begin("operator")).as("it is on already").isEmpty();
        assertThat(accounts.signIn("operator", "anling-demo")).isEqualTo(new SignIn.CodeNeeded());
        assertThat(accounts.signIn("operator", "anling-demo", first))
                .as("the code of the enrolment is used up")
                .isEqualTo(new SignIn.WrongCode());
        now.set(now.get().plusSeconds(30));
        String next = Totp.code(secret, now.get());
        assertThat(accounts.signIn("operator", "wrong", next)).isEqualTo(new SignIn.Refused());
        assertThat(accounts.signIn("operator", "anling-demo", next))
                .isInstanceOfSatisfying(
                        SignIn.Accepted.class,
                        accepted -> assertThat(accepted.factor()).isTrue());
        assertThat(accounts.signIn("operator", "anling-demo", next))
                .as("a code is good once")
                .isEqualTo(new SignIn.WrongCode());
    }

    @Test
    void a_code_on_paper_is_good_once_and_new_ones_end_the_old() {
        SecondFactors factors = new SecondFactors(registry.database(), now::get);
        String secret = factors.begin("operator").orElseThrow();
        List<String> codes =
                factors.confirm("operator", Totp.code(secret, now.get())).orElseThrow();
        assertThat(accounts.signIn("operator", "anling-demo", codes.getFirst().toUpperCase(Locale.ROOT)))
                .isInstanceOf(SignIn.Accepted.class);
        assertThat(accounts.signIn("operator", "anling-demo", codes.getFirst())).isEqualTo(new SignIn.WrongCode());
        assertThat(factors.standing("operator").codesLeft()).isEqualTo(9);
        List<String> fresh = factors.renewCodes("operator");
        assertThat(accounts.signIn("operator", "anling-demo", codes.get(1))).isEqualTo(new SignIn.WrongCode());
        assertThat(accounts.signIn("operator", "anling-demo", fresh.get(1))).isInstanceOf(SignIn.Accepted.class);
    }

    @Test
    void wrong_codes_pause_the_account_like_wrong_passwords() {
        SecondFactors factors = new SecondFactors(registry.database(), now::get);
        String secret = factors.begin("operator").orElseThrow();
        factors.confirm("operator", Totp.code(secret, now.get()));
        for (int i = 0; i < 10; i++) {
            assertThat(accounts.signIn("operator", "anling-demo", wrong(secret)))
                    .isEqualTo(new SignIn.WrongCode());
        }
        now.set(now.get().plusSeconds(30));
        assertThat(accounts.signIn("operator", "anling-demo", Totp.code(secret, now.get())))
                .isInstanceOf(SignIn.Paused.class);
    }

    private static Failures failures(int count, Instant last) {
        return new Failures(count, last, last);
    }

    /** Six digits that are no code now. */
    private String wrong(String secret) {
        for (int number = 0; ; number++) {
            String code = String.format(Locale.ROOT, "%06d", number);
            if (Totp.step(secret, code, now.get(), 0).isEmpty()) {
                return code;
            }
        }
    }

    @Test
    void an_account_is_added_once_and_its_password_changed() {
        Account admin = Account.active("Admin", CENTRE, "s-1", Role.ADMIN);
        accounts.create(admin, "first");
        assertThatThrownBy(() -> accounts.create(admin, "again"))
                .isInstanceOfSatisfying(
                        RegistryRefusedException.class,
                        refused -> assertThat(refused.isDuplicate()).isTrue());
        assertThat(accounts.setPassword("ADMIN", "second")).isTrue();
        assertThat(accounts.signIn("admin", "first")).isEqualTo(new SignIn.Refused());
        assertThat(accounts.signIn("admin", "second")).isInstanceOf(SignIn.Accepted.class);
        assertThat(accounts.setPassword("nobody", "x")).isFalse();
        assertThat(accounts.list(CENTRE))
                .extracting(Account::username)
                .containsExactly("admin", "doctor-1", "operator");
    }
}

package org.anling.registry.people;

import static org.anling.registry.Samples.CENTRE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.anling.contract.people.Role;
import org.anling.registry.Samples;
import org.anling.registry.SeededRegistry;
import org.anling.registry.database.RegistryRefusedException;
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

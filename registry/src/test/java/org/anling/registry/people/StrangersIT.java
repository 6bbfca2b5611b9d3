package org.anling.registry.people;

import static org.anling.registry.Samples.CENTRE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.anling.contract.people.Role;
import org.anling.journal.seal.SecretBox;
import org.anling.registry.Samples;
import org.anling.registry.SeededRegistry;
import org.anling.registry.office.AccountRow;
import org.anling.registry.office.By;
import org.anling.registry.office.OfficeAccounts;
import org.anling.registry.signin.Attempt;
import org.anling.registry.signin.Failures;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever knows a name only locks out other strangers, never whom it belongs to where he has signed in before. */
class StrangersIT {
    private static final String NAME = "operator";
    private static final String RIGHT = "anling-demo";
    private static final By ADMIN = Samples.BY;

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-14T08:15:30Z"));
    private SeededRegistry registry;
    private Accounts accounts;
    private OfficeAccounts office;

    @BeforeEach
    void seed() {
        registry = SeededRegistry.with(Samples.seed(0, 1));
        accounts = accounts();
        office = new OfficeAccounts(registry.database(), CENTRE, accounts);
    }

    @AfterEach
    void close() {
        registry.close();
    }

    @Test
    void strangers_are_locked_out_in_two_processes_and_who_is_known_gets_in() {
        String desk = accounts.remember(NAME, null);
        Accounts other = accounts();
        for (int i = 0; i < Failures.BEFORE_PAUSE / 2; i++) {
            assertThat(accounts.signIn(NAME, "wrong")).isEqualTo(new SignIn.Refused());
            assertThat(other.signIn(NAME, "wrong")).isEqualTo(new SignIn.Refused());
        }
        Instant until = now.get().plus(Duration.ofMinutes(1));
        assertThat(accounts.signIn(NAME, RIGHT)).isEqualTo(new SignIn.Paused(until));
        assertThat(other.signIn(attempt(RIGHT, "a token that nobody was given")))
                .isEqualTo(new SignIn.Paused(until));
        assertThat(other.signIn(attempt(RIGHT, desk))).isInstanceOf(SignIn.Accepted.class);
        assertThat(accounts.signIn(NAME, RIGHT))
                .as("whose success it was says nothing of the strangers")
                .isEqualTo(new SignIn.Paused(until));
        assertThat(accounts.knows(NAME, RIGHT, desk)).isTrue();
        assertThat(accounts.knows(NAME, RIGHT, null)).isFalse();
    }

    @Test
    void a_known_browser_counts_for_itself_and_a_right_password_there_ends_it() {
        String desk = accounts.remember(NAME, null);
        String phone = accounts.remember(NAME, null);
        fail(9, desk);
        assertThat(accounts.signIn(attempt(RIGHT, desk))).isInstanceOf(SignIn.Accepted.class);
        fail(10, desk);
        assertThat(accounts.signIn(attempt(RIGHT, desk))).isInstanceOf(SignIn.Paused.class);
        assertThat(locks().browserUntil()).isEqualTo(now.get().plus(Duration.ofMinutes(1)));
        assertThat(locks().strangers()).isEqualTo(Failures.NONE);
        assertThat(accounts.signIn(attempt(RIGHT, phone))).isInstanceOf(SignIn.Accepted.class);
        assertThat(accounts.signIn(NAME, RIGHT)).isInstanceOf(SignIn.Accepted.class);
        office.unlock(NAME, ADMIN);
        assertThat(accounts.signIn(attempt(RIGHT, desk))).isInstanceOf(SignIn.Accepted.class);
    }

    @Test
    void wrong_codes_count_where_they_were_typed_like_wrong_passwords() {
        String desk = accounts.remember(NAME, null);
        SecondFactors factors = new SecondFactors(registry.database(), now::get);
        String secret = factors.begin(NAME).orElseThrow();
        factors.confirm(NAME, Totp.code(secret, now.get()));
        for (int i = 0; i < Failures.BEFORE_PAUSE; i++) {
            assertThat(accounts.signIn(NAME, RIGHT, "no code")).isEqualTo(new SignIn.WrongCode());
        }
        now.set(now.get().plusSeconds(30));
        String code = Totp.code(secret, now.get());
        assertThat(accounts.signIn(NAME, RIGHT, code)).isInstanceOf(SignIn.Paused.class);
        assertThat(accounts.signIn(new Attempt(NAME, RIGHT, code, desk))).isInstanceOf(SignIn.Accepted.class);
        for (int i = 0; i < Failures.BEFORE_PAUSE; i++) {
            assertThat(accounts.signIn(new Attempt(NAME, RIGHT, "no code", desk)))
                    .isEqualTo(new SignIn.WrongCode());
        }
        assertThat(accounts.signIn(new Attempt(NAME, RIGHT, "no code", desk))).isInstanceOf(SignIn.Paused.class);
    }

    @Test
    void slips_in_a_new_browser_are_forgotten_with_the_right_password_and_an_attack_is_not() {
        fail(9, null);
        assertThat(accounts.signIn(NAME, RIGHT)).isInstanceOf(SignIn.Accepted.class);
        assertThat(locks().strangers()).isEqualTo(Failures.NONE);
        Instant begun = now.get();
        fail(10, null);
        now.set(begun.plus(Duration.ofMinutes(1)));
        assertThat(accounts.signIn(NAME, RIGHT)).isInstanceOf(SignIn.Accepted.class);
        assertThat(locks().strangers()).isEqualTo(new Failures(10, begun, begun));
        fail(1, null);
        assertThat(accounts.signIn(NAME, RIGHT))
                .as("the next failure pauses for longer at once")
                .isEqualTo(new SignIn.Paused(now.get().plus(Duration.ofMinutes(2))));
        now.set(now.get().plus(Duration.ofHours(25)));
        assertThat(locks().strangers()).as("a quiet day").isEqualTo(Failures.NONE);
        fail(1, null);
        assertThat(locks().strangers()).isEqualTo(new Failures(1, now.get(), now.get()));
    }

    @Test
    void a_token_that_was_never_given_is_not_believed_and_those_who_share_a_browser_share_one() {
        assertThat(accounts.remember(NAME, "planted")).isNotEqualTo("planted").hasSize(43);
        assertThat(accounts.isKnown(NAME, "planted")).isFalse();
        String shared = accounts.remember(NAME, null);
        assertThat(accounts.isKnown("doctor-1", shared)).isFalse();
        assertThat(accounts.remember("Doctor-1", shared)).isEqualTo(shared);
        assertThat(accounts.isKnown("doctor-1", shared)).isTrue();
        for (int i = 0; i < Failures.BEFORE_PAUSE; i++) {
            accounts.signIn(new Attempt("doctor-1", "wrong", "", shared));
        }
        assertThat(accounts.signIn(new Attempt("doctor-1", RIGHT, "", shared))).isInstanceOf(SignIn.Paused.class);
        assertThat(accounts.signIn(attempt(RIGHT, shared))).isInstanceOf(SignIn.Accepted.class);
        assertThat(stored()).as("only hashes").noneMatch(shared::equals).allMatch(token -> token.length() == 64);
    }

    @Test
    void the_browser_used_longest_ago_makes_room_and_one_of_long_ago_is_a_stranger() {
        String first = accounts.remember(NAME, null);
        for (int i = 0; i < 20; i++) {
            now.set(now.get().plusSeconds(1));
            accounts.remember(NAME, null);
        }
        assertThat(accounts.isKnown(NAME, first)).isFalse();
        assertThat(locks().browsers()).isEqualTo(20);
        String latest = accounts.remember(NAME, null);
        now.set(now.get().plus(Duration.ofDays(401)));
        assertThat(accounts.isKnown(NAME, latest)).isFalse();
        accounts.remember(NAME, null);
        assertThat(locks().browsers()).isEqualTo(1);
    }

    @Test
    void an_account_that_is_disabled_is_known_nowhere_and_a_new_password_ends_the_locks() {
        String desk = accounts.remember(NAME, null);
        fail(10, null);
        fail(10, desk);
        String given = office.newPassword(NAME, ADMIN).password();
        assertThat(accounts.signIn(NAME, given)).isInstanceOf(SignIn.Accepted.class);
        assertThat(accounts.signIn(attempt(given, desk))).isInstanceOf(SignIn.Accepted.class);
        assertThat(accounts.isKnown(NAME, desk)).isTrue();
        accounts.create(Account.active("boss", CENTRE, "boss", Role.ADMIN), "the last admin stays");
        office.setStanding(NAME, Account.Standing.DISABLED, ADMIN);
        assertThat(accounts.isKnown(NAME, desk)).isFalse();
    }

    @Test
    void a_lock_is_in_the_audit_once_and_says_how_many_and_since_when_until_an_admin_ends_it() {
        Instant begun = now.get();
        fail(10, null);
        now.set(begun.plus(Duration.ofMinutes(1)));
        fail(1, null);
        assertThat(locks())
                .isEqualTo(new AccountRow.Locks(
                        new Failures(11, begun, now.get()), now.get().plus(Duration.ofMinutes(2)), 0, null));
        assertThat(refusals()).containsExactly("locked-to-strangers account operator");
        office.unlock(NAME, ADMIN);
        assertThat(locks()).isEqualTo(new AccountRow.Locks(Failures.NONE, null, 0, null));
        assertThat(accounts.signIn(NAME, RIGHT)).isInstanceOf(SignIn.Accepted.class);
    }

    @Test
    void secrets_that_lay_open_are_sealed_once_there_is_a_key_and_go_on_to_work() {
        SecondFactors before = accounts.factors();
        String secret = before.begin(NAME).orElseThrow();
        before.confirm(NAME, Totp.code(secret, now.get()));
        assertThat(secretsStored()).containsExactly(secret);
        SecretBox box = SecretBox.of("AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA=");
        Accounts sealing = new Accounts(registry.database(), new PasswordHasher(), now::get, box);
        assertThat(sealing.factors().sealAll()).isZero();
        assertThat(secretsStored()).allMatch(stored -> stored.startsWith("sealed:"));
        now.set(now.get().plusSeconds(30));
        assertThat(sealing.signIn(NAME, RIGHT, Totp.code(secret, now.get()))).isInstanceOf(SignIn.Accepted.class);
        String second = sealing.factors().begin("doctor-1").orElseThrow();
        assertThat(secretsStored()).hasSize(2).allMatch(stored -> stored.startsWith("sealed:"));
        assertThat(sealing.factors().confirm("doctor-1", Totp.code(second, now.get())))
                .isPresent();
        now.set(now.get().plusSeconds(30));
        assertThat(accounts.signIn(NAME, RIGHT, Totp.code(secret, now.get())))
                .as("a process without the key lets nobody in by a code")
                .isEqualTo(new SignIn.WrongCode());
        assertThat(accounts.factors().sealAll()).isEqualTo(2);
    }

    private List<String> secretsStored() {
        return registry.database()
                .call(transaction -> transaction.list(
                        "select factor_secret from account where factor_secret is not null", row -> row.getString(1)));
    }

    private Accounts accounts() {
        return new Accounts(registry.database(), new PasswordHasher(), now::get);
    }

    private static Attempt attempt(String password, @Nullable String browser) {
        return new Attempt(NAME, password, "", browser);
    }

    private void fail(int times, @Nullable String browser) {
        for (int i = 0; i < times; i++) {
            assertThat(accounts.signIn(attempt("wrong", browser))).isEqualTo(new SignIn.Refused());
        }
    }

    private AccountRow.Locks locks() {
        return office.find(NAME, now.get()).orElseThrow().locks();
    }

    private List<String> stored() {
        return registry.database()
                .call(transaction -> transaction.list("select token from known_browser", row -> row.getString(1)));
    }

    private List<String> refusals() {
        return registry.database()
                .call(transaction -> transaction.list(
                        "select what || ' ' || subject from audit where kind = 'SIGN_IN_REFUSED'",
                        row -> row.getString(1)));
    }
}

package org.anling.registry.office;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.anling.contract.id.CentreId;
import org.anling.contract.people.Role;
import org.anling.registry.database.RegistryDatabase;
import org.anling.registry.database.Transaction;
import org.anling.registry.outbox.Outbox;
import org.anling.registry.people.Account;
import org.anling.registry.people.Accounts;
import org.anling.registry.people.ReadableSecret;
import org.anling.registry.people.SecondFactors;
import org.anling.registry.push.PushSubscriptions;
import org.anling.registry.signin.Failures;
import org.anling.registry.signin.KnownBrowsers;

/** Accounts as the office keeps them: passwords that are good once, locks, second factors that are lost. */
public final class OfficeAccounts {
    /** How long a password that was given for once is good. */
    public static final Duration ONE_TIME = Duration.ofDays(7);

    private static final String SELECT = """
        select a.username, a.person, a.role, a.disabled, a.failures, a.failing_since, a.failed_at, a.one_time_until,
          a.factor_since, coalesce(s.scope, '') as scope,
          (select count(*) from known_browser k where k.username = a.username) as browsers,
          coalesce(b.failures, 0) as own_failures, b.failing_since as own_since, b.failed_at as own_at
        from account a left join staff s on s.centre = a.centre and s.id = a.person and a.role <> 'RESPONDER'
          left join lateral (select k.failures, k.failing_since, k.failed_at from known_browser k
            where k.username = a.username and k.failures > 0 order by k.failed_at desc limit 1) b on true
        where a.centre = ?\
        """;

    private final RegistryDatabase database;
    private final CentreId centre;
    private final Accounts accounts;
    private final Outbox outbox;
    private final PushSubscriptions browsers;
    private final Ledger ledger;
    private final ReadableSecret secrets = new ReadableSecret();

    public OfficeAccounts(RegistryDatabase database, CentreId centre, Accounts accounts) {
        this.database = database;
        this.centre = centre;
        this.accounts = accounts;
        this.outbox = new Outbox(centre);
        this.browsers = new PushSubscriptions(database, centre);
        this.ledger = new Ledger(centre);
    }

    /** A name to sign in with and a password that is good once. Shown once, never stored in clear. */
    public record Invitation(String person, String username, String password, Instant until) {

        /** Leaves the password out. */
        @Override
        public String toString() {
            return "Invitation[" + username + "]";
        }
    }

    /** A password whose hash was made before the transaction, which it would hold up. */
    record Prepared(String password, String hash, Instant until) {

        /** Leaves the password out. */
        @Override
        public String toString() {
            return "Prepared[until " + until + "]";
        }
    }

    /** All accounts of the centre by the id of their person; the first of several. */
    public Map<String, AccountRow> byPerson(Instant now) {
        Map<String, AccountRow> found = new HashMap<>();
        database.call(transaction ->
                        transaction.list(SELECT + " order by a.created_at", row -> row(row, now), centre.value()))
                .forEach(row -> found.putIfAbsent(row.account().person(), row));
        return found;
    }

    /** One account of the centre. */
    public Optional<AccountRow> find(String username, Instant now) {
        return database.call(transaction -> transaction.find(
                SELECT + " and a.username = ?",
                row -> row(row, now),
                centre.value(),
                username.toLowerCase(Locale.ROOT)));
    }

    /** A new password for once, which also ends a lock. The phone may be lost, so no browser of his is woken any more. */
    public Invitation newPassword(String username, By by) {
        Prepared prepared = prepare(by);
        return database.call(transaction -> {
            outbox.lock(transaction);
            Account account = get(transaction, username, by);
            browsers.end(transaction, account.person());
            Accounts.giveOneTime(transaction, account.username(), prepared.hash(), prepared.until());
            ledger.note(transaction, by, "account-password", about(account.username()), null);
            return new Invitation(account.person(), account.username(), prepared.password(), prepared.until());
        });
    }

    /** Gives accounts to responders who have none. @return one invitation each, in the same order */
    public List<Invitation> invite(List<String> responders, By by) {
        return responders.stream()
                .map(person -> {
                    Prepared prepared = prepare(by);
                    return database.call(
                            transaction -> invite(transaction, new Wish(person, person, Role.RESPONDER), prepared, by));
                })
                .toList();
    }

    /** Whom to give an account. */
    record Wish(String person, String username, Role role) {}

    Invitation invite(Transaction transaction, Wish wish, Prepared prepared, By by) {
        if (transaction
                .find(
                        "select 1 from account where centre = ? and person = ?",
                        row -> true,
                        centre.value(),
                        wish.person())
                .isPresent()) {
            throw OfficeException.of(OfficeException.Reason.HAS_ACCOUNT);
        }
        String username = username(wish.username());
        Account account = Account.active(username, centre, wish.person(), wish.role());
        if (!Accounts.create(transaction, account, prepared.hash(), prepared.until())) {
            throw OfficeException.of(OfficeException.Reason.TAKEN);
        }
        ledger.note(transaction, by, "account-add", about(username), null);
        return new Invitation(wish.person(), username, prepared.password(), prepared.until());
    }

    Prepared prepare(By by) {
        String password = secrets.next();
        return new Prepared(password, accounts.hash(password), by.at().plus(ONE_TIME));
    }

    /** Lets an account sign in or keeps it out. */
    public void setStanding(String username, Account.Standing standing, By by) {
        boolean ends = standing == Account.Standing.DISABLED;
        database.run(transaction -> {
            outbox.lock(transaction);
            Account account = get(transaction, username, by);
            transaction.update("update account set disabled = ? where username = ?", ends, account.username());
            if (ends) {
                browsers.end(transaction, account.person());
                KnownBrowsers.forget(transaction, account.username());
            }
            keepAnAdmin(transaction);
            String what = ends ? "account-disable" : "account-enable";
            ledger.note(transaction, by, what, about(account.username()), null);
        });
    }

    /** Ends the pauses after too many failures, of strangers and in the browsers of its own. */
    public void unlock(String username, By by) {
        database.run(transaction -> {
            Account account = get(transaction, username, by);
            Accounts.unlock(transaction, account.username());
            ledger.note(transaction, by, "account-unlock", about(account.username()), null);
        });
    }

    /** Takes a second factor away that somebody has lost. */
    public void resetFactor(String username, By by) {
        database.run(transaction -> {
            Account account = get(transaction, username, by);
            SecondFactors.remove(transaction, account.username());
            ledger.note(transaction, by, "account-factor-reset", about(account.username()), null);
        });
    }

    /** Notes what somebody did with his own account. */
    public void noteOwn(String username, String what, By by) {
        database.run(transaction -> ledger.note(transaction, by, what, about(username), null));
    }

    /** Takes away a factor that its owner does not want any more. */
    public void dropFactor(String username, By by) {
        database.run(transaction -> {
            SecondFactors.remove(transaction, username);
            ledger.note(transaction, by, "account-factor-off", about(username), null);
        });
    }

    /** Nobody could let anybody in any more. */
    void keepAnAdmin(Transaction transaction) {
        boolean left = transaction
                .find(
                        "select 1 from account where centre = ? and role = 'ADMIN' and not disabled limit 1",
                        row -> true,
                        centre.value())
                .isPresent();
        if (!left) {
            throw OfficeException.of(OfficeException.Reason.LAST_ADMIN);
        }
    }

    private Account get(Transaction transaction, String username, By by) {
        return transaction
                .find(
                        SELECT + " and a.username = ? for update of a",
                        row -> row(row, by.at()).account(),
                        centre.value(),
                        username.toLowerCase(Locale.ROOT))
                .orElseThrow(() -> OfficeException.of(OfficeException.Reason.UNKNOWN));
    }

    static String about(String username) {
        return "account " + username;
    }

    /** An id of a list may hold what a name may not. */
    private static String username(String wished) {
        String plain = wished.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._-]", "-");
        String begun = plain.matches("[a-z0-9].*") ? plain : "r" + plain;
        return begun.length() > 64 ? begun.substring(0, 64) : begun;
    }

    private AccountRow row(ResultSet row, Instant now) throws SQLException {
        Account account = new Account(
                row.getString("username"),
                centre,
                row.getString("person"),
                Role.valueOf(row.getString("role")),
                row.getBoolean("disabled") ? Account.Standing.DISABLED : Account.Standing.ACTIVE,
                row.getString("scope"));
        return new AccountRow(
                account,
                Transaction.instant(row, "factor_since"),
                AccountRow.Locks.of(
                        Failures.of(row, "failures", "failing_since", "failed_at"),
                        row.getInt("browsers"),
                        Failures.of(row, "own_failures", "own_since", "own_at"),
                        now),
                Transaction.instant(row, "one_time_until"));
    }
}

package org.anling.registry.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.anling.contract.id.CentreId;
import org.anling.contract.people.Role;
import org.anling.registry.database.RegistryDatabase;
import org.anling.registry.database.Transaction;
import org.jspecify.annotations.Nullable;

/** Who can sign in, over all centres. Counts wrong passwords and pauses an account that sees too many. */
public final class Accounts {

    private static final int FAILURES_BEFORE_PAUSE = 10;
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final String COLUMNS =
            "username, centre, person, role, password_hash, disabled, failures, failed_at";

    private final RegistryDatabase database;
    private final PasswordHasher hasher;
    private final InstantSource clock;

    public Accounts(RegistryDatabase database, PasswordHasher hasher, InstantSource clock) {
        this.database = database;
        this.hasher = hasher;
        this.clock = clock;
    }

    /** The account of this name, whatever its standing. */
    public Optional<Account> find(String username) {
        return row(username).map(Row::account);
    }

    /** All accounts of a centre by name. */
    public List<Account> list(CentreId centre) {
        return database.call(transaction -> transaction.list(
                "select " + COLUMNS + " from account where centre = ? order by username",
                row -> row(row).account(),
                centre.value()));
    }

    /** Adds an account. @throws org.anling.registry.database.RegistryRefusedException if the name is taken */
    public void create(Account account, String password) {
        String hash = hasher.hash(password);
        database.run(transaction -> transaction.update(
                "insert into account (username, centre, person, role, password_hash, disabled) values (?, ?, ?, ?, ?,"
                        + " ?)",
                account.username(),
                account.centre().value(),
                account.person(),
                account.role(),
                hash,
                account.standing() == Account.Standing.DISABLED));
    }

    /** Sets a new password and forgets wrong ones. @return false if there is no such account */
    public boolean setPassword(String username, String password) {
        String hash = hasher.hash(password);
        return database.call(transaction -> transaction.update(
                        "update account set password_hash = ?, failures = 0, failed_at = null where username = ?",
                        hash,
                        name(username))
                == 1);
    }

    /** Lets an account sign in or keeps it out. @return false if there is no such account */
    public boolean setStanding(String username, Account.Standing standing) {
        return database.call(transaction -> transaction.update(
                        "update account set disabled = ? where username = ?",
                        standing == Account.Standing.DISABLED,
                        name(username))
                == 1);
    }

    /** Tries a password. Takes tens of milliseconds, whether the account exists or not. */
    public SignIn signIn(String username, String password) {
        Optional<Row> found = row(username);
        if (found.isEmpty()) {
            hasher.pretend(password);
            return new SignIn.Refused();
        }
        Row row = found.get();
        Optional<Instant> pausedUntil = row.pausedUntil(clock.instant());
        if (pausedUntil.isPresent()) {
            return new SignIn.Paused(pausedUntil.get());
        }
        if (!hasher.matches(password, row.hash())) {
            countFailure(row.account().username());
            return new SignIn.Refused();
        }
        if (row.account().standing() == Account.Standing.DISABLED) {
            return new SignIn.Refused();
        }
        if (row.failures() > 0) {
            forgetFailures(row.account().username());
        }
        return new SignIn.Accepted(row.account());
    }

    private void countFailure(String username) {
        Instant now = clock.instant();
        database.run(transaction -> transaction.update(
                "update account set failures = failures + 1, failed_at = ? where username = ?", now, username));
    }

    private void forgetFailures(String username) {
        database.run(transaction ->
                transaction.update("update account set failures = 0, failed_at = null where username = ?", username));
    }

    private Optional<Row> row(String username) {
        return database.call(transaction -> transaction.find(
                "select " + COLUMNS + " from account where username = ?", Accounts::row, name(username)));
    }

    private static String name(String username) {
        return username.toLowerCase(Locale.ROOT);
    }

    private static Row row(ResultSet row) throws SQLException {
        Account account = new Account(
                row.getString("username"),
                new CentreId(row.getString("centre")),
                row.getString("person"),
                Role.valueOf(row.getString("role")),
                row.getBoolean("disabled") ? Account.Standing.DISABLED : Account.Standing.ACTIVE);
        return new Row(
                account, row.getString("password_hash"), row.getInt("failures"), Transaction.instant(row, "failed_at"));
    }

    private record Row(
            Account account,
            String hash,
            int failures,
            @Nullable Instant failedAt) {

        Optional<Instant> pausedUntil(Instant now) {
            if (failures < FAILURES_BEFORE_PAUSE || failedAt == null) {
                return Optional.empty();
            }
            return Optional.of(failedAt.plus(PAUSE)).filter(until -> until.isAfter(now));
        }
    }
}

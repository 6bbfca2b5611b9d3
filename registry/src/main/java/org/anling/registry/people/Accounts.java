package org.anling.registry.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.anling.contract.id.CentreId;
import org.anling.contract.people.Role;
import org.anling.registry.database.RegistryDatabase;
import org.anling.registry.database.Transaction;
import org.jspecify.annotations.Nullable;

/** Who can sign in, over all centres. Counts wrong passwords and codes and pauses an account that sees too many. */
public final class Accounts {

    private static final int FAILURES_BEFORE_PAUSE = 10;
    private static final Duration PAUSE = Duration.ofMinutes(1);
    /** Sixteen minutes: longer would keep out more people than it keeps from guessing. */
    private static final int LONGEST_DOUBLED = 4;

    private static final String COLUMNS =
            "a.username, a.centre, a.person, a.role, a.password_hash, a.disabled, a.failures, a.failed_at,"
                    + " a.one_time_until, a.factor_secret, a.factor_since, a.factor_step, s.scope";
    private static final String FROM =
            " from account a left join staff s on s.centre = a.centre and s.id = a.person and a.role <> 'RESPONDER'";

    private final RegistryDatabase database;
    private final PasswordHasher hasher;
    private final InstantSource clock;
    private final SecondFactors factors;

    public Accounts(RegistryDatabase database, PasswordHasher hasher, InstantSource clock) {
        this.database = database;
        this.hasher = hasher;
        this.clock = clock;
        this.factors = new SecondFactors(database, clock);
    }

    /** The account of this name, whatever its standing. */
    public Optional<Account> find(String username) {
        return row(username).map(Row::account);
    }

    /** All accounts of a centre by name. */
    public List<Account> list(CentreId centre) {
        return database.call(transaction -> transaction.list(
                "select " + COLUMNS + FROM + " where a.centre = ? order by a.username",
                row -> row(row).account(),
                centre.value()));
    }

    /** Adds an account. @throws org.anling.registry.database.RegistryRefusedException if the name is taken */
    public void create(Account account, String password) {
        String hash = hasher.hash(password);
        database.run(transaction -> create(transaction, account, hash));
    }

    /** Adds an account with a password of its own, inside a transaction of the caller, who made the hash before it. */
    public static void create(Transaction transaction, Account account, String hash) {
        transaction.update(
                "insert into account (username, centre, person, role, password_hash, disabled) values (?, ?, ?, ?, ?,"
                        + " ?)",
                account.username(),
                account.centre().value(),
                account.person(),
                account.role(),
                hash,
                account.standing() == Account.Standing.DISABLED);
    }

    /** Sets a password of one's own and forgets wrong ones. @return false if there is no such account */
    public boolean setPassword(String username, String password) {
        String hash = hasher.hash(password);
        return database.call(transaction -> setHash(transaction, name(username), hash, null)) == 1;
    }

    /**
     * Gives a password for once, inside a transaction of the caller: one of his own is due at the first sign-in, and before {@code until}.
     *
     * @param hash of the password, made before the transaction since it takes its time
     */
    public static void giveOneTime(Transaction transaction, String username, String hash, Instant until) {
        setHash(transaction, username, hash, until);
    }

    /** The hash of a password, for whoever stores it in a transaction of his own. */
    public String hash(String password) {
        return hasher.hash(password);
    }

    /** Adds an account with a password for once, inside a transaction of the caller. @return false if the name is taken */
    public static boolean create(Transaction transaction, Account account, String hash, Instant until) {
        return transaction.update(
                        "insert into account (username, centre, person, role, password_hash, one_time_until) values"
                                + " (?, ?, ?, ?, ?, ?) on conflict do nothing",
                        account.username(),
                        account.centre().value(),
                        account.person(),
                        account.role(),
                        hash,
                        until)
                == 1;
    }

    /** Whether somebody knows the password of an account, without signing in; a wrong one counts. */
    public boolean knows(String username, String password) {
        return row(username)
                .filter(row -> row.pausedUntil(clock.instant()).isEmpty())
                .filter(row -> hasher.matches(password, row.hash()) || countFailure(name(username)))
                .isPresent();
    }

    /** Lets an account sign in or keeps it out. @return false if there is no such account */
    public boolean setStanding(String username, Account.Standing standing) {
        return database.call(transaction -> transaction.update(
                        "update account set disabled = ? where username = ?",
                        standing == Account.Standing.DISABLED,
                        name(username))
                == 1);
    }

    /** Tries a password where no second factor is expected. */
    public SignIn signIn(String username, String password) {
        return signIn(username, password, "");
    }

    /**
     * Tries a password. Takes tens of milliseconds, whether the account exists or not.
     *
     * @param code of the second factor, empty if none was asked for yet
     */
    public SignIn signIn(String username, String password, String code) {
        Optional<Row> found = row(username);
        if (found.isEmpty()) {
            hasher.pretend(password);
            return new SignIn.Refused();
        }
        Row row = found.get();
        Instant now = clock.instant();
        Optional<Instant> pausedUntil = row.pausedUntil(now);
        if (pausedUntil.isPresent()) {
            return new SignIn.Paused(pausedUntil.get());
        }
        String name = row.account().username();
        if (!hasher.matches(password, row.hash())) {
            countFailure(name);
            return new SignIn.Refused();
        }
        if (row.account().standing() == Account.Standing.DISABLED) {
            return new SignIn.Refused();
        }
        Instant oneTimeUntil = row.oneTimeUntil();
        if (oneTimeUntil != null && oneTimeUntil.isBefore(now)) {
            return new SignIn.Expired();
        }
        return row.factor().map(factor -> second(row, factor, code)).orElseGet(() -> accepted(row));
    }

    private SignIn second(Row row, Factor factor, String code) {
        if (code.isBlank()) {
            return new SignIn.CodeNeeded();
        }
        String name = row.account().username();
        if (!factors.use(name, factor.secret(), factor.lastStep(), code)) {
            countFailure(name);
            return new SignIn.WrongCode();
        }
        return accepted(row);
    }

    private SignIn accepted(Row row) {
        if (row.failures() > 0) {
            database.run(transaction -> unlock(transaction, row.account().username()));
        }
        return new SignIn.Accepted(
                row.account(), row.oneTimeUntil() != null, row.factor().isPresent());
    }

    /** Forgets wrong passwords and codes, inside a transaction of the caller. */
    public static void unlock(Transaction transaction, String username) {
        transaction.update("update account set failures = 0, failed_at = null where username = ?", username);
    }

    private static int setHash(Transaction transaction, String username, String hash, @Nullable Instant until) {
        return transaction.update(
                "update account set password_hash = ?, one_time_until = ?, failures = 0, failed_at = null where"
                        + " username = ?",
                hash,
                until,
                username);
    }

    /** @return false, for whoever asks in a row of conditions */
    private boolean countFailure(String username) {
        Instant now = clock.instant();
        database.run(transaction -> transaction.update(
                "update account set failures = failures + 1, failed_at = ? where username = ?", now, username));
        return false;
    }

    private Optional<Row> row(String username) {
        return database.call(transaction ->
                transaction.find("select " + COLUMNS + FROM + " where a.username = ?", Accounts::row, name(username)));
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
                row.getBoolean("disabled") ? Account.Standing.DISABLED : Account.Standing.ACTIVE,
                Objects.requireNonNullElse(row.getString("scope"), ""));
        return new Row(
                account,
                row.getString("password_hash"),
                row.getInt("failures"),
                Transaction.instant(row, "failed_at"),
                Transaction.instant(row, "one_time_until"),
                factor(row));
    }

    private static Optional<Factor> factor(ResultSet row) throws SQLException {
        return Transaction.instant(row, "factor_since") == null
                ? Optional.empty()
                : Optional.of(new Factor(row.getString("factor_secret"), row.getLong("factor_step")));
    }

    /** When an account that has seen so many wrong passwords or codes may try again: one minute at first, then longer. */
    public static Optional<Instant> pausedUntil(int failures, @Nullable Instant failedAt, Instant now) {
        if (failures < FAILURES_BEFORE_PAUSE || failedAt == null) {
            return Optional.empty();
        }
        int doubled = Math.min(failures - FAILURES_BEFORE_PAUSE, LONGEST_DOUBLED);
        return Optional.of(failedAt.plus(PAUSE.multipliedBy(1L << doubled))).filter(until -> until.isAfter(now));
    }

    /** A factor that counts. */
    private record Factor(String secret, long lastStep) {}

    private record Row(
            Account account,
            String hash,
            int failures,
            @Nullable Instant failedAt,
            @Nullable Instant oneTimeUntil,
            Optional<Factor> factor) {

        Optional<Instant> pausedUntil(Instant now) {
            return Accounts.pausedUntil(failures, failedAt, now);
        }
    }
}

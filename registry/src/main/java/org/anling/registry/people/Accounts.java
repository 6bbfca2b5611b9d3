package org.anling.registry.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.anling.contract.id.CentreId;
import org.anling.contract.people.Role;
import org.anling.journal.seal.SecretBox;
import org.anling.registry.database.RegistryDatabase;
import org.anling.registry.database.Transaction;
import org.anling.registry.record.AuditEntry;
import org.anling.registry.record.AuditKind;
import org.anling.registry.record.AuditLog;
import org.anling.registry.signin.Attempt;
import org.anling.registry.signin.FailureCounts;
import org.anling.registry.signin.Failures;
import org.anling.registry.signin.KnownBrowsers;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who can sign in, over all centres. Wrong passwords and codes are counted, for each browser in which the account is known by itself and
 * for all strangers together; who has too many waits, and whoever is known elsewhere does not.
 */
public final class Accounts {
    private static final Logger LOG = LoggerFactory.getLogger(Accounts.class);

    private static final String COLUMNS =
            "a.username, a.centre, a.person, a.role, a.password_hash, a.disabled, a.failures, a.failing_since,"
                    + " a.failed_at, a.one_time_until, a.factor_secret, a.factor_since, a.factor_step, s.scope";
    private static final String FROM =
            " from account a left join staff s on s.centre = a.centre and s.id = a.person and a.role <> 'RESPONDER'";

    private final RegistryDatabase database;
    private final PasswordHasher hasher;
    private final InstantSource clock;
    private final SecondFactors factors;
    private final FailureCounts counts;
    private final KnownBrowsers browsers;

    /** With secrets of second factors that lie open. */
    public Accounts(RegistryDatabase database, PasswordHasher hasher, InstantSource clock) {
        this(database, hasher, clock, SecretBox.OPEN);
    }

    /** @param box seals the secrets of second factors */
    public Accounts(RegistryDatabase database, PasswordHasher hasher, InstantSource clock, SecretBox box) {
        this.database = database;
        this.hasher = hasher;
        this.clock = clock;
        this.factors = new SecondFactors(database, clock, box);
        this.counts = new FailureCounts(database);
        this.browsers = new KnownBrowsers(database);
    }

    /** The second factors of these accounts. */
    public SecondFactors factors() {
        return factors;
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

    /**
     * Whether somebody knows the password of an account, without signing in; a wrong one counts.
     *
     * @param browser what the browser keeps in which he is signed in, or null if there is nothing of the kind
     */
    public boolean knows(String username, String password, @Nullable String browser) {
        Optional<Row> found = row(username);
        if (found.isEmpty()) {
            return false;
        }
        Place place = place(found.get(), browser);
        if (place.failures().pausedUntil(clock.instant()).isPresent()) {
            return false;
        }
        boolean right = hasher.matches(password, found.get().hash());
        if (!right) {
            countFailure(found.get(), place);
        }
        return right;
    }

    /** Whether an account has signed in before in the browser that keeps this. */
    public boolean isKnown(String username, String browser) {
        return browsers.find(name(username), browser, clock.instant()).isPresent();
    }

    /**
     * The account is known from now on in the browser in which it has just signed in.
     *
     * @param browser what it keeps already, or null
     * @return what it must keep
     */
    public String remember(String username, @Nullable String browser) {
        return browsers.remember(name(username), browser, clock.instant());
    }

    /** Lets an account sign in or keeps it out. @return false if there is no such account */
    public boolean setStanding(String username, Account.Standing standing) {
        return database.call(transaction -> transaction.update(
                        "update account set disabled = ? where username = ?",
                        standing == Account.Standing.DISABLED,
                        name(username))
                == 1);
    }

    /** Tries a password as a stranger, where no second factor is expected. */
    public SignIn signIn(String username, String password) {
        return signIn(username, password, "");
    }

    /** Tries a password and a code as a stranger. */
    public SignIn signIn(String username, String password, String code) {
        return signIn(new Attempt(username, password, code, null));
    }

    /** Tries a password. Takes tens of milliseconds, whether the account exists or not. */
    public SignIn signIn(Attempt attempt) {
        Optional<Row> found = row(attempt.username());
        if (found.isEmpty()) {
            hasher.pretend(attempt.password());
            return new SignIn.Refused();
        }
        Row row = found.get();
        Instant now = clock.instant();
        Place place = place(row, attempt.browser());
        Optional<Instant> pausedUntil = place.failures().pausedUntil(now);
        if (pausedUntil.isPresent()) {
            return new SignIn.Paused(pausedUntil.get());
        }
        if (!hasher.matches(attempt.password(), row.hash())) {
            countFailure(row, place);
            return new SignIn.Refused();
        }
        if (row.account().standing() == Account.Standing.DISABLED) {
            return new SignIn.Refused();
        }
        Instant oneTimeUntil = row.oneTimeUntil();
        if (oneTimeUntil != null && oneTimeUntil.isBefore(now)) {
            return new SignIn.Expired();
        }
        return row.factor()
                .map(factor -> second(row, factor, place, attempt.code()))
                .orElseGet(() -> accepted(row, place));
    }

    private SignIn second(Row row, Factor factor, Place place, String code) {
        if (code.isBlank()) {
            return new SignIn.CodeNeeded();
        }
        if (!factors.use(row.account().username(), factor.secret(), factor.lastStep(), code)) {
            countFailure(row, place);
            return new SignIn.WrongCode();
        }
        return accepted(row, place);
    }

    /** Who is known leaves the count of the strangers alone: it is not his. */
    private SignIn accepted(Row row, Place place) {
        String name = row.account().username();
        if (place.browser() != null) {
            browsers.remember(name, place.browser(), clock.instant());
        } else if (place.failures().count() > 0) {
            counts.forgetSlips(name);
        }
        return new SignIn.Accepted(
                row.account(), row.oneTimeUntil() != null, row.factor().isPresent());
    }

    /** Forgets wrong passwords and codes of everybody, inside a transaction of the caller. */
    public static void unlock(Transaction transaction, String username) {
        FailureCounts.forgetAll(transaction, username);
    }

    private static int setHash(Transaction transaction, String username, String hash, @Nullable Instant until) {
        unlock(transaction, username);
        return transaction.update(
                "update account set password_hash = ?, one_time_until = ? where username = ?", hash, until, username);
    }

    /** Where somebody tries from: what he sends counts only if this account has signed in there. */
    private Place place(Row row, @Nullable String browser) {
        Instant now = clock.instant();
        if (browser != null) {
            Optional<Failures> own = browsers.find(row.account().username(), browser, now);
            if (own.isPresent()) {
                return new Place(browser, own.get());
            }
        }
        return new Place(null, row.strangers().asOf(now));
    }

    private void countFailure(Row row, Place place) {
        Account account = row.account();
        Instant now = clock.instant();
        if (place.browser() != null) {
            counts.ofBrowser(account.username(), place.browser(), now);
        } else if (counts.ofStrangers(account.username(), now).count() == Failures.BEFORE_PAUSE) {
            noteLocked(account, now);
        }
    }

    /** Once in an attack, not once in a try. */
    private void noteLocked(Account account, Instant now) {
        LOG.warn("an account is locked to strangers after {} failures; the audit names it", Failures.BEFORE_PAUSE);
        AuditEntry entry = AuditEntry.of(
                AuditKind.SIGN_IN_REFUSED,
                now,
                account.person(),
                account.role(),
                "locked-to-strangers",
                "account " + account.username());
        database.run(transaction -> AuditLog.append(transaction, account.centre(), List.of(entry)));
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
                Failures.of(row, "failures", "failing_since", "failed_at"),
                Transaction.instant(row, "one_time_until"),
                factor(row));
    }

    private static Optional<Factor> factor(ResultSet row) throws SQLException {
        return Transaction.instant(row, "factor_since") == null
                ? Optional.empty()
                : Optional.of(new Factor(row.getString("factor_secret"), row.getLong("factor_step")));
    }

    /** A factor that counts. */
    private record Factor(String secret, long lastStep) {}

    /**
     * Where somebody tries from.
     *
     * @param browser what the known browser keeps, or null for a stranger
     */
    private record Place(@Nullable String browser, Failures failures) {}

    private record Row(
            Account account,
            String hash,
            Failures strangers,
            @Nullable Instant oneTimeUntil,
            Optional<Factor> factor) {}
}

package org.anling.registry.people;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.anling.journal.seal.SecretBox;
import org.anling.registry.database.RegistryDatabase;
import org.anling.registry.database.Transaction;
import org.anling.registry.signin.TokenHash;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The second factor of accounts: begun with a secret that is shown once, on from the first right code, and ten codes on paper for the
 * day the telephone is lost. Neither secret nor code is ever logged. Any thread, blocking.
 */
public final class SecondFactors {
    private static final Logger LOG = LoggerFactory.getLogger(SecondFactors.class);
    private static final int CODES = 10;

    private final RegistryDatabase database;
    private final InstantSource clock;
    private final SecretBox box;
    private final Totp totp = new Totp();
    private final ReadableSecret paper = new ReadableSecret();

    /** With secrets that lie open. */
    public SecondFactors(RegistryDatabase database, InstantSource clock) {
        this(database, clock, SecretBox.OPEN);
    }

    /** @param box seals what is stored of secrets */
    public SecondFactors(RegistryDatabase database, InstantSource clock, SecretBox box) {
        this.database = database;
        this.clock = clock;
        this.box = box;
    }

    /** Seals the secrets that lie open, once there is a key. @return how many no key of ours opens: their owners need a code on paper, or an admin */
    public int sealAll() {
        return database.call(transaction -> {
            int closed = 0;
            for (Stored one : transaction.list(
                    "select username, factor_secret from account where factor_secret is not null for update",
                    row -> new Stored(row.getString(1), row.getString(2)))) {
                Optional<String> secret = box.open(one.username(), one.secret());
                if (secret.isEmpty()) {
                    closed++;
                } else if (box.wantsSealing(one.secret())) {
                    transaction.update(
                            "update account set factor_secret = ? where username = ?",
                            box.seal(one.username(), secret.get()),
                            one.username());
                }
            }
            return closed;
        });
    }

    /**
     * How an account stands.
     *
     * @param since when the factor was confirmed, or null if there is none
     * @param codesLeft codes on paper that were not used
     */
    public record Standing(@Nullable Instant since, int codesLeft) {}

    /** How an account stands. */
    public Standing standing(String username) {
        return database.call(transaction -> transaction
                .find("""
                    select factor_since, (select count(*) from recovery_code r where r.username = a.username) as codes
                    from account a where username = ?\
                    """, row -> new Standing(Transaction.instant(row, "factor_since"), row.getInt("codes")), username)
                .orElse(new Standing(null, 0)));
    }

    /** A new secret, which counts from its first right code on. @return empty if the account has a factor already */
    public Optional<String> begin(String username) {
        String secret = totp.newSecret();
        int begun = database.call(transaction -> transaction.update(
                "update account set factor_secret = ?, factor_step = 0 where username = ? and factor_since is null",
                box.seal(username, secret),
                username));
        return begun == 1 ? Optional.of(secret) : Optional.empty();
    }

    /** The first code: the factor is on. @return the codes on paper, to be shown this once; empty if the code is wrong */
    public Optional<List<String>> confirm(String username, String code) {
        Instant now = clock.instant();
        return database.call(transaction -> {
            Optional<String> secret = transaction.find(
                    "select factor_secret from account where username = ? and factor_secret is not null and"
                            + " factor_since is null for update",
                    row -> row.getString(1),
                    username);
            OptionalLong step = secret.flatMap(stored -> box.open(username, stored))
                    .map(known -> Totp.step(known, plain(code), now, 0))
                    .orElse(OptionalLong.empty());
            if (step.isEmpty()) {
                return Optional.empty();
            }
            transaction.update(
                    "update account set factor_since = ?, factor_step = ? where username = ?",
                    now,
                    step.getAsLong(),
                    username);
            return Optional.of(newCodes(transaction, username));
        });
    }

    /** New codes on paper; the old ones are worth nothing from now on. */
    public List<String> renewCodes(String username) {
        return database.call(transaction -> newCodes(transaction, username));
    }

    /** Takes the factor away, inside a transaction of the caller. @return false if there was none */
    public static boolean remove(Transaction transaction, String username) {
        transaction.update("delete from recovery_code where username = ?", username);
        return transaction.update(
                        "update account set factor_secret = null, factor_since = null, factor_step = 0 where username"
                                + " = ? and factor_secret is not null",
                        username)
                == 1;
    }

    /** Whether a code of the telephone or from the paper is right; it is used up then. */
    boolean use(String username, String stored, long lastStep, String typed) {
        String code = plain(typed);
        Optional<String> secret = box.open(username, stored);
        if (secret.isEmpty()) {
            LOG.error("no key of this process opens the secret of a second factor: console.factor.secret is missing or"
                    + " another");
        }
        OptionalLong step = secret.map(known -> Totp.step(known, code, clock.instant(), lastStep))
                .orElse(OptionalLong.empty());
        return database.call(transaction -> step.isPresent()
                ? transaction.update(
                                "update account set factor_step = ? where username = ? and factor_step < ?",
                                step.getAsLong(),
                                username,
                                step.getAsLong())
                        == 1
                : transaction.update(
                                "delete from recovery_code where username = ? and hash = ?",
                                username,
                                TokenHash.of(code))
                        == 1);
    }

    private List<String> newCodes(Transaction transaction, String username) {
        transaction.update("delete from recovery_code where username = ?", username);
        List<String> codes = new ArrayList<>();
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (int i = 0; i < CODES; i++) {
            String code = paper.next();
            codes.add(code);
            rows.add(new @Nullable Object[] {username, TokenHash.of(plain(code))});
        }
        transaction.batch("insert into recovery_code (username, hash) values (?, ?)", rows);
        return codes;
    }

    /** People type spaces and dashes as they like. */
    private static String plain(String typed) {
        return typed.replaceAll("[\\s-]", "").toLowerCase(Locale.ROOT);
    }

    /** A secret as it lies there. */
    private record Stored(String username, String secret) {}
}

package org.anling.registry.signin;

import java.time.Instant;
import org.anling.registry.database.RegistryDatabase;
import org.anling.registry.database.Transaction;

/** Counts failures, each in one statement, so that processes do not lose those of each other. Any thread, blocking. */
public final class FailureCounts {
    private static final String COUNT = """
        update %s set failures = case when failed_at >= ? then failures + 1 else 1 end,
          failing_since = case when failed_at >= ? then coalesce(failing_since, failed_at) else ? end,
          failed_at = ?
        where %s returning failures, failing_since, failed_at\
        """;
    private static final String FORGET = "update %s set failures = 0, failing_since = null, failed_at = null where ";

    private static final String ACCOUNT = "account";
    private static final String BROWSER = "known_browser";

    private final RegistryDatabase database;

    public FailureCounts(RegistryDatabase database) {
        this.database = database;
    }

    /** One more of somebody who tries from nowhere in particular. @return all that count now */
    public Failures ofStrangers(String username, Instant now) {
        Instant quiet = now.minus(Failures.QUIET);
        return database.call(transaction -> transaction
                .find(
                        COUNT.formatted(ACCOUNT, "username = ?"),
                        row -> Failures.of(row, "failures", "failing_since", "failed_at"),
                        quiet,
                        quiet,
                        now,
                        now,
                        username)
                .orElse(Failures.NONE));
    }

    /** One more at a known browser. */
    public void ofBrowser(String username, String token, Instant now) {
        Instant quiet = now.minus(Failures.QUIET);
        database.run(transaction -> transaction.find(
                COUNT.formatted(BROWSER, "username = ? and token = ?"),
                row -> true,
                quiet,
                quiet,
                now,
                now,
                username,
                TokenHash.of(token)));
    }

    /** Somebody signed in where he is a stranger: his own slips are forgotten, an attack is not. */
    public void forgetSlips(String username) {
        database.run(transaction -> transaction.update(
                FORGET.formatted(ACCOUNT) + "username = ? and failures > 0 and failures < ?",
                username,
                Failures.BEFORE_PAUSE));
    }

    /** Forgets everything, inside a transaction of the caller. */
    public static void forgetAll(Transaction transaction, String username) {
        transaction.update(FORGET.formatted(ACCOUNT) + "username = ?", username);
        transaction.update(FORGET.formatted(BROWSER) + "username = ?", username);
    }
}

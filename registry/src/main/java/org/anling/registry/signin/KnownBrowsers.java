package org.anling.registry.signin;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.anling.registry.database.RegistryDatabase;
import org.anling.registry.database.Transaction;
import org.jspecify.annotations.Nullable;

/**
 * The browsers in which an account has signed in before. Each keeps a random token; several accounts that share a browser share its token, and
 * each of them counts there for itself. Any thread, blocking.
 */
public final class KnownBrowsers {
    /** How long a browser is known after its last sign-in. */
    public static final Duration KEPT = Duration.ofDays(400);

    private static final int MOST = 20;
    private static final int TOKEN_BYTES = 32;

    private final RegistryDatabase database;
    private final SecureRandom random = new SecureRandom();

    public KnownBrowsers(RegistryDatabase database) {
        this.database = database;
    }

    /** What was counted at a browser in which this account has signed in before; empty if it is none. */
    public Optional<Failures> find(String username, String token, Instant now) {
        return database.call(transaction -> transaction
                .find(
                        "select failures, failing_since, failed_at from known_browser where username = ? and token = ?"
                                + " and used_at >= ?",
                        row -> Failures.of(row, "failures", "failing_since", "failed_at"),
                        username,
                        TokenHash.of(token),
                        now.minus(KEPT))
                .map(failures -> failures.asOf(now)));
    }

    /**
     * From now on the account is known in this browser, and what it got wrong there is forgotten. Those used longest ago make room.
     *
     * @param token what the browser sent, if anything. It is believed only if some account is known by it: nobody else chooses the token of others
     * @return what the browser must keep
     */
    public String remember(String username, @Nullable String token, Instant now) {
        return database.call(transaction -> {
            String kept = token != null && isKnown(transaction, token) ? token : fresh();
            transaction.update("""
                insert into known_browser (username, token, made_at, used_at) values (?, ?, ?, ?)
                on conflict (username, token)
                do update set used_at = excluded.used_at, failures = 0, failing_since = null, failed_at = null\
                """, username, TokenHash.of(kept), now, now);
            transaction.update("""
                delete from known_browser where username = ? and (used_at < ? or token not in
                  (select token from known_browser where username = ? order by used_at desc, token limit ?))\
                """, username, now.minus(KEPT), username, MOST);
            return kept;
        });
    }

    /** No browser is known any more, inside a transaction of the caller. */
    public static void forget(Transaction transaction, String username) {
        transaction.update("delete from known_browser where username = ?", username);
    }

    private static boolean isKnown(Transaction transaction, String token) {
        return transaction
                .find("select 1 from known_browser where token = ? limit 1", row -> true, TokenHash.of(token))
                .isPresent();
    }

    private String fresh() {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}

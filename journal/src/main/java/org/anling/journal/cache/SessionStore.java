package org.anling.journal.cache;

import io.lettuce.core.SetArgs;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.anling.journal.redis.Link;

/**
 * Signed-in sessions of pages: opaque bytes under the hash of the cookie, so that who reads Redis cannot sign in with what he finds.
 * Asynchronous, any thread.
 */
public final class SessionStore {

    private final Link link;

    public SessionStore(Link link) {
        this.link = link;
    }

    /** Keeps a session for a time, replacing what was there. */
    public CompletionStage<Void> put(String cookie, byte[] session, Duration keep) {
        String value = Base64.getEncoder().encodeToString(session);
        return link.ask(redis -> redis.set(key(cookie), value, SetArgs.Builder.px(keep)))
                .thenAccept(done -> {});
    }

    /** The session of a cookie, if it has not run out. */
    public CompletionStage<Optional<byte[]>> find(String cookie) {
        return link.ask(redis -> redis.get(key(cookie)))
                .thenApply(value -> Optional.ofNullable(value)
                        .map(text -> Base64.getDecoder().decode(text)));
    }

    /** Keeps a session longer. False if it has run out. */
    public CompletionStage<Boolean> prolong(String cookie, Duration keep) {
        return link.ask(redis -> redis.pexpire(key(cookie), keep));
    }

    /** Ends a session. */
    public CompletionStage<Void> remove(String cookie) {
        return link.ask(redis -> redis.del(key(cookie))).thenAccept(gone -> {});
    }

    private static String key(String cookie) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(cookie.getBytes(StandardCharsets.UTF_8));
            return "web:" + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}

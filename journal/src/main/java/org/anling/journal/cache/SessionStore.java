package org.anling.journal.cache;

import io.lettuce.core.SetArgs;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.anling.journal.redis.Link;

/**
 * Signed-in sessions of pages: opaque bytes under the hash of the cookie, so that who reads Redis cannot sign in with what he finds.
 * Asynchronous, any thread.
 */
public final class SessionStore {

    private static final String PREFIX = "web:";
    /** Longer than any cookie. */
    private static final Duration LIST_KEPT = Duration.ofDays(30);

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

    /** The same, listed under whose it is. */
    public CompletionStage<Void> put(String cookie, byte[] session, Duration keep, String owner) {
        String list = listOf(owner);
        return link.ask(redis -> redis.sadd(list, handle(cookie)))
                .thenCompose(added -> link.ask(redis -> redis.pexpire(list, LIST_KEPT)))
                .thenCompose(kept -> put(cookie, session, keep));
    }

    /**
     * A session without its cookie.
     *
     * @param handle with which it can be ended and not used
     * @param session what was kept, as text
     * @param left how long it lasts unless it is used
     */
    public record Kept(String handle, String session, Duration left) {}

    /** The sessions of somebody that have not run out. */
    public CompletionStage<List<Kept>> list(String owner) {
        return link.ask(redis -> redis.smembers(listOf(owner))).thenCompose(handles -> {
            List<CompletableFuture<Optional<Kept>>> all = handles.stream()
                    .map(handle -> find(owner, handle).toCompletableFuture())
                    .toList();
            return CompletableFuture.allOf(all.toArray(CompletableFuture<?>[]::new))
                    .thenApply(done -> all.stream()
                            .map(CompletableFuture::join)
                            .flatMap(Optional::stream)
                            .toList());
        });
    }

    /** Ends a session by its handle. */
    public CompletionStage<Void> end(String handle) {
        return link.ask(redis -> redis.del(PREFIX + handle)).thenAccept(gone -> {});
    }

    /** What stands for a cookie where the cookie itself must not. */
    public static String handle(String cookie) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(cookie.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** One that has run out leaves the list. */
    private CompletionStage<Optional<Kept>> find(String owner, String handle) {
        CompletionStage<String> value = link.ask(redis -> redis.get(PREFIX + handle));
        return value.thenCombine(link.ask(redis -> redis.pttl(PREFIX + handle)), (text, left) -> {
                    if (text == null) {
                        return Optional.<Kept>empty();
                    }
                    String session = new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
                    return Optional.of(new Kept(handle, session, Duration.ofMillis(Math.max(0, left))));
                })
                .thenCompose(found -> found.isPresent()
                        ? CompletableFuture.completedFuture(found)
                        : link.ask(redis -> redis.srem(listOf(owner), handle)).thenApply(gone -> found));
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
        return PREFIX + handle(cookie);
    }

    private static String listOf(String owner) {
        return "web-of:" + owner;
    }
}

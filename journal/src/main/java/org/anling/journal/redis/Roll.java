package org.anling.journal.redis;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The list of the members that live, one on each server. Its key has a hash tag of its own: no script touches it together with a centre,
 * so that the centres may lie on other shards. One thread, that of its session.
 */
final class Roll {

    /** Hash: a member and what is left of its time in ms, and at {@code at} when somebody counted last. */
    static final String KEY = "{anling}:members";

    private static final Script<String> BEAT = Script.ofText("beat");

    private final Session session;

    Roll(Session session) {
        this.session = session;
    }

    /** Puts a member on the list, or gives it its whole time again, and counts that of the others. Answers who lives. */
    Set<String> join(String member, Duration ttl) {
        return beat(member, ttl, "0").orElseThrow();
    }

    /** The same for one that is on the list; empty if it was struck off meanwhile. */
    Optional<Set<String>> stay(String member, Duration ttl) {
        return beat(member, ttl, "1");
    }

    /** Asks anew, for a member that was not there when the living were counted last. */
    boolean holds(String member) {
        return session.call(redis -> redis.hexists(KEY, member));
    }

    void leave(String member) {
        session.call(redis -> redis.hdel(KEY, member));
    }

    private Optional<Set<String>> beat(String member, Duration ttl, String known) {
        List<String> args = List.of(member, String.valueOf(ttl.toMillis()), known);
        @Nullable String living = session.call(redis -> BEAT.run(redis, List.of(KEY), args));
        return Optional.ofNullable(living).map(words -> Set.of(words.split(" ")));
    }
}

package org.anling.journal.redis;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.anling.contract.entry.EventId;
import org.anling.contract.id.CentreId;
import org.anling.contract.state.SnapshotPiece;
import org.jspecify.annotations.Nullable;

/**
 * Lays a state into a centre whose log is empty, as the snapshot of a log that ends where the state ends; the writer then goes on with
 * the next seq under a new epoch. Holds the lease while it works, writes aside and makes all of it valid at once, so that it may be
 * killed at any moment and begun again. What lies there already is never touched. Blocking, one thread.
 */
public final class LogRestore implements AutoCloseable {

    /** Whether a centre can be filled. */
    public enum Standing {
        /** It can, and the lease is ours. */
        BEGUN,
        /** Its log holds events or a snapshot. */
        NOT_EMPTY,
        /** A dispatcher, or another restore, holds the lease and lives. */
        HELD
    }

    private static final Duration TTL = Duration.ofSeconds(5);
    private static final Duration TICK = Duration.ofMillis(200);

    /** So many ticks outlast the lease of everybody who is dead. */
    private static final int TICKS = 40;

    private static final Script<String> TAKE = Script.ofText("take");
    private static final Script<Long> RELEASE = Script.ofNumber("release");
    private static final Script<String> BEGIN = Script.ofText("restore-begin");
    private static final Script<Long> FINISH = Script.ofNumber("restore-finish");
    /** So many pieces lie between two signs of life: at most 6.4 MB. */
    private static final int PORTION = 100;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Keys keys;
    private final Session session;
    private final AsidePieces aside;
    private final Roll roll;
    private final String owner = "restore-" + random();
    private String lease = "";

    LogRestore(CentreId centre, RedisConnector connector) {
        this.keys = new Keys(centre);
        this.session = new Session(connector);
        this.aside = new AsidePieces(keys, session);
        this.roll = new Roll(session);
    }

    /** Takes the lease if the log is empty and nobody works on it; outwaits the lease of a process that died, at most 8 s. */
    public Standing begin() {
        Standing standing = look();
        for (int i = 0; i < TICKS && standing == Standing.HELD; i++) {
            @Nullable String epoch = acquire();
            if (epoch != null) {
                lease = owner + " " + epoch;
                standing = look();
            } else {
                LockSupport.parkNanos(TICK.toNanos());
            }
        }
        return standing;
    }

    /**
     * Says that we are still at work; to be called every second or so while nothing is put.
     *
     * @throws IllegalStateException if another has the lease by now
     */
    public void stillHere() {
        roll.join(owner, TTL);
        if (!aside.put(lease, List.of())) {
            throw lost();
        }
    }

    /** Puts pieces aside. */
    public void put(List<SnapshotPiece> pieces) {
        for (int from = 0; from < pieces.size(); from += PORTION) {
            stillHere();
            if (!aside.put(lease, pieces.subList(from, Math.min(pieces.size(), from + PORTION)))) {
                throw lost();
            }
        }
    }

    /**
     * Makes what was put the state of the centre.
     *
     * @param reader who has read everything up to the tail: the recorder
     */
    public void finish(EventId tail, String tailHash, String reader) {
        List<String> names =
                List.of(keys.lease(), keys.meta(), keys.events(), keys.snapshot(), keys.restore(), keys.readers());
        Long done = session.call(
                redis -> FINISH.run(redis, names, List.of(lease, tail.toString(), tailHash, random(), reader)));
        if (done != 1) {
            throw lost();
        }
        lease = "";
    }

    @Override
    public void close() {
        if (!lease.isEmpty()) {
            session.<Long>call(redis -> RELEASE.run(redis, List.of(keys.lease()), List.of(lease)));
        }
        roll.leave(owner);
        session.close();
    }

    private @Nullable String acquire() {
        Set<String> living = roll.join(owner, TTL);
        @Nullable String held = session.call(redis -> redis.hget(keys.lease(), "holder"));
        String holder = held == null ? "" : held;
        String member = Membership.member(holder.substring(0, Math.max(0, holder.indexOf(' '))));
        if (living.contains(member) || (!holder.isEmpty() && roll.holds(member))) {
            return null;
        }
        return session.call(redis -> TAKE.run(redis, List.of(keys.lease(), keys.meta()), List.of(owner, holder)));
    }

    /** Without a lease of ours an empty log counts as held by somebody. */
    private Standing look() {
        List<String> names = List.of(keys.lease(), keys.meta(), keys.events(), keys.snapshot(), keys.restore());
        return Standing.valueOf(session.call(redis -> BEGIN.run(redis, names, List.of(lease))));
    }

    private static IllegalStateException lost() {
        return new IllegalStateException("the lease was lost meanwhile, nothing was changed: run it again");
    }

    private static String random() {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}

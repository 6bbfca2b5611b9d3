package org.anling.journal.redis;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.anling.contract.entry.EventId;
import org.anling.contract.id.CentreId;
import org.anling.contract.state.SnapshotPiece;

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
        /** A dispatcher, or another restore, holds the lease. */
        HELD
    }

    /** Far longer than a bite takes; after a kill the next attempt waits so long. */
    private static final Duration TTL = Duration.ofSeconds(5);

    private static final Script<String> BEGIN = Script.ofText("restore-begin");
    private static final Script<Long> PUT = Script.ofNumber("restore-put");
    private static final Script<Long> FINISH = Script.ofNumber("restore-finish");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Keys keys;
    private final Session session;
    private String lease = "";

    LogRestore(CentreId centre, RedisConnector connector) {
        this.keys = new Keys(centre);
        this.session = new Session(connector);
    }

    /** Takes the lease if the log is empty and nobody works on it. */
    public Standing begin() {
        String owner = "restore-" + random();
        String answer = session.call(redis -> BEGIN.run(
                redis,
                List.of(keys.lease(), keys.meta(), keys.events(), keys.snapshot(), keys.restore()),
                List.of(owner, String.valueOf(TTL.toMillis()))));
        return switch (answer) {
            case "NOT_EMPTY" -> Standing.NOT_EMPTY;
            case "HELD" -> Standing.HELD;
            default -> {
                lease = owner + " " + answer;
                yield Standing.BEGUN;
            }
        };
    }

    /** Says that we are still at work; to be called every second or so while nothing is put. */
    public void stillHere() {
        put(List.of());
    }

    /** Puts pieces aside, at most 64 kB at a time, with a pause as long as each took, so that presses go on being kept. */
    public void put(List<SnapshotPiece> pieces) {
        List<String> bite = new ArrayList<>();
        int size = 0;
        for (SnapshotPiece piece : pieces) {
            SnapshotStore.checkSize(piece);
            int length = piece.json().getBytes(StandardCharsets.UTF_8).length;
            if (size + length > SnapshotStore.LARGEST_PIECE) {
                write(bite);
                bite.clear();
                size = 0;
            }
            bite.add(piece.key());
            bite.add(piece.seq() + " " + piece.json());
            size += length;
        }
        write(bite);
    }

    /**
     * Makes what was put the state of the centre.
     *
     * @param reader who has read everything up to the tail: the recorder
     */
    public void finish(EventId tail, String tailHash, String reader) {
        long done = session.call(redis -> FINISH.run(
                redis,
                List.of(keys.lease(), keys.meta(), keys.events(), keys.snapshot(), keys.restore(), keys.readers()),
                List.of(lease, tail.toString(), tailHash, random(), reader)));
        if (done == 0) {
            throw lost();
        }
        lease = "";
    }

    @Override
    public void close() {
        if (!lease.isEmpty()) {
            session.<Long>call(redis -> Script.ofNumber("release").run(redis, List.of(keys.lease()), List.of(lease)));
        }
        session.close();
    }

    private void write(List<String> bite) {
        List<String> args = new ArrayList<>(List.of(lease, String.valueOf(TTL.toMillis())));
        args.addAll(bite);
        long begun = System.nanoTime();
        long done = session.call(redis -> PUT.run(redis, List.of(keys.lease(), keys.restore()), args));
        if (done == 0) {
            throw lost();
        }
        LockSupport.parkNanos(System.nanoTime() - begun);
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

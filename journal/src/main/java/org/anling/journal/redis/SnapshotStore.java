package org.anling.journal.redis;

import io.lettuce.core.MapScanCursor;
import io.lettuce.core.ScanArgs;
import io.lettuce.core.ScanCursor;
import io.lettuce.core.api.sync.RedisCommands;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.anling.contract.entry.EventId;
import org.anling.contract.state.SnapshotPiece;
import org.anling.journal.EventLog.Snapshot;
import org.anling.journal.JournalUnavailableException;

/**
 * The pieces of a snapshot as one hash, written a bite at a time with a pause as long as the bite took, because one large value was
 * measured to stall presses for seconds. Keys that are gone go together with the mark, so that a reader never misses one too early.
 */
final class SnapshotStore {

    static final int LARGEST_PIECE = 64 * 1024;

    private static final Script<Long> PUT = Script.ofNumber("put-pieces");
    private static final Script<Long> MARK = Script.ofNumber("snapshot");
    private static final int SCAN_COUNT = 32;
    private static final int READ_ATTEMPTS = 20;

    private final Keys keys;
    private final Session session;

    SnapshotStore(Keys keys, Session session) {
        this.keys = keys;
        this.session = session;
    }

    /** Reads until no other snapshot came in between; writers are paced, so that this ends soon. */
    Optional<Snapshot> find() {
        for (int i = 0; i < READ_ATTEMPTS; i++) {
            Optional<EventId> before = mark();
            if (before.isEmpty()) {
                return Optional.empty();
            }
            List<SnapshotPiece> pieces = pieces();
            if (before.equals(mark())) {
                return Optional.of(new Snapshot(before.get(), pieces));
            }
        }
        throw new JournalUnavailableException("the snapshot changes faster than it can be read", null);
    }

    Optional<EventId> mark() {
        String mark = session.call(redis -> redis.hget(keys.meta(), "snapshot"));
        return Optional.ofNullable(mark).map(EventId::parse);
    }

    /** False if the log has not been where these pieces come from: nothing is written then, or nothing more. */
    boolean write(EventId upTo, List<SnapshotPiece> pieces) {
        pieces.forEach(SnapshotStore::checkSize);
        List<String> bite = new ArrayList<>(List.of(upTo.toString()));
        int size = 0;
        for (SnapshotPiece piece : pieces) {
            if (piece.json().isEmpty()) {
                continue;
            }
            if (size > 0 && size + length(piece) > LARGEST_PIECE) {
                if (!put(bite)) {
                    return false;
                }
                bite.subList(1, bite.size()).clear();
                size = 0;
            }
            bite.addAll(List.of(piece.key(), String.valueOf(piece.seq()), piece.json()));
            size += length(piece);
        }
        return put(bite) && mark(upTo, pieces);
    }

    private boolean mark(EventId upTo, List<SnapshotPiece> pieces) {
        List<String> args = new ArrayList<>(List.of(upTo.toString()));
        pieces.stream()
                .filter(piece -> piece.json().isEmpty())
                .map(SnapshotPiece::key)
                .forEach(args::add);
        Long done = session.call(redis -> MARK.run(redis, List.of(keys.snapshot(), keys.meta(), keys.events()), args));
        return done == 1;
    }

    static void checkSize(SnapshotPiece piece) {
        int size = length(piece);
        if (size > LARGEST_PIECE) {
            throw new IllegalArgumentException(
                    "the piece " + piece.key() + " has " + size + " bytes, more than " + LARGEST_PIECE);
        }
    }

    private boolean put(List<String> bite) {
        if (bite.size() == 1) {
            return true;
        }
        long begun = System.nanoTime();
        Long done = session.call(redis -> PUT.run(redis, List.of(keys.snapshot(), keys.meta(), keys.events()), bite));
        LockSupport.parkNanos(System.nanoTime() - begun);
        return done == 1;
    }

    private List<SnapshotPiece> pieces() {
        Map<String, SnapshotPiece> pieces = new LinkedHashMap<>();
        ScanCursor cursor = ScanCursor.INITIAL;
        while (!cursor.isFinished()) {
            ScanCursor from = cursor;
            MapScanCursor<String, String> page = session.call(redis -> scan(redis, from));
            page.getMap().forEach((key, value) -> pieces.put(key, piece(key, value)));
            cursor = page;
        }
        return List.copyOf(pieces.values());
    }

    private MapScanCursor<String, String> scan(RedisCommands<String, String> redis, ScanCursor from) {
        return redis.hscan(keys.snapshot(), from, ScanArgs.Builder.limit(SCAN_COUNT));
    }

    private static int length(SnapshotPiece piece) {
        return piece.json().getBytes(StandardCharsets.UTF_8).length;
    }

    private static SnapshotPiece piece(String key, String value) {
        int space = value.indexOf(' ');
        return new SnapshotPiece(key, Long.parseLong(value.substring(0, space)), value.substring(space + 1));
    }
}

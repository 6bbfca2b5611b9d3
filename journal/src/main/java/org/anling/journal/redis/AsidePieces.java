package org.anling.journal.redis;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.anling.contract.state.SnapshotPiece;

/**
 * Pieces that will be a whole snapshot once all of them are there: put aside under the lease a bite at a time, each followed by a pause as
 * long as it took, so that presses go on being kept. Belongs to the thread of its session.
 */
final class AsidePieces {

    private static final Script<Long> PUT = Script.ofNumber("restore-put");

    private final Keys keys;
    private final Session session;

    AsidePieces(Keys keys, Session session) {
        this.keys = keys;
        this.session = session;
    }

    /** Forgets what an earlier attempt left. */
    void clear() {
        session.call(redis -> redis.unlink(keys.restore()));
    }

    /** False if the lease was lost. */
    boolean put(String lease, List<SnapshotPiece> pieces) {
        List<String> bite = begin(lease);
        int size = 0;
        for (SnapshotPiece piece : pieces) {
            SnapshotStore.checkSize(piece);
            int length = piece.json().getBytes(StandardCharsets.UTF_8).length;
            if (size > 0 && size + length > SnapshotStore.LARGEST_PIECE) {
                if (!write(bite)) {
                    return false;
                }
                bite = begin(lease);
                size = 0;
            }
            bite.add(piece.key());
            bite.add(piece.seq() + " " + piece.json());
            size += length;
        }
        return write(bite);
    }

    private static List<String> begin(String lease) {
        return new ArrayList<>(List.of(lease));
    }

    private boolean write(List<String> bite) {
        long begun = System.nanoTime();
        Long done = session.call(redis -> PUT.run(redis, List.of(keys.lease(), keys.restore()), bite));
        LockSupport.parkNanos(System.nanoTime() - begun);
        return done == 1;
    }
}

package org.anling.dispatcher.core.loop;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.anling.contract.entry.EventId;
import org.anling.contract.entry.Lane;
import org.anling.contract.id.InputId;
import org.anling.contract.log.Commit;
import org.anling.contract.log.Cursors;
import org.anling.contract.log.LeaseToken;
import org.anling.contract.state.SnapshotPiece;

/** What the loop wants done now; the shell does it and tells the loop what came of it, or that no answer came. */
public sealed interface Wish {

    /** Take the lease; tell {@link DispatchLoop#acquired}. */
    record Acquire(String owner, Duration ttl) implements Wish {}

    /** Prolong the lease; tell {@link DispatchLoop#renewed}. */
    record Renew(LeaseToken lease, Duration ttl) implements Wish {}

    /** See where the log ends; tell {@link DispatchLoop#head}. */
    record ReadHead() implements Wish {}

    /** Load the latest snapshot; tell {@link DispatchLoop#snapshot} or {@link DispatchLoop#noSnapshot}. */
    record LoadSnapshot() implements Wish {}

    /** Read events at once, without waiting; tell {@link DispatchLoop#events} or {@link DispatchLoop#gap}. */
    record ReadEvents(EventId after, int max) implements Wish {}

    /** Read a lane of the inbox at once; tell {@link DispatchLoop#items}. */
    record ReadInbox(Lane lane, String after, int max) implements Wish {}

    /**
     * Commit; tell {@link DispatchLoop#committed}.
     *
     * @param decided the inputs of the batch, for measurements
     */
    record Write(Commit commit, Duration ttl, List<Decision> decided) implements Wish {
        public Write {
            decided = List.copyOf(decided);
        }
    }

    /** Replace the whole snapshot by this one of the log as it ends now; tell {@link DispatchLoop#replaced}. */
    record ReplaceSnapshot(LeaseToken lease, EventId tail, List<SnapshotPiece> pieces, Duration ttl) implements Wish {
        public ReplaceSnapshot {
            pieces = List.copyOf(pieces);
        }
    }

    /** Wait for more in the inbox, at most so long; tell {@link DispatchLoop#rested}. */
    record Await(Cursors after, Duration atMost) implements Wish {}

    /** Do nothing for so long; tell {@link DispatchLoop#rested}. */
    record Rest(Duration duration) implements Wish {}

    /**
     * When an input was received and decided, by the wall clock.
     *
     * @param events how many events it gave
     */
    record Decision(InputId input, Lane lane, Instant receivedAt, Instant decidedAt, int events) {}
}

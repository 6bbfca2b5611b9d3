package org.anling.journal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.anling.contract.entry.EventId;
import org.anling.contract.entry.Lane;
import org.anling.contract.log.Commit;
import org.anling.contract.log.CommitOutcome;
import org.anling.contract.log.Cursors;
import org.anling.contract.log.InboxItem;
import org.anling.contract.log.LeaseToken;
import org.anling.contract.log.LogHead;
import org.anling.contract.state.SnapshotPiece;

/**
 * The writer's side of one centre: lease, inbox, commit. Blocking; one thread, the one that owns the core.
 *
 * <p>Methods throw {@link JournalUnavailableException} when no answer came; for reads that means try again, for {@link #commit} the
 * outcome {@link CommitOutcome#UNKNOWN} says it instead.
 */
public interface CentreJournal extends AutoCloseable {

    /** What one attempt to get a lease counts at most. */
    Duration LONGEST_TICK = Duration.ofMillis(300);

    /**
     * Takes the lease if it is free, has run out, or is ours. Empty if somebody else has it. Epoch = max(last + 1, server time in seconds).
     *
     * <p>The time of a lease runs only while others give signs of life: each attempt counts what passed since the one before, at most
     * {@link #LONGEST_TICK}. A store that stands still takes nobody's lease away. Its owner may go on until another has it. Under a
     * {@link MemberLease} the time is that of the member, and all calls here only look whether it lives.
     */
    Optional<LeaseToken> acquire(String owner, Duration ttl);

    /** Prolongs the lease. False if it is not ours any more. */
    boolean renew(LeaseToken lease, Duration ttl);

    /** Gives the lease back, if it is still ours. */
    void release(LeaseToken lease);

    /** Where the log ends, and how far the inbox is consumed. */
    LogHead head();

    /** Entries of a lane after a position, at once, at most {@code max}. */
    List<InboxItem> read(Lane lane, String after, int max);

    /** Waits until one of the lanes has something after the cursors, at most {@code atMost}; also returns early for no reason. */
    void await(Cursors after, Duration atMost);

    /** Writes one batch, all or nothing, if lease, tail and both cursors are as the batch says. Prolongs the lease. */
    CommitOutcome commit(Commit commit, Duration ttl);

    /**
     * Replaces the whole snapshot by one of the log as it ends now: for a writer that had to go on from less than the snapshot says.
     *
     * @return false if the lease is not ours any more or the log ends elsewhere; nothing is changed then
     */
    boolean replaceSnapshot(LeaseToken lease, EventId tail, List<SnapshotPiece> pieces, Duration ttl);

    @Override
    void close();
}

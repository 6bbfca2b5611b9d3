package org.anling.journal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.anling.contract.entry.Lane;
import org.anling.contract.log.Commit;
import org.anling.contract.log.CommitOutcome;
import org.anling.contract.log.Cursors;
import org.anling.contract.log.InboxItem;
import org.anling.contract.log.LeaseToken;
import org.anling.contract.log.LogHead;

/**
 * The writer's side of one centre: lease, inbox, commit. Blocking; one thread, the one that owns the core.
 *
 * <p>Methods throw {@link JournalUnavailableException} when no answer came; for reads that means try again, for {@link #commit} the
 * outcome {@link CommitOutcome#UNKNOWN} says it instead.
 */
public interface CentreJournal extends AutoCloseable {

    /** Takes the lease if it is free or ours. Empty if somebody else has it. Epoch = max(last + 1, server time in seconds). */
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

    @Override
    void close();
}

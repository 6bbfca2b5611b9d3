package org.anling.journal.fake;

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
import org.anling.journal.CentreJournal;
import org.anling.journal.JournalUnavailableException;
import org.anling.journal.LogGuard;
import org.anling.journal.fake.Faults.Operation;

/** A writer's side of the fake; never waits. */
final class MemoryCentreJournal implements CentreJournal {

    private final MemoryJournal journal;
    private final LogModel model;
    private final LogGuard guard = new LogGuard();
    private long epoch = -1;

    MemoryCentreJournal(MemoryJournal journal, LogModel model) {
        this.journal = journal;
        this.model = model;
    }

    @Override
    public Optional<LeaseToken> acquire(String owner, Duration ttl) {
        Optional<LeaseToken> lease = journal.perform(Operation.LEASE, () -> model.acquire(owner, ttl));
        lease.ifPresent(token -> epoch = token.epoch());
        return lease;
    }

    @Override
    public boolean renew(LeaseToken lease, Duration ttl) {
        return journal.perform(Operation.LEASE, () -> model.renew(lease, ttl));
    }

    @Override
    public void release(LeaseToken lease) {
        journal.perform(Operation.LEASE, () -> {
            model.release(lease);
            return true;
        });
    }

    @Override
    public LogHead head() {
        LogHead head = journal.perform(Operation.READ_INBOX, model::head);
        guard.saw(epoch, head.tail());
        return head;
    }

    @Override
    public List<InboxItem> read(Lane lane, String after, int max) {
        return journal.perform(Operation.READ_INBOX, () -> model.read(lane, after, max));
    }

    @Override
    public void await(Cursors after, Duration atMost) {
        // Returns early for no reason, as the contract allows.
    }

    @Override
    public CommitOutcome commit(Commit commit, Duration ttl) {
        String previous = LogGuard.check(commit);
        try {
            if (guard.goesBack(commit)) {
                release(commit.lease());
                return CommitOutcome.FENCED;
            }
            CommitOutcome outcome = journal.perform(Operation.COMMIT, () -> model.commit(commit, ttl, previous));
            if (outcome == CommitOutcome.COMMITTED || outcome == CommitOutcome.DONE_BEFORE) {
                guard.saw(
                        commit.lease().epoch(),
                        commit.events().isEmpty()
                                ? commit.tail()
                                : commit.events().getLast().id());
            }
            return outcome;
        } catch (JournalUnavailableException e) {
            return CommitOutcome.UNKNOWN;
        }
    }

    @Override
    public boolean replaceSnapshot(LeaseToken lease, EventId tail, List<SnapshotPiece> pieces, Duration ttl) {
        return journal.perform(Operation.SNAPSHOT, () -> model.replaceSnapshot(lease, tail, pieces, ttl));
    }

    @Override
    public void close() {}
}

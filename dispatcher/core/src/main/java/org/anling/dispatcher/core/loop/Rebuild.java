package org.anling.dispatcher.core.loop;

import java.util.List;
import java.util.Optional;
import org.anling.contract.entry.EventEntry;
import org.anling.contract.entry.EventId;
import org.anling.contract.log.LogHead;
import org.anling.contract.state.SnapshotPiece;
import org.anling.dispatcher.core.dispatch.CentreState;
import org.anling.dispatcher.core.dispatch.Dispatch;
import org.jspecify.annotations.Nullable;

/**
 * Builds the state from the log: where it ends, then the snapshot, then the events after it. A snapshot that the log does not go on
 * from is left aside once and the log read from its beginning; the log is the truth.
 */
final class Rebuild {

    private final Dispatch dispatch;
    private final int page;
    private CentreState state;
    private @Nullable LogHead head;
    private @Nullable EventId at;
    private boolean fromBeginning;
    private boolean headReadAgain;
    private boolean snapshotLeftAside;

    Rebuild(Dispatch dispatch, int page) {
        this.dispatch = dispatch;
        this.page = page;
        this.state = dispatch.begin();
    }

    /** What is to be read next; empty when the state is whole. */
    Optional<Wish> next() {
        if (head == null) {
            return Optional.of(new Wish.ReadHead());
        }
        if (at == null) {
            return Optional.of(new Wish.LoadSnapshot());
        }
        return at.seq() < head.tail().seq() ? Optional.of(new Wish.ReadEvents(at, page)) : verdict();
    }

    void head(LogHead found) {
        head = found;
    }

    void snapshot(EventId upTo, List<SnapshotPiece> pieces) {
        state.load(upTo, pieces);
        at = upTo;
    }

    void noSnapshot() {
        at = EventId.NONE;
        fromBeginning = true;
    }

    void event(EventEntry event) {
        dispatch.apply(state, event);
        at = event.envelope().id();
    }

    /** Reads the log from its beginning, without the snapshot. False if that was tried already. */
    boolean startOver() {
        if (fromBeginning) {
            return false;
        }
        state = dispatch.begin();
        at = EventId.NONE;
        fromBeginning = true;
        snapshotLeftAside = true;
        return true;
    }

    CentreState state() {
        return state;
    }

    LogHead position() {
        return java.util.Objects.requireNonNull(head);
    }

    /** Whether the snapshot knew more than the log: the log has lost its tail. */
    boolean hasLeftSnapshotAside() {
        return snapshotLeftAside;
    }

    /**
     * The state is whole if it ends where the log ends. A commit whose answer was lost may have been written after the head was
     * read, so the head is read again once before the snapshot is said to be ahead of the log.
     */
    private Optional<Wish> verdict() {
        if (position().tail().equals(at)) {
            return Optional.empty();
        }
        if (!headReadAgain) {
            headReadAgain = true;
            head = null;
            return next();
        }
        return startOver() ? next() : Optional.empty();
    }
}

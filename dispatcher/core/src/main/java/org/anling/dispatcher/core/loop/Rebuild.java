package org.anling.dispatcher.core.loop;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.anling.contract.entry.ContractJson;
import org.anling.contract.entry.EventEntry;
import org.anling.contract.entry.EventId;
import org.anling.contract.entry.UnreadableException;
import org.anling.contract.log.LogHead;
import org.anling.contract.state.CentreMeta;
import org.anling.contract.state.SnapshotPiece;
import org.anling.dispatcher.core.dispatch.Dispatch;
import org.anling.dispatcher.core.state.CentreState;
import org.jspecify.annotations.Nullable;

/**
 * Builds the state from the log: where it ends, then the snapshot, then the events after it. If the log does not go on from there, it may
 * have been trimmed behind a newer snapshot meanwhile, so the snapshot is loaded again; if it is still the same one it is left aside and
 * the log read from its beginning. If that is gone too, the snapshot is all there is, and the centre goes on from
 * it: presses wait for nobody. Whatever was less than whole is told as a doubt.
 */
final class Rebuild {

    private static final String META = "meta";

    private enum Way {
        SNAPSHOT,
        BEGINNING,
        WHAT_IS_THERE
    }

    private final Dispatch dispatch;
    private final int page;
    private final EventId known;
    private final String knownIdentity;
    private CentreState state;
    private @Nullable LogHead head;
    private @Nullable EventId at;
    private Way way = Way.SNAPSHOT;
    private boolean headReadAgain;
    private String knownHead = "";
    /** The snapshot of the present attempt, and the one of the attempt before. */
    private @Nullable EventId begunAt;

    private @Nullable EventId begunBefore;
    private String doubt = "";
    private boolean warm;

    /**
     * Begins.
     *
     * @param known the last event that this process knows to have been in the log
     * @param knownIdentity of the log that held it, empty if none is known
     */
    Rebuild(Dispatch dispatch, int page, EventId known, String knownIdentity) {
        this.dispatch = dispatch;
        this.page = page;
        this.known = known;
        this.knownIdentity = knownIdentity;
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
        knownHead = found.identity();
        if (!knownIdentity.isEmpty() && !knownIdentity.equals(found.identity())) {
            doubt = "another log took the place of the one that ended at " + known;
        } else if (found.tail().seq() < known.seq()) {
            doubt = "the log ended at " + known + " and ends at " + found.tail() + " now";
        }
    }

    void snapshot(EventId upTo, List<SnapshotPiece> pieces) {
        if (way == Way.WHAT_IS_THERE) {
            begin(pieces);
        } else {
            state.load(upTo, pieces);
            at = upTo;
            begunAt = upTo;
        }
    }

    void noSnapshot() {
        if (way == Way.WHAT_IS_THERE || (!doubt.isEmpty() && position().tail().equals(EventId.NONE))) {
            begin(List.of());
        } else {
            at = EventId.NONE;
            begunAt = EventId.NONE;
        }
    }

    void event(EventEntry event) {
        dispatch.apply(state, event);
        at = event.envelope().id();
    }

    /** The log does not go on there: tries the next best. */
    void startOver() {
        if (way == Way.SNAPSHOT && !java.util.Objects.equals(begunAt, begunBefore)) {
            begunBefore = begunAt;
            state = dispatch.begin();
            head = null;
            headReadAgain = false;
            at = null;
            return;
        }
        way = way == Way.SNAPSHOT ? Way.BEGINNING : Way.WHAT_IS_THERE;
        doubt = way == Way.BEGINNING
                ? "the log does not go on after its snapshot"
                : "the log does not go on after its snapshot, and not from its beginning";
        state = dispatch.begin();
        at = way == Way.BEGINNING ? EventId.NONE : null;
    }

    /** Looks where the log ends now, and goes on from what was read before. */
    void goOn() {
        warm = at != null;
        head = null;
        headReadAgain = false;
    }

    /** Whether it went on from what was read before: then a gap is a reason to begin anew, and no doubt yet. */
    boolean isWarm() {
        return warm;
    }

    /** Whether what was read before can lead to this end of the log. */
    boolean leadsTo(LogHead found) {
        EventId read = at;
        return !warm
                || read == null
                || (found.identity().equals(knownHead) && found.tail().seq() >= read.seq());
    }

    CentreState state() {
        return state;
    }

    LogHead position() {
        return java.util.Objects.requireNonNull(head);
    }

    /** Why this state may be less than what the centre once knew; empty if it is whole. Told once. */
    String takeDoubt() {
        String taken = doubt;
        doubt = "";
        return taken;
    }

    /**
     * Takes pieces for the state at the tail, wherever they come from. Every incident has an event of its own, so that a number above that
     * of the last event was never given out.
     */
    private void begin(List<SnapshotPiece> pieces) {
        EventId tail = position().tail();
        long last = Math.max(tail.seq(), known.seq());
        List<SnapshotPiece> clamped = new ArrayList<>();
        CentreMeta meta = new CentreMeta(0, Instant.EPOCH);
        for (SnapshotPiece piece : pieces) {
            if (piece.key().equals(META)) {
                meta = read(piece);
            } else {
                clamped.add(new SnapshotPiece(piece.key(), Math.min(piece.seq(), tail.seq()), piece.json()));
            }
        }
        CentreMeta above = new CentreMeta(Math.max(meta.lastNumber(), last), meta.lastAt());
        clamped.add(new SnapshotPiece(META, tail.seq(), ContractJson.encode(above)));
        state.load(tail, clamped);
        at = tail;
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
        startOver();
        return next();
    }

    private static CentreMeta read(SnapshotPiece piece) {
        try {
            return ContractJson.decode(piece.json(), CentreMeta.class);
        } catch (UnreadableException unreadable) {
            throw new IllegalStateException("snapshot piece " + piece.key() + " cannot be read", unreadable);
        }
    }
}

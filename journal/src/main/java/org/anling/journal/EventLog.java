package org.anling.journal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.anling.contract.entry.EventId;
import org.anling.contract.log.LogHead;
import org.anling.contract.log.StoredEvent;
import org.anling.contract.state.SnapshotPiece;

/**
 * The readers' side of one centre: events, snapshots, cursors of readers, trimming. Blocking; one instance per reading thread.
 * Methods throw {@link JournalUnavailableException} when no answer came: try again.
 */
public interface EventLog extends AutoCloseable {

    /** What a read brought. */
    sealed interface Page {}

    /** Events directly after the asked one, in order; empty if none came in time. */
    record Events(List<StoredEvent> events) implements Page {
        public Events {
            events = List.copyOf(events);
        }
    }

    /** The log does not go on after the asked event: reload from the snapshot. */
    record Gap(Reason reason) implements Page {
        /** Why the log does not go on. */
        public enum Reason {
            /** Events after the asked one were trimmed. */
            TRIMMED,
            /** The log no longer holds the asked event: it lost its tail, or is another log. */
            TAIL_LOST
        }
    }

    /** All pieces of the latest snapshot, with the last event that all of them include or precede. */
    record Snapshot(EventId upTo, List<SnapshotPiece> pieces) {
        public Snapshot {
            pieces = List.copyOf(pieces);
        }
    }

    /**
     * Events after one, at most {@code max}, waiting at most {@code wait} for the first.
     *
     * @param after {@link EventId#NONE} reads from the very beginning, a gap if that is trimmed
     */
    Page read(EventId after, int max, Duration wait);

    /** Where the log ends. */
    LogHead head();

    /** The latest snapshot; pieces may be newer than {@code upTo}, so an event at or before the seq of a piece is skipped for it. */
    Optional<Snapshot> findSnapshot();

    /**
     * Writes pieces, replacing older ones of the same key, then moves {@code upTo}, never backwards. Paces itself; pieces above 64 kB are
     * refused.
     *
     * @param upTo all changes up to this event are in the pieces written so far
     * @return false if the log does not hold {@code upTo}: the writer followed a branch that was lost, and must load anew
     */
    boolean writeSnapshot(EventId upTo, List<SnapshotPiece> pieces);

    /** Remembers how far a named reader is, so that nothing it needs is trimmed. */
    void saveCursor(String reader, EventId upTo);

    /** Where a named reader was; empty if it never saved. */
    Optional<EventId> findCursor(String reader);

    /** Forgets a reader that is gone for good. */
    void removeReader(String reader);

    /** Trims the inbox behind the cursors, and the events behind the snapshot and the slowest reader. Returns how many entries went. */
    long trim();

    @Override
    void close();
}

package org.anling.journal.fake;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.anling.contract.entry.EventId;
import org.anling.contract.log.LogHead;
import org.anling.contract.log.StoredEvent;
import org.anling.contract.state.SnapshotPiece;
import org.anling.journal.EventChain;
import org.anling.journal.EventLog;
import org.anling.journal.fake.Faults.Operation;

/** A reader's side of the fake; never waits. */
final class MemoryEventLog implements EventLog {

    private static final int LARGEST_PIECE = 64 * 1024;
    private static final double SNAPSHOT_ONLY_AT_MEMORY = 0.85;

    private final MemoryJournal journal;
    private final LogModel model;
    private final EventChain chain = new EventChain();

    MemoryEventLog(MemoryJournal journal, LogModel model) {
        this.journal = journal;
        this.model = model;
    }

    @Override
    public Page read(EventId after, int max, Duration wait) {
        return journal.perform(Operation.READ_EVENTS, () -> page(after, max));
    }

    @Override
    public LogHead head() {
        return journal.perform(Operation.READ_EVENTS, model::head);
    }

    @Override
    public Optional<Snapshot> findSnapshot() {
        return journal.perform(Operation.SNAPSHOT, model::findSnapshot);
    }

    @Override
    public boolean writeSnapshot(EventId upTo, List<SnapshotPiece> pieces) {
        for (SnapshotPiece piece : pieces) {
            int size = piece.json().getBytes(StandardCharsets.UTF_8).length;
            if (size > LARGEST_PIECE) {
                throw new IllegalArgumentException("the piece " + piece.key() + " has " + size + " bytes");
            }
        }
        return journal.perform(Operation.SNAPSHOT, () -> model.writeSnapshot(upTo, pieces));
    }

    @Override
    public void saveCursor(String reader, EventId upTo) {
        journal.perform(Operation.CURSOR, () -> {
            model.saveCursor(reader, new LogModel.SavedCursor(upTo, chain.hashAt(upTo)));
            return true;
        });
    }

    @Override
    public Optional<EventId> findCursor(String reader) {
        Optional<LogModel.SavedCursor> saved = journal.perform(Operation.CURSOR, () -> model.findCursor(reader));
        saved.ifPresent(cursor -> chain.resume(cursor.at(), cursor.hash()));
        return saved.map(LogModel.SavedCursor::at);
    }

    @Override
    public void removeReader(String reader) {
        journal.perform(Operation.CURSOR, () -> {
            model.removeReader(reader);
            return true;
        });
    }

    @Override
    public long trim() {
        return journal.perform(Operation.SNAPSHOT, () -> model.trim(SNAPSHOT_ONLY_AT_MEMORY));
    }

    @Override
    public void close() {}

    private Page page(EventId after, int max) {
        List<StoredEvent> events = model.eventsAfter(after, max);
        if (events.isEmpty()) {
            int order = model.head().tail().compareTo(after);
            return order == 0 ? new Events(List.of()) : new Gap(order < 0 ? Gap.Reason.TAIL_LOST : Gap.Reason.TRIMMED);
        }
        return chain.follow(after, events).<Page>map(Gap::new).orElseGet(() -> new Events(events));
    }
}

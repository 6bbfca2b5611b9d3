package org.anling.registry.record;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.anling.contract.entry.EventId;
import org.anling.contract.entry.StoredEntry;
import org.anling.contract.log.LogHead;
import org.anling.contract.log.StoredEvent;
import org.anling.contract.state.SnapshotPiece;
import org.anling.journal.EventLog;

/** A log in which somebody changed an event, or that is another log than it was. */
final class TamperedLog implements EventLog {

    private final EventLog log;
    private final String identity;
    private final UnaryOperator<StoredEvent> change;

    TamperedLog(EventLog log, String identity, UnaryOperator<StoredEvent> change) {
        this.log = log;
        this.identity = identity;
        this.change = change;
    }

    /** Replaces a word in the body of one event. */
    static UnaryOperator<StoredEvent> rewriting(long seq, String word, String by) {
        return event -> {
            StoredEntry entry = event.entry();
            return event.id().seq() != seq
                    ? event
                    : new StoredEvent(
                            event.id(),
                            new StoredEntry(
                                    entry.envelope(),
                                    entry.body().replace(word, by),
                                    entry.personal(),
                                    entry.salt(),
                                    entry.personalHash()));
        };
    }

    @Override
    public Page read(EventId after, int max, Duration wait) {
        return switch (log.read(after, max, wait)) {
            case Events page -> new Events(page.events().stream().map(change).toList());
            case Gap gap -> gap;
        };
    }

    @Override
    public LogHead head() {
        LogHead head = log.head();
        return new LogHead(identity, head.tail(), head.tailHash(), head.batchId(), head.cursors());
    }

    @Override
    public Optional<Snapshot> findSnapshot() {
        return log.findSnapshot();
    }

    @Override
    public boolean writeSnapshot(EventId upTo, List<SnapshotPiece> pieces) {
        return log.writeSnapshot(upTo, pieces);
    }

    @Override
    public void saveCursor(String reader, EventId upTo) {
        log.saveCursor(reader, upTo);
    }

    @Override
    public Optional<EventId> findCursor(String reader) {
        return log.findCursor(reader);
    }

    @Override
    public void removeReader(String reader) {
        log.removeReader(reader);
    }

    @Override
    public long trim() {
        return log.trim();
    }

    @Override
    public void close() {
        log.close();
    }
}

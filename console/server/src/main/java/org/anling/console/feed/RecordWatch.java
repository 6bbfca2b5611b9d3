package org.anling.console.feed;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.anling.console.api.Queues;
import org.anling.console.projection.Board;
import org.anling.contract.entry.EventId;
import org.anling.journal.EventLog;
import org.anling.journal.JournalUnavailableException;
import org.anling.registry.record.Recorder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Knows how far the record in PostgreSQL is behind the log, from the cursor that the recorder keeps among the readers of the log. */
public final class RecordWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RecordWatch.class);

    private final EventLog log;
    private final Supplier<Board> boards;
    private final InstantSource clock;
    private volatile Queues.RecordBehind behind = new Queues.RecordBehind(0, null);
    private @Nullable Instant since;

    /** @param log for this watch alone */
    public RecordWatch(EventLog log, Supplier<Board> boards, InstantSource clock) {
        this.log = log;
        this.boards = boards;
        this.clock = clock;
    }

    /** As of the last look. */
    public Queues.RecordBehind behind() {
        return behind;
    }

    /** Looks; one thread at a time. A store that does not answer leaves what was known. */
    public void look() {
        try {
            long tail = boards.get().upTo().seq();
            Optional<EventId> cursor = log.findCursor(Recorder.READER);
            long missing = Math.max(0, tail - cursor.map(EventId::seq).orElse(0L));
            since = missing == 0 ? null : since == null ? clock.instant() : since;
            behind = new Queues.RecordBehind(missing, since);
        } catch (JournalUnavailableException e) {
            LOG.debug("the record was not looked at", e);
        }
    }

    @Override
    public void close() {
        log.close();
    }
}

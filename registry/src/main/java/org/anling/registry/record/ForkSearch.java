package org.anling.registry.record;

import java.time.Duration;
import java.util.Optional;
import org.anling.contract.entry.EntryCodec;
import org.anling.contract.entry.EventId;
import org.anling.contract.log.StoredEvent;
import org.anling.journal.EventLog;
import org.anling.registry.database.LockedConnection;

/**
 * Finds where the recorded events and those of the log part. What both hold is a prefix, so halving finds its end in a few reads.
 * Recorded events that the log has trimmed count as common: nobody can say more.
 */
final class ForkSearch {

    private final LockedConnection connection;
    private final RecordWriter writer;
    private final EventLog log;

    ForkSearch(LockedConnection connection, RecordWriter writer, EventLog log) {
        this.connection = connection;
        this.writer = writer;
        this.log = log;
    }

    /** The last recorded event up to {@code end} that the log holds too; {@link EventId#NONE} if it holds none. */
    EventRows.Known lastCommon(long end) {
        long low = writer.firstUnbroken(connection, end) - 1;
        long high = end;
        while (low < high) {
            long middle = low + (high - low + 1) / 2;
            if (isCommon(middle)) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return writer.findKnown(connection, low).orElse(new EventRows.Known(EventId.NONE, ""));
    }

    private boolean isCommon(long seq) {
        Optional<EventRows.Known> known = writer.findKnown(connection, seq);
        if (known.isEmpty()) {
            return true;
        }
        EventId before = seq == 1
                ? EventId.NONE
                : writer.findKnown(connection, seq - 1)
                        .map(EventRows.Known::id)
                        .orElse(new EventId(known.get().id().epoch(), seq - 1));
        return switch (log.read(before, 1, Duration.ZERO)) {
            case EventLog.Events page ->
                !page.events().isEmpty() && isSame(page.events().getFirst(), known.get());
            case EventLog.Gap gap -> gap.reason() == EventLog.Gap.Reason.TRIMMED;
        };
    }

    private static boolean isSame(StoredEvent stored, EventRows.Known known) {
        return stored.id().equals(known.id()) && EntryCodec.hash(stored.entry()).equals(known.hash());
    }
}

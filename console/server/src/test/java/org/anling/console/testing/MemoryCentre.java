package org.anling.console.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.anling.console.projection.Board;
import org.anling.console.projection.BoardFold;
import org.anling.contract.entry.EntryCodec;
import org.anling.contract.entry.EventEntry;
import org.anling.contract.entry.EventEnvelope;
import org.anling.contract.entry.EventId;
import org.anling.contract.entry.InputEntry;
import org.anling.contract.entry.Kinds;
import org.anling.contract.event.Event;
import org.anling.contract.event.InputEvent;
import org.anling.contract.log.Cursors;
import org.anling.contract.log.LogHead;
import org.anling.contract.log.StoredEvent;
import org.anling.contract.state.SnapshotPiece;
import org.anling.journal.EventLog;
import org.anling.journal.Inbox;

/** The two logs of a centre and a dispatcher that decides at once, in memory; waits like the real one and any thread may use it. */
public final class MemoryCentre implements Inbox {
    private final InstantSource clock;
    private final PlainRules rules = new PlainRules();
    private final BoardFold fold = new BoardFold(100);
    private final List<StoredEvent> events = new ArrayList<>();
    private final Set<String> handled = new HashSet<>();
    private Appended answer = Appended.DURABLE;
    private boolean deciding = true;
    private long trimmed;

    public MemoryCentre(InstantSource clock) {
        this.clock = clock;
    }

    /** From now on appends are answered so, and nothing that is not durable is decided. */
    public synchronized void answerAppends(Appended next) {
        answer = next;
    }

    /** The dispatcher is away: inputs are stored and nothing comes of them. */
    public synchronized void stopDeciding() {
        deciding = false;
    }

    /** Events up to here can no longer be read. */
    public synchronized void trim(long upTo) {
        trimmed = upTo;
    }

    /** What all events add up to. */
    public synchronized Board board() {
        return fold.board();
    }

    /** How many events there are. */
    public synchronized long size() {
        return events.size();
    }

    @Override
    public synchronized CompletionStage<Appended> append(InputEntry entry) {
        if (answer == Appended.DURABLE && deciding) {
            boolean fresh = handled.add(entry.envelope().id().value());
            Instant now = clock.instant();
            List<Event> decided =
                    fresh ? rules.decide(fold.board(), entry.body(), now) : List.of(new InputEvent.Repeated());
            decided.forEach(event -> commit(event, entry, now));
            notifyAll();
        }
        return CompletableFuture.completedStage(answer);
    }

    /** A reader of its own. */
    public EventLog log() {
        return new Log();
    }

    private void commit(Event event, InputEntry cause, Instant now) {
        EventId id = new EventId(1, events.size() + 1L);
        EventEnvelope envelope = new EventEnvelope(
                id,
                cause.envelope().centre(),
                Kinds.of(event),
                cause.envelope().device(),
                cause.envelope().person(),
                cause.envelope().receivedAt(),
                cause.envelope().id().value(),
                now,
                "");
        EventEntry entry = new EventEntry(envelope, event, cause.personal());
        fold.apply(entry);
        events.add(new StoredEvent(id, EntryCodec.encode(entry, "00")));
    }

    private synchronized EventLog.Page page(EventId after, int max, Duration wait) {
        if (after.seq() < trimmed) {
            return new EventLog.Gap(EventLog.Gap.Reason.TRIMMED);
        }
        awaitNews(after.seq(), System.nanoTime() + wait.toNanos());
        int from = (int) Math.min(after.seq(), events.size());
        return new EventLog.Events(events.subList(from, Math.min(events.size(), from + max)));
    }

    private synchronized void awaitNews(long seq, long until) {
        long left = until - System.nanoTime();
        while (events.size() <= seq && left > 0) {
            try {
                wait(Math.max(1, left / 1_000_000));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            left = until - System.nanoTime();
        }
    }

    private synchronized LogHead end() {
        EventId tail = events.isEmpty() ? EventId.NONE : events.getLast().id();
        return new LogHead("memory", tail, "", "", Cursors.START);
    }

    /** One reader. */
    private final class Log implements EventLog {
        @Override
        public Page read(EventId after, int max, Duration wait) {
            return page(after, max, wait);
        }

        @Override
        public LogHead head() {
            return end();
        }

        @Override
        public Optional<Snapshot> findSnapshot() {
            return Optional.empty();
        }

        @Override
        public boolean writeSnapshot(EventId upTo, List<SnapshotPiece> pieces) {
            throw new UnsupportedOperationException("a console writes no snapshots");
        }

        @Override
        public void saveCursor(String reader, EventId upTo) {}

        @Override
        public Optional<EventId> findCursor(String reader) {
            return Optional.of(end().tail());
        }

        @Override
        public void removeReader(String reader) {}

        @Override
        public long trim() {
            return 0;
        }

        @Override
        public void close() {}
    }
}

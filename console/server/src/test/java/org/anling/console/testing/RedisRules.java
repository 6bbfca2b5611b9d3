package org.anling.console.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.anling.console.projection.BoardFold;
import org.anling.contract.entry.EntryCodec;
import org.anling.contract.entry.EventEntry;
import org.anling.contract.entry.EventEnvelope;
import org.anling.contract.entry.EventId;
import org.anling.contract.entry.InputEntry;
import org.anling.contract.entry.Kinds;
import org.anling.contract.entry.Lane;
import org.anling.contract.entry.UnreadableException;
import org.anling.contract.event.Event;
import org.anling.contract.event.InputEvent;
import org.anling.contract.log.Commit;
import org.anling.contract.log.CommitOutcome;
import org.anling.contract.log.Cursors;
import org.anling.contract.log.InboxItem;
import org.anling.contract.log.LeaseToken;
import org.anling.contract.log.LogHead;
import org.anling.contract.log.StoredEvent;
import org.anling.journal.CentreJournal;
import org.anling.journal.RedisJournal;

/** The plain rules on a real journal: takes the lease, reads the urgent lane, commits input by input. One thread of its own. */
public final class RedisRules implements AutoCloseable {
    private static final Duration LEASE = Duration.ofMinutes(5);

    private final CentreJournal journal;
    private final InstantSource clock;
    private final PlainRules rules = new PlainRules();
    private final BoardFold fold = new BoardFold(100);
    private final Set<String> handled = new HashSet<>();
    private final Thread thread;
    private volatile boolean open = true;

    /** Starts at once on an empty log. */
    public RedisRules(RedisJournal redis, InstantSource clock) {
        this.journal = redis.centreJournal(Samples.CENTRE);
        this.clock = clock;
        this.thread = Thread.ofVirtual().start(this::run);
    }

    @Override
    public void close() {
        open = false;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        journal.close();
    }

    private void run() {
        LeaseToken lease = journal.acquire("test-" + UUID.randomUUID(), LEASE).orElseThrow();
        LogHead head = journal.head();
        while (open) {
            journal.await(head.cursors(), Duration.ofMillis(200));
            for (InboxItem item : journal.read(Lane.URGENT, head.cursors().urgent(), 16)) {
                head = commit(lease, head, item);
            }
        }
    }

    private LogHead commit(LeaseToken lease, LogHead head, InboxItem item) {
        List<StoredEvent> events = events(lease, head, item);
        Cursors to = new Cursors(item.position(), head.cursors().routine());
        Commit commit = new Commit(lease, UUID.randomUUID().toString(), head.tail(), head.cursors(), to, events);
        if (journal.commit(commit, LEASE) != CommitOutcome.COMMITTED) {
            throw new IllegalStateException("the test's own log refused a commit");
        }
        return journal.head();
    }

    private List<StoredEvent> events(LeaseToken lease, LogHead head, InboxItem item) {
        InputEntry input = decode(item);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        boolean fresh = handled.add(input.envelope().id().value());
        List<Event> decided =
                fresh ? rules.decide(fold.board(), input.body(), now) : List.of(new InputEvent.Repeated());
        List<StoredEvent> events = new ArrayList<>();
        EventId id = head.tail();
        String previous = head.tailHash();
        for (Event event : decided) {
            id = id.next(lease.epoch());
            EventEntry entry = new EventEntry(envelope(id, event, input, previous, now), event, input.personal());
            fold.apply(entry);
            StoredEvent stored = new StoredEvent(id, EntryCodec.encode(entry, "00"));
            events.add(stored);
            previous = EntryCodec.hash(stored.entry());
        }
        return events;
    }

    private static EventEnvelope envelope(EventId id, Event event, InputEntry input, String previous, Instant now) {
        return new EventEnvelope(
                id,
                Samples.CENTRE,
                Kinds.of(event),
                input.envelope().device(),
                input.envelope().person(),
                input.envelope().receivedAt(),
                input.envelope().id().value(),
                now,
                previous);
    }

    private static InputEntry decode(InboxItem item) {
        try {
            return EntryCodec.decodeInput(item.entry());
        } catch (UnreadableException e) {
            throw new IllegalStateException(e);
        }
    }
}

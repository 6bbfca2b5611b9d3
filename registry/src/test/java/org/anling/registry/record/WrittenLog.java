package org.anling.registry.record;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.anling.contract.alert.Personal;
import org.anling.contract.entry.EntryCodec;
import org.anling.contract.entry.EventEntry;
import org.anling.contract.entry.EventEnvelope;
import org.anling.contract.entry.EventId;
import org.anling.contract.entry.Kinds;
import org.anling.contract.entry.StoredEntry;
import org.anling.contract.event.Event;
import org.anling.contract.log.Commit;
import org.anling.contract.log.CommitOutcome;
import org.anling.contract.log.LeaseToken;
import org.anling.contract.log.LogHead;
import org.anling.contract.log.StoredEvent;
import org.anling.journal.CentreJournal;
import org.anling.journal.fake.MemoryJournal;
import org.anling.registry.Samples;

/** A log in memory that a test writes events into, as the dispatcher would, and that can lose its tail. */
final class WrittenLog {

    private static final Duration TTL = Duration.ofSeconds(2);

    private Instant now = Instant.parse("2026-03-14T08:15:30Z");
    private final MemoryJournal journal = new MemoryJournal(Samples.CENTRE, () -> now);
    private CentreJournal writer = journal.centreJournal();
    private int owners = 1;

    MemoryJournal journal() {
        return journal;
    }

    Instant now() {
        return now;
    }

    /** Nothing happens for a while. */
    void pass(Duration time) {
        now = now.plus(time);
    }

    /** One commit with these events, a second later. */
    void commit(Event... events) {
        now = now.plusSeconds(1);
        LeaseToken lease = writer.acquire("owner-" + owners, TTL).orElseThrow();
        LogHead head = writer.head();
        List<StoredEvent> stored = new ArrayList<>();
        EventId id = head.tail();
        String previous = head.tailHash();
        for (Event event : events) {
            id = id.next(lease.epoch());
            StoredEntry entry = encode(id, event, previous);
            previous = EntryCodec.hash(entry);
            stored.add(new StoredEvent(id, entry));
        }
        Commit commit = new Commit(lease, "batch-" + id, head.tail(), head.cursors(), head.cursors(), stored);
        if (writer.commit(commit, TTL) != CommitOutcome.COMMITTED) {
            throw new IllegalStateException("not committed");
        }
    }

    /** The log ends after so many events of all, as after a crash without a flush; another writer goes on. */
    void loseTailAfter(int events) {
        while (journal.events().size() > events) {
            journal.loseTail(1);
        }
        owners++;
        writer = journal.centreJournal();
        do {
            now = now.plus(CentreJournal.LONGEST_TICK);
        } while (writer.acquire("owner-" + owners, TTL).isEmpty());
    }

    private StoredEntry encode(EventId id, Event event, String previous) {
        EventEnvelope envelope = new EventEnvelope(
                id, Samples.CENTRE, Kinds.of(event), "d-1", null, now, "input-" + id.seq(), now, previous);
        return EntryCodec.encode(new EventEntry(envelope, event, Personal.ofNote("note " + id.seq())), "5a17");
    }
}

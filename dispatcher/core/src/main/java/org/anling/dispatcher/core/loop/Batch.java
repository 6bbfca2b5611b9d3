package org.anling.dispatcher.core.loop;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.anling.contract.entry.EntryCodec;
import org.anling.contract.entry.EventEntry;
import org.anling.contract.entry.EventEnvelope;
import org.anling.contract.entry.EventId;
import org.anling.contract.entry.InputEnvelope;
import org.anling.contract.entry.Kinds;
import org.anling.contract.entry.Lane;
import org.anling.contract.entry.StoredEntry;
import org.anling.contract.id.CentreId;
import org.anling.contract.log.Commit;
import org.anling.contract.log.Cursors;
import org.anling.contract.log.LeaseToken;
import org.anling.contract.log.StoredEvent;
import org.anling.dispatcher.core.state.Decided;
import org.jspecify.annotations.Nullable;

/** Events that are decided and applied but not yet committed: numbered, chained by hash, with the cursors they move. */
final class Batch {

    private final CentreId centre;
    private final LeaseToken lease;
    private final EventId tail;
    private final Cursors from;
    private final List<StoredEvent> events = new ArrayList<>();
    private final List<Wish.Decision> decided = new ArrayList<>();
    private EventId last;
    private String lastHash;
    private Cursors to;
    private int bytes;

    Batch(CentreId centre, LeaseToken lease, EventId tail, String tailHash, Cursors from) {
        this.centre = centre;
        this.lease = lease;
        this.tail = tail;
        this.from = from;
        this.last = tail;
        this.lastHash = tailHash;
        this.to = from;
    }

    /**
     * Numbers and chains one event.
     *
     * @param cause the input that led to it, or null if time did
     * @param receivedAt when the cause was received, or fell due
     * @param salt used only if there is a personal block
     */
    EventEntry add(Decided event, @Nullable InputEnvelope cause, Instant receivedAt, Instant at, String salt) {
        last = last.next(lease.epoch());
        EventEnvelope envelope = new EventEnvelope(
                last,
                centre,
                Kinds.of(event.body()),
                cause == null ? null : cause.device(),
                cause == null ? null : cause.person(),
                receivedAt,
                cause == null ? null : cause.id().value(),
                at,
                lastHash);
        EventEntry entry = new EventEntry(envelope, event.body(), event.personal());
        StoredEntry stored = EntryCodec.encode(entry, salt);
        lastHash = EntryCodec.hash(stored);
        bytes += size(stored);
        events.add(new StoredEvent(last, stored));
        return entry;
    }

    void consumed(Lane lane, String position) {
        to = switch (lane) {
            case URGENT -> new Cursors(position, to.routine());
            case ROUTINE -> new Cursors(to.urgent(), position);
        };
    }

    void decided(Wish.Decision decision) {
        decided.add(decision);
    }

    boolean isFull(Pace pace) {
        return decided.size() >= pace.inputs() || events.size() >= pace.events() || bytes >= pace.bytes();
    }

    boolean isEmpty() {
        return events.isEmpty() && to.equals(from);
    }

    Cursors cursors() {
        return to;
    }

    EventId last() {
        return last;
    }

    String lastHash() {
        return lastHash;
    }

    List<Wish.Decision> decisions() {
        return List.copyOf(decided);
    }

    Commit commit(String batchId) {
        return new Commit(lease, batchId, tail, from, to, events);
    }

    private static int size(StoredEntry stored) {
        String personal = stored.personal();
        return stored.envelope().length() + stored.body().length() + (personal == null ? 0 : personal.length());
    }
}

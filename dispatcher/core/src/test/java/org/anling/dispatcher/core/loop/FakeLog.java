package org.anling.dispatcher.core.loop;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.anling.contract.entry.EntryCodec;
import org.anling.contract.entry.EventEntry;
import org.anling.contract.entry.EventId;
import org.anling.contract.entry.InputEntry;
import org.anling.contract.entry.Lane;
import org.anling.contract.entry.StoredEntry;
import org.anling.contract.entry.UnreadableException;
import org.anling.contract.log.Commit;
import org.anling.contract.log.CommitOutcome;
import org.anling.contract.log.Cursors;
import org.anling.contract.log.InboxItem;
import org.anling.contract.log.LeaseToken;
import org.anling.contract.log.LogHead;
import org.anling.contract.log.StoredEvent;
import org.jspecify.annotations.Nullable;

/** The two logs of a centre as lists, with the rules of the commit and nothing else. */
final class FakeLog {

    final Map<Lane, List<InboxItem>> lanes = new HashMap<>();
    final List<StoredEvent> events = new ArrayList<>();
    final List<Commit> commits = new ArrayList<>();
    Cursors cursors = Cursors.START;
    /** Somebody else has the lease. */
    boolean isHeld;

    private @Nullable LeaseToken lease;
    private String lastBatch = "";
    private long epoch;
    private long positions;

    void append(InputEntry entry) {
        append(entry.envelope().lane(), EntryCodec.encode(entry, "00"));
    }

    void append(Lane lane, StoredEntry entry) {
        positions++;
        lanes.computeIfAbsent(lane, _ -> new ArrayList<>()).add(new InboxItem(lane, positions + "-0", entry));
    }

    LeaseToken acquire(String owner) {
        epoch++;
        lease = new LeaseToken(owner, epoch);
        return lease;
    }

    List<InboxItem> read(Lane lane, String after, int max) {
        long from = number(after);
        return lanes.getOrDefault(lane, List.of()).stream()
                .filter(item -> number(item.position()) > from)
                .limit(max)
                .toList();
    }

    LogHead head() {
        if (events.isEmpty()) {
            return new LogHead("log", EventId.NONE, "", "", cursors);
        }
        StoredEvent last = events.getLast();
        return new LogHead("log", last.id(), EntryCodec.hash(last.entry()), lastBatch, cursors);
    }

    CommitOutcome commit(Commit commit) {
        if (!commit.lease().equals(lease)) {
            return CommitOutcome.FENCED;
        }
        if (!commit.tail().equals(head().tail()) || !commit.from().equals(cursors)) {
            return CommitOutcome.CONFLICT;
        }
        commits.add(commit);
        events.addAll(commit.events());
        cursors = commit.to();
        lastBatch = commit.batchId();
        return CommitOutcome.COMMITTED;
    }

    List<EventEntry> entries() {
        return events.stream().map(FakeLog::decode).toList();
    }

    /** Whether every event names the hash of the one before and its number follows. */
    boolean isChained() {
        String previous = "";
        long seq = 0;
        for (StoredEvent event : events) {
            EventEntry entry = decode(event);
            if (!entry.envelope().previous().equals(previous) || event.id().seq() != seq + 1) {
                return false;
            }
            previous = EntryCodec.hash(event.entry());
            seq++;
        }
        return true;
    }

    private static EventEntry decode(StoredEvent event) {
        try {
            return EntryCodec.decodeEvent(event.entry());
        } catch (UnreadableException e) {
            throw new AssertionError(e);
        }
    }

    private static long number(String position) {
        return Long.parseLong(position.substring(0, position.indexOf('-')));
    }
}

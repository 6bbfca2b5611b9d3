package org.anling.journal.fake;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.anling.contract.entry.EntryCodec;
import org.anling.contract.entry.EventId;
import org.anling.contract.entry.Lane;
import org.anling.contract.entry.StoredEntry;
import org.anling.contract.log.Commit;
import org.anling.contract.log.CommitOutcome;
import org.anling.contract.log.Cursors;
import org.anling.contract.log.InboxItem;
import org.anling.contract.log.LeaseToken;
import org.anling.contract.log.LogHead;
import org.anling.contract.log.StoredEvent;
import org.anling.contract.state.SnapshotPiece;
import org.anling.journal.CentreJournal;
import org.anling.journal.EventLog.Snapshot;
import org.jspecify.annotations.Nullable;

/** What the keys and scripts of a centre do, as plain code. Each write leaves behind how to undo it, so that a tail can be lost. */
final class LogModel {

    private static final int UNDOABLE = 1_000;

    private record Lease(LeaseToken token, Duration left, Instant countedAt) {}

    private record Meta(
            long epoch,
            EventId tail,
            String hash,
            String batch,
            Cursors cursors,
            @Nullable EventId snapshot) {}

    private final InstantSource time;
    private final String identity;
    private final Map<Lane, List<InboxItem>> lanes = new EnumMap<>(Lane.class);
    private final Map<Lane, EventId> lastIds = new EnumMap<>(Lane.class);
    private final List<StoredEvent> events = new ArrayList<>();
    private final TreeMap<String, SnapshotPiece> pieces = new TreeMap<>();
    private final TreeMap<String, SavedCursor> readers = new TreeMap<>();
    private final Deque<Runnable> undo = new ArrayDeque<>();
    private @Nullable Lease lease;
    private Meta meta = new Meta(0, EventId.NONE, "", "", Cursors.START, null);
    private double memoryShare;

    /** A reader's place with the hash of the event there, empty if it was not known. */
    record SavedCursor(EventId at, String hash) {}

    LogModel(InstantSource time, String identity) {
        this.time = time;
        this.identity = identity;
        for (Lane lane : Lane.values()) {
            lanes.put(lane, new ArrayList<>());
        }
    }

    void append(Lane lane, StoredEntry entry) {
        List<InboxItem> items = lane(lane);
        long now = time.millis();
        EventId last = lastIds.getOrDefault(lane, EventId.NONE);
        EventId id = now > last.epoch() ? new EventId(now, 0) : new EventId(last.epoch(), last.seq() + 1);
        items.add(new InboxItem(lane, id.toString(), entry));
        lastIds.put(lane, id);
        undoable(() -> {
            items.removeLast();
            lastIds.put(lane, last);
        });
    }

    Optional<LeaseToken> acquire(String owner, Duration ttl) {
        Lease held = lease;
        if (held != null && held.token().owner().equals(owner)) {
            lease = new Lease(held.token(), ttl, time.instant());
            return Optional.of(held.token());
        }
        if (held != null && !runsOut(held)) {
            return Optional.empty();
        }
        Meta before = meta;
        Lease leaseBefore = lease;
        LeaseToken token =
                new LeaseToken(owner, Math.max(meta.epoch() + 1, time.instant().getEpochSecond()));
        meta = new Meta(token.epoch(), meta.tail(), meta.hash(), meta.batch(), meta.cursors(), meta.snapshot());
        lease = new Lease(token, ttl, time.instant());
        undoable(() -> {
            meta = before;
            lease = leaseBefore;
        });
        return Optional.of(token);
    }

    boolean renew(LeaseToken token, Duration ttl) {
        boolean ours = isHeldBy(token);
        if (ours) {
            prolong(ttl);
        }
        return ours;
    }

    void release(LeaseToken token) {
        if (isHeldBy(token)) {
            Lease before = lease;
            lease = null;
            undoable(() -> lease = before);
        }
    }

    LogHead head() {
        return new LogHead(identity, meta.tail(), meta.hash(), meta.batch(), meta.cursors());
    }

    List<InboxItem> read(Lane lane, String after, int max) {
        EventId from = EventId.parse(after);
        return lane(lane).stream()
                .filter(item -> EventId.parse(item.position()).compareTo(from) > 0)
                .limit(max)
                .toList();
    }

    CommitOutcome commit(Commit commit, Duration ttl, String previous) {
        if (!isHeldBy(commit.lease())) {
            return CommitOutcome.FENCED;
        }
        if (meta.batch().equals(commit.batchId())) {
            prolong(ttl);
            return CommitOutcome.DONE_BEFORE;
        }
        if (!meta.tail().equals(commit.tail()) || !meta.cursors().equals(commit.from())) {
            return CommitOutcome.CONFLICT;
        }
        if (!commit.events().isEmpty() && !meta.hash().equals(previous)) {
            throw new IllegalArgumentException("the first event does not name the hash of the tail " + commit.tail());
        }
        write(commit);
        prolong(ttl);
        return CommitOutcome.COMMITTED;
    }

    List<StoredEvent> eventsAfter(EventId after, int max) {
        int from = events.size();
        while (from > 0 && events.get(from - 1).id().compareTo(after) > 0) {
            from--;
        }
        return List.copyOf(events.subList(from, Math.min(events.size(), from + max)));
    }

    Optional<Snapshot> findSnapshot() {
        return Optional.ofNullable(meta.snapshot()).map(upTo -> new Snapshot(upTo, List.copyOf(pieces.values())));
    }

    boolean writeSnapshot(EventId upTo, List<SnapshotPiece> written) {
        if (!hasBeenAt(upTo)) {
            return false;
        }
        EventId known = meta.snapshot() == null ? EventId.NONE : meta.snapshot();
        boolean moves = upTo.compareTo(known) >= 0;
        undoableSnapshot();
        for (SnapshotPiece piece : written) {
            SnapshotPiece before = pieces.get(piece.key());
            if (!piece.json().isEmpty() && (before == null || before.seq() <= piece.seq())) {
                pieces.put(piece.key(), piece);
            } else if (piece.json().isEmpty() && moves) {
                pieces.remove(piece.key());
            }
        }
        if (moves) {
            mark(upTo);
        }
        return moves;
    }

    boolean replaceSnapshot(LeaseToken token, EventId tail, List<SnapshotPiece> all, Duration ttl) {
        if (!isHeldBy(token)) {
            return false;
        }
        prolong(ttl);
        if (!meta.tail().equals(tail)) {
            return false;
        }
        undoableSnapshot();
        pieces.clear();
        all.forEach(piece -> pieces.put(piece.key(), piece));
        mark(tail);
        return true;
    }

    private boolean hasBeenAt(EventId id) {
        return meta.tail().equals(id)
                || id.equals(meta.snapshot())
                || events.stream().anyMatch(event -> event.id().equals(id));
    }

    private void mark(EventId upTo) {
        meta = new Meta(meta.epoch(), meta.tail(), meta.hash(), meta.batch(), meta.cursors(), upTo);
    }

    private void undoableSnapshot() {
        Map<String, SnapshotPiece> before = new TreeMap<>(pieces);
        Meta metaBefore = meta;
        undoable(() -> {
            pieces.clear();
            pieces.putAll(before);
            meta = metaBefore;
        });
    }

    void saveCursor(String reader, SavedCursor cursor) {
        SavedCursor before = readers.put(reader, cursor);
        undoable(() -> restore(reader, before));
    }

    void removeReader(String reader) {
        SavedCursor before = readers.remove(reader);
        undoable(() -> restore(reader, before));
    }

    Optional<SavedCursor> findCursor(String reader) {
        return Optional.ofNullable(readers.get(reader));
    }

    long trim(double snapshotOnlyAtMemory) {
        long gone = trimLane(Lane.URGENT, meta.cursors().urgent());
        gone += trimLane(Lane.ROUTINE, meta.cursors().routine());
        EventId snapshot = meta.snapshot();
        if (snapshot == null) {
            return gone;
        }
        EventId needed = readers.values().stream()
                .map(SavedCursor::at)
                .filter(at -> at.compareTo(snapshot) < 0)
                .min(EventId::compareTo)
                .orElse(snapshot);
        return gone + trimEvents(memoryShare >= snapshotOnlyAtMemory ? snapshot : needed);
    }

    void memoryShare(double share) {
        memoryShare = share;
    }

    int loseTail(int writes) {
        int undone = 0;
        while (undone < writes && !undo.isEmpty()) {
            undo.removeLast().run();
            undone++;
        }
        return undone;
    }

    List<StoredEvent> allEvents() {
        return List.copyOf(events);
    }

    private void write(Commit commit) {
        Meta before = meta;
        int count = commit.events().size();
        events.addAll(commit.events());
        EventId tail = count == 0 ? meta.tail() : commit.events().getLast().id();
        String hash = count == 0
                ? meta.hash()
                : EntryCodec.hash(commit.events().getLast().entry());
        meta = new Meta(meta.epoch(), tail, hash, commit.batchId(), commit.to(), meta.snapshot());
        Lease leaseBefore = lease;
        undoable(() -> {
            meta = before;
            lease = leaseBefore;
            events.subList(events.size() - count, events.size()).clear();
        });
    }

    /** Counts what passed since somebody wanted the lease last. */
    private boolean runsOut(Lease held) {
        Duration passed = Duration.between(held.countedAt(), time.instant());
        Duration tick = passed.compareTo(CentreJournal.LONGEST_TICK) > 0 ? CentreJournal.LONGEST_TICK : passed;
        Duration left = tick.isNegative() ? held.left() : held.left().minus(tick);
        if (left.isPositive()) {
            lease = new Lease(held.token(), left, time.instant());
        }
        return !left.isPositive();
    }

    /** Not a write of its own that could be lost: losing it means losing what it came with. */
    private void prolong(Duration ttl) {
        Lease held = lease;
        if (held != null) {
            lease = new Lease(held.token(), ttl, held.countedAt());
        }
    }

    private boolean isHeldBy(LeaseToken token) {
        return lease != null && lease.token().equals(token);
    }

    private long trimLane(Lane lane, String consumed) {
        EventId last = EventId.parse(consumed);
        return trimFront(lane(lane), item -> EventId.parse(item.position()).compareTo(last) <= 0);
    }

    private long trimEvents(EventId last) {
        return trimFront(events, event -> event.id().compareTo(last) <= 0);
    }

    private <T> long trimFront(List<T> list, java.util.function.Predicate<T> goes) {
        int count = 0;
        while (count < list.size() && goes.test(list.get(count))) {
            count++;
        }
        if (count > 0) {
            List<T> gone = List.copyOf(list.subList(0, count));
            list.subList(0, count).clear();
            undoable(() -> list.addAll(0, gone));
        }
        return count;
    }

    private List<InboxItem> lane(Lane lane) {
        return lanes.getOrDefault(lane, List.of());
    }

    private void restore(String reader, @Nullable SavedCursor before) {
        if (before == null) {
            readers.remove(reader);
        } else {
            readers.put(reader, before);
        }
    }

    private void undoable(Runnable how) {
        undo.addLast(how);
        if (undo.size() > UNDOABLE) {
            undo.removeFirst();
        }
    }
}

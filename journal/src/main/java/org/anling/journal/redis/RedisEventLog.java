package org.anling.journal.redis;

import io.lettuce.core.StreamMessage;
import io.lettuce.core.XReadArgs;
import io.lettuce.core.XReadArgs.StreamOffset;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.anling.contract.entry.EventId;
import org.anling.contract.id.CentreId;
import org.anling.contract.log.LogHead;
import org.anling.contract.log.StoredEvent;
import org.anling.contract.state.SnapshotPiece;
import org.anling.journal.EventChain;
import org.anling.journal.EventLog;
import org.jspecify.annotations.Nullable;

/**
 * A reader's side of a centre on Redis. Blocking reads last at most a second each and have a connection of their own, so that a cursor
 * can be saved while one waits. XREAD after a trimmed id gives the next entry without a sign, so every page is checked for density.
 */
public final class RedisEventLog implements EventLog {

    private final Keys keys;
    private final Session session;
    private final Session waiting;
    private final HeadReader heads;
    private final long longestBlockMs;
    private final SnapshotStore snapshots;
    private final Trimmer trimmer;
    private final EventChain chain = new EventChain();
    private @Nullable String identity;

    RedisEventLog(CentreId centre, RedisConnector connector, double snapshotOnlyAtMemory) {
        this.keys = new Keys(centre);
        this.session = new Session(connector);
        this.waiting = new Session(connector);
        this.heads = new HeadReader(keys);
        this.longestBlockMs = connector.longestBlockMs();
        this.snapshots = new SnapshotStore(keys, session);
        this.trimmer = new Trimmer(keys, session, snapshotOnlyAtMemory);
    }

    @Override
    public Page read(EventId after, int max, Duration wait) {
        long end = System.nanoTime() + wait.toNanos();
        long leftMs = wait.toMillis();
        List<StoredEvent> events = fetch(after, max, Math.min(leftMs, longestBlockMs));
        while (events.isEmpty()) {
            Optional<Gap> gap = gapAtTheEnd(after);
            leftMs = (end - System.nanoTime()) / 1_000_000;
            if (gap.isPresent()) {
                return gap.get();
            }
            if (leftMs <= 0) {
                return new Events(List.of());
            }
            events = fetch(after, max, Math.min(leftMs, longestBlockMs));
        }
        List<StoredEvent> page = events;
        return chain.follow(after, page).<Page>map(Gap::new).orElseGet(() -> new Events(page));
    }

    @Override
    public LogHead head() {
        return session.call(heads::read);
    }

    @Override
    public Optional<Snapshot> findSnapshot() {
        return snapshots.find();
    }

    @Override
    public boolean writeSnapshot(EventId upTo, List<SnapshotPiece> pieces) {
        return snapshots.write(upTo, pieces);
    }

    @Override
    public void saveCursor(String reader, EventId upTo) {
        String value = upTo + " " + chain.hashAt(upTo);
        session.call(redis -> redis.hset(keys.readers(), reader, value));
    }

    @Override
    public Optional<EventId> findCursor(String reader) {
        @Nullable String value = session.call(redis -> redis.hget(keys.readers(), reader));
        if (value == null) {
            return Optional.empty();
        }
        int space = value.indexOf(' ');
        EventId at = EventId.parse(value.substring(0, space));
        chain.resume(at, value.substring(space + 1));
        return Optional.of(at);
    }

    @Override
    public void removeReader(String reader) {
        session.call(redis -> redis.hdel(keys.readers(), reader));
    }

    @Override
    public long trim() {
        return trimmer.trim();
    }

    @Override
    public void close() {
        session.close();
        waiting.close();
    }

    @SuppressWarnings("unchecked") // the library takes an array of a generic type
    private List<StoredEvent> fetch(EventId after, int max, long blockMs) {
        XReadArgs args = XReadArgs.Builder.count(max);
        if (blockMs > 0) {
            args.block(blockMs);
        }
        List<StreamMessage<String, String>> messages =
                waiting.call(redis -> redis.xread(args, StreamOffset.from(keys.events(), after.toString())));
        return messages.stream()
                .map(message -> new StoredEvent(EventId.parse(message.getId()), EntryFields.toEntry(message.getBody())))
                .toList();
    }

    /** Nothing came: that is right only if the log ends at the asked event and is still the same log. */
    private Optional<Gap> gapAtTheEnd(EventId after) {
        LogHead head = head();
        String before = identity;
        identity = head.identity();
        if (before != null && !before.equals(head.identity()) && !after.equals(EventId.NONE)) {
            return Optional.of(new Gap(Gap.Reason.TAIL_LOST));
        }
        int order = head.tail().compareTo(after);
        if (order < 0) {
            return Optional.of(new Gap(Gap.Reason.TAIL_LOST));
        }
        if (order > 0 && fetch(after, 1, 0).isEmpty()) {
            return Optional.of(new Gap(Gap.Reason.TRIMMED));
        }
        return Optional.empty();
    }
}

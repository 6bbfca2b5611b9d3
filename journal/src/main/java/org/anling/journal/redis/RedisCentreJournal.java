package org.anling.journal.redis;

import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.XReadArgs;
import io.lettuce.core.XReadArgs.StreamOffset;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.anling.contract.entry.EntryCodec;
import org.anling.contract.entry.EventId;
import org.anling.contract.entry.Lane;
import org.anling.contract.id.CentreId;
import org.anling.contract.log.Commit;
import org.anling.contract.log.CommitOutcome;
import org.anling.contract.log.Cursors;
import org.anling.contract.log.InboxItem;
import org.anling.contract.log.LeaseToken;
import org.anling.contract.log.LogHead;
import org.anling.contract.log.StoredEvent;
import org.anling.contract.state.SnapshotPiece;
import org.anling.journal.CentreJournal;
import org.anling.journal.JournalUnavailableException;
import org.anling.journal.LogGuard;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The writer's side of a centre on Redis. Every doubt throws the connection away, and the next call opens a new one; a commit whose
 * answer was lost is settled by its batch id, never by waiting. Waiting for input has a connection of its own.
 */
public final class RedisCentreJournal implements CentreJournal {

    private static final Logger LOG = LoggerFactory.getLogger(RedisCentreJournal.class);
    private static final Script<String> TAKE = Script.ofText("take");
    private static final Script<Long> RELEASE = Script.ofNumber("release");
    private static final Script<Long> REPLACE = Script.ofNumber("replace-snapshot");
    private static final Script<String> COMMIT = Script.ofText("commit");

    private final Keys keys;
    private final Session session;
    private final Session waiting;
    private final Roll roll;
    private final Membership membership;
    private final HeadReader heads;
    private final long longestBlockMs;
    private final LogGuard guard = new LogGuard();
    private long epoch = -1;

    /** @param member of the process, or null for a writer that works alone */
    RedisCentreJournal(CentreId centre, RedisConnector connector, @Nullable SharedMember member) {
        this.keys = new Keys(centre);
        this.session = new Session(connector);
        this.waiting = new Session(connector);
        this.roll = new Roll(session);
        this.membership = member == null ? new LoneMember(roll) : member;
        this.heads = new HeadReader(keys);
        this.longestBlockMs = connector.longestBlockMs();
    }

    @Override
    public Optional<LeaseToken> acquire(String owner, Duration ttl) {
        if (owner.isBlank() || owner.chars().anyMatch(Character::isWhitespace)) {
            throw new IllegalArgumentException("an owner is one word");
        }
        Optional<String> word = membership.word(owner, ttl);
        String holder = holder();
        if (word.isEmpty() || belongsToSomebodyElse(holder, word.get())) {
            return Optional.empty();
        }
        @Nullable
        String got =
                session.call(redis -> TAKE.run(redis, List.of(keys.lease(), keys.meta()), List.of(word.get(), holder)));
        return Optional.ofNullable(got).map(text -> held(new LeaseToken(word.get(), Long.parseLong(text))));
    }

    @Override
    public boolean renew(LeaseToken lease, Duration ttl) {
        boolean held = membership.isOurs(lease) && holder().equals(value(lease));
        if (held) {
            membership.sign(lease, ttl);
        }
        return held;
    }

    @Override
    public void release(LeaseToken lease) {
        session.<Long>call(redis -> RELEASE.run(redis, List.of(keys.lease()), List.of(value(lease))));
    }

    @Override
    public LogHead head() {
        LogHead head = session.call(heads::read);
        guard.saw(epoch, head.tail());
        return head;
    }

    @Override
    public List<InboxItem> read(Lane lane, String after, int max) {
        Range<String> range = Range.from(Range.Boundary.excluding(after), Range.Boundary.unbounded());
        return session.call(redis -> redis.xrange(keys.lane(lane), range, Limit.from(max))).stream()
                .map(message -> new InboxItem(lane, message.getId(), EntryFields.toEntry(message.getBody())))
                .toList();
    }

    @Override
    public void await(Cursors after, Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        long leftMs = atMost.toMillis();
        boolean something = false;
        while (leftMs > 0 && !something) {
            long block = Math.min(leftMs, longestBlockMs);
            something = !waiting.call(redis -> block(redis, after, block)).isEmpty();
            leftMs = (end - System.nanoTime()) / 1_000_000;
        }
    }

    @Override
    public CommitOutcome commit(Commit commit, Duration ttl) {
        String previous = LogGuard.check(commit);
        if (guard.goesBack(commit)) {
            return giveUp(commit.lease());
        }
        String answer;
        try {
            answer = session.call(redis ->
                    COMMIT.run(redis, List.of(keys.lease(), keys.meta(), keys.events()), arguments(commit, previous)));
        } catch (JournalUnavailableException e) {
            return CommitOutcome.UNKNOWN;
        }
        if (answer.equals("BROKEN_CHAIN")) {
            throw new IllegalArgumentException("the first event does not name the hash of the tail " + commit.tail());
        }
        CommitOutcome outcome = CommitOutcome.valueOf(answer);
        if (outcome == CommitOutcome.COMMITTED || outcome == CommitOutcome.DONE_BEFORE) {
            guard.saw(commit.lease().epoch(), tailAfter(commit));
            signAfter(commit, ttl);
        }
        return outcome;
    }

    @Override
    public boolean replaceSnapshot(LeaseToken lease, EventId tail, List<SnapshotPiece> pieces, Duration ttl) {
        AsidePieces aside = new AsidePieces(keys, session);
        aside.clear();
        if (!aside.put(value(lease), pieces)) {
            return false;
        }
        membership.sign(lease, ttl);
        List<String> names = List.of(keys.lease(), keys.meta(), keys.snapshot(), keys.restore());
        Long done = session.call(redis -> REPLACE.run(redis, names, List.of(value(lease), tail.toString())));
        return done == 1;
    }

    @Override
    public void close() {
        session.close();
        waiting.close();
    }

    /** Who holds the lease, or the empty word. */
    private String holder() {
        @Nullable String holder = session.call(redis -> redis.hget(keys.lease(), "holder"));
        return holder == null ? "" : holder;
    }

    /** A lease that this process took before, and whose answer may have been lost, is its own to take again. */
    private boolean belongsToSomebodyElse(String holder, String word) {
        String member = Membership.member(holder.substring(0, Math.max(0, holder.indexOf(' '))));
        return !holder.isEmpty()
                && !member.equals(Membership.member(word))
                && (membership.isLiving(member) || roll.holds(member));
    }

    /** What is committed stays so, whether the sign of life arrives or not. */
    private void signAfter(Commit commit, Duration ttl) {
        try {
            membership.sign(commit.lease(), ttl);
        } catch (JournalUnavailableException e) {
            LOG.debug("no sign of life after {}", commit.batchId(), e);
        }
    }

    private LeaseToken held(LeaseToken lease) {
        epoch = lease.epoch();
        return lease;
    }

    private CommitOutcome giveUp(LeaseToken lease) {
        try {
            release(lease);
            return CommitOutcome.FENCED;
        } catch (JournalUnavailableException e) {
            return CommitOutcome.UNKNOWN;
        }
    }

    @SuppressWarnings("unchecked") // the library takes an array of a generic type
    private List<StreamMessage<String, String>> block(RedisCommands<String, String> redis, Cursors after, long ms) {
        return redis.xread(
                XReadArgs.Builder.block(ms).count(1),
                StreamOffset.from(keys.lane(Lane.URGENT), after.urgent()),
                StreamOffset.from(keys.lane(Lane.ROUTINE), after.routine()));
    }

    private static List<String> arguments(Commit commit, String previous) {
        EventId tail = tailAfter(commit);
        String hash = commit.events().isEmpty()
                ? ""
                : EntryCodec.hash(commit.events().getLast().entry());
        List<String> args = new ArrayList<>(List.of(
                value(commit.lease()),
                commit.batchId(),
                commit.tail().toString(),
                previous,
                commit.from().urgent(),
                commit.from().routine(),
                commit.to().urgent(),
                commit.to().routine()));
        args.addAll(
                List.of(tail.toString(), hash, String.valueOf(commit.events().size())));
        for (StoredEvent event : commit.events()) {
            List<String> fields = EntryFields.flat(event.entry());
            args.add(event.id().toString());
            args.add(String.valueOf(fields.size()));
            args.addAll(fields);
        }
        return args;
    }

    private static EventId tailAfter(Commit commit) {
        return commit.events().isEmpty()
                ? commit.tail()
                : commit.events().getLast().id();
    }

    private static String value(LeaseToken lease) {
        return lease.owner() + " " + lease.epoch();
    }
}

package org.anling.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.anling.contract.entry.EventId;
import org.anling.contract.entry.InputEntry;
import org.anling.contract.entry.Lane;
import org.anling.contract.id.CentreId;
import org.anling.contract.log.Commit;
import org.anling.contract.log.Cursors;
import org.anling.contract.log.InboxItem;
import org.anling.contract.log.LeaseToken;
import org.anling.contract.log.LogHead;
import org.anling.contract.log.StoredEvent;
import org.anling.contract.state.SnapshotPiece;
import org.anling.journal.EventLog.Events;
import org.anling.journal.EventLog.Gap;
import org.anling.journal.EventLog.Page;
import org.anling.journal.fake.MemoryJournal;
import org.anling.journal.testing.Samples;
import org.anling.journal.testing.TestRedis;
import org.junit.jupiter.api.Test;

/**
 * The fake and Redis get the same ten thousand operations out of a seed and must answer alike: stale epochs, wrong tails, replays, trims.
 * Positions and epochs differ, because clocks do, so both are translated before they are compared. Seed: {@code -Danling.seed=n}.
 */
class EquivalenceIT {

    private static final int OPERATIONS = 10_000;
    private static final CentreId CENTRE = new CentreId("equal");

    /** One of the two, with all that the operations have left behind; equal indexes mean equal things. */
    private static final class Side {
        private final Inbox inbox;
        private final List<CentreJournal> writers;
        private final EventLog log;
        private final List<LeaseToken> leases = new ArrayList<>();
        private final List<Commit> commits = new ArrayList<>();
        private final List<LogHead> heads = new ArrayList<>();
        private final List<EventId> seen = new ArrayList<>(List.of(EventId.NONE));
        private final List<String> urgent = new ArrayList<>(List.of("0-0"));
        private final List<String> routine = new ArrayList<>(List.of("0-0"));

        Side(Inbox inbox, List<CentreJournal> writers, EventLog log) {
            this.inbox = inbox;
            this.writers = writers;
            this.log = log;
        }
    }

    @Test
    void fake_and_redis_answer_alike_to_ten_thousand_operations() throws Exception {
        long seed = Long.getLong("anling.seed", 20_260_301L);
        System.out.println("equivalence: seed " + seed);
        MemoryJournal memory = new MemoryJournal(CENTRE, () -> Samples.NOON);
        try (TestRedis redis = TestRedis.start();
                RedisJournal real = RedisJournal.open(JournalConfig.of(redis.uri()), new SimpleMeterRegistry())) {
            Side fake = new Side(
                    memory.inbox(),
                    List.of(memory.centreJournal(), memory.centreJournal(), memory.centreJournal()),
                    memory.eventLog());
            Side server = new Side(
                    real.inbox(CENTRE),
                    List.of(real.centreJournal(CENTRE), real.centreJournal(CENTRE), real.centreJournal(CENTRE)),
                    real.eventLog(CENTRE));
            List<String> trace = new ArrayList<>();
            for (int i = 0; i < OPERATIONS; i++) {
                long step = seed * 31 + i;
                String expected = perform(fake, step);
                String answer = perform(server, step);
                trace.add(expected);
                assertThat(answer)
                        .as("seed %d, operation %d, after %s", seed, i, trace.subList(Math.max(0, i - 5), i))
                        .isEqualTo(expected);
            }
            assertThat(trace)
                    .contains("commit COMMITTED", "commit CONFLICT", "commit FENCED", "replay DONE_BEFORE")
                    .contains("events gap TRIMMED", "events gap TAIL_LOST", "renew true", "renew false");
            server.writers.forEach(CentreJournal::close);
            server.log.close();
        }
    }

    private static String perform(Side side, long step) {
        Random random = new Random(step);
        random.nextInt();
        return switch (random.nextInt(16)) {
            case 0, 1, 2 -> append(side, random, step);
            case 3 -> acquire(side, random);
            case 4 -> renewOrRelease(side, random);
            case 5 -> readInbox(side, random);
            case 6, 7, 8, 9 -> commit(side, random, step);
            case 10 -> replay(side, random);
            case 11, 12 -> readEvents(side, random);
            case 13 -> snapshot(side, random);
            case 14 -> cursor(side, random);
            default -> trimOrHead(side, random);
        };
    }

    private static String append(Side side, Random random, long step) {
        Lane lane = random.nextInt(3) == 0 ? Lane.ROUTINE : Lane.URGENT;
        InputEntry input = Samples.input(CENTRE, "in-" + Math.abs(step), lane);
        return "append " + side.inbox.append(input).toCompletableFuture().join();
    }

    private static String acquire(Side side, Random random) {
        Optional<LeaseToken> lease =
                writer(side, random).acquire("owner-" + random.nextInt(3) + "-" + side.leases.size() / 8, Samples.TTL);
        boolean fresh = lease.isPresent() && !side.leases.contains(lease.get());
        if (fresh) {
            side.leases.add(lease.get());
        }
        return "acquire "
                + lease.map(token -> "lease" + side.leases.indexOf(token)).orElse("no") + fresh;
    }

    private static String renewOrRelease(Side side, Random random) {
        if (side.leases.isEmpty()) {
            return "no lease yet";
        }
        LeaseToken lease = someOf(side.leases, random);
        CentreJournal writer = writer(side, random);
        if (random.nextInt(4) > 0) {
            return "renew " + writer.renew(lease, Samples.TTL);
        }
        writer.release(lease);
        return "release";
    }

    private static String readInbox(Side side, Random random) {
        Lane lane = random.nextBoolean() ? Lane.URGENT : Lane.ROUTINE;
        List<String> known = positions(side, lane);
        String after = someOf(known, random);
        List<InboxItem> items = writer(side, random).read(lane, after, 1 + random.nextInt(20));
        items.stream()
                .map(InboxItem::position)
                .filter(at -> !known.contains(at))
                .forEach(known::add);
        return "read inbox " + JournalContractTest.ids(items);
    }

    private static String commit(Side side, Random random, long step) {
        if (side.leases.isEmpty()) {
            return "no lease yet";
        }
        CentreJournal writer = writer(side, random);
        LogHead head = writer.head();
        side.heads.add(head);
        LogHead on = random.nextInt(5) == 0 ? someOf(side.heads, random) : head;
        LeaseToken lease = random.nextInt(6) == 0 ? someOf(side.leases, random) : side.leases.getLast();
        List<String> causes =
                IntStream.range(0, random.nextInt(5)).mapToObj(i -> "c" + i).toList();
        List<StoredEvent> events = Samples.events(CENTRE, on, lease.epoch(), causes);
        Cursors to = new Cursors(latest(side.urgent, random), latest(side.routine, random));
        Commit commit = Samples.commit(lease, "batch-" + step, on, to, events);
        side.commits.add(commit);
        events.forEach(event -> side.seen.add(event.id()));
        return "commit " + writer.commit(commit, Samples.TTL);
    }

    private static String replay(Side side, Random random) {
        if (side.commits.isEmpty()) {
            return "no commit yet";
        }
        Commit commit = random.nextInt(3) > 0 ? side.commits.getLast() : someOf(side.commits, random);
        return "replay " + writer(side, random).commit(commit, Samples.TTL);
    }

    private static String readEvents(Side side, Random random) {
        EventId after = random.nextInt(3) == 0
                ? someOf(side.seen, random)
                : side.seen.get(Math.max(0, side.seen.size() - 1 - random.nextInt(20)));
        Page page = side.log.read(after, 1 + random.nextInt(50), Duration.ZERO);
        return switch (page) {
            case Gap(Gap.Reason reason) -> "events gap " + reason;
            case Events(List<StoredEvent> events) ->
                "events " + events.stream().map(event -> event.id().seq()).toList();
        };
    }

    private static String snapshot(Side side, Random random) {
        if (random.nextBoolean()) {
            return "snapshot "
                    + side.log
                            .findSnapshot()
                            .map(found -> found.upTo().seq() + " "
                                    + found.pieces().stream()
                                            .map(SnapshotPiece::toString)
                                            .sorted()
                                            .toList());
        }
        EventId upTo = side.log.head().tail();
        String key = "piece/" + random.nextInt(12);
        String json = random.nextInt(4) == 0 ? "" : "{\"n\":" + random.nextInt(100) + "}";
        if (random.nextInt(3) == 0) {
            side.log.writeSnapshot(upTo, List.of(new SnapshotPiece(key, upTo.seq(), json)));
        }
        return "wrote snapshot";
    }

    private static String cursor(Side side, Random random) {
        String reader = "reader-" + random.nextInt(3);
        return switch (random.nextInt(5)) {
            case 0, 1 -> {
                side.log.saveCursor(reader, side.seen.get(Math.max(0, side.seen.size() - 1 - random.nextInt(30))));
                yield "saved";
            }
            case 2 -> {
                side.log.removeReader(reader);
                yield "removed";
            }
            default -> "cursor " + side.log.findCursor(reader).map(EventId::seq);
        };
    }

    private static String trimOrHead(Side side, Random random) {
        if (random.nextInt(3) == 0) {
            return "trim " + side.log.trim();
        }
        LogHead head = writer(side, random).head();
        return "head " + head.tail().seq() + " " + head.batchId() + " "
                + side.urgent.indexOf(head.cursors().urgent()) + " "
                + side.routine.indexOf(head.cursors().routine());
    }

    private static CentreJournal writer(Side side, Random random) {
        return someOf(side.writers, random);
    }

    private static List<String> positions(Side side, Lane lane) {
        return switch (lane) {
            case URGENT -> side.urgent;
            case ROUTINE -> side.routine;
        };
    }

    private static String latest(List<String> positions, Random random) {
        return positions.get(Math.max(0, positions.size() - 1 - random.nextInt(3)));
    }

    private static <T> T someOf(List<T> list, Random random) {
        return list.get(random.nextInt(list.size()));
    }
}

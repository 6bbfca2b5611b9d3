package org.anling.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.anling.contract.entry.EventId;
import org.anling.contract.entry.Lane;
import org.anling.contract.id.CentreId;
import org.anling.contract.log.Commit;
import org.anling.contract.log.CommitOutcome;
import org.anling.contract.log.LeaseToken;
import org.anling.contract.log.LogHead;
import org.anling.contract.state.SnapshotPiece;
import org.anling.journal.EventLog.Gap;
import org.anling.journal.Inbox.Appended;
import org.anling.journal.embedded.EmbeddedRedis;
import org.anling.journal.testing.Samples;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What readers see of a server that lost its tail, of snapshots under load, of a memory that is nearly full. */
class ReadersIT {

    private static final CentreId CENTRE = new CentreId("readers");

    @TempDir
    private Path folder;

    private EmbeddedRedis redis;
    private RedisJournal journal;

    @BeforeEach
    void start() {
        redis = EmbeddedRedis.start(folder.resolve("redis"), OptionalInt.empty());
        journal = RedisJournal.open(JournalConfig.of(redis.uri()), new SimpleMeterRegistry());
    }

    @AfterEach
    void stop() {
        journal.close();
        redis.close();
    }

    @Test
    void a_cut_tail_drops_whole_batches_and_reader_and_writer_notice() throws IOException {
        try (CentreJournal writer = journal.centreJournal(CENTRE);
                EventLog reader = journal.eventLog(CENTRE)) {
            LeaseToken lease = writer.acquire("owner-a", Duration.ofMinutes(5)).orElseThrow();
            commit(writer, lease, "b-1", 3);
            LogHead before = writer.head();
            commit(writer, lease, "b-2", 5);
            EventId seen =
                    JournalContractTest.read(reader, EventId.NONE).getLast().id();

            restartWithCutTail();

            assertThat(reader.read(seen, 10, Duration.ofMillis(10))).isEqualTo(new Gap(Gap.Reason.TAIL_LOST));
            assertThat(writer.head())
                    .as("the whole batch is gone, cursors and all")
                    .isEqualTo(before);
            CommitOutcome again = writer.commit(
                    Samples.commit(lease, "b-3", before, Samples.events(CENTRE, before, lease.epoch(), List.of("x"))),
                    Samples.TTL);
            assertThat(again).as("no second event under an id that was seen").isEqualTo(CommitOutcome.FENCED);
            LeaseToken next = writer.acquire("owner-b", Samples.TTL).orElseThrow();
            commit(writer, next, "b-4", 9);
            assertThat(reader.read(seen, 10, Duration.ofMillis(10))).isEqualTo(new Gap(Gap.Reason.TAIL_LOST));
        }
    }

    @Test
    void a_blocked_reader_gets_the_event_when_it_comes() throws Exception {
        try (CentreJournal writer = journal.centreJournal(CENTRE);
                EventLog reader = journal.eventLog(CENTRE)) {
            LeaseToken lease = writer.acquire("owner-a", Samples.TTL).orElseThrow();
            AtomicLong gotAfter = new AtomicLong(-1);
            long begun = System.nanoTime();
            Thread blocked = Thread.ofVirtual().start(() -> {
                if (!((EventLog.Events) reader.read(EventId.NONE, 10, Duration.ofSeconds(20)))
                        .events()
                        .isEmpty()) {
                    gotAfter.set(System.nanoTime() - begun);
                }
            });
            await().pollDelay(Duration.ofMillis(1_300)).until(() -> true);
            commit(writer, lease, "b-1", 1);
            blocked.join();

            assertThat(Duration.ofNanos(gotAfter.get())).isBetween(Duration.ofMillis(1_300), Duration.ofSeconds(10));
        }
    }

    @Test
    void a_large_snapshot_in_pieces_does_not_hold_up_presses() throws Exception {
        List<SnapshotPiece> pieces = IntStream.range(0, 400)
                .mapToObj(i -> new SnapshotPiece("incident/" + i, i, "x".repeat(60_000)))
                .toList();
        AtomicBoolean writing = new AtomicBoolean(true);
        EventId upTo;
        try (CentreJournal writer = journal.centreJournal(CENTRE)) {
            LeaseToken lease = writer.acquire("owner-a", Samples.TTL).orElseThrow();
            commit(writer, lease, "b-1", 1);
            upTo = writer.head().tail();
        }
        Thread snapshot = Thread.ofVirtual().start(() -> {
            try (EventLog log = journal.eventLog(CENTRE)) {
                assertThat(log.writeSnapshot(upTo, pieces)).isTrue();
            } finally {
                writing.set(false);
            }
        });
        List<Long> micros = new ArrayList<>();
        while (writing.get()) {
            long begun = System.nanoTime();
            assertThat(append("in-" + micros.size(), Lane.URGENT)).isEqualTo(Appended.DURABLE);
            micros.add((System.nanoTime() - begun) / 1_000);
        }
        snapshot.join();
        List<Long> sorted = micros.stream().sorted().toList();
        System.out.println("presses during a snapshot of 24 MB: " + sorted.size() + ", median "
                + sorted.get(sorted.size() / 2) + " us, longest " + sorted.getLast() + " us");

        assertThat(sorted.size()).isGreaterThan(20);
        assertThat(sorted.getLast()).isLessThan(1_500_000L);
        try (EventLog log = journal.eventLog(CENTRE)) {
            assertThat(log.findSnapshot().orElseThrow().pieces()).containsExactlyInAnyOrderElementsOf(pieces);
        }
    }

    @Test
    void nearly_full_memory_stops_routine_entries_first_then_slow_readers() {
        try (CentreJournal writer = journal.centreJournal(CENTRE);
                EventLog log = journal.eventLog(CENTRE)) {
            LeaseToken lease = writer.acquire("owner-a", Samples.TTL).orElseThrow();
            commit(writer, lease, "b-1", 10);
            log.saveCursor("slow", new EventId(lease.epoch(), 2));
            log.writeSnapshot(new EventId(lease.epoch(), 8), List.of(new SnapshotPiece("a", 8, "{}")));
            assertThat(append("r-1", Lane.ROUTINE)).isEqualTo(Appended.DURABLE);
            assertThat(log.trim()).isEqualTo(2);

            limitMemory(1.05);
            await().until(() -> journal.health().routineStopped());
            assertThat(append("r-2", Lane.ROUTINE)).isEqualTo(Appended.REJECTED);
            assertThat(append("u-1", Lane.URGENT)).isEqualTo(Appended.DURABLE);
            assertThat(log.trim()).isEqualTo(6);
            assertThat(command(redis, "incomplete")).isEqualTo(lease.epoch() + "-8");

            limitMemory(0.5);
            commit(writer, lease, "b-2", 3);
            limitMemory(100);
            await().until(() -> !journal.health().routineStopped());
            assertThat(append("r-3", Lane.ROUTINE)).isEqualTo(Appended.DURABLE);
        }
    }

    private void commit(CentreJournal writer, LeaseToken lease, String batch, int events) {
        assertThat(writer.commit(batch(lease, batch, writer.head(), events), Samples.TTL))
                .isEqualTo(CommitOutcome.COMMITTED);
    }

    private static Commit batch(LeaseToken lease, String id, LogHead head, int events) {
        List<String> causes =
                IntStream.range(0, events).mapToObj(i -> "cause-" + i).toList();
        return Samples.commit(lease, id, head, Samples.events(CENTRE, head, lease.epoch(), causes));
    }

    private Appended append(String id, Lane lane) {
        return journal.inbox(CENTRE)
                .append(Samples.input(CENTRE, id, lane))
                .toCompletableFuture()
                .join();
    }

    /** As a machine that lost power would: the last bytes of the file, from the middle of the last commit on, never reached the disk. */
    private void restartWithCutTail() throws IOException {
        redis.close();
        try (Stream<Path> files = Files.list(redis.dataDir().resolve("appendonlydir"))) {
            Path last = files.filter(file -> file.toString().endsWith(".incr.aof"))
                    .findFirst()
                    .orElseThrow();
            int middle =
                    Files.readString(last, StandardCharsets.ISO_8859_1).lastIndexOf("{" + CENTRE.value() + "}:events");
            assertThat(middle).isPositive();
            try (FileChannel channel = FileChannel.open(last, StandardOpenOption.WRITE)) {
                channel.truncate(middle);
            }
        }
        redis = EmbeddedRedis.start(folder.resolve("redis"), OptionalInt.of(redis.port()));
        await().until(() -> journal.health().urgentUp());
    }

    /** Sets maxmemory to so many times what is used. */
    private void limitMemory(double times) {
        RedisClient client = RedisClient.create(redis.uri());
        try (StatefulRedisConnection<String, String> connection = client.connect()) {
            String used = connection
                    .sync()
                    .info("memory")
                    .lines()
                    .filter(line -> line.startsWith("used_memory:"))
                    .findFirst()
                    .orElseThrow()
                    .substring("used_memory:".length())
                    .trim();
            connection.sync().configSet("maxmemory", String.valueOf((long) (Long.parseLong(used) * times)));
        } finally {
            client.shutdown();
        }
    }

    private static String command(EmbeddedRedis redis, String field) {
        RedisClient client = RedisClient.create(redis.uri());
        try (StatefulRedisConnection<String, String> connection = client.connect()) {
            return connection.sync().hget("{" + CENTRE.value() + "}:meta", field);
        } finally {
            client.shutdown();
        }
    }
}

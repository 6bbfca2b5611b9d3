package org.anling.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.anling.contract.entry.EventId;
import org.anling.contract.entry.Lane;
import org.anling.contract.id.CentreId;
import org.anling.contract.log.Commit;
import org.anling.contract.log.CommitOutcome;
import org.anling.contract.log.LeaseToken;
import org.anling.contract.log.LogHead;
import org.anling.journal.Inbox.Appended;
import org.anling.journal.embedded.EmbeddedRedis;
import org.anling.journal.testing.Samples;
import org.anling.journal.testing.Signals;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server is killed, stopped and started again under load: what was called durable is there, and there once. */
class KilledServerIT {

    private static final CentreId CENTRE = new CentreId("killed");

    @TempDir
    private Path folder;

    private EmbeddedRedis redis;
    private RedisJournal journal;

    @BeforeEach
    void start() {
        redis = EmbeddedRedis.start(folder.resolve("redis"), OptionalInt.empty());
        JournalConfig config = JournalConfig.of(redis.uri())
                .withTimeouts(Duration.ofMillis(500), Duration.ofMillis(500))
                .withDataDir(redis.dataDir());
        journal = RedisJournal.open(config, new SimpleMeterRegistry());
    }

    @AfterEach
    void stop() {
        journal.close();
        redis.close();
    }

    @Test
    void a_thousand_appends_survive_kills_between_append_and_answer() throws Exception {
        Set<String> durable = new ConcurrentSkipListSet<>();
        CountDownLatch done = new CountDownLatch(4);
        for (int device = 0; device < 4; device++) {
            String name = "d" + device + "-";
            Thread.ofVirtual().start(() -> {
                IntStream.range(0, 250).forEach(i -> pressUntilAcknowledged(name + i, durable));
                done.countDown();
            });
        }
        for (int kill = 1; kill <= 3; kill++) {
            int enough = kill * 200;
            int before = kill - 1;
            await().atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(1))
                    .until(() -> durable.size() >= enough && redis.restarts() == before && redis.isReady());
            Signals.send("KILL", redis.pid());
        }
        await().atMost(Duration.ofSeconds(60)).until(() -> done.getCount() == 0 && redis.restarts() == 3);

        assertThat(new TreeSet<>(ids())).hasSize(1_000).containsAll(durable);
        assertThat(durable).hasSize(1_000);
    }

    @Test
    void a_stopped_server_gives_unknown_and_never_a_false_durable() {
        assertThat(append("before")).isEqualTo(Appended.DURABLE);
        Signals.send("STOP", redis.pid());
        Appended outcome = append("while-stopped");
        Signals.send("CONT", redis.pid());

        assertThat(outcome).isEqualTo(Appended.UNKNOWN);
        await().atMost(Duration.ofSeconds(10)).until(() -> append("after") == Appended.DURABLE);
        assertThat(ids()).contains("before", "after");
        assertThat(ids().stream().filter("while-stopped"::equals)).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void a_paused_writer_wakes_up_fenced() {
        try (CentreJournal first = journal.centreJournal(CENTRE);
                CentreJournal second = journal.centreJournal(CENTRE)) {
            LeaseToken old = first.acquire("owner-a", Duration.ofMillis(200)).orElseThrow();
            Commit prepared = batch(old, "b-1", first.head());
            LeaseToken next = await().until(() -> second.acquire("owner-b", Samples.TTL), java.util.Optional::isPresent)
                    .orElseThrow();
            assertThat(second.commit(batch(next, "b-2", second.head()), Samples.TTL))
                    .isEqualTo(CommitOutcome.COMMITTED);

            assertThat(first.commit(prepared, Samples.TTL)).isEqualTo(CommitOutcome.FENCED);
            assertThat(second.head().batchId()).isEqualTo("b-2");
        }
    }

    @Test
    void a_commit_survives_a_kill_whole_or_not_at_all() {
        try (CentreJournal writer = journal.centreJournal(CENTRE);
                EventLog log = journal.eventLog(CENTRE)) {
            LeaseToken lease = writer.acquire("owner-a", Samples.TTL).orElseThrow();
            int committed = 0;
            for (int i = 0; i < 40; i++) {
                Commit commit = batch(lease, "b-" + i, whenUp(writer));
                CommitOutcome outcome = writer.commit(commit, Samples.TTL);
                if (i % 15 == 7) {
                    Signals.send("KILL", redis.pid());
                }
                while (outcome == CommitOutcome.UNKNOWN) {
                    whenUp(writer);
                    outcome = writer.commit(commit, Samples.TTL);
                }
                assertThat(outcome).isIn(CommitOutcome.COMMITTED, CommitOutcome.DONE_BEFORE);
                committed += commit.events().size();
            }
            whenUp(writer);
            assertThat(JournalContractTest.read(log, EventId.NONE))
                    .hasSize(committed)
                    .doesNotHaveDuplicates();
        }
    }

    private LogHead whenUp(CentreJournal writer) {
        return await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(5))
                .ignoreExceptionsInstanceOf(JournalUnavailableException.class)
                .until(writer::head, head -> true);
    }

    private Commit batch(LeaseToken lease, String id, LogHead head) {
        return Samples.commit(
                lease, id, head, Samples.events(CENTRE, head, lease.epoch(), List.of("one", "two", "three")));
    }

    /** As a device does: again and again until it is told. */
    private void pressUntilAcknowledged(String id, Set<String> durable) {
        while (append(id) != Appended.DURABLE) {
            Thread.onSpinWait();
        }
        durable.add(id);
    }

    private Appended append(String id) {
        return journal.inbox(CENTRE)
                .append(Samples.input(CENTRE, id, Lane.URGENT))
                .toCompletableFuture()
                .join();
    }

    private List<String> ids() {
        try (CentreJournal reader = journal.centreJournal(CENTRE)) {
            return JournalContractTest.ids(reader.read(Lane.URGENT, "0-0", 1_000_000));
        }
    }
}

package org.anling.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.anling.contract.entry.Lane;
import org.anling.contract.id.CentreId;
import org.anling.journal.Inbox.Appended;
import org.anling.journal.JournalConfig.Replicas;
import org.anling.journal.JournalConfig.WhenMissing;
import org.anling.journal.embedded.EmbeddedRedis;
import org.anling.journal.testing.LossyProxy;
import org.anling.journal.testing.Samples;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bounds of the lanes, and replicas that must have an append before it is durable. */
class LanesIT {

    private static final CentreId CENTRE = new CentreId("lanes");

    @TempDir
    private Path folder;

    private EmbeddedRedis redis;

    @BeforeEach
    void start() {
        redis = EmbeddedRedis.start(folder.resolve("redis"), OptionalInt.empty());
    }

    @AfterEach
    void stop() {
        redis.close();
    }

    @Test
    void at_most_64_routine_appends_are_in_flight_and_the_rest_is_never_sent() throws Exception {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        JournalConfig.Limits limits = new JournalConfig.Limits(4_096, 64, 100, 0.7, 0.85, 0.1, 0.2);
        try (LossyProxy proxy = LossyProxy.before(redis.uri());
                RedisJournal journal = RedisJournal.open(config(proxy.uri()).withLimits(limits), meters)) {
            proxy.swallowAnswers();
            List<Appended> routine = appendAll(journal, Lane.ROUTINE, 200);

            assertThat(routine.stream().filter(Appended.UNKNOWN::equals)).hasSize(64);
            assertThat(routine.stream().filter(Appended.REJECTED::equals)).hasSize(136);
            assertThat(meters.counter("anling.inbox.queue.full", "lane", "routine")
                            .count())
                    .isEqualTo(36);
            // Whoever waits for the answer may have it a moment before it is counted.
            Counter rejected = meters.counter("anling.inbox.appends", "lane", "routine", "outcome", "rejected");
            await().untilAsserted(() -> assertThat(rejected.count()).isEqualTo(136));
            proxy.cut();
            proxy.heal();
            assertThat(entries(Lane.ROUTINE)).hasSize(64).doesNotHaveDuplicates();
        }
    }

    @Test
    void a_flood_of_routine_entries_drains_whole_while_presses_go_by() {
        try (RedisJournal journal = RedisJournal.open(JournalConfig.of(redis.uri()), new SimpleMeterRegistry())) {
            List<CompletableFuture<Appended>> flood = IntStream.range(0, 5_000)
                    .mapToObj(i -> append(journal, "r-" + i, Lane.ROUTINE))
                    .toList();
            Appended press = append(journal, "press", Lane.URGENT).join();
            boolean floodWasUnderWay = flood.stream().anyMatch(one -> !one.isDone());

            assertThat(press).isEqualTo(Appended.DURABLE);
            assertThat(floodWasUnderWay).isTrue();
            assertThat(flood.stream().map(CompletableFuture::join)).containsOnly(Appended.DURABLE);
            assertThat(entries(Lane.ROUTINE))
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.range(0, 5_000).mapToObj(i -> "r-" + i).toList());
        }
    }

    @Test
    void without_the_demanded_replica_a_setting_decides() {
        Replicas hold = new Replicas(1, Duration.ofMillis(100), WhenMissing.HOLD);
        Replicas go = new Replicas(1, Duration.ofMillis(100), WhenMissing.ACKNOWLEDGE_FROM_DISK);
        try (RedisJournal holding =
                        RedisJournal.open(config(redis.uri()).withReplicas(hold), new SimpleMeterRegistry());
                RedisJournal going =
                        RedisJournal.open(config(redis.uri()).withReplicas(go), new SimpleMeterRegistry())) {
            assertThat(append(holding, "a", Lane.URGENT).join()).isEqualTo(Appended.UNKNOWN);
            assertThat(append(going, "b", Lane.URGENT).join()).isEqualTo(Appended.DURABLE);
            assertThat(going.health().replicasMissing()).isTrue();
        }
    }

    @Test
    void a_replica_that_has_it_makes_it_durable() {
        Replicas hold = new Replicas(1, Duration.ofMillis(500), WhenMissing.HOLD);
        try (EmbeddedRedis replica = EmbeddedRedis.start(folder.resolve("replica"), OptionalInt.empty());
                RedisJournal journal = RedisJournal.open(
                        JournalConfig.of(redis.uri()).withReplicas(hold), new SimpleMeterRegistry())) {
            follow(replica, redis);
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> append(journal, "warm", Lane.URGENT).join() == Appended.DURABLE);

            assertThat(appendAll(journal, Lane.URGENT, 500)).containsOnly(Appended.DURABLE);
            assertThat(journal.health().replicasMissing()).isFalse();
            try (RedisJournal onReplica =
                    RedisJournal.open(JournalConfig.of(replica.uri()), new SimpleMeterRegistry())) {
                assertThat(onReplica.startCheck(Set.of()))
                        .anyMatch(finding -> finding.risk().equals("role"));
                assertThat(append(onReplica, "on-replica", Lane.URGENT).join()).isEqualTo(Appended.REJECTED);
            }
        }
    }

    private static JournalConfig config(String uri) {
        return JournalConfig.of(uri).withTimeouts(Duration.ofMillis(500), Duration.ofMillis(800));
    }

    private static CompletableFuture<Appended> append(RedisJournal journal, String id, Lane lane) {
        return journal.inbox(CENTRE).append(Samples.input(CENTRE, id, lane)).toCompletableFuture();
    }

    private static List<Appended> appendAll(RedisJournal journal, Lane lane, int count) {
        List<CompletableFuture<Appended>> all = IntStream.range(0, count)
                .mapToObj(i -> append(journal, "in-" + i, lane))
                .toList();
        return all.stream().map(CompletableFuture::join).toList();
    }

    private List<String> entries(Lane lane) {
        try (RedisJournal journal = RedisJournal.open(JournalConfig.of(redis.uri()), new SimpleMeterRegistry());
                CentreJournal reader = journal.centreJournal(CENTRE)) {
            return JournalContractTest.ids(reader.read(lane, "0-0", 100_000));
        }
    }

    private static void follow(EmbeddedRedis replica, EmbeddedRedis master) {
        RedisClient client = RedisClient.create(replica.uri());
        try (StatefulRedisConnection<String, String> connection = client.connect()) {
            connection.sync().replicaof("127.0.0.1", master.port());
        } finally {
            client.shutdown();
        }
    }
}

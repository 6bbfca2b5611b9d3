package org.anling.dispatcher.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.anling.contract.entry.EventEntry;
import org.anling.contract.entry.EventId;
import org.anling.contract.entry.InputEntry;
import org.anling.contract.event.CentreEvent.SupervisorAlarmed;
import org.anling.contract.event.IncidentEvent.Opened;
import org.anling.dispatcher.core.incident.BuiltInPlans;
import org.anling.dispatcher.core.incident.DispatchSettings;
import org.anling.dispatcher.core.loop.LoopSettings;
import org.anling.journal.EventLog;
import org.anling.journal.Inbox.Appended;
import org.anling.journal.JournalConfig;
import org.anling.journal.JournalConfig.Replicas;
import org.anling.journal.JournalConfig.WhenMissing;
import org.anling.journal.RedisJournal;
import org.anling.journal.embedded.EmbeddedRedis;
import org.anling.journal.testing.LossyProxy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A replica becomes the server without the last writes of the one before; a name, here a proxy, leads everybody there. */
class PromotedReplicaIT {

    private static final Duration SOON = Duration.ofSeconds(40);
    private static final DispatcherConfig CONFIG = new DispatcherConfig(
            DispatchSettings.DEFAULT.withPlans(BuiltInPlans.AT_ONCE),
            LoopSettings.DEFAULT,
            Duration.ofSeconds(1),
            Duration.ofSeconds(30),
            Duration.ofMinutes(1));

    @TempDir
    private Path folder;

    private EmbeddedRedis primary;
    private EmbeddedRedis replica;
    private LossyProxy name;

    @BeforeEach
    void start() {
        primary = EmbeddedRedis.start(folder.resolve("primary"), OptionalInt.empty());
        replica = EmbeddedRedis.start(folder.resolve("replica"), OptionalInt.empty());
        name = LossyProxy.before(primary.uri());
        onReplica(redis -> redis.replicaof("127.0.0.1", primary.port()));
    }

    @AfterEach
    void stop() throws IOException {
        name.close();
        replica.close();
        primary.close();
    }

    @Test
    void readers_and_writer_notice_and_the_supervisor_is_told_what_was_lost() {
        try (Bench bench = bench(Replicas.NONE);
                Dispatcher dispatcher = dispatcher(bench);
                EventLog reader = bench.redis().eventLog(Bench.CENTRE)) {
            pressUntilDurable(bench, bench.frame("e1"));
            awaitOpened(reader, "d-e1");
            EventId shared = reader.head().tail();
            await().atMost(SOON).until(() -> replicaTail().equals(shared.toString()));
            onReplica(RedisCommands::replicaofNoOne);
            pressUntilDurable(bench, bench.frame("lost"));
            awaitOpened(reader, "d-e1", "d-lost");
            EventId seen = reader.head().tail();

            name.moveTo(replica.uri());

            await().atMost(SOON)
                    .ignoreExceptions()
                    .until(() -> reader.read(seen, 10, Duration.ZERO)
                            .equals(new EventLog.Gap(EventLog.Gap.Reason.TAIL_LOST)));
            pressUntilDurable(bench, bench.frame("e2"));
            awaitOpened(reader, "d-e1", "d-e2");
            await().atMost(SOON)
                    .ignoreExceptions()
                    .untilAsserted(() -> assertThat(bodies(reader, SupervisorAlarmed.class))
                            .singleElement()
                            .satisfies(alarm -> assertThat(alarm.code()).isEqualTo("run-rebuild"))
                            .satisfies(alarm -> assertThat(alarm.detail()).contains(seen.toString())));
            assertThat(reader.head().tail().epoch()).as("a new epoch").isGreaterThan(seen.epoch());
            assertThat(bodies(reader, Opened.class))
                    .as("a number that was given out once is never given out again")
                    .extracting(Opened::number)
                    .doesNotContain(2L);
            assertThat(reader.read(seen, 10, Duration.ZERO)).isEqualTo(new EventLog.Gap(EventLog.Gap.Reason.TAIL_LOST));
            await().atMost(SOON)
                    .until(() -> dispatcher.health().getFirst().remark().contains("./anling rebuild"));
            assertThat(dispatcher.isWell()).isTrue();
        }
    }

    @Test
    void what_was_acknowledged_with_a_replica_demanded_is_never_among_the_lost() {
        Replicas hold = new Replicas(1, Duration.ofMillis(300), WhenMissing.HOLD);
        try (Bench bench = bench(hold);
                Dispatcher _ = dispatcher(bench);
                EventLog reader = bench.redis().eventLog(Bench.CENTRE)) {
            pressUntilDurable(bench, bench.frame("acknowledged"));
            onReplica(RedisCommands::replicaofNoOne);
            InputEntry held = bench.frame("held");
            assertThat(bench.append(held)).as("it is on one disk only").isEqualTo(Appended.UNKNOWN);
            assertThat(bench.redis().health().replicasMissing()).isTrue();

            name.moveTo(replica.uri());
            try (EmbeddedRedis third = EmbeddedRedis.start(folder.resolve("third"), OptionalInt.empty())) {
                on(third, redis -> redis.replicaof("127.0.0.1", replica.port()));
                pressUntilDurable(bench, held);
                await().atMost(SOON)
                        .ignoreExceptions()
                        .untilAsserted(
                                () -> assertThat(opened(reader)).containsExactlyInAnyOrder("d-acknowledged", "d-held"));
            }
        }
    }

    private static void pressUntilDurable(Bench bench, InputEntry press) {
        await().atMost(SOON).until(() -> bench.append(press) == Appended.DURABLE);
    }

    private static void awaitOpened(EventLog reader, String... devices) {
        await().atMost(SOON)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(opened(reader)).containsExactly(devices));
    }

    private static List<String> opened(EventLog reader) {
        return bodies(reader, Opened.class).stream()
                .map(one -> one.device().id().value())
                .toList();
    }

    private static <T> List<T> bodies(EventLog reader, Class<T> type) {
        return Bench.whole(reader).stream()
                .map(EventEntry::body)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private Bench bench(Replicas replicas) {
        JournalConfig config = JournalConfig.of(name.uri())
                .withTimeouts(Duration.ofSeconds(1), Duration.ofSeconds(2))
                .withReplicas(replicas);
        return new Bench(RedisJournal.open(config, new SimpleMeterRegistry()));
    }

    private static Dispatcher dispatcher(Bench bench) {
        return Dispatcher.start(
                List.of(CentreAccess.of(bench.redis(), Bench.CENTRE)),
                CONFIG,
                new SimpleMeterRegistry(),
                InstantSource.system());
    }

    private String replicaTail() {
        RedisClient client = RedisClient.create(replica.uri());
        try (var connection = client.connect()) {
            return String.valueOf(connection.sync().hget("{" + Bench.CENTRE + "}:meta", "tail"));
        } finally {
            client.shutdown();
        }
    }

    private void onReplica(Consumer<RedisCommands<String, String>> command) {
        on(replica, command);
    }

    private static void on(EmbeddedRedis server, Consumer<RedisCommands<String, String>> command) {
        RedisClient client = RedisClient.create(server.uri());
        try (var connection = client.connect()) {
            command.accept(connection.sync());
        } finally {
            client.shutdown();
        }
    }
}

package org.anling.dispatcher.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.anling.contract.entry.EventId;
import org.anling.contract.entry.InputEntry;
import org.anling.contract.entry.Lane;
import org.anling.contract.event.OfferEvent.OfferMade;
import org.anling.dispatcher.core.incident.BuiltInPlans;
import org.anling.dispatcher.core.incident.DispatchSettings;
import org.anling.dispatcher.core.loop.LoopSettings;
import org.anling.journal.EventLog;
import org.anling.journal.Inbox.Appended;
import org.anling.journal.JournalConfig;
import org.anling.journal.RedisJournal;
import org.anling.journal.embedded.EmbeddedRedis;
import org.anling.journal.testing.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Redis without memory or without disk, and one for live data that is gone, under the whole dispatcher. */
class FullRedisIT {

    private static final Duration SOON = Duration.ofSeconds(40);
    private static final long DISK = 192 * 1024;
    private static final DispatcherConfig CONFIG = new DispatcherConfig(
            DispatchSettings.DEFAULT.withPlans(BuiltInPlans.AT_ONCE),
            LoopSettings.DEFAULT,
            Duration.ofMillis(200),
            Duration.ofMillis(200),
            Duration.ofMillis(300));

    @TempDir
    private Path folder;

    @Test
    void at_70_percent_of_memory_routine_stops_at_85_events_go_and_alarms_go_on_all_the_while() {
        try (EmbeddedRedis redis = EmbeddedRedis.start(folder.resolve("redis"), OptionalInt.empty());
                RedisClient client = RedisClient.create(redis.uri());
                Bench bench = bench(JournalConfig.of(redis.uri()));
                Dispatcher _ = dispatcher(bench);
                EventLog slow = bench.redis().eventLog(Bench.CENTRE)) {
            RedisCommands<String, String> commands = client.connect().sync();
            bench.responder("r1", 0.001);
            slow.saveCursor("slow", EventId.NONE);
            press(bench, "a", 30);
            awaitIncidents(commands, 30);
            fill(commands, 0.75);
            await().atMost(SOON).until(() -> bench.redis().health().routineStopped());
            assertThat(routine(bench)).isEqualTo(Appended.REJECTED);
            press(bench, "b", 10);
            awaitIncidents(commands, 40);
            assertThat(Bench.whole(slow))
                    .as("what somebody still needs is kept")
                    .isNotEmpty();
            assertThat(incomplete(commands)).isNull();

            fill(commands, 0.88);

            await().atMost(SOON).until(() -> incomplete(commands) != null);
            await().atMost(SOON)
                    .until(() -> slow.read(EventId.NONE, 1, Duration.ZERO)
                            .equals(new EventLog.Gap(EventLog.Gap.Reason.TRIMMED)));
            press(bench, "c", 10);
            awaitIncidents(commands, 50);
            assertThat(routine(bench)).isEqualTo(Appended.REJECTED);

            fill(commands, 0.2);
            await().atMost(SOON).until(() -> !bench.redis().health().routineStopped());
            assertThat(routine(bench)).isEqualTo(Appended.DURABLE);
        }
    }

    /** A limit on the size of files fails the write as a full disk does, and with {@code always} Redis then ends. */
    @Test
    void on_a_full_disk_nothing_is_acknowledged_and_nothing_acknowledged_is_lost_when_there_is_room_again()
            throws Exception {
        int port = unpacked();
        Process full = fullDisk();
        JournalConfig config = JournalConfig.of("redis://127.0.0.1:" + port);
        try (Bench bench = bench(config);
                Dispatcher dispatcher = dispatcher(bench)) {
            List<InputEntry> refused = new ArrayList<>();
            int durable = 0;
            while (refused.size() < 20) {
                assertThat(durable).as("the disk is small").isLessThan(500);
                InputEntry press = bench.frame("e" + (durable + refused.size()));
                if (bench.append(press) == Appended.DURABLE) {
                    durable++;
                } else {
                    refused.add(press);
                }
            }
            assertThat(durable).isPositive();
            await().atMost(SOON).until(() -> !bench.redis().health().urgentUp());
            await().atMost(SOON)
                    .until(() -> !dispatcher.health().getFirst().problem().isEmpty());
            assertThat(Files.readString(folder.resolve("full.log"))).contains("AOF");
            end(full);

            try (EmbeddedRedis room = EmbeddedRedis.start(folder.resolve("redis"), OptionalInt.of(port));
                    RedisClient client = RedisClient.create(room.uri())) {
                for (InputEntry press : refused) {
                    await().atMost(SOON).until(() -> bench.append(press) == Appended.DURABLE);
                }
                awaitIncidents(client.connect().sync(), durable + refused.size());
                await().atMost(SOON).until(dispatcher::isWell);
                assertThat(dispatcher.health().getFirst().remark())
                        .as("nothing that was known is missing")
                        .isEmpty();
            }
        } finally {
            end(full);
        }
    }

    @Test
    void without_the_redis_of_positions_alarms_become_offers_all_the_same() {
        EmbeddedRedis live = EmbeddedRedis.start(folder.resolve("live"), OptionalInt.empty());
        try (EmbeddedRedis redis = EmbeddedRedis.start(folder.resolve("redis"), OptionalInt.empty());
                Bench bench = bench(JournalConfig.of(redis.uri()).withLive(live.uri()));
                RedisClient client = RedisClient.create(redis.uri());
                Dispatcher dispatcher = dispatcher(bench)) {
            RedisCommands<String, String> commands = client.connect().sync();
            press(bench, "a", 1);
            awaitIncidents(commands, 1);
            live.close();
            await().atMost(SOON).until(() -> !bench.redis().health().liveUp());
            bench.responder("r1", 0.001);
            press(bench, "b", 5);
            awaitIncidents(commands, 6);
            await().atMost(SOON)
                    .untilAsserted(
                            () -> assertThat(bench.bodies(OfferMade.class)).isNotEmpty());
            assertThat(dispatcher.isWell()).isTrue();
        } finally {
            live.close();
        }
    }

    private static void press(Bench bench, String name, int count) {
        for (int i = 0; i < count; i++) {
            assertThat(bench.press(name + i)).isEqualTo(Appended.DURABLE);
        }
    }

    /** Every press is of another elder, so each must have become an incident of its own; the snapshot holds all that are open. */
    private static void awaitIncidents(RedisCommands<String, String> commands, int count) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(commands.hkeys("{" + Bench.CENTRE + "}:snapshot").stream()
                                .filter(key -> key.startsWith("incident/")))
                        .hasSize(count));
    }

    /** Makes binary and configuration in the folder; answers the port. */
    private int unpacked() {
        try (EmbeddedRedis once = EmbeddedRedis.start(folder.resolve("redis"), OptionalInt.empty())) {
            return once.port();
        }
    }

    /** Redis on a disk of 192 kB, started again whenever it ends. */
    private Process fullDisk() throws IOException {
        Path home = folder.resolve("redis");
        try (Stream<Path> binaries = Files.list(home.resolve("bin"))) {
            return new ProcessBuilder(
                            "prlimit",
                            "--fsize=" + DISK + ":unlimited",
                            "sh",
                            "-c",
                            "trap '' XFSZ; while :; do \"$0\" \"$1\"; sleep 0.3; done",
                            binaries.findFirst().orElseThrow().toString(),
                            home.resolve("redis.conf").toString())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("full.log").toFile())
                    .start();
        }
    }

    private static void end(Process shell) {
        List<ProcessHandle> server = shell.descendants().toList();
        shell.destroyForcibly().onExit().join();
        server.forEach(process -> {
            process.destroyForcibly();
            process.onExit().join();
        });
    }

    private static Appended routine(Bench bench) {
        return bench.append(Samples.input(Bench.CENTRE, "routine-" + System.nanoTime(), Lane.ROUTINE));
    }

    /** Sets the limit so that such a share of it is used now. */
    private static void fill(RedisCommands<String, String> commands, double share) {
        long used = Long.parseLong(commands.info("memory")
                .lines()
                .filter(line -> line.startsWith("used_memory:"))
                .findFirst()
                .orElseThrow()
                .substring("used_memory:".length())
                .trim());
        commands.configSet("maxmemory", String.valueOf((long) (used / share)));
    }

    private static String incomplete(RedisCommands<String, String> commands) {
        return commands.hget("{" + Bench.CENTRE + "}:meta", "incomplete");
    }

    private static Bench bench(JournalConfig config) {
        return new Bench(RedisJournal.open(
                config.withTimeouts(Duration.ofSeconds(1), Duration.ofSeconds(1)), new SimpleMeterRegistry()));
    }

    private static Dispatcher dispatcher(Bench bench) {
        return Dispatcher.start(
                List.of(CentreAccess.of(bench.redis(), Bench.CENTRE)),
                CONFIG,
                new SimpleMeterRegistry(),
                InstantSource.system());
    }
}

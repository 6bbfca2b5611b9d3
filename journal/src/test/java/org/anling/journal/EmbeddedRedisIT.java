package org.anling.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import org.anling.journal.embedded.EmbeddedRedis;
import org.anling.journal.testing.Signals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server of our own: keeps data, comes back, leaves no orphan, refuses strange folders. */
class EmbeddedRedisIT {

    @TempDir
    private Path folder;

    @Test
    void data_survive_a_close_and_the_port_stays_the_same() {
        EmbeddedRedis first = start();
        int port = first.port();
        write(first, "key", "value");
        first.close();
        assertThat(ProcessHandle.of(first.pid()).filter(ProcessHandle::isAlive)).isEmpty();

        try (EmbeddedRedis second = start()) {
            assertThat(second.port()).isEqualTo(port).isNotEqualTo(6379);
            assertThat(read(second, "key")).isEqualTo("value");
        }
    }

    @Test
    void a_killed_server_comes_back_on_the_same_port_with_its_data() {
        try (EmbeddedRedis redis = start()) {
            write(redis, "key", "value");
            long before = redis.pid();

            Signals.send("KILL", before);

            await().atMost(Duration.ofSeconds(10)).until(() -> redis.pid() != before && redis.isReady());
            assertThat(read(redis, "key")).isEqualTo("value");
            assertThat(redis.restarts()).isEqualTo(1);
        }
    }

    @Test
    void it_passes_the_start_check_and_a_weak_setting_does_not() {
        try (EmbeddedRedis redis = start();
                RedisJournal journal = RedisJournal.open(JournalConfig.of(redis.uri()), new SimpleMeterRegistry())) {
            assertThat(journal.startCheck(Set.of())).isEmpty();

            configure(redis, "appendfsync", "everysec");
            configure(redis, "maxmemory-policy", "allkeys-lru");

            assertThat(journal.startCheck(Set.of("appendfsync")))
                    .anySatisfy(finding -> {
                        assertThat(finding.risk()).isEqualTo("appendfsync");
                        assertThat(finding.accepted()).isTrue();
                    })
                    .anySatisfy(finding -> {
                        assertThat(finding.accepted()).isFalse();
                        assertThat(finding.remedy())
                                .contains("redis-cli -h 127.0.0.1 -p " + redis.port())
                                .contains("config set maxmemory-policy 'noeviction'");
                    })
                    .hasSize(2);
            assertThat(journal.startCheck(Set.of("appendfsync", "maxmemory-policy", "typo")))
                    .anyMatch(finding -> finding.risk().equals("typo") && !finding.accepted());
        }
    }

    @Test
    void a_folder_in_use_and_a_strange_folder_are_refused() throws IOException {
        try (EmbeddedRedis redis = start()) {
            assertThat(redis.isReady()).isTrue();
            assertThatThrownBy(this::start)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("is used by");
        }
        Path strange = Files.createDirectories(folder.resolve("strange"));
        Files.writeString(strange.resolve("appendonly.aof"), "from an old server");
        assertThatThrownBy(() -> EmbeddedRedis.start(strange, OptionalInt.empty()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("was not made by Anling");
        Path future = Files.createDirectories(folder.resolve("future"));
        Files.writeString(future.resolve("anling-redis"), "format=9 redis=12");
        assertThatThrownBy(() -> EmbeddedRedis.start(future, OptionalInt.empty()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("another version");
    }

    @Test
    void a_taken_port_is_named_with_a_command() {
        try (EmbeddedRedis redis = start()) {
            assertThatThrownBy(() -> EmbeddedRedis.start(folder.resolve("other"), OptionalInt.of(redis.port())))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("port " + redis.port() + " is taken")
                    .hasMessageContaining("ss -ltnp");
        }
    }

    @Test
    void the_orphan_of_a_killed_run_is_stopped_and_its_data_taken_over() throws Exception {
        Path data = folder.resolve("redis");
        // Without setpriv on the path the server's life is not tied to the process.
        Process killed = run(data, "/nonexistent");
        long orphan = Long.parseLong(Files.readString(data.resolve("pid")).trim());
        Signals.send("KILL", killed.pid());
        killed.waitFor();
        assertThat(ProcessHandle.of(orphan).filter(ProcessHandle::isAlive)).isPresent();

        try (EmbeddedRedis redis = EmbeddedRedis.start(data, OptionalInt.empty())) {
            assertThat(redis.pid()).isNotEqualTo(orphan);
            assertThat(ProcessHandle.of(orphan).filter(ProcessHandle::isAlive)).isEmpty();
            assertThat(read(redis, "key")).isEqualTo("value");
        }
    }

    @Test
    void a_process_that_is_killed_takes_its_server_with_it() throws Exception {
        Path data = folder.resolve("redis");
        Process killed = run(data, System.getenv("PATH"));
        long server = Long.parseLong(Files.readString(data.resolve("pid")).trim());

        Signals.send("KILL", killed.pid());

        await().atMost(Duration.ofSeconds(10))
                .until(() ->
                        ProcessHandle.of(server).filter(ProcessHandle::isAlive).isEmpty());
    }

    @Test
    void a_stranger_who_got_the_pid_of_the_last_server_is_left_alone() throws Exception {
        start().close();
        Files.writeString(
                folder.resolve("redis").resolve("pid"),
                String.valueOf(ProcessHandle.current().pid()));

        try (EmbeddedRedis second = start()) {
            assertThat(second.isReady()).isTrue();
        }
    }

    private Process run(Path data, String path) throws IOException {
        ProcessBuilder run = new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                Orphaner.class.getName(),
                data.toString());
        run.environment().put("PATH", path);
        Process process = run.redirectErrorStream(true)
                .redirectOutput(folder.resolve("run.log").toFile())
                .start();
        await().atMost(Duration.ofSeconds(20)).until(() -> Files.exists(data.resolve("ready")));
        return process;
    }

    private EmbeddedRedis start() {
        return EmbeddedRedis.start(folder.resolve("redis"), OptionalInt.empty());
    }

    private static void write(EmbeddedRedis redis, String key, String value) {
        RedisClient client = RedisClient.create(redis.uri());
        try (StatefulRedisConnection<String, String> connection = client.connect()) {
            connection.sync().set(key, value);
        } finally {
            client.shutdown();
        }
    }

    private static void configure(EmbeddedRedis redis, String name, String value) {
        RedisClient client = RedisClient.create(redis.uri());
        try (StatefulRedisConnection<String, String> connection = client.connect()) {
            connection.sync().configSet(name.toLowerCase(Locale.ROOT), value);
        } finally {
            client.shutdown();
        }
    }

    private static String read(EmbeddedRedis redis, String key) {
        RedisClient client = RedisClient.create(redis.uri());
        try (StatefulRedisConnection<String, String> connection = client.connect()) {
            return connection.sync().get(key);
        } finally {
            client.shutdown();
        }
    }

    /** A process of its own that starts a server, writes into it, says so, and waits to be killed. */
    static final class Orphaner {

        private Orphaner() {}

        public static void main(String[] args) throws Exception {
            Path data = Path.of(args[0]);
            EmbeddedRedis redis = EmbeddedRedis.start(data, OptionalInt.empty());
            write(redis, "key", "value");
            Path staged = Files.writeString(data.resolve("ready.part"), "ready");
            Files.move(staged, data.resolve("ready"));
            Thread.currentThread().join();
        }
    }
}

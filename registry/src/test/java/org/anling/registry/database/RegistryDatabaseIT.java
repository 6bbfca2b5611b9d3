package org.anling.registry.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.anling.registry.TestPostgres;
import org.anling.registry.embedded.EmbeddedPostgresServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryDatabaseIT {

    @TempDir
    private Path folder;

    @Test
    void an_empty_database_is_migrated_also_by_two_processes_at_once() throws Exception {
        DatabaseSettings settings = TestPostgres.empty();
        try (RegistryDatabase one = open(settings);
                RegistryDatabase two = open(settings)) {
            CompletableFuture.allOf(CompletableFuture.runAsync(one::migrate), CompletableFuture.runAsync(two::migrate))
                    .get(60, TimeUnit.SECONDS);
            one.migrate();
            assertThat(count(one, "select count(*) from centre")).isZero();
            assertThat(count(one, "select count(*) from flyway_schema_history where success"))
                    .as("each once")
                    .isEqualTo(migrations());
        }
    }

    private static long migrations() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/org/anling/registry/migration"))) {
            return files.filter(file -> file.getFileName().toString().matches("V[0-9]+__.*"))
                    .count();
        }
    }

    @Test
    void a_stopped_database_fails_fast_and_comes_back_by_itself() {
        try (EmbeddedPostgresServer server = TestPostgres.ownServer(folder);
                RegistryDatabase database =
                        open(DatabaseSettings.of(server.jdbcUrl(), server.user(), server.password()))) {
            assertThat(database.findProblem()).isEmpty();
            server.stop();
            for (int i = 0; i < 3; i++) {
                long startedAt = System.nanoTime();
                assertThatThrownBy(() -> count(database, "select 1")).isInstanceOf(RegistryUnavailableException.class);
                assertThat(Duration.ofNanos(System.nanoTime() - startedAt)).isLessThan(Duration.ofSeconds(4));
            }
            assertThat(database.findProblem())
                    .hasValueSatisfying(
                            text -> assertThat(text).contains(server.jdbcUrl()).doesNotContain(server.password()));
            server.restart();
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> database.findProblem().isEmpty());
        }
    }

    @Test
    void it_opens_while_the_database_is_down() {
        DatabaseSettings nowhere = DatabaseSettings.of("jdbc:postgresql://127.0.0.1:1/none", "anling", "secret");
        try (RegistryDatabase database = open(nowhere)) {
            assertThat(database.findProblem()).isPresent();
            assertThatThrownBy(database::migrate).isInstanceOf(RegistryUnavailableException.class);
            assertThatThrownBy(() -> database.tryLock("any")).isInstanceOf(RegistryUnavailableException.class);
        }
        assertThat(nowhere.toString()).doesNotContain("secret");
    }

    @Test
    void a_lock_has_one_holder_and_ends_with_its_connection() {
        try (RegistryDatabase database = open(TestPostgres.empty())) {
            LockedConnection holder = database.tryLock("work").orElseThrow();
            assertThat(database.tryLock("work")).isEmpty();
            Optional<LockedConnection> other = database.tryLock("other work");
            assertThat(other).isPresent();
            other.get().close();
            holder.close();
            await().atMost(Duration.ofSeconds(5)).until(() -> {
                Optional<LockedConnection> next = database.tryLock("work");
                next.ifPresent(LockedConnection::close);
                return next.isPresent();
            });
        }
    }

    @Test
    void a_refusal_names_state_and_constraint_but_never_a_value() {
        try (RegistryDatabase database = open(TestPostgres.migrated())) {
            assertThatThrownBy(() -> database.run(transaction -> transaction.batch(
                            "insert into centre (id, name) values (?, ?)",
                            List.of(new Object[] {"a", "张三"}, new Object[] {"a", "张三"}))))
                    .isInstanceOf(RegistryRefusedException.class)
                    .hasMessageContaining("23505")
                    .hasMessageContaining("centre_pkey")
                    .hasMessageNotContaining("张三");
            assertThat(count(database, "select count(*) from centre")).isZero();
        }
    }

    private static RegistryDatabase open(DatabaseSettings settings) {
        return RegistryDatabase.open(settings, new SimpleMeterRegistry());
    }

    private static long count(RegistryDatabase database, String sql) {
        return database.call(
                transaction -> transaction.find(sql, row -> row.getLong(1)).orElseThrow());
    }
}

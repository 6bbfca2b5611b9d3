package org.anling.registry.record;

import static org.anling.registry.Samples.CENTRE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.anling.contract.id.ElderId;
import org.anling.contract.people.Role;
import org.anling.registry.TestPostgres;
import org.anling.registry.database.DatabaseSettings;
import org.anling.registry.database.RegistryDatabase;
import org.anling.registry.embedded.EmbeddedPostgresServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecorderOutageIT {

    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    @Test
    void the_record_and_the_audit_catch_up_after_the_database_was_stopped() {
        WrittenLog log = new WrittenLog();
        log.commit(Stories.opened(57));
        try (EmbeddedPostgresServer server = TestPostgres.ownServer(folder);
                RegistryDatabase database = RegistryDatabase.open(
                        DatabaseSettings.of(server.jdbcUrl(), server.user(), server.password()),
                        new SimpleMeterRegistry());
                AuditLog audit = migrated(database);
                Recorder recorder =
                        new Recorder(database, CENTRE, log.journal()::eventLog, new SimpleMeterRegistry())) {
            RecordQueries queries = new RecordQueries(database, CENTRE);
            recorder.start();
            await().atMost(LONG).until(() -> queries.find(Stories.id(57)).isPresent());
            server.stop();
            await().atMost(LONG).until(() -> recorder.findProblem().isPresent());
            assertThat(recorder.isElected()).isFalse();
            assertThat(recorder.findPosition()).isPresent();
            log.commit(Stories.taken(57), Stories.closed(57));
            audit.note(new AuditEntry(
                    Instant.EPOCH, "s-1", Role.OPERATOR, new ElderId("e-1"), "card", Stories.id(57), null));
            server.restart();
            await().atMost(LONG)
                    .ignoreExceptions()
                    .until(() -> !queries.closedBefore(Stories.LATER, 1).isEmpty());
            await().atMost(LONG)
                    .until(() -> !audit.ofElder(new ElderId("e-1"), 1).isEmpty());
            assertThat(queries.timeline(Stories.id(57))).hasSize(3);
            await().atMost(LONG).until(() -> recorder.findProblem().isEmpty());
        }
    }

    private static AuditLog migrated(RegistryDatabase database) {
        database.migrate();
        return new AuditLog(database, CENTRE, new SimpleMeterRegistry());
    }
}

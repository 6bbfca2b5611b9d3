package org.anling.registry.record;

import static org.anling.registry.Samples.CENTRE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import org.anling.contract.id.ElderId;
import org.anling.contract.people.Role;
import org.anling.registry.TestPostgres;
import org.anling.registry.database.RegistryDatabase;
import org.junit.jupiter.api.Test;

class AuditLogIT {

    private static final Instant NOW = Instant.parse("2026-03-14T08:15:30Z");

    @Test
    void who_looked_at_which_record_and_why_is_kept() {
        try (RegistryDatabase database = RegistryDatabase.open(TestPostgres.migrated(), new SimpleMeterRegistry());
                AuditLog audit = new AuditLog(database, CENTRE, new SimpleMeterRegistry())) {
            AuditEntry first = look("s-1", "e-1", "first-aid", null);
            AuditEntry second = look("doctor-1", "e-1", "door-note", "cannot get in");
            audit.note(first);
            audit.note(second);
            audit.note(look("s-1", "e-2", "card", null));
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> audit.ofPerson("s-1", 10).size() == 2);
            assertThat(audit.ofElder(new ElderId("e-1"), 10)).containsExactly(second, first);
            assertThat(audit.ofElder(new ElderId("e-1"), 1)).hasSize(1);
            assertThat(audit.ofIncident(new ElderId("e-1"), Stories.id(57), 10)).containsExactly(second, first);
            assertThat(audit.ofIncident(new ElderId("e-1"), Stories.id(58), 10)).isEmpty();
        }
    }

    @Test
    void what_waits_is_written_before_the_end() {
        try (RegistryDatabase database = RegistryDatabase.open(TestPostgres.migrated(), new SimpleMeterRegistry())) {
            try (AuditLog audit = new AuditLog(database, CENTRE, new SimpleMeterRegistry())) {
                for (int i = 0; i < 1_000; i++) {
                    audit.note(look("s-1", "e-" + i, "card", null));
                }
            }
            long written = database.call(transaction -> transaction
                    .find("select count(*) from audit", row -> row.getLong(1))
                    .orElseThrow());
            assertThat(written).isEqualTo(1_000);
        }
    }

    private static AuditEntry look(
            String person, String elder, String what, @org.jspecify.annotations.Nullable String reason) {
        return new AuditEntry(NOW, person, Role.OPERATOR, new ElderId(elder), what, Stories.id(57), reason);
    }
}

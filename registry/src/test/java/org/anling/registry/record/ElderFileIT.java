package org.anling.registry.record;

import static org.anling.registry.Samples.CENTRE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import org.anling.contract.event.CallEvent;
import org.anling.contract.id.ElderId;
import org.anling.contract.people.Role;
import org.anling.registry.Samples;
import org.anling.registry.SeededRegistry;
import org.anling.registry.database.LockedConnection;
import org.anling.registry.privacy.ElderFile;
import org.junit.jupiter.api.Test;

/** What an elder gets who asks what is held about her. */
class ElderFileIT {
    private static final Instant NOW = Instant.parse("2026-03-14T09:00:00Z");

    @Test
    void everything_about_one_elder_is_in_it_and_nothing_about_another() throws Exception {
        WrittenLog log = new WrittenLog();
        try (SeededRegistry registry = SeededRegistry.with(Samples.seed(2, 1));
                LockedConnection connection =
                        registry.database().tryLock("test").orElseThrow()) {
            log.commit(Stories.opened(57), new CallEvent.CallRecorded("c-1", Stories.id(57)), Stories.closed(57));
            Recorder recorder =
                    new Recorder(registry.database(), CENTRE, log.journal()::eventLog, new SimpleMeterRegistry());
            recorder.work().begin(connection);
            for (int i = 0; i < 4; i++) {
                recorder.work().turn(connection);
            }
            registry.database()
                    .run(transaction -> AuditLog.append(transaction, CENTRE, List.of(look("e-1"), look("e-2"))));
            String text = new ElderFile(registry.database(), CENTRE)
                    .collect(new ElderId("e-1"), NOW)
                    .orElseThrow();
            JsonNode file = new ObjectMapper().readTree(text);
            assertThat(file.path("record").path("name").asText()).isEqualTo("张三e-1");
            assertThat(file.path("record").path("diagnoses").path(0).asText()).isEqualTo("hypertension");
            assertThat(file.path("record").has("search_words")).isFalse();
            assertThat(file.path("contacts")).hasSize(2);
            assertThat(file.path("devices").findValuesAsText("id")).containsExactly("d-1");
            assertThat(file.path("devices").path(0).has("secret_hash")).isFalse();
            assertThat(file.path("keyHolders").path(0).path("name").asText()).isEqualTo("赵大夫");
            JsonNode incident = file.path("incidents").path(0);
            assertThat(incident.path("incident").path("number").asInt()).isEqualTo(57);
            assertThat(incident.path("timeline")).hasSize(3);
            assertThat(incident.path("timeline")
                            .path(0)
                            .path("personal")
                            .path("note")
                            .asText())
                    .isEqualTo("note 1");
            assertThat(incident.path("recordings").path(0).path("link").asText())
                    .isEqualTo("note 2");
            assertThat(file.path("audit").findValuesAsText("reason")).containsExactly("\"asked\" <by> her son");
            assertThat(text).doesNotContain("e-2");
        }
    }

    private static AuditEntry look(String elder) {
        return new AuditEntry(NOW, "s-1", Role.OPERATOR, new ElderId(elder), "glass", null, "\"asked\" <by> her son");
    }
}

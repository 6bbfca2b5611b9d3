package org.anling.registry.record;

import static org.anling.registry.Samples.CENTRE;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.anling.contract.alert.AlertType;
import org.anling.contract.alert.DeviceRef;
import org.anling.contract.alert.Identity;
import org.anling.contract.event.Event;
import org.anling.contract.event.IncidentEvent.Opened;
import org.anling.contract.event.TechnicalEvent.TechnicalRaised;
import org.anling.contract.id.DeviceId;
import org.anling.contract.id.IncidentId;
import org.anling.contract.incident.Priority;
import org.anling.registry.Samples;
import org.anling.registry.SeededRegistry;
import org.anling.registry.database.LockedConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A user's test press every month: whose button did nobody try? */
class UntriedButtonsIT {

    private static final Duration MONTH = Duration.ofDays(31);
    private final WrittenLog log = new WrittenLog();
    private SeededRegistry registry;
    private LockedConnection connection;
    private RecordQueries queries;

    @BeforeEach
    void four_devices() {
        registry = SeededRegistry.with(Samples.seed(4, 0));
        connection = registry.database().tryLock("test").orElseThrow();
        queries = new RecordQueries(registry.database(), CENTRE);
    }

    @AfterEach
    void close() {
        connection.close();
        registry.close();
    }

    @Test
    void a_press_in_test_mode_and_a_test_of_the_device_count_and_an_emergency_does_not() throws Exception {
        log.commit(opened(1, "d-1", List.of("test-mode")), opened(2, "d-2", List.of()), test("d-3"), lowBattery("d-4"));
        record();
        Instant at = log.now();
        assertThat(queries.untriedSince(at.minus(MONTH))).containsExactly(new DeviceId("d-2"), new DeviceId("d-4"));
        assertThat(queries.untriedSince(at.plusSeconds(1)))
                .as("a month later it is due again")
                .hasSize(4);
    }

    private static Event opened(int number, String device, List<String> marks) {
        return new Opened(
                new IncidentId("inc-" + number),
                number,
                AlertType.SOS,
                Priority.P3,
                Priority.P3,
                null,
                ref(device),
                List.of(),
                null,
                "medical@1",
                marks);
    }

    private static Event test(String device) {
        return new TechnicalRaised(device + ".TEST", AlertType.TEST, ref(device), null, null);
    }

    private static Event lowBattery(String device) {
        return new TechnicalRaised(device + ".LOW_BATTERY", AlertType.LOW_BATTERY, ref(device), null, null);
    }

    private static DeviceRef ref(String device) {
        return new DeviceRef(new DeviceId(device), Identity.VERIFIED, "mqtt", "button", null);
    }

    private void record() throws InterruptedException {
        Recorder recorder =
                new Recorder(registry.database(), CENTRE, log.journal()::eventLog, new SimpleMeterRegistry());
        recorder.work().begin(connection);
        for (int i = 0; i < 3; i++) {
            recorder.work().turn(connection);
        }
    }
}

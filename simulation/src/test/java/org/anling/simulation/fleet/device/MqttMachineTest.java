package org.anling.simulation.fleet.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MqttMachineTest {

    private static final Instant NOW = Instant.parse("2026-03-14T08:15:30Z");
    private final PressLedger ledger = new PressLedger();
    private final MqttMachine button = new MqttMachine("button-003", "7", ledger);

    @Test
    void an_alarm_goes_out_after_2_4_8_up_to_60_seconds_with_a_rising_resend_counter() {
        button.connected(NOW);
        List<Long> seconds = new ArrayList<>();
        assertThat(alarms(button.raise(Alarm.SOS, NOW)))
                .singleElement()
                .asString()
                .contains("\"resend\":0");

        for (int second = 1; second <= 190; second++) {
            for (String json : alarms(button.tick(NOW.plusSeconds(second)))) {
                seconds.add((long) second);
                assertThat(json).contains("\"id\":\"7-1\"", "\"resend\":" + seconds.size());
            }
        }
        assertThat(seconds).containsExactly(2L, 6L, 14L, 30L, 62L, 122L, 182L);
    }

    @Test
    void the_acknowledgement_ends_the_repeating_once() {
        button.connected(NOW);
        button.raise(Alarm.SOS, NOW);

        button.acknowledged(List.of("7-1", "7-99"), NOW.plusSeconds(1));
        button.acknowledged(List.of("7-1"), NOW.plusSeconds(2));

        assertThat(alarms(button.tick(NOW.plusSeconds(30)))).isEmpty();
        assertThat(ledger.summary()).isEqualTo(new PressLedger.Summary(1, 1, 0, 0, Duration.ofSeconds(1)));
    }

    @Test
    void what_is_raised_without_a_network_goes_out_with_the_next_connection() {
        assertThat(button.raise(Alarm.SMOKE, NOW)).isEmpty();
        assertThat(button.tick(NOW.plusSeconds(100))).isEmpty();

        assertThat(alarms(button.connected(NOW.plusSeconds(200))))
                .singleElement()
                .asString()
                .contains("\"type\":\"SMOKE\"", "\"resend\":0");
    }

    private static List<String> alarms(List<MqttMachine.Publication> publications) {
        return publications.stream()
                .filter(publication -> publication.subtopic().equals("alarm"))
                .map(MqttMachine.Publication::json)
                .toList();
    }
}

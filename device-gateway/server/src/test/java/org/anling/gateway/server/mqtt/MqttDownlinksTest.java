package org.anling.gateway.server.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.anling.gateway.codec.Bytes;
import org.anling.gateway.server.mqtt.MqttDownlinks.Downlink;
import org.anling.gateway.server.mqtt.MqttDownlinks.Turn;
import org.junit.jupiter.api.Test;

class MqttDownlinksTest {

    @Test
    void a_device_gets_as_many_at_once_as_it_takes_and_the_next_for_each_that_it_confirms() {
        MqttDownlinks downlinks = new MqttDownlinks(2);
        List<String> left = new ArrayList<>();
        for (int i = 1; i <= 4; i++) {
            assertThat(downlinks.offer(downlink("c" + i, 100), 0)).isTrue();
        }
        List<Turn> first = drain(downlinks, 0, left);
        assertThat(left).containsExactly("c1", "c2");
        downlinks.confirmed(first.getFirst().packet());
        drain(downlinks, 0, left);
        assertThat(left).containsExactly("c1", "c2", "c3");
        downlinks.confirmed(999);
        assertThat(drain(downlinks, 0, left)).isEmpty();
    }

    @Test
    void what_is_no_longer_worth_saying_is_not_said_and_makes_room() {
        MqttDownlinks downlinks = new MqttDownlinks(1);
        downlinks.offer(downlink("under way", 100), 0);
        List<String> left = new ArrayList<>();
        Turn only = drain(downlinks, 0, left).getFirst();
        for (int i = 0; i < MqttDownlinks.MOST_WAITING; i++) {
            assertThat(downlinks.offer(downlink("short", 10), 0)).isTrue();
        }
        assertThat(downlinks.offer(downlink("one too many", 100), 9)).isFalse();
        assertThat(downlinks.offer(downlink("later", 100), 10)).isTrue();
        downlinks.confirmed(only.packet());
        drain(downlinks, 11, left);
        assertThat(left).containsExactly("under way", "later");
    }

    @Test
    void a_device_that_takes_everything_still_has_a_bound_and_no_id_is_used_twice_at_a_time() {
        MqttDownlinks downlinks = new MqttDownlinks(65_535);
        List<String> left = new ArrayList<>();
        Turn kept = null;
        for (int i = 0; i < 65_540; i++) {
            downlinks.offer(downlink("c", 100), 0);
            Turn turn = downlinks.next(0).orElseThrow();
            if (kept == null) {
                kept = turn;
            } else {
                assertThat(turn.packet()).isNotEqualTo(kept.packet()).isBetween(1, 65_535);
                downlinks.confirmed(turn.packet());
            }
        }
        for (int i = 0; i < MqttDownlinks.MOST_AT_ONCE; i++) {
            downlinks.offer(downlink("c", 100), 0);
        }
        assertThat(drain(downlinks, 0, left)).hasSize(MqttDownlinks.MOST_AT_ONCE - 1);
    }

    private static List<Turn> drain(MqttDownlinks downlinks, long nowNanos, List<String> left) {
        List<Turn> turns = new ArrayList<>();
        for (Optional<Turn> turn = downlinks.next(nowNanos); turn.isPresent(); turn = downlinks.next(nowNanos)) {
            turns.add(turn.get());
            left.add(turn.get().downlink().topic());
        }
        return turns;
    }

    private static Downlink downlink(String topic, long untilNanos) {
        return new Downlink(topic, Bytes.ofLatin("{}"), untilNanos, () -> {});
    }
}

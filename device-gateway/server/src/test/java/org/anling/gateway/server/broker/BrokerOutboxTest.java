package org.anling.gateway.server.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.anling.gateway.codec.Bytes;
import org.anling.gateway.server.meters.GatewayMeters;
import org.junit.jupiter.api.Test;

class BrokerOutboxTest {

    private static final Instant NOON = Instant.parse("2026-03-14T12:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final BrokerOutbox outbox = new BrokerOutbox(now::get, new GatewayMeters(registry));
    private final List<String> left = new ArrayList<>();

    @Test
    void few_are_under_way_and_the_others_follow_in_order() {
        Recording connection = new Recording();
        outbox.attach(connection);
        offer(25);
        assertThat(connection.sent).hasSize(BrokerOutbox.UNDER_WAY);
        while (!connection.sent.isEmpty()) {
            outbox.arrived(connection, connection.sent.removeFirst());
        }
        assertThat(outbox.size()).isZero();
        assertThat(left).hasSize(25).startsWith("0", "1", "2").endsWith("24");
    }

    @Test
    void what_was_under_way_goes_first_on_the_next_connection() {
        Recording broken = new Recording();
        outbox.attach(broken);
        offer(12);
        outbox.detach(broken);
        offer(1);
        assertThat(broken.sent).hasSize(BrokerOutbox.UNDER_WAY);
        Recording next = new Recording();
        outbox.attach(next);
        assertThat(next.topics()).isEqualTo(broken.topics());
        outbox.arrived(broken, broken.sent.getFirst());
        assertThat(next.sent)
                .as("an answer on the old connection moves nothing")
                .hasSize(BrokerOutbox.UNDER_WAY);
    }

    @Test
    void without_a_connection_the_memory_has_a_bound_and_the_oldest_goes() {
        offer(BrokerOutbox.MOST_WAITING + 3);
        assertThat(outbox.size()).isEqualTo(BrokerOutbox.MOST_WAITING);
        Recording connection = new Recording();
        outbox.attach(connection);
        assertThat(connection.topics()).startsWith("3");
        assertThat(registry.find("anling.gateway.refused")
                        .tag("reason", "outbox-full")
                        .counter())
                .satisfies(counter -> assertThat(counter.count()).isEqualTo(3));
    }

    @Test
    void what_is_too_old_is_not_said_any_more() {
        offer(2);
        now.set(NOON.plusSeconds(61));
        Recording connection = new Recording();
        outbox.attach(connection);
        assertThat(connection.sent).isEmpty();
        assertThat(outbox.size()).isZero();
    }

    @Test
    void what_a_connection_does_not_take_stays() {
        Recording refusing = new Recording();
        refusing.takes = false;
        outbox.attach(refusing);
        offer(3);
        assertThat(outbox.size()).isEqualTo(3);
        assertThat(left).isEmpty();
    }

    private void offer(int many) {
        for (int i = 0; i < many; i++) {
            String name = String.valueOf(i);
            outbox.offer(new BrokerOutbox.Letter(name, Bytes.ofUtf8(name), NOON.plusSeconds(60), () -> left.add(name)));
        }
    }

    private static final class Recording implements BrokerOutbox.Carrier {
        private final List<BrokerOutbox.Letter> sent = new ArrayList<>();
        private boolean takes = true;

        @Override
        public boolean publish(BrokerOutbox.Letter letter, Duration expiry) {
            return takes && sent.add(letter);
        }

        List<String> topics() {
            return sent.stream().map(BrokerOutbox.Letter::topic).toList();
        }
    }
}

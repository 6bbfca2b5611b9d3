package org.anling.gateway.server.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {

    @Test
    void pauses_grow_up_to_a_bound_and_begin_anew_after_success() {
        Backoff backoff = new Backoff(() -> 1.0);
        assertThat(backoff.next()).isEqualTo(Duration.ofMillis(500));
        assertThat(backoff.next()).isEqualTo(Duration.ofSeconds(1));
        for (int i = 0; i < 100; i++) {
            assertThat(backoff.next()).isLessThanOrEqualTo(Duration.ofSeconds(20));
        }
        assertThat(backoff.next()).isEqualTo(Duration.ofSeconds(20));
        backoff.reset();
        assertThat(backoff.next()).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void chance_takes_away_half_at_most() {
        assertThat(new Backoff(() -> 0.0).next()).isEqualTo(Duration.ofMillis(250));
        assertThat(new Backoff(() -> 0.5).next()).isEqualTo(Duration.ofMillis(375));
    }
}

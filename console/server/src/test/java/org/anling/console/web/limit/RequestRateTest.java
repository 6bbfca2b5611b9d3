package org.anling.console.web.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RequestRateTest {
    private final ByHand time = new ByHand();
    private final RequestRate rate = new RequestRate(3, 2, time);

    @Test
    void a_burst_passes_and_the_one_after_it_does_not() {
        assertThat(rate.tryTake("a")).isTrue();
        assertThat(rate.tryTake("a")).isTrue();
        assertThat(rate.tryTake("a")).isTrue();
        assertThat(rate.tryTake("a")).isFalse();
    }

    @Test
    void half_a_second_later_one_more_passes_and_no_second() {
        take("a", 3);
        time.nanos += TimeUnit.MILLISECONDS.toNanos(500);
        assertThat(rate.tryTake("a")).isTrue();
        assertThat(rate.tryTake("a")).isFalse();
    }

    @Test
    void who_asks_too_fast_takes_nothing_from_others() {
        take("a", 3);
        assertThat(rate.tryTake("a")).isFalse();
        assertThat(rate.tryTake("b")).isTrue();
    }

    @Test
    void who_was_not_heard_of_for_longest_is_forgotten_first() {
        take("a", 3);
        take("b", 3);
        for (int i = 0; i < 19_998; i++) {
            rate.tryTake("other-" + i);
        }
        assertThat(rate.tryTake("a")).as("still known").isFalse();
        rate.tryTake("one-too-many");
        assertThat(rate.tryTake("a")).as("asked a moment ago").isFalse();
        assertThat(rate.tryTake("b")).as("forgotten").isTrue();
    }

    private void take(String key, int times) {
        for (int i = 0; i < times; i++) {
            assertThat(rate.tryTake(key)).isTrue();
        }
    }

    /** Time that stands until the test moves it. */
    private static final class ByHand implements TimeMeter {
        private long nanos;

        @Override
        public long currentTimeNanos() {
            return nanos;
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}

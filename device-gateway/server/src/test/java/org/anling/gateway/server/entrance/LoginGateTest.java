package org.anling.gateway.server.entrance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.anling.contract.id.DeviceId;
import org.anling.gateway.server.entrance.LoginGate.Login;
import org.anling.gateway.server.entrance.LoginGate.Who;
import org.junit.jupiter.api.Test;

class LoginGateTest {

    private final Clock clock = new Clock();
    /** Ten a second, two at once; a hundred may wait. */
    private final LoginGate gate = new LoginGate(10, 2, clock);

    private final List<Long> in = new ArrayList<>();
    private final Set<Long> gone = new HashSet<>();

    @Test
    void a_burst_goes_through_and_the_rest_in_its_order_at_the_rate() {
        for (long i = 1; i <= 6; i++) {
            assertThat(admit(i)).isTrue();
        }
        assertThat(in).containsExactly(1L, 2L);
        clock.pass(200);
        gate.round();
        assertThat(in).containsExactly(1L, 2L, 3L, 4L);
        clock.pass(100);
        gate.round();
        assertThat(in).endsWith(5L);
        assertThat(gate.waitingCount()).isEqualTo(1);
    }

    @Test
    void nobody_overtakes_who_waits_and_who_comes_again_keeps_its_place() {
        for (long i = 1; i <= 4; i++) {
            admit(i);
        }
        clock.pass(100);
        admit(5);
        admit(3);
        gate.round();
        assertThat(in).containsExactly(1L, 2L, 3L);
        clock.pass(200);
        gate.round();
        assertThat(in).containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void who_presses_goes_past_all_others_once() {
        for (long i = 1; i <= 50; i++) {
            admit(i);
        }
        gate.hurry(who(50));
        gate.hurry(who(50));
        gate.hurry(who(1));
        assertThat(in).containsExactly(1L, 2L, 50L);
    }

    @Test
    void who_has_left_takes_nobodys_turn() {
        for (long i = 1; i <= 6; i++) {
            admit(i);
        }
        gone.addAll(Set.of(3L, 4L));
        clock.pass(100);
        gate.round();
        assertThat(in).containsExactly(1L, 2L, 5L);
    }

    @Test
    void the_line_is_no_longer_than_ten_seconds() {
        for (long i = 1; i <= 102; i++) {
            assertThat(admit(i)).isTrue();
        }
        assertThat(admit(103)).isFalse();
        assertThat(admit(102)).as("who waits already").isTrue();
        assertThat(gate.waitingCount()).isEqualTo(100);
    }

    private boolean admit(long connection) {
        return gate.admit(who(connection), new Login(() -> !gone.contains(connection), () -> in.add(connection)));
    }

    private static Who who(long connection) {
        return new Who(connection, new DeviceId("d-" + connection));
    }

    /** Stands until it is told to go on. */
    private static final class Clock implements TimeMeter {
        private long nanos = 1;

        void pass(long millis) {
            nanos += TimeUnit.MILLISECONDS.toNanos(millis);
        }

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

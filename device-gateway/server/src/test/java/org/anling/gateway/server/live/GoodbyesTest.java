package org.anling.gateway.server.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.anling.contract.id.DeviceId;
import org.junit.jupiter.api.Test;

class GoodbyesTest {

    private final Goodbyes<Integer> goodbyes = new Goodbyes<>(2);

    @Test
    void a_few_are_told_at_once_and_the_rest_in_their_order_so_many_in_each_interval() {
        for (int i = 0; i < 7; i++) {
            assertThat(goodbyes.ended(device(i), i)).isEqualTo(i < 2);
        }
        assertThat(goodbyes.next()).containsExactly(Map.entry(device(2), 2), Map.entry(device(3), 3));
        assertThat(goodbyes.ended(device(7), 7)).isFalse();
        assertThat(goodbyes.next().values()).containsExactly(4, 5);
        assertThat(goodbyes.next().values()).containsExactly(6, 7);
        assertThat(goodbyes.next()).isEmpty();
        assertThat(goodbyes.ended(device(8), 8)).isTrue();
    }

    @Test
    void what_is_left_of_an_interval_may_be_told_at_once() {
        for (int i = 0; i < 3; i++) {
            goodbyes.ended(device(i), i);
        }
        assertThat(goodbyes.next().values()).containsExactly(2);
        assertThat(goodbyes.ended(device(3), 3)).isTrue();
        assertThat(goodbyes.ended(device(4), 4)).isFalse();
    }

    @Test
    void who_is_back_or_asked_for_waits_no_longer() {
        for (int i = 0; i < 4; i++) {
            goodbyes.ended(device(i), i);
        }
        assertThat(goodbyes.take(device(2))).contains(2);
        assertThat(goodbyes.take(device(2))).isEmpty();
        assertThat(goodbyes.next().values()).containsExactly(3);
    }

    private static DeviceId device(int number) {
        return new DeviceId("d" + number);
    }
}

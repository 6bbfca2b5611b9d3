package org.anling.launcher.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChaosResultTest {

    @Test
    void the_99th_of_50_strikes_is_the_slowest() {
        List<Strike> strikes = new ArrayList<>(Collections.nCopies(49, struck(2_200)));
        strikes.add(10, struck(3_100));
        ChaosResult result = result(strikes, 0);
        assertThat(result.percentile(50, Strike::offerMillis)).isEqualTo(2_200);
        assertThat(result.percentile(99, Strike::offerMillis)).isEqualTo(3_100);
        assertThat(result.isSafe()).isTrue();
        assertThat(result.isKept()).isFalse();
    }

    @Test
    void a_strike_that_did_not_meet_the_leader_says_nothing_about_time() {
        List<Strike> strikes = new ArrayList<>(Collections.nCopies(9, struck(2_200)));
        strikes.add(new Strike(false, false, 0, 0, 3));
        ChaosResult result = result(strikes, 0);
        assertThat(result.percentile(1, Strike::offerMillis)).isEqualTo(2_200);
        assertThat(result.isKept()).isTrue();
    }

    @Test
    void a_run_that_seldom_met_the_leader_keeps_no_promise() {
        assertThat(result(Collections.nCopies(10, new Strike(false, false, 0, 0, 3)), 0)
                        .isKept())
                .isFalse();
    }

    @Test
    void one_lost_alarm_breaks_the_promise() {
        assertThat(result(List.of(struck(2_200)), 0).isKept()).isTrue();
        assertThat(result(List.of(struck(2_200)), 1).isSafe()).isFalse();
    }

    private static Strike struck(long offerMillis) {
        return new Strike(false, true, 2_000, 2_010, offerMillis);
    }

    private static ChaosResult result(List<Strike> strikes, long lost) {
        return new ChaosResult(strikes, 1, 1_000, lost, 0, 0, 0, 0, 0, 0, 200);
    }
}

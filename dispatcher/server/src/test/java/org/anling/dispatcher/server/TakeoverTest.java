package org.anling.dispatcher.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.anling.contract.log.Cursors;
import org.anling.dispatcher.core.loop.Phase;
import org.anling.dispatcher.core.loop.Wish;
import org.junit.jupiter.api.Test;

/** The stopwatch, with made-up readings of the clock. */
class TakeoverTest {

    private static final Wish NOTHING_WAITS = new Wish.Await(new Cursors("0-0", "0-0"), Duration.ofMillis(500));

    private final Takeover takeover = new Takeover();

    @Test
    void a_takeover_is_told_once_when_nothing_waits_any_more() {
        takeover.phase(Phase.STANDBY, Phase.REBUILDING, millis(100));
        takeover.phase(Phase.REBUILDING, Phase.LEADING, millis(119));
        takeover.committed(8, millis(212));
        takeover.phase(Phase.LEADING, Phase.LEADING, millis(213));
        assertThat(takeover.findEnd(new Wish.ReadHead(), millis(214))).isEmpty();
        takeover.committed(16, millis(300));
        assertThat(takeover.findEnd(NOTHING_WAITS, millis(400)))
                .contains("takeover state_ms=19 first_commit_ms=112 first_inputs=8 drained_ms=300 drained_inputs=24");
        assertThat(takeover.findEnd(NOTHING_WAITS, millis(500))).isEmpty();
    }

    @Test
    void one_in_which_nothing_waited_names_no_commit() {
        takeover.phase(Phase.STANDBY, Phase.REBUILDING, millis(0));
        takeover.phase(Phase.REBUILDING, Phase.LEADING, millis(5));
        assertThat(takeover.findEnd(NOTHING_WAITS, millis(6)))
                .contains("takeover state_ms=5 drained_ms=6 drained_inputs=0");
    }

    @Test
    void one_that_ended_in_standing_by_is_not_told() {
        takeover.phase(Phase.STANDBY, Phase.REBUILDING, millis(0));
        takeover.phase(Phase.REBUILDING, Phase.STANDBY, millis(5));
        assertThat(takeover.findEnd(NOTHING_WAITS, millis(6))).isEmpty();
    }

    private static long millis(long count) {
        return count * 1_000_000;
    }
}

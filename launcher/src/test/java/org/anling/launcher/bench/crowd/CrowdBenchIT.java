package org.anling.launcher.bench.crowd;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.anling.simulation.bench.Report;
import org.junit.jupiter.api.Test;

/** Both benchmarks in small, one after the other on the same gateway: everybody is connected, comes back, and no press is lost. */
class CrowdBenchIT {

    private static final int EACH = 300;
    private static final CrowdPlan SMALL = new CrowdPlan(EACH, 0, 30, 1_000, Duration.ofSeconds(2), 10);

    @Test
    void a_small_crowd_is_connected_weighed_broken_off_and_comes_back_with_every_press() throws Exception {
        ConnectionsBench connections = new ConnectionsBench(SMALL, List.of());
        StormBench storm = new StormBench(SMALL, List.of());
        Report weighed = new Report(connections, System.out::println);
        Report stormed = new Report(storm, System.out::println);
        try (Grounds grounds = Grounds.open(SMALL, List.of(), weighed)) {
            grounds.warmUp();
            connections.measure(grounds, weighed);
            grounds.gates().forEach(gate -> gate.generator().live());
            storm.measure(grounds, stormed);
        }
        assertThat(weighed.missing()).isEmpty();
        assertThat(stormed.missing()).isEmpty();
        for (String kind : List.of("tcp", "mqtt")) {
            assertThat(weighed.get("connections." + kind + ".count")).isEqualTo(EACH);
            assertThat(weighed.get("connections." + kind + ".refused")).isZero();
            // The resident memory of so few connections drowns in that of the process; their objects do not.
            assertThat(weighed.get("connections." + kind + ".heap_kB")).isBetween(0.5, 20.0);
        }
        assertThat(stormed.get("storm.connections")).isEqualTo(2.0 * EACH);
        assertThat(stormed.get("storm.presses")).isEqualTo(2.0 * EACH / SMALL.pressing());
        assertThat(stormed.get("storm.lost")).isZero();
        assertThat(stormed.get("storm.unanswered")).isZero();
        assertThat(stormed.get("storm.back_s")).isBetween(1.0, 20.0);
    }
}

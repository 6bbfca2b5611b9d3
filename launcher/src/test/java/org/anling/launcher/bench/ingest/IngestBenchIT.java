package org.anling.launcher.bench.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.anling.simulation.bench.Benches;
import org.anling.simulation.bench.Report;
import org.junit.jupiter.api.Test;

/** The benchmark in small: every protocol is really acknowledged, and every figure is there. */
class IngestBenchIT {

    @Test
    void a_short_run_gives_every_figure() throws InterruptedException {
        IngestPlan small = new IngestPlan(8, Duration.ofMillis(300), 1, Duration.ofMillis(200), Duration.ofMillis(200));
        Report report = Benches.run(new IngestBench(small, List.of()), System.out::println);
        for (String protocol : IngestBench.PROTOCOLS) {
            assertThat(report.get(protocol + ".perSecond")).isPositive();
            assertThat(report.get(protocol + ".ratioToRedis")).isPositive();
            assertThat(report.get(protocol + ".half.p99Ms")).isPositive();
        }
        assertThat(report.get("entry.bytes")).isGreaterThan(300);
    }
}

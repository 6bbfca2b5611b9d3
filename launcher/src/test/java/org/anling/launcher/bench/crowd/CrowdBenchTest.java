package org.anling.launcher.bench.crowd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.anling.launcher.bench.crowd.GeneratorProcess.Delay;
import org.anling.launcher.bench.crowd.GeneratorProcess.Status;
import org.anling.simulation.bench.Bench;
import org.junit.jupiter.api.Test;

/** The page of the benchmarks, and the lines by which generators are asked. */
class CrowdBenchTest {

    @Test
    void every_key_is_explained_in_the_page() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "benchmarks.md"));
        for (Bench bench :
                List.of(new ConnectionsBench(CrowdPlan.FULL, List.of()), new StormBench(CrowdPlan.FULL, List.of()))) {
            assertThat(page).contains("## " + bench.name());
            assertThat(bench.keys())
                    .doesNotHaveDuplicates()
                    .allSatisfy(key -> assertThat(page).contains("`" + key + "`"));
        }
    }

    @Test
    void the_full_crowd_fits_into_the_files_that_a_process_may_open() {
        CrowdPlan full = CrowdPlan.FULL;
        assertThat(full.generators() * full.ofOne()).isEqualTo(32_000);
        assertThat(full.ofOne() + full.warmUp()).isLessThan(18_000);
        assertThat(full.presses() * full.pressing()).isEqualTo(full.ofOne());
    }

    @Test
    void what_a_generator_tells_is_read_as_it_was_meant() {
        Status status = new Status(16_000, 3, 320, 319, 1_234_567);
        assertThat(Status.of(status.line())).isEqualTo(status);
        List<Delay> delays = List.of(new Delay(1_234, false), new Delay(99_000, true));
        assertThat(Delay.list(Delay.line(delays))).isEqualTo(delays);
        assertThat(Delay.list(Delay.line(List.of()))).isEmpty();
    }
}

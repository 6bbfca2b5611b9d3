package org.anling.simulation.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page of the benchmarks, and what a report takes. */
class BenchesTest {

    private static final Bench SMALL = new Bench() {
        @Override
        public String name() {
            return "small";
        }

        @Override
        public String title() {
            return "a small one";
        }

        @Override
        public List<String> keys() {
            return List.of("small.a", "small.b");
        }

        @Override
        public void run(Report report) {
            report.figure("small.a", 1.5);
        }
    };

    @Test
    void every_key_of_every_benchmark_is_explained_in_the_page() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "benchmarks.md"));
        for (Bench bench : Benches.all()) {
            assertThat(page).contains("## " + bench.name());
            assertThat(bench.keys())
                    .isNotEmpty()
                    .allSatisfy(key -> assertThat(page).contains("`" + key + "`"));
        }
    }

    @Test
    void a_key_that_was_not_declared_is_refused_and_one_that_is_missing_fails_the_run() {
        Report report = new Report(SMALL, _ -> {});
        assertThatThrownBy(() -> report.figure("small.c", 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Benches.run(SMALL, _ -> {})).hasMessageContaining("small.b");
    }

    @Test
    void the_file_holds_the_figures_and_the_machine() {
        Report report = new Report(SMALL, _ -> {});
        report.figure("small.a", 1.5);
        Machine machine = new Machine(2, 1024, "a \"fast\" one", "25", "6.1");
        assertThat(report.json(machine))
                .contains("\"bench\": \"small\"")
                .contains("\"cpu\": \"a \\\"fast\\\" one\"")
                .contains("\"small.a\": 1.5");
    }

    @Test
    void percentiles_are_values_that_were_measured() {
        Samples samples = new Samples();
        for (int i = 1; i <= 2_000; i++) {
            samples.add(i * 1_000L);
        }
        assertThat(samples.micros(0.5)).isEqualTo(1_000);
        assertThat(samples.micros(0.99)).isEqualTo(1_980);
        assertThat(samples.micros(1)).isEqualTo(2_000);
    }
}

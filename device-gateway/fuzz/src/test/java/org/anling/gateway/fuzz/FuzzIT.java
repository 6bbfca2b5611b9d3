package org.anling.gateway.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.anling.gateway.codec.Fuzzer;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Twenty seconds of fuzzing for each protocol; {@code ./anling fuzz} goes on for as long as told. */
@Execution(ExecutionMode.CONCURRENT)
class FuzzIT {

    private static final Duration LENGTH = Duration.ofSeconds(Long.getLong("anling.fuzz.seconds", 20));
    private static final int HEAP = 256;

    @ParameterizedTest
    @EnumSource(Fuzzer.class)
    @Execution(ExecutionMode.CONCURRENT)
    void nothing_is_found(Fuzzer fuzzer) throws IOException, InterruptedException {
        Path module = Path.of("").toAbsolutePath();
        FuzzRun.Outcome outcome = new FuzzRun(fuzzer, module, LENGTH, HEAP).run(progress -> {});
        assertThat(outcome.isFine())
                .as(
                        "%s: %s%nfound %s; to keep and play it: ./anling fuzz %s%n%s",
                        fuzzer.word(),
                        outcome.last(),
                        outcome.finding(),
                        fuzzer.word(),
                        String.join("\n", outcome.log()))
                .isTrue();
        FuzzRun.Progress last = outcome.last().orElseThrow();
        assertThat(last.inputs())
                .as("inputs of %s", fuzzer.word())
                .isGreaterThan(fuzzer.seeds().size());
        assertThat(last.edges())
                .as("covered edges of %s: the classes are instrumented", fuzzer.word())
                .isGreaterThan(50);
    }
}

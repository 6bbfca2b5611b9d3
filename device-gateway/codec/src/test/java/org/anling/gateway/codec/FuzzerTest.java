package org.anling.gateway.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Plays what fuzzing starts from and what it ever found; {@code ./anling fuzz} puts findings into the folder. */
class FuzzerTest {

    private static final Path FOUND = Path.of("src", "test", "resources", "found");

    @ParameterizedTest
    @EnumSource(Fuzzer.class)
    void seeds_hold_also_when_a_few_octets_are_damaged(Fuzzer fuzzer) {
        Random dice = new Random(20261122);
        assertThat(fuzzer.seeds()).hasSizeGreaterThan(5);
        for (byte[] seed : fuzzer.seeds()) {
            assertThatCode(() -> fuzzer.run(seed)).doesNotThrowAnyException();
            for (int round = 0; round < 200; round++) {
                byte[] damaged = seed.clone();
                for (int hits = dice.nextInt(4); hits >= 0; hits--) {
                    damaged[dice.nextInt(damaged.length)] = (byte) dice.nextInt(256);
                }
                fuzzer.run(damaged);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Fuzzer.class)
    void what_was_found_once_is_mended(Fuzzer fuzzer) {
        for (Path found : found(fuzzer)) {
            assertThatCode(() -> fuzzer.run(Files.readAllBytes(found)))
                    .as("%s", found)
                    .doesNotThrowAnyException();
        }
    }

    private static List<Path> found(Fuzzer fuzzer) {
        Path folder = FOUND.resolve(fuzzer.word());
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

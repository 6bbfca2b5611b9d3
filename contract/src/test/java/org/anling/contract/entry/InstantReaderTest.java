package org.anling.contract.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstantReaderTest {

    private record At(Instant at) {}

    @Test
    void what_we_write_is_read_as_it_was() {
        Random random = new Random(22);
        for (int i = 0; i < 20_000; i++) {
            long second = random.nextLong(-60_000_000_000L, 250_000_000_000L);
            int nanos = (int) (random.nextInt(1_000_000_000) / Math.pow(10, random.nextInt(10))) % 1_000_000_000;
            Instant instant = Instant.ofEpochSecond(second, nanos);

            assertThat(InstantReader.find(instant.toString())).contains(instant);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-22T05:57:20+08:00",
                "2026-11-22T05:57:20.1234567890Z",
                "2026-11-22T05:57:20.Z",
                "2026-11-22T05:57Z",
                "2026-02-29T05:57:20Z",
                "2026-13-01T05:57:20Z",
                "2026-11-00T05:57:20Z",
                "2026-11-22T24:00:00Z",
                "2026-11-22T05:57:60Z",
                "+12026-11-22T05:57:20Z",
                "2026-11-22t05:57:20Z",
                "2026-11-22T05:57:20,5Z",
                "2026-11-22T05:57:20.-1Z",
                "Z",
                ""
            })
    void any_other_form_is_left_to_the_library(String text) {
        assertThat(InstantReader.find(text)).isEmpty();
    }

    @Test
    void the_library_reads_what_it_always_did_and_refuses_the_rest() throws UnreadableException {
        assertThat(ContractJson.decode("{\"at\":\"2026-11-22T05:57:20+08:00\"}", At.class)
                        .at())
                .isEqualTo("2026-11-21T21:57:20Z");
        assertThatThrownBy(() -> ContractJson.decode("{\"at\":\"2026-02-29T05:57:20Z\"}", At.class))
                .isInstanceOf(UnreadableException.class);
        assertThatThrownBy(() -> ContractJson.decode("{\"at\":\"yesterday\"}", At.class))
                .isInstanceOf(UnreadableException.class);
    }
}

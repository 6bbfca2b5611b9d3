package org.anling.registry.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {
    /** The secret of RFC 6238, appendix B: the ASCII letters 12345678901234567890. */
    private static final String SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    private static final Instant NOON = Instant.parse("2026-07-01T12:00:00Z");

    /** The last six of the eight digits that the appendix lists. */
    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void codes_are_those_of_the_standard(long second, String code) {
        assertThat(Totp.code(SECRET, Instant.ofEpochSecond(second))).isEqualTo(code);
    }

    @Test
    void a_clock_may_be_one_step_off_and_no_more() {
        String code = Totp.code(SECRET, NOON);
        assertThat(Totp.step(SECRET, code, NOON.plusSeconds(30), 0)).isPresent();
        assertThat(Totp.step(SECRET, code, NOON.minusSeconds(30), 0)).isPresent();
        assertThat(Totp.step(SECRET, code, NOON.plusSeconds(60), 0)).isEmpty();
        assertThat(Totp.step(SECRET, code, NOON.minusSeconds(60), 0)).isEmpty();
    }

    @Test
    void a_step_that_was_used_is_used_up_and_so_are_those_before() {
        long step = Totp.step(SECRET, Totp.code(SECRET, NOON), NOON, 0).orElseThrow();
        assertThat(Totp.step(SECRET, Totp.code(SECRET, NOON), NOON, step)).isEmpty();
        assertThat(Totp.step(SECRET, Totp.code(SECRET, NOON.minusSeconds(30)), NOON, step))
                .isEmpty();
        assertThat(Totp.step(SECRET, Totp.code(SECRET, NOON.plusSeconds(30)), NOON, step))
                .isPresent();
    }

    @Test
    void secrets_have_160_bits_and_are_never_the_same() {
        Totp totp = new Totp();
        assertThat(totp.newSecret()).matches("[A-Z2-7]{32}").isNotEqualTo(totp.newSecret());
    }
}

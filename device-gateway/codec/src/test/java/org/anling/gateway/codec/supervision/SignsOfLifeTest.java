package org.anling.gateway.codec.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.anling.contract.directory.DeviceRecord;
import org.anling.contract.id.CentreId;
import org.anling.contract.id.DeviceId;
import org.anling.gateway.codec.supervision.SignsOfLife.Sign;
import org.junit.jupiter.api.Test;

class SignsOfLifeTest {

    private static final long SECOND = 1_000;
    private static final long MINUTE = 60 * SECOND;

    private final SignsOfLife signs = new SignsOfLife();

    @Test
    void the_first_word_of_a_device_is_told_at_once() {
        signs.heard(device("d-1", Duration.ofHours(25)), 5);

        assertThat(signs.untold(5)).extracting(Sign::at).containsExactly(5L);
    }

    @Test
    void what_could_not_be_told_is_told_the_next_time() {
        signs.heard(device("d-1", Duration.ofHours(25)), 5);

        assertThat(signs.untold(5)).hasSize(1);
        assertThat(signs.untold(6)).hasSize(1);
    }

    @Test
    void a_device_that_speaks_every_second_is_told_once_in_an_eighth_of_its_interval() {
        int told = 0;
        for (long now = 0; now <= 30 * MINUTE; now += SECOND) {
            signs.heard(device("d-1", Duration.ofMinutes(30)), now);
            told += tell(now);
        }

        assertThat(told).isEqualTo(9);
    }

    @Test
    void a_word_that_was_kept_back_is_told_before_the_device_is_due() {
        DeviceRecord device = device("d-1", Duration.ofMinutes(30));
        signs.heard(device, 0);
        tell(0);
        signs.heard(device, MINUTE);

        assertThat(signs.untold(2 * MINUTE)).isEmpty();
        assertThat(signs.untold(30 * MINUTE - SignsOfLife.MARGIN_MS - 1)).isEmpty();
        assertThat(signs.untold(30 * MINUTE - SignsOfLife.MARGIN_MS))
                .extracting(Sign::at)
                .containsExactly(MINUTE);
    }

    @Test
    void a_shorter_interval_counts_from_the_next_word_on() {
        signs.heard(device("d-1", Duration.ofHours(25)), 0);
        tell(0);
        signs.heard(device("d-1", Duration.ofSeconds(20)), 3 * SECOND);

        assertThat(signs.untold(3 * SECOND)).extracting(Sign::at).containsExactly(3 * SECOND);
    }

    @Test
    void who_was_silent_for_the_whole_interval_is_forgotten_and_new_when_heard() {
        DeviceRecord device = device("d-1", Duration.ofSeconds(90));
        signs.heard(device, 0);
        tell(0);

        assertThat(signs.untold(91 * SECOND)).isEmpty();
        assertThat(signs.count()).isZero();
        signs.heard(device, 100 * SECOND);
        assertThat(signs.untold(100 * SECOND)).hasSize(1);
    }

    @Test
    void an_older_word_takes_nothing_back() {
        DeviceRecord device = device("d-1", Duration.ofSeconds(90));
        signs.heard(device, 50 * SECOND);
        signs.heard(device, 40 * SECOND);

        assertThat(signs.untold(50 * SECOND)).extracting(Sign::at).containsExactly(50 * SECOND);
    }

    @Test
    void beyond_the_bound_nobody_new_is_known() {
        SignsOfLife few = new SignsOfLife(2);
        List.of("d-1", "d-2", "d-3").forEach(id -> few.heard(device(id, Duration.ofHours(1)), 0));
        few.heard(device("d-1", Duration.ofHours(1)), 7);

        assertThat(few.count()).isEqualTo(2);
        assertThat(few.untold(7)).extracting(Sign::at).containsExactlyInAnyOrder(0L, 7L);
    }

    @Test
    void who_ends_tells_what_it_had_kept_back() {
        signs.heard(device("d-1", Duration.ofHours(1)), 0);
        signs.heard(device("d-2", Duration.ofHours(1)), 0);
        tell(0);
        signs.heard(device("d-2", Duration.ofHours(1)), SECOND);

        assertThat(signs.untold(SECOND)).isEmpty();
        assertThat(signs.kept()).extracting(Sign::at).containsExactly(SECOND);
    }

    private int tell(long now) {
        List<Sign> untold = signs.untold(now);
        untold.forEach(signs::told);
        return untold.size();
    }

    private static DeviceRecord device(String id, Duration interval) {
        return new DeviceRecord(
                new DeviceId(id),
                new CentreId("c"),
                DeviceRecord.Standing.ENROLLED,
                "mqtt",
                null,
                null,
                null,
                null,
                interval,
                1);
    }
}

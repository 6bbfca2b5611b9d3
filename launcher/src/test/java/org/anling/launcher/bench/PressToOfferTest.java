package org.anling.launcher.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.anling.contract.alert.Position;
import org.anling.contract.id.DeviceId;
import org.junit.jupiter.api.Test;

/** The page of the benchmark, its pace and its arithmetic. */
class PressToOfferTest {

    @Test
    void every_key_is_explained_in_the_page() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "benchmarks.md"));
        PressToOffer bench = new PressToOffer(PressToOffer.FULL, Path.of("nowhere"), List.of());
        assertThat(page).contains("## " + bench.name());
        assertThat(bench.keys())
                .hasSize(51)
                .doesNotHaveDuplicates()
                .allSatisfy(key -> assertThat(page).contains("`" + key + "`"));
    }

    @Test
    void no_round_has_more_presses_than_elders() {
        assertThat(PressToOffer.FULL)
                .allSatisfy(phase -> assertThat(phase.times()).isLessThanOrEqualTo(Town.ELDERS));
        assertThat(Town.RESPONDERS).isGreaterThanOrEqualTo(Town.ELDERS);
    }

    @Test
    void shots_are_due_at_an_even_pace_however_long_one_takes() {
        int[] fired = {0};
        long[] due = new Pacer(1_000).fire(20, i -> fired[0] += busyFor(i == 3 ? 5_000_000 : 0));
        assertThat(fired[0]).isEqualTo(20);
        for (int i = 1; i < due.length; i++) {
            assertThat(due[i] - due[i - 1]).isEqualTo(1_000_000);
        }
    }

    @Test
    void no_shot_is_fired_before_it_is_due() {
        long[] at = new long[20];
        long[] due = new Pacer(2_000).fire(20, i -> at[i] = System.nanoTime());
        for (int i = 0; i < due.length; i++) {
            assertThat(at[i]).isGreaterThanOrEqualTo(due[i]);
        }
    }

    @Test
    void shares_are_values_that_were_measured_and_what_never_came_is_missing() {
        Timings timings = new Timings();
        for (int i = 1; i <= 2_000; i++) {
            timings.add(0, i * 1_000_000L);
        }
        timings.add(1, 0);
        assertThat(timings.share(0.5)).isEqualTo(1_000);
        assertThat(timings.share(0.99)).isEqualTo(1_980);
        assertThat(timings.mean()).isEqualTo(1_000.5);
        assertThat(timings.missing()).isEqualTo(1);
        assertThat(new Timings().share(0.5)).isNaN();
    }

    @Test
    void the_mean_of_a_stage_is_that_of_what_passed_between_two_moments() {
        StageSums before = StageSums.read("""
            # TYPE anling_press_to_offer_seconds histogram
            anling_press_to_offer_seconds_bucket{stage="inbox",le="0.001"} 4
            anling_press_to_offer_seconds_count{stage="inbox"} 4
            anling_press_to_offer_seconds_sum{stage="inbox"} 0.004
            """);
        StageSums after = StageSums.read("""
            anling_press_to_offer_seconds_count{stage="inbox"} 14
            anling_press_to_offer_seconds_sum{stage="inbox"} 0.034
            anling_dispatch_stage_seconds_count{centre="c1",lane="ROUTINE",stage="decided-committed"} 7
            anling_dispatch_stage_seconds_sum{centre="c1",lane="ROUTINE",stage="decided-committed"} 70.0
            anling_dispatch_stage_seconds_count{centre="c1",lane="URGENT",stage="decided-committed"} 2
            anling_dispatch_stage_seconds_sum{centre="c1",lane="URGENT",stage="decided-committed"} 0.01
            """);
        assertThat(after.meanMillis(before, "inbox")).isEqualTo(3.0, org.assertj.core.data.Offset.offset(1e-9));
        assertThat(after.meanMillis(before, "decided-committed"))
                .isEqualTo(5.0, org.assertj.core.data.Offset.offset(1e-9));
        assertThat(after.meanMillis(before, "responder")).isNaN();
    }

    @Test
    void every_elder_has_a_device_and_a_place_of_his_own() {
        Set<DeviceId> devices = new HashSet<>();
        Set<Position> places = new HashSet<>();
        for (int elder = 0; elder < Town.ELDERS; elder++) {
            devices.add(Town.device(elder));
            places.add(Town.place(elder));
            assertThat(Town.device(elder).value()).matches(Town.isWatch(elder) ? "[0-9]{10}" : "bench-button-[0-9]+");
        }
        assertThat(devices).hasSize(Town.ELDERS);
        assertThat(places).hasSize(Town.ELDERS);
    }

    private static int busyFor(long nanos) {
        long end = System.nanoTime() + nanos;
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        return 1;
    }
}

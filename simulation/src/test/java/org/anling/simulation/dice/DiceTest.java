package org.anling.simulation.dice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DiceTest {

    @Test
    void one_seed_gives_one_sequence_for_ever() {
        Dice dice = Dice.ofSeed(42);

        assertThat(List.of(dice.below(1_000_000), dice.below(1_000_000), dice.below(1_000_000)))
                .containsExactly(65668, 47317, 258802);
    }

    @Test
    void a_branch_does_not_depend_on_what_was_thrown_before() {
        Dice fresh = Dice.ofSeed(7);
        Dice used = Dice.ofSeed(7);
        used.nextLong();

        assertThat(used.branch("streets").nextLong())
                .isEqualTo(fresh.branch("streets").nextLong());
        assertThat(used.branch("names").nextLong())
                .isNotEqualTo(fresh.branch("streets").nextLong());
    }

    @Test
    void gamma_has_the_mean_and_spread_of_its_shape_and_scale() {
        Dice dice = Dice.ofSeed(1);
        double[] drawn = IntStream.range(0, 20_000)
                .mapToDouble(i -> dice.gamma(1.98, 15.3))
                .toArray();

        double mean = IntStream.range(0, drawn.length)
                .mapToDouble(i -> drawn[i])
                .average()
                .orElseThrow();
        double variance = IntStream.range(0, drawn.length)
                .mapToDouble(i -> (drawn[i] - mean) * (drawn[i] - mean))
                .average()
                .orElseThrow();

        assertThat(mean).isCloseTo(1.98 * 15.3, within(0.6));
        assertThat(variance).isCloseTo(1.98 * 15.3 * 15.3, within(25.0));
    }

    @Test
    void both_ends_of_between_come_up_and_nothing_outside() {
        Dice dice = Dice.ofSeed(3);

        assertThat(IntStream.range(0, 200).map(i -> dice.between(2, 5)).boxed().toList())
                .contains(2, 3, 4, 5)
                .allMatch(value -> value >= 2 && value <= 5);
    }
}

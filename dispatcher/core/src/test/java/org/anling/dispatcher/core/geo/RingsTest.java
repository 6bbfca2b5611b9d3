package org.anling.dispatcher.core.geo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.anling.contract.alert.Position;
import org.junit.jupiter.api.Test;

/** In which order people are visited, and whom a reach that shrinks spares. */
class RingsTest {

    private static final Position MIDDLE = Position.home(31.2, 121.5);

    @Test
    void whoever_stands_around_is_visited_from_near_to_far_even_across_cells() {
        Map<String, Position> places = new HashMap<>();
        for (int i = 0; i < 200; i++) {
            // Around the middle and outwards, in steps of some two metres.
            double metres = 2e-5 * i;
            places.put(
                    String.valueOf(i),
                    Position.home(31.2 + metres * Math.cos(i), 121.5 + metres * Math.sin(i) / Math.cos(0.5445)));
        }
        List<Integer> visited = new ArrayList<>();
        Rings.walk(
                MIDDLE,
                List.of(new Rings.Layer<>(
                        Grid.of(places), () -> 5_000, 1, (id, place) -> visited.add(Integer.parseInt(id)))));
        assertThat(visited).hasSize(200);
        for (int i = 1; i < visited.size(); i++) {
            assertThat(visited.get(i)).isGreaterThanOrEqualTo(visited.get(i - 1) - 1);
        }
    }

    @Test
    void the_fast_come_before_the_slow_who_are_nearer() {
        List<String> visited = new ArrayList<>();
        Grid<String> walking = Grid.of(Map.of("walks", Position.home(31.201, 121.5)));
        Grid<String> driving = Grid.of(Map.of("drives", Position.home(31.202, 121.5)));
        Rings.walk(
                MIDDLE,
                List.of(
                        new Rings.Layer<>(walking, () -> 5_000, 1, (id, place) -> visited.add(id)),
                        new Rings.Layer<>(driving, () -> 5_000, 5, (id, place) -> visited.add(id))));
        assertThat(visited).containsExactly("drives", "walks");
    }

    @Test
    void a_visit_that_brings_the_reach_in_spares_those_beyond_it() {
        double[] reach = {5_000};
        List<String> visited = new ArrayList<>();
        Map<String, Position> places =
                Map.of("near", Position.home(31.2005, 121.5), "far", Position.home(31.203, 121.5));
        Rings.walk(MIDDLE, List.of(new Rings.Layer<>(Grid.of(places), () -> reach[0], 1, (id, place) -> {
            visited.add(id);
            reach[0] = 100;
        })));
        assertThat(visited).containsExactly("near");
    }
}

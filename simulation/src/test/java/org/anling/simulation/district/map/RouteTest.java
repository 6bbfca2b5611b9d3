package org.anling.simulation.district.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.anling.simulation.dice.Dice;
import org.anling.simulation.district.District;
import org.junit.jupiter.api.Test;

class RouteTest {

    private static final Route CORNER = new Route(List.of(new Spot(0, 0), new Spot(100, 0), new Spot(100, 50)));

    @Test
    void somebody_on_the_way_is_on_the_line_at_his_distance() {
        assertThat(CORNER.metres()).isEqualTo(150);
        assertThat(CORNER.spotAfter(-1)).isEqualTo(new Spot(0, 0));
        assertThat(CORNER.spotAfter(40)).isEqualTo(new Spot(40, 0));
        assertThat(CORNER.spotAfter(125)).isEqualTo(new Spot(100, 25));
        assertThat(CORNER.spotAfter(1000)).isEqualTo(new Spot(100, 50));
    }

    @Test
    void the_shortest_way_is_never_shorter_than_the_straight_line_and_agrees_with_relaxing_every_edge() {
        StreetGraph graph = District.ofSeed(5).map().graph();
        Dice dice = Dice.ofSeed(5);
        for (int round = 0; round < 5; round++) {
            int start = dice.below(graph.size());
            ShortestPaths paths = ShortestPaths.from(graph, start);
            double[] naive = relaxedEverywhere(graph, start);
            for (int node = 0; node < graph.size(); node++) {
                assertThat(Math.abs(paths.metresTo(node) - naive[node])).isLessThan(1e-6);
                assertThat(naive[node]).isGreaterThanOrEqualTo(graph.spot(start).metresTo(graph.spot(node)) - 1e-6);
            }
            Route route = paths.routeTo(dice.below(graph.size())).orElseThrow();
            assertThat(route.spots().getFirst()).isEqualTo(graph.spot(start));
        }
    }

    /** Bellman and Ford, the naive twin. */
    private static double[] relaxedEverywhere(StreetGraph graph, int start) {
        double[] metres = new double[graph.size()];
        Arrays.fill(metres, Double.POSITIVE_INFINITY);
        metres[start] = 0;
        boolean changed = true;
        while (changed) {
            changed = false;
            for (StreetGraph.Edge edge : graph.edges()) {
                double there = Math.min(metres[edge.to()], metres[edge.from()] + edge.metres());
                double back = Math.min(metres[edge.from()], metres[edge.to()] + edge.metres());
                changed |= there < metres[edge.to()] || back < metres[edge.from()];
                metres[edge.to()] = there;
                metres[edge.from()] = back;
            }
        }
        return metres;
    }
}

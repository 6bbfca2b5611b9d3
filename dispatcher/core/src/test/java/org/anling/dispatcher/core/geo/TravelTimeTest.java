package org.anling.dispatcher.core.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.anling.contract.alert.Position;
import org.anling.contract.fold.Distance;
import org.anling.contract.people.TravelMode;
import org.junit.jupiter.api.Test;

/** How far and how long. */
class TravelTimeTest {

    private final Position bund = Position.home(31.2397, 121.4905);
    private final Position square = Position.home(31.2304, 121.4737);

    @Test
    void the_straight_line_between_two_known_places_is_known() {
        assertThat(Distance.metres(bund, square)).isCloseTo(1903, within(10.0));
        assertThat(Distance.metres(bund, bund)).isZero();
        assertThat(Distance.metres(Position.home(0, 179.9), Position.home(0, -179.9)))
                .isCloseTo(22_239, within(10.0));
    }

    @Test
    void the_way_is_the_straight_line_times_the_detour() {
        assertThat(StraightLine.DEFAULT.way(bund, square, TravelMode.WALK).metres())
                .isCloseTo(1.3 * 1903, within(13.0));
    }

    @Test
    void walking_takes_longest_and_driving_shortest() {
        double metres = 1.3 * Distance.metres(bund, square);
        assertThat(seconds(TravelMode.WALK)).isEqualTo(metres / 1.5);
        assertThat(seconds(TravelMode.BICYCLE)).isEqualTo(metres / 4.0);
        assertThat(seconds(TravelMode.CAR)).isEqualTo(metres / 7.0);
    }

    @Test
    void nobody_arrives_before_he_left() {
        assertThatThrownBy(() -> new StraightLine(0.9, 1, 1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new StraightLine(1.3, 0, 1, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nobody_comes_from_beyond_the_reach_in_time() {
        for (TravelMode mode : TravelMode.values()) {
            double reach = StraightLine.DEFAULT.reachMetres(seconds(mode), mode);
            assertThat(reach).isCloseTo(Distance.metres(bund, square), within(1e-6));
        }
    }

    private double seconds(TravelMode mode) {
        return StraightLine.DEFAULT.way(bund, square, mode).seconds();
    }
}

package org.anling.simulation.fleet.person;

import java.time.Duration;
import java.time.Instant;
import org.anling.simulation.district.map.Route;
import org.anling.simulation.district.map.Spot;

/** A way that somebody set out on at an instant, at a speed. */
record Walk(Route route, Instant start, double metresPerSecond) {

    Spot at(Instant now) {
        return route.spotAfter(Duration.between(start, now).toMillis() / 1000.0 * metresPerSecond);
    }

    Instant arrival() {
        return start.plusMillis((long) Math.ceil(route.metres() / metresPerSecond * 1000));
    }
}

package org.anling.console.api;

import java.time.Instant;
import org.anling.contract.alert.Position;
import org.jspecify.annotations.Nullable;

/**
 * A place in WGS-84 with its age.
 *
 * @param accuracy metres
 * @param at when it was measured; the page counts its age from here
 */
public record Place(
        double lat,
        double lon,
        Position.@Nullable Source source,
        @Nullable Double accuracy,
        @Nullable Instant at) {

    /** Two numbers. */
    public record Point(double lat, double lon) {}
}

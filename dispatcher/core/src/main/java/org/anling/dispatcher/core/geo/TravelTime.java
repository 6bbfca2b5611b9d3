package org.anling.dispatcher.core.geo;

import org.anling.contract.alert.Position;
import org.anling.contract.people.TravelMode;

/**
 * How long somebody takes from one place to another. Answers at once from what it holds: a road router comes as a table that was
 * computed beforehand, so that a decision never waits for it. Immutable, any thread.
 */
public interface TravelTime {

    /** A way and how long it takes. */
    record Way(double metres, double seconds) {}

    Way way(Position from, Position to, TravelMode mode);

    /** Nobody farther away in a straight line arrives in so many seconds by this means; the search ends its rings by it. */
    double reachMetres(double seconds, TravelMode mode);
}

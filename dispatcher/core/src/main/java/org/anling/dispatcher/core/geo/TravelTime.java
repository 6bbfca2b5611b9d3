package org.anling.dispatcher.core.geo;

import org.anling.contract.alert.Position;
import org.anling.contract.fold.Distance;
import org.anling.contract.people.TravelMode;

/**
 * Estimates the way: the straight line times a detour, at the speed of the way of travel.
 *
 * @param detour how much longer streets are than the straight line
 * @param walk metres per second on foot
 * @param bicycle metres per second by bicycle or electric bicycle
 * @param car metres per second by car in town, lights and parking included
 */
public record TravelTime(double detour, double walk, double bicycle, double car) {

    /** Figures that a town shows; every one is a setting. */
    public static final TravelTime DEFAULT = new TravelTime(1.3, 1.5, 4.0, 7.0);

    /** @throws IllegalArgumentException if a figure would make somebody arrive never or before he left */
    public TravelTime {
        if (!(detour >= 1 && walk > 0 && bicycle > 0 && car > 0)) {
            throw new IllegalArgumentException("detour must be at least 1 and speeds above 0");
        }
    }

    /** Metres along the estimated way. */
    public double wayMetres(Position from, Position to) {
        return Distance.metres(from, to) * detour;
    }

    /** Seconds for a way of so many metres. */
    public double seconds(double wayMetres, TravelMode mode) {
        return wayMetres
                / switch (mode) {
                    case WALK -> walk;
                    case BICYCLE -> bicycle;
                    case CAR -> car;
                };
    }
}

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
public record StraightLine(double detour, double walk, double bicycle, double car) implements TravelTime {

    /** Figures that a town shows; every one is a setting. */
    public static final StraightLine DEFAULT = new StraightLine(1.3, 1.5, 4.0, 7.0);

    /** @throws IllegalArgumentException if a figure would make somebody arrive never or before he left */
    public StraightLine {
        if (!(detour >= 1 && walk > 0 && bicycle > 0 && car > 0)) {
            throw new IllegalArgumentException("detour must be at least 1 and speeds above 0");
        }
    }

    @Override
    public Way way(Position from, Position to, TravelMode mode) {
        double metres = Distance.metres(from, to) * detour;
        return new Way(metres, metres / speed(mode));
    }

    @Override
    public double reachMetres(double seconds, TravelMode mode) {
        return seconds * speed(mode) / detour;
    }

    private double speed(TravelMode mode) {
        return switch (mode) {
            case WALK -> walk;
            case BICYCLE -> bicycle;
            case CAR -> car;
        };
    }
}

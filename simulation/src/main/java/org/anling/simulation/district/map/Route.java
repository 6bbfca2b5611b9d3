package org.anling.simulation.district.map;

import java.util.List;

/** A way along the streets; tells where somebody is after so many metres of it. */
public record Route(List<Spot> spots) {

    public Route {
        if (spots.isEmpty()) {
            throw new IllegalArgumentException("a route has at least the spot it starts from");
        }
        spots = List.copyOf(spots);
    }

    public double metres() {
        double sum = 0;
        for (int i = 1; i < spots.size(); i++) {
            sum += spots.get(i - 1).metresTo(spots.get(i));
        }
        return sum;
    }

    /** Before the start it is the start, after the end the end. */
    public Spot spotAfter(double metres) {
        double left = metres;
        for (int i = 1; i < spots.size(); i++) {
            Spot from = spots.get(i - 1);
            double length = from.metresTo(spots.get(i));
            if (left < length) {
                return left <= 0 ? from : from.towards(spots.get(i), left / length);
            }
            left -= length;
        }
        return spots.getLast();
    }
}

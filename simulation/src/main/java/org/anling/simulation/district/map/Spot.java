package org.anling.simulation.district.map;

/** A point of the district in metres east ({@code x}) and north ({@code y}) of its origin. */
public record Spot(double x, double y) {

    public double metresTo(Spot other) {
        double dx = x - other.x;
        double dy = y - other.y;
        return StrictMath.sqrt(dx * dx + dy * dy);
    }

    public Spot plus(double dx, double dy) {
        return new Spot(x + dx, y + dy);
    }

    /** The point at this share of the way to another one. */
    public Spot towards(Spot other, double share) {
        return new Spot(x + (other.x - x) * share, y + (other.y - y) * share);
    }
}

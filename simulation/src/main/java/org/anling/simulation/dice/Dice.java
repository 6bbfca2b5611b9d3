package org.anling.simulation.dice;

import java.util.ArrayList;
import java.util.List;

/** SplitMix64 with labelled branches: equal seeds and labels give equal sequences on every machine and release. */
public final class Dice {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private final long seed;
    private long state;

    private Dice(long seed) {
        this.seed = seed;
        this.state = seed;
    }

    public static Dice ofSeed(long seed) {
        return new Dice(mix(seed + GOLDEN));
    }

    /** An independent die: it depends on the seed and the label only, not on what was thrown before. */
    public Dice branch(String label) {
        long hash = seed;
        for (int i = 0; i < label.length(); i++) {
            hash = mix(hash * 31 + label.charAt(i) + GOLDEN);
        }
        return new Dice(hash);
    }

    public long nextLong() {
        state += GOLDEN;
        return mix(state);
    }

    /** From 0 inclusive to the bound exclusive. */
    public int below(int bound) {
        if (bound <= 0) {
            throw new IllegalArgumentException("bound must be positive, was " + bound);
        }
        return (int) Long.remainderUnsigned(nextLong(), bound);
    }

    /** Both ends included. */
    public int between(int lowest, int highest) {
        return lowest + below(highest - lowest + 1);
    }

    /** From 0 inclusive to 1 exclusive. */
    public double unit() {
        return (nextLong() >>> 11) * 0x1.0p-53;
    }

    public double between(double lowest, double highest) {
        return lowest + unit() * (highest - lowest);
    }

    public boolean chance(double probability) {
        return unit() < probability;
    }

    public <T> T pick(List<T> choices) {
        return choices.get(below(choices.size()));
    }

    public <T> List<T> shuffled(List<T> items) {
        List<T> result = new ArrayList<>(items);
        for (int i = result.size() - 1; i > 0; i--) {
            int other = below(i + 1);
            T kept = result.get(i);
            result.set(i, result.get(other));
            result.set(other, kept);
        }
        return result;
    }

    /** Standard normal, Marsaglia's polar method. */
    public double gaussian() {
        while (true) {
            double u = between(-1.0, 1.0);
            double v = between(-1.0, 1.0);
            double s = u * u + v * v;
            if (s > 0 && s < 1) {
                return u * StrictMath.sqrt(-2 * StrictMath.log(s) / s);
            }
        }
    }

    /** Gamma variate after Marsaglia and Tsang (2000), for shapes of at least 1. */
    public double gamma(double shape, double scale) {
        if (shape < 1) {
            throw new IllegalArgumentException("shape must be at least 1, was " + shape);
        }
        double d = shape - 1.0 / 3;
        double c = 1 / StrictMath.sqrt(9 * d);
        while (true) {
            double x = gaussian();
            double root = 1 + c * x;
            if (root <= 0) {
                continue;
            }
            double v = root * root * root;
            if (StrictMath.log(1 - unit()) < 0.5 * x * x + d - d * v + d * StrictMath.log(v)) {
                return d * v * scale;
            }
        }
    }

    private static long mix(long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}

package org.anling.simulation.bench;

import java.util.Arrays;

/** Durations that were measured, and what share of them stays below a value. One thread. */
final class Samples {

    private static final double NANOS_A_MICRO = 1_000;

    private long[] nanos = new long[1_024];
    private int count;

    void add(long duration) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * count);
        }
        nanos[count++] = duration;
    }

    int count() {
        return count;
    }

    /** Microseconds that this share of the samples does not exceed. */
    double micros(double share) {
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        int at = (int) Math.ceil(share * count) - 1;
        return sorted[Math.clamp(at, 0, count - 1)] / NANOS_A_MICRO;
    }

    double meanMicros() {
        return Arrays.stream(nanos, 0, count).average().orElse(0) / NANOS_A_MICRO;
    }
}

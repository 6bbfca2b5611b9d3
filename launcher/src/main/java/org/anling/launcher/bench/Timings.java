package org.anling.launcher.bench;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** Milliseconds from a beginning to an end, one for each shot of a round; shots without an end count as missing. */
public final class Timings {

    private double[] millis = new double[1_024];
    private int count;
    private int missing;

    /** @param end 0 if it never came */
    public void add(long begin, long end) {
        if (end == 0) {
            missing++;
        } else {
            addMillis((double) (end - begin) / TimeUnit.MILLISECONDS.toNanos(1));
        }
    }

    /** One that was measured elsewhere. */
    public void addMillis(double value) {
        if (count == millis.length) {
            millis = Arrays.copyOf(millis, 2 * count);
        }
        millis[count++] = value;
    }

    /** How many were measured. */
    public int count() {
        return count;
    }

    /** How many never came to an end. */
    public int missing() {
        return missing;
    }

    /** What this share did not exceed; not a number if nothing was measured. */
    public double share(double share) {
        if (count == 0) {
            return Double.NaN;
        }
        double[] sorted = Arrays.copyOf(millis, count);
        Arrays.sort(sorted);
        return sorted[Math.clamp((int) Math.ceil(share * count) - 1, 0, count - 1)];
    }

    double mean() {
        return Arrays.stream(millis, 0, count).average().orElse(Double.NaN);
    }
}

package org.anling.launcher.wiring;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits by looking again and again, for commands that watch other processes. Any thread. */
public final class Waiting {

    private static final Duration LOOK = Duration.ofMillis(2);

    private Waiting() {}

    /** Does nothing for so long. */
    public static void rest(Duration duration) {
        long end = System.nanoTime() + duration.toNanos();
        for (long left = duration.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    /** Whether it came about in time. */
    public static boolean until(Duration atMost, BooleanSupplier there) {
        long end = System.nanoTime() + atMost.toNanos();
        while (!there.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            rest(LOOK);
        }
        return true;
    }
}

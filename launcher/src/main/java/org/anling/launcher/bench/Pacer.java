package org.anling.launcher.bench;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/** Fires so many times at an even pace, whatever became of those before: a slow answer must not thin out the questions. */
public final class Pacer {

    private static final long LEAD_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final long everyNanos;

    public Pacer(int aSecond) {
        this.everyNanos = TimeUnit.SECONDS.toNanos(1) / aSecond;
    }

    /** How long so many times take. */
    Duration duration(int times) {
        return Duration.ofNanos(times * everyNanos);
    }

    /** On the caller's thread. @return when each was due, by the clock of {@link System#nanoTime} */
    public long[] fire(int times, IntConsumer shot) {
        long[] due = new long[times];
        long begin = System.nanoTime() + LEAD_NANOS;
        for (int i = 0; i < times; i++) {
            due[i] = begin + i * everyNanos;
            for (long left = due[i] - System.nanoTime(); left > 0; left = due[i] - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            shot.accept(i);
        }
        return due;
    }
}

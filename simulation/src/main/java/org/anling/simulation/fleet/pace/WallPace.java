package org.anling.simulation.fleet.pace;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Real time. */
public final class WallPace implements Pace {

    private final InstantSource clock;
    private final Semaphore neverGiven = new Semaphore(0);

    public WallPace(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public void pause(Duration duration) throws InterruptedException {
        if (neverGiven.tryAcquire(duration.toNanos(), TimeUnit.NANOSECONDS)) {
            throw new IllegalStateException("nobody gives this permit");
        }
    }
}

package org.anling.launcher;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C and TERM, made into something the main thread can wait for: the hook tells it, then gives it time to close everything and print
 * its summary before the JVM goes.
 */
public final class Stop {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final CountDownLatch wanted = new CountDownLatch(1);
    private final CountDownLatch done = new CountDownLatch(1);

    /** Listens from now on. */
    public static Stop onSignal() {
        Stop stop = new Stop();
        Runtime.getRuntime().addShutdownHook(new Thread(stop::signalled, "stop"));
        return stop;
    }

    public void await() throws InterruptedException {
        wanted.await();
    }

    /** Everything is closed; the JVM may go. */
    public void done() {
        done.countDown();
    }

    /** Whether the JVM is going down, so that nobody may ask it to exit once more. */
    public boolean isWanted() {
        return wanted.getCount() == 0;
    }

    private void signalled() {
        wanted.countDown();
        try {
            if (!done.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                System.err.println("closing took longer than " + PATIENCE.toSeconds() + " s");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}

package org.anling.simulation.fleet.pace;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps named work running, each on a virtual thread of its own, from the call until {@link #close()}. */
public final class Crew implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Crew.class);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(3);
    private static final Duration FAREWELL = Duration.ofSeconds(5);

    private final Pace pace;
    private final Duration afterFailure;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("fleet-", 0).factory());

    public Crew(Pace pace) {
        this(pace, AFTER_FAILURE);
    }

    /** @param afterFailure how long work that has ended rests before it is taken up again */
    public Crew(Pace pace, Duration afterFailure) {
        this.pace = pace;
        this.afterFailure = afterFailure;
    }

    /** Something that goes on until it breaks or the crew is closed. */
    @FunctionalInterface
    public interface Work {

        void run() throws IOException, InterruptedException;
    }

    /** Starts the work after a delay and takes it up again whenever it ends. */
    public void keepAt(String name, Duration delay, Work work) {
        threads.execute(() -> {
            try {
                pace.pause(delay);
                while (!Thread.currentThread().isInterrupted()) {
                    attempt(name, work);
                    pace.pause(afterFailure);
                }
            } catch (InterruptedException closing) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Runs something once, aside. */
    public void once(Runnable work) {
        threads.execute(work);
    }

    @Override
    public void close() {
        threads.shutdownNow();
        try {
            if (!threads.awaitTermination(FAREWELL.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("some simulated devices or people did not stop in {}", FAREWELL);
            }
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }

    private static void attempt(String name, Work work) throws InterruptedException {
        try {
            work.run();
        } catch (IOException lost) {
            LOG.debug("{} tries again: {}", name, lost.toString());
        } catch (RuntimeException wrong) {
            LOG.warn("{} met something unexpected and tries again", name, wrong);
        }
    }
}

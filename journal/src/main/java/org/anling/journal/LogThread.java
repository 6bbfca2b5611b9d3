package org.anling.journal;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread that reads the events of a centre for somebody. When the store does not answer, the log breaks off, or the reader fails, it
 * opens the log again and the reader begins anew; each trouble is logged once until it is over.
 */
public final class LogThread implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LogThread.class);
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final Duration FAREWELL = Duration.ofSeconds(5);

    private final Supplier<EventLog> logs;
    private final Consumer<EventLog> reader;
    private final String loss;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;

    /**
     * Starts nothing yet.
     *
     * @param name of the thread
     * @param logs opens the log, on that thread
     * @param reader reads until the log breaks off or {@link #isOpen} is false; called again after that
     * @param loss what does not happen while events cannot be read, for the log of the process
     */
    public LogThread(String name, Supplier<EventLog> logs, Consumer<EventLog> reader, String loss) {
        this.logs = logs;
        this.reader = reader;
        this.loss = loss;
        this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
    }

    /** Begins to read. */
    public void start() {
        thread.start();
    }

    /** Whether to read on. */
    public boolean isOpen() {
        return closed.getCount() > 0;
    }

    /** Asks the reader to end and waits for it, five seconds at most. */
    @Override
    public void close() {
        closed.countDown();
        try {
            boolean _ = thread.join(FAREWELL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        boolean complained = false;
        while (isOpen()) {
            try (EventLog log = logs.get()) {
                reader.accept(log);
                complained = false;
            } catch (JournalUnavailableException e) {
                if (!complained) {
                    LOG.warn("events cannot be read, {} until they can: {}", loss, e.getMessage());
                }
                complained = true;
                pause();
            } catch (RuntimeException ours) {
                LOG.error("the reader begins anew after a fault of ours; {} meanwhile", loss, ours);
                pause();
            }
        }
    }

    private void pause() {
        try {
            boolean _ = closed.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed.countDown();
        }
    }
}

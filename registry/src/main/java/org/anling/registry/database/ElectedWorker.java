package org.anling.registry.database;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.anling.journal.JournalUnavailableException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work that exactly one process does: whoever holds the advisory lock does turn after turn on the connection that holds it; the
 * others try again every second. A turn that fails gives the lock back; after a pause somebody takes it and goes on where the
 * database says. Owns one virtual thread.
 */
public final class ElectedWorker implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ElectedWorker.class);
    private static final Duration TRY_AGAIN = Duration.ofSeconds(1);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    /** What is done while elected. */
    public interface Work {

        /** The lock was taken just now: forget what was remembered. */
        void begin(LockedConnection connection);

        /** One turn; waits by itself when there is nothing to do, at most a second or so. */
        void turn(LockedConnection connection) throws InterruptedException;

        /** The lock is given back, also after a failed beginning or turn. */
        void end();
    }

    private final String name;
    private final RegistryDatabase database;
    private final Work work;
    private final Duration breath;
    private final Thread thread;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicReference<@Nullable String> problem = new AtomicReference<>("not started");
    private volatile boolean elected;

    public ElectedWorker(String name, RegistryDatabase database, Work work) {
        this(name, database, work, Duration.ZERO);
    }

    /** @param breath rest after each turn, so that more comes together and what is urgent has the processor and the disk meanwhile */
    public ElectedWorker(String name, RegistryDatabase database, Work work, Duration breath) {
        this.breath = breath;
        this.name = name;
        this.database = database;
        this.work = work;
        this.thread = Thread.ofVirtual().name(name).unstarted(this::run);
    }

    /** Begins to try. */
    public void start() {
        problem.set(null);
        thread.start();
    }

    /** Whether this process does the work now. */
    public boolean isElected() {
        return elected;
    }

    /** Why the work stands still; empty if it goes on, here or elsewhere. */
    public Optional<String> findProblem() {
        return Optional.ofNullable(problem.get());
    }

    private void run() {
        Duration pause = FIRST_PAUSE;
        try {
            while (!isClosed()) {
                pause = attempt() ? FIRST_PAUSE : longer(pause);
                closed.await(pause.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One candidacy. @return whether it ended in good order */
    private boolean attempt() throws InterruptedException {
        try {
            Optional<LockedConnection> taken = database.tryLock(name);
            if (taken.isEmpty()) {
                problem.set(null);
                closed.await(TRY_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
                return true;
            }
            try (LockedConnection connection = taken.get()) {
                serve(connection);
            } finally {
                work.end();
            }
            return true;
        } catch (RuntimeException e) {
            complain(e);
            return false;
        } finally {
            elected = false;
        }
    }

    private void serve(LockedConnection connection) throws InterruptedException {
        work.begin(connection);
        elected = true;
        while (!isClosed()) {
            work.turn(connection);
            closed.await(breath.toNanos(), TimeUnit.NANOSECONDS);
            if (problem.getAndSet(null) != null) {
                LOG.info("{} goes on", name);
            }
        }
    }

    /** Said once, until it goes on again; a store that does not answer is told without a stack. */
    private void complain(RuntimeException failure) {
        String message = String.valueOf(failure.getMessage());
        if (isClosed() || problem.getAndSet(message) != null) {
            return;
        }
        if (failure instanceof RegistryUnavailableException || failure instanceof JournalUnavailableException) {
            LOG.warn("{} stands still and will try again: {}", name, message);
        } else {
            LOG.error("{} stands still and will try again", name, failure);
        }
    }

    private static Duration longer(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
    }

    private boolean isClosed() {
        return closed.getCount() == 0;
    }

    /** Ends the thread, in the middle of a turn if need be: every step is safe to repeat. */
    @Override
    public void close() {
        closed.countDown();
        if (thread.getState() == Thread.State.NEW) {
            return;
        }
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

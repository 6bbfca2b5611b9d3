package org.anling.registry.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one child process running: its thread starts the child, waits for its end and starts it again with growing pauses. It must
 * be a platform thread that lives as long as the child may, since the child ends with it. Other threads say whether it is wanted.
 */
final class Supervisor implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Supervisor.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final Duration NOTED = Duration.ofSeconds(5);
    private static final Duration LIVED_WELL = Duration.ofSeconds(30);

    private final List<String> command;
    private final Path log;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    private Wanted wanted = Wanted.RUNNING;
    private @Nullable Process process;
    private int exits;
    private Duration pause = FIRST_PAUSE;

    private enum Wanted {
        RUNNING,
        STOPPED,
        GONE
    }

    Supervisor(List<String> command, Path log) {
        this.command = List.copyOf(command);
        this.log = log;
    }

    @Override
    public void run() {
        try {
            for (Optional<Process> child = startWhenWanted(); child.isPresent(); child = startWhenWanted()) {
                long startedAt = System.nanoTime();
                child.get().waitFor();
                ended(child.get(), Duration.ofNanos(System.nanoTime() - startedAt));
            }
        } catch (IOException e) {
            LOG.error("cannot start the embedded PostgreSQL", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The child, if it runs now. */
    Optional<Process> running() {
        lock.lock();
        try {
            return Optional.ofNullable(process).filter(Process::isAlive);
        } finally {
            lock.unlock();
        }
    }

    /** How often the child has ended. */
    int exits() {
        lock.lock();
        try {
            return exits;
        } finally {
            lock.unlock();
        }
    }

    /** Ends the child, waits for its end and leaves it so. */
    void stop() {
        want(Wanted.STOPPED);
        endChild(Cluster::stop);
    }

    /** Starts the child again after {@link #stop}. */
    void resume() {
        want(Wanted.RUNNING);
    }

    /** Ends the child and this thread. */
    void end() {
        want(Wanted.GONE);
        endChild(Cluster::stop);
    }

    /** Ends the child as a crash would, and this thread. */
    void abort() {
        want(Wanted.GONE);
        endChild(Cluster::abort);
    }

    private void want(Wanted next) {
        lock.lock();
        try {
            wanted = next;
            pause = FIRST_PAUSE;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void endChild(Consumer<ProcessHandle> how) {
        running().ifPresent(child -> how.accept(child.toHandle()));
        lock.lock();
        try {
            long nanos = NOTED.toNanos();
            while (process != null && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    private Optional<Process> startWhenWanted() throws IOException, InterruptedException {
        lock.lock();
        try {
            while (wanted == Wanted.STOPPED) {
                changed.await();
            }
            if (wanted == Wanted.GONE) {
                return Optional.empty();
            }
            Process child = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            process = child;
            return Optional.of(child);
        } finally {
            lock.unlock();
        }
    }

    private void ended(Process child, Duration lived) throws InterruptedException {
        lock.lock();
        try {
            exits++;
            process = null;
            changed.signalAll();
            if (wanted != Wanted.RUNNING) {
                return;
            }
            LOG.warn("the embedded PostgreSQL ended by itself with {}; starting it again", child.exitValue());
            if (lived.compareTo(LIVED_WELL) > 0) {
                pause = FIRST_PAUSE;
            }
            long nanos = pause.toNanos();
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
            while (nanos > 0 && wanted == Wanted.RUNNING) {
                nanos = changed.awaitNanos(nanos);
            }
        } finally {
            lock.unlock();
        }
    }
}

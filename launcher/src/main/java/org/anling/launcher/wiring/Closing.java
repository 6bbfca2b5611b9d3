package org.anling.launcher.wiring;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What has been started, to be closed in reverse order, once; what fails to close does not keep the others. Any thread. */
public final class Closing implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Closing.class);

    private final Deque<Named> started = new ArrayDeque<>();

    private record Named(String name, AutoCloseable part) {}

    /** Remembers a part and hands it back, so that building reads as one line. */
    public synchronized <T extends AutoCloseable> T add(String name, T part) {
        started.push(new Named(name, part));
        return part;
    }

    @Override
    public void close() {
        for (Named next = pop(); next != null; next = pop()) {
            try {
                next.part.close();
            } catch (Exception failed) {
                LOG.warn("closing {}: {}", next.name, failed.toString());
            }
        }
    }

    private synchronized @Nullable Named pop() {
        return started.poll();
    }
}

package org.anling.console.feed;

import io.micrometer.core.instrument.Counter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.anling.contract.entry.InputEntry;
import org.anling.contract.id.InputId;
import org.anling.journal.Inbox;

/**
 * Writes down what this process knows, each id once. Routine and at most a few at once: a press never waits for it. What could not be
 * written is counted, and may be said again. Any thread.
 */
final class RoutineFacts {
    private static final int AT_ONCE = 32;
    private static final int WAITING = 10_000;
    private static final int REMEMBERED = 20_000;
    private static final int TRIES = 3;

    private final Inbox inbox;
    private final Counter lost;
    private final Deque<InputEntry> waiting = new ArrayDeque<>();
    private final Map<InputId, Boolean> said = new LinkedHashMap<>();
    private int under;

    RoutineFacts(Inbox inbox, Counter lost) {
        this.inbox = inbox;
        this.lost = lost;
    }

    /** Whether this process has said it. */
    synchronized boolean knows(InputId id) {
        return said.containsKey(id);
    }

    /** Says it, unless it was said. */
    void write(InputEntry entry) {
        InputId id = entry.envelope().id();
        synchronized (this) {
            if (said.putIfAbsent(id, true) != null) {
                return;
            }
            if (said.size() > REMEMBERED) {
                said.remove(said.keySet().iterator().next());
            }
            if (waiting.size() >= WAITING) {
                lose(id);
                return;
            }
            waiting.add(entry);
        }
        next();
    }

    private synchronized void lose(InputId id) {
        lost.increment();
        said.remove(id);
    }

    private void next() {
        InputEntry entry;
        synchronized (this) {
            if (under >= AT_ONCE || waiting.isEmpty()) {
                return;
            }
            under++;
            entry = waiting.remove();
        }
        append(entry, TRIES);
    }

    private void append(InputEntry entry, int tries) {
        inbox.append(entry).whenComplete((appended, broken) -> {
            boolean done = appended == Inbox.Appended.DURABLE;
            if (!done && appended == Inbox.Appended.UNKNOWN && tries > 1) {
                append(entry, tries - 1);
                return;
            }
            if (!done) {
                lose(entry.envelope().id());
            }
            synchronized (this) {
                under--;
            }
            next();
        });
    }
}

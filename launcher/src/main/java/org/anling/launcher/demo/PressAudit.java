package org.anling.launcher.demo;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.anling.contract.entry.EntryCodec;
import org.anling.contract.entry.EventEntry;
import org.anling.contract.entry.EventId;
import org.anling.contract.entry.InputEntry;
import org.anling.contract.entry.UnreadableException;
import org.anling.contract.event.Event;
import org.anling.contract.event.IncidentEvent;
import org.anling.contract.log.StoredEvent;
import org.anling.journal.EventLog;
import org.anling.journal.Inbox;
import org.anling.journal.JournalUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the books of the demo: what was acknowledged to devices on one side, what the log says became of it on the other. It reads the
 * log by itself and asks nobody who could be wrong in the same way. Appends come on any thread, one thread of its own reads.
 */
public final class PressAudit implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PressAudit.class);
    private static final int PAGE = 512;
    private static final Duration WAIT = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Supplier<EventLog> logs;
    private final Set<String> acknowledged = new HashSet<>();
    private final Map<String, Integer> becameOf = new HashMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread =
            Thread.ofPlatform().name("press-audit").daemon().unstarted(this::run);

    /** @param logs opens a log for the reading thread */
    public PressAudit(Supplier<EventLog> logs) {
        this.logs = logs;
    }

    /** The result, since the first event that the log still holds. */
    public record Books(int presses, int lost, int doubled) {}

    public void start() {
        thread.start();
    }

    /** The same inbox, with every alarm that went to disk entered into the books. */
    public Inbox watching(Inbox inbox) {
        return entry -> {
            CompletionStage<Inbox.Appended> stage = inbox.append(entry);
            return entry.envelope().alarm()
                    ? stage.whenComplete((outcome, failure) -> enter(entry, outcome == Inbox.Appended.DURABLE))
                    : stage;
        };
    }

    /** Waits a moment for the log to catch up with the last press, then counts. */
    public Books close(Duration atMost) {
        long until = System.nanoTime() + atMost.toNanos();
        while (missing() > 0 && System.nanoTime() < until && thread.isAlive()) {
            pause(Duration.ofMillis(50));
        }
        close();
        return books();
    }

    /** As it stands now. */
    public synchronized Books books() {
        Set<String> all = new HashSet<>(acknowledged);
        int doubled = 0;
        for (Map.Entry<String, Integer> input : becameOf.entrySet()) {
            if (input.getValue() > 0) {
                all.add(input.getKey());
            }
            doubled += input.getValue() > 1 ? 1 : 0;
        }
        return new Books(all.size(), missing(), doubled);
    }

    @Override
    public void close() {
        closed.countDown();
        thread.interrupt();
        try {
            thread.join(PATIENCE);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized int missing() {
        return (int) acknowledged.stream()
                .filter(input -> !becameOf.containsKey(input))
                .count();
    }

    private synchronized void enter(InputEntry entry, boolean durable) {
        if (durable) {
            acknowledged.add(entry.envelope().id().value());
        }
    }

    private void run() {
        EventId upTo = EventId.NONE;
        while (closed.getCount() > 0) {
            try (EventLog log = logs.get()) {
                upTo = follow(log, upTo);
            } catch (JournalUnavailableException later) {
                pause(WAIT);
            }
        }
    }

    private EventId follow(EventLog log, EventId from) {
        EventId upTo = from;
        try {
            while (closed.getCount() > 0) {
                switch (log.read(upTo, PAGE, WAIT)) {
                    case EventLog.Gap gap -> upTo = afterGap(log, gap);
                    case EventLog.Events page -> {
                        page.events().forEach(this::read);
                        upTo = page.events().isEmpty()
                                ? upTo
                                : page.events().getLast().id();
                    }
                }
            }
        } catch (JournalUnavailableException later) {
            pause(WAIT);
        }
        return upTo;
    }

    /** The beginning was trimmed: go on where the log ends, and count from there. */
    private EventId afterGap(EventLog log, EventLog.Gap gap) {
        return switch (gap.reason()) {
            case TRIMMED, TAIL_LOST -> log.head().tail();
        };
    }

    private void read(StoredEvent stored) {
        try {
            EventEntry event = EntryCodec.decodeEvent(stored.entry());
            String cause = event.envelope().cause();
            if (cause != null) {
                int times = timesAPress(event.body());
                synchronized (this) {
                    becameOf.merge(cause, times, Integer::sum);
                }
            }
        } catch (UnreadableException strange) {
            LOG.warn("event {} cannot be counted: {}", stored.id(), strange.getMessage());
        }
    }

    /** Unregistered, parked and repeated inputs are not lost either, they became no incident. */
    private static int timesAPress(Event body) {
        return body instanceof IncidentEvent.Opened || body instanceof IncidentEvent.AlertJoined ? 1 : 0;
    }

    private void pause(Duration atMost) {
        try {
            if (closed.await(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}

package org.anling.launcher.chaos;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.anling.contract.alert.Alert;
import org.anling.contract.entry.EntryCodec;
import org.anling.contract.entry.EventId;
import org.anling.contract.entry.UnreadableException;
import org.anling.contract.event.Event;
import org.anling.contract.event.IncidentEvent;
import org.anling.contract.event.OfferEvent;
import org.anling.contract.event.ResponderEvent;
import org.anling.contract.id.IncidentId;
import org.anling.contract.log.StoredEvent;
import org.anling.journal.EventLog;
import org.anling.journal.JournalUnavailableException;

/** Reads every event once, as readers do, and counts each alert in it; a gap, a step back or a broken chain of hashes is a violation. */
final class EventWatch implements AutoCloseable {
    private static final String READER = "chaos";
    private static final int PAGE = 1_000;
    private static final Duration WAIT = Duration.ofMillis(200);
    private static final long REST = 50_000_000;

    private final EventLog log;
    private final Map<String, AtomicInteger> seen = new ConcurrentHashMap<>();
    private final Map<IncidentId, String> probes = new ConcurrentHashMap<>();
    private final Map<String, Long> offered = new ConcurrentHashMap<>();
    private final AtomicInteger gaps = new AtomicInteger();
    private final AtomicInteger responders = new AtomicInteger();
    private final AtomicReference<EventId> at = new AtomicReference<>(EventId.NONE);
    private final Thread thread = Thread.ofPlatform().name("chaos-watch").unstarted(this::run);
    private volatile boolean closed;

    EventWatch(EventLog log) {
        this.log = log;
        log.saveCursor(READER, EventId.NONE);
    }

    void start() {
        thread.start();
    }

    /** How often each alert was handled. */
    int count(String key) {
        AtomicInteger count = seen.get(key);
        return count == null ? 0 : count.get();
    }

    Set<String> keys() {
        return Set.copyOf(seen.keySet());
    }

    /** When the first offer for a probe was seen, by the monotonic clock. */
    OptionalLong firstOffer(String probe) {
        Long nanos = offered.get(probe);
        return nanos == null ? OptionalLong.empty() : OptionalLong.of(nanos);
    }

    int responders() {
        return responders.get();
    }

    int gaps() {
        return gaps.get();
    }

    EventId at() {
        return at.get();
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        log.close();
    }

    private void run() {
        while (!closed) {
            try {
                read();
            } catch (JournalUnavailableException silent) {
                LockSupport.parkNanos(REST);
            }
        }
    }

    private void read() {
        switch (log.read(at.get(), PAGE, WAIT)) {
            case EventLog.Events page -> {
                page.events().forEach(this::note);
                if (!page.events().isEmpty()) {
                    at.set(page.events().getLast().id());
                    log.saveCursor(READER, at.get());
                }
            }
            case EventLog.Gap _ -> {
                gaps.incrementAndGet();
                at.set(log.head().tail());
            }
        }
    }

    private void note(StoredEvent stored) {
        switch (decode(stored)) {
            case IncidentEvent.Opened opened -> {
                count(opened.alerts());
                probes.put(opened.incident(), opened.alerts().getFirst().repeatKey());
            }
            case IncidentEvent.AlertJoined joined -> count(joined.alerts());
            case OfferEvent.OfferMade made -> {
                String probe = probes.get(made.incident());
                if (probe != null) {
                    offered.putIfAbsent(probe, System.nanoTime());
                }
            }
            case ResponderEvent.ResponderPut _ -> responders.incrementAndGet();
            default -> {}
        }
    }

    private void count(List<Alert> alerts) {
        alerts.forEach(alert -> seen.computeIfAbsent(alert.repeatKey(), _ -> new AtomicInteger())
                .incrementAndGet());
    }

    private static Event decode(StoredEvent stored) {
        try {
            return EntryCodec.decodeEvent(stored.entry()).body();
        } catch (UnreadableException e) {
            throw new IllegalStateException(e);
        }
    }
}

package org.anling.launcher.chaos;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
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

/**
 * Reads every event once, as readers do, and counts each alert in it; a gap, a step back or a broken chain of hashes is a violation. Of
 * the probes it keeps every event, so that a run that gives up can say why.
 */
final class EventWatch implements AutoCloseable {
    private static final String READER = "chaos";
    private static final int PAGE = 1_000;
    private static final Duration WAIT = Duration.ofMillis(200);
    private static final long REST = 50_000_000;

    private final EventLog log;
    private final Map<String, AtomicInteger> seen = new ConcurrentHashMap<>();
    private final Map<IncidentId, String> probes = new ConcurrentHashMap<>();
    private final Map<String, Offer> offered = new ConcurrentHashMap<>();
    private final Map<String, Queue<String>> stories = new ConcurrentHashMap<>();
    private final Set<Long> epochs = ConcurrentHashMap.newKeySet();
    private final AtomicInteger gaps = new AtomicInteger();
    private final AtomicInteger responders = new AtomicInteger();
    private final AtomicReference<EventId> at = new AtomicReference<>(EventId.NONE);
    private final Thread thread = Thread.ofPlatform().name("chaos-watch").unstarted(this::run);
    private volatile boolean closed;
    private volatile String failure = "";
    private volatile long lastNanos;

    /** When the first offer for a probe was seen, by the monotonic clock, and in which epoch it was made. */
    record Offer(long nanos, long epoch) {}

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

    /** How many alerts are in events. */
    int handled() {
        return seen.size();
    }

    Set<String> keys() {
        return Set.copyOf(seen.keySet());
    }

    Optional<Offer> firstOffer(String probe) {
        return Optional.ofNullable(offered.get(probe));
    }

    /** All events about a probe's incident, in order. */
    List<String> story(String probe) {
        return List.copyOf(stories.getOrDefault(probe, new ConcurrentLinkedQueue<>()));
    }

    /** In how many epochs events were written. */
    int epochs() {
        return epochs.size();
    }

    /** Why it reads no more, empty while it reads. */
    String failure() {
        return failure;
    }

    /** How long ago it read something. */
    Duration silence() {
        return Duration.ofNanos(System.nanoTime() - lastNanos);
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
            } catch (RuntimeException ours) {
                failure = "the reader of events has ended: " + ours;
                throw ours;
            }
        }
    }

    private void read() {
        switch (log.read(at.get(), PAGE, WAIT)) {
            case EventLog.Events page -> {
                page.events().forEach(this::note);
                if (!page.events().isEmpty()) {
                    lastNanos = System.nanoTime();
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
        epochs.add(stored.id().epoch());
        Event event = decode(stored);
        switch (event) {
            case IncidentEvent.Opened opened -> {
                count(opened.alerts());
                String key = opened.alerts().getFirst().repeatKey();
                if (key.startsWith(AlarmLoad.PROBE)) {
                    probes.put(opened.incident(), key);
                }
                tell(opened.incident(), stored);
            }
            case IncidentEvent.AlertJoined joined -> count(joined.alerts());
            case OfferEvent.OfferMade made -> {
                String probe = probes.get(made.incident());
                if (probe != null) {
                    offered.putIfAbsent(
                            probe, new Offer(System.nanoTime(), stored.id().epoch()));
                }
                tell(made.incident(), stored);
            }
            case ResponderEvent.ResponderPut _ -> responders.incrementAndGet();
            case IncidentEvent other -> tell(other.incident(), stored);
            case OfferEvent other -> tell(other.incident(), stored);
            default -> {}
        }
    }

    private void tell(IncidentId incident, StoredEvent stored) {
        String probe = probes.get(incident);
        if (probe != null) {
            String line = stored.id() + " " + stored.entry().envelope() + " "
                    + stored.entry().body();
            stories.computeIfAbsent(probe, _ -> new ConcurrentLinkedQueue<>()).add(line);
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

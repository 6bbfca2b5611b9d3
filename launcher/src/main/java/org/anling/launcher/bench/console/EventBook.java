package org.anling.launcher.bench.console;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.anling.contract.entry.EntryCodec;
import org.anling.contract.entry.EventEntry;
import org.anling.contract.entry.EventId;
import org.anling.contract.entry.UnreadableException;
import org.anling.contract.event.IncidentEvent;
import org.anling.contract.event.TechnicalEvent;
import org.anling.contract.id.DeviceId;
import org.anling.contract.id.IncidentId;
import org.anling.contract.log.StoredEvent;
import org.anling.contract.plan.SelfPress;
import org.anling.journal.EventLog;
import org.anling.journal.JournalUnavailableException;

/** Follows the event log beside everything else: what became of what was sent, and when it was decided. */
final class EventBook implements AutoCloseable {

    private static final int PAGE = 500;
    private static final Duration WAIT = Duration.ofMillis(200);

    private final EventLog log;
    private final Thread reader;
    private final Map<DeviceId, Opened> opened = new ConcurrentHashMap<>();
    private final Set<IncidentId> settled = ConcurrentHashMap.newKeySet();
    private final Set<String> dark = ConcurrentHashMap.newKeySet();
    private final AtomicInteger events = new AtomicInteger();
    private final List<Given> given = new ArrayList<>();
    private volatile Optional<IncidentId> mass = Optional.empty();
    private volatile Optional<RuntimeException> failed = Optional.empty();
    private volatile boolean open = true;

    /** An incident by its id, and by the number that people know it by. */
    record Opened(IncidentId id, long number) {}

    /** Somebody else became the owner of an incident: what the page must show. */
    record Given(IncidentId incident, String to, Instant at) {}

    EventBook(EventLog log) {
        this.log = log;
        this.reader = Thread.ofPlatform().name("bench-log").daemon().start(this::follow);
    }

    Map<DeviceId, Opened> opened() {
        return opened;
    }

    Optional<IncidentId> mass() {
        return mass;
    }

    /** How many devices are without power. */
    int dark() {
        return dark.size();
    }

    /** How many incidents somebody has spoken about. */
    int settled() {
        return settled.size();
    }

    int events() {
        return events.get();
    }

    /** What was given to somebody since the last time that this was asked. */
    List<Given> takeGiven() {
        synchronized (given) {
            List<Given> taken = List.copyOf(given);
            given.clear();
            return taken;
        }
    }

    /** @throws TimeoutException if it does not come about */
    void await(String what, Duration patience, BooleanSupplier met) throws TimeoutException {
        long end = System.nanoTime() + patience.toNanos();
        while (!met.getAsBoolean()) {
            failed.ifPresent(failure -> {
                throw failure;
            });
            if (System.nanoTime() > end) {
                throw new TimeoutException(what + ": opened " + opened.size() + ", settled " + settled.size()
                        + ", without power " + dark.size());
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    @Override
    public void close() {
        open = false;
        try {
            reader.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        log.close();
    }

    private void follow() {
        try {
            EventId at = EventId.NONE;
            while (open) {
                switch (log.read(at, PAGE, WAIT)) {
                    case EventLog.Gap gap -> throw new IllegalStateException("the log does not go on: " + gap.reason());
                    case EventLog.Events page -> {
                        for (StoredEvent event : page.events()) {
                            take(EntryCodec.decodeEvent(event.entry()));
                            at = event.id();
                        }
                    }
                }
            }
        } catch (JournalUnavailableException | IllegalStateException e) {
            failed = Optional.of(e);
        } catch (UnreadableException ours) {
            failed = Optional.of(new IllegalStateException(ours));
        }
    }

    private void take(EventEntry entry) {
        events.incrementAndGet();
        switch (entry.body()) {
            case IncidentEvent.Opened now when SelfPress.isPlan(now.plan()) -> {}
            case IncidentEvent.Opened now when now.area() != null -> mass = Optional.of(now.incident());
            case IncidentEvent.Opened now -> opened.put(now.device().id(), new Opened(now.incident(), now.number()));
            case IncidentEvent.Spoken spoken -> settled.add(spoken.incident());
            case IncidentEvent.Reassigned now -> {
                synchronized (given) {
                    given.add(new Given(
                            now.incident(), now.to().value(), entry.envelope().at()));
                }
            }
            case TechnicalEvent.TechnicalRaised raised when raised.mass() != null -> dark.add(raised.id());
            default -> {}
        }
    }

    /** The numbers of incidents that were opened, by id. */
    Map<IncidentId, Long> numbers() {
        Map<IncidentId, Long> numbers = new ConcurrentHashMap<>();
        new HashSet<>(opened.values()).forEach(one -> numbers.put(one.id(), one.number()));
        return numbers;
    }
}

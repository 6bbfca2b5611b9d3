package org.anling.launcher.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.anling.contract.entry.EntryCodec;
import org.anling.contract.entry.EventEntry;
import org.anling.contract.entry.EventId;
import org.anling.contract.entry.UnreadableException;
import org.anling.contract.event.IncidentEvent;
import org.anling.contract.event.OfferEvent;
import org.anling.contract.id.DeviceId;
import org.anling.contract.id.IncidentId;
import org.anling.contract.log.StoredEvent;
import org.anling.contract.plan.SelfPress;
import org.anling.journal.EventLog;

/** Follows the event log: which press became which incident and offers. The log decides, not the order in which answers came. */
final class Outcome {

    private static final int PAGE = 500;

    private final EventLog log;
    private EventId at;
    private final Map<DeviceId, IncidentId> incidents = new HashMap<>();
    private final Map<IncidentId, Instant> received = new HashMap<>();
    private final Map<String, IncidentId> offers = new HashMap<>();
    private final Set<IncidentId> asked = new HashSet<>();
    private final Set<IncidentId> closed = new HashSet<>();

    Outcome(EventLog log) {
        this.log = log;
        this.at = log.head().tail();
    }

    /** Forgets the round before, and begins where the log is now: what lay between may be trimmed by and by. */
    void begin() {
        at = log.head().tail();
        incidents.clear();
        received.clear();
        offers.clear();
        asked.clear();
        closed.clear();
    }

    /** Reads on until so many presses have an offer, or the time is over. */
    void awaitOffers(int presses, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        while (asked.size() < presses && System.nanoTime() < end) {
            read();
        }
    }

    /** Reads on until all incidents of the round are closed, or the time is over. @return how many are still open */
    int awaitClosed(Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        while (closed.size() < received.size() && System.nanoTime() < end) {
            read();
        }
        return received.size() - closed.size();
    }

    Set<IncidentId> incidents() {
        return Set.copyOf(received.keySet());
    }

    Map<DeviceId, IncidentId> byDevice() {
        return incidents;
    }

    /** The incident of each offer of the round. */
    Map<String, IncidentId> offers() {
        return offers;
    }

    /** When the gateway read the press. */
    Instant receivedAt(IncidentId incident) {
        return received.getOrDefault(incident, Instant.EPOCH);
    }

    private void read() {
        switch (log.read(at, PAGE, Duration.ofMillis(200))) {
            case EventLog.Gap gap -> throw new IllegalStateException("the log does not go on: " + gap.reason());
            case EventLog.Events events -> {
                for (StoredEvent event : events.events()) {
                    take(event);
                    at = event.id();
                }
            }
        }
    }

    private void take(StoredEvent stored) {
        try {
            EventEntry entry = EntryCodec.decodeEvent(stored.entry());
            switch (entry.body()) {
                case IncidentEvent.Opened opened when SelfPress.isPlan(opened.plan()) -> {}
                case IncidentEvent.Opened opened -> {
                    incidents.put(opened.device().id(), opened.incident());
                    received.put(opened.incident(), entry.envelope().receivedAt());
                }
                case OfferEvent.OfferMade made -> {
                    offers.put(made.offer().value(), made.incident());
                    if (received.containsKey(made.incident())) {
                        asked.add(made.incident());
                    }
                }
                case IncidentEvent.Closed gone -> {
                    if (received.containsKey(gone.incident())) {
                        closed.add(gone.incident());
                    }
                }
                default -> {}
            }
        } catch (UnreadableException ours) {
            throw new IllegalStateException(ours);
        }
    }
}

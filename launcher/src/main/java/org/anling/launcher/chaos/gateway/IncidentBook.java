package org.anling.launcher.chaos.gateway;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.anling.contract.alert.Alert;
import org.anling.contract.entry.EntryCodec;
import org.anling.contract.entry.EventEntry;
import org.anling.contract.entry.EventId;
import org.anling.contract.entry.UnreadableException;
import org.anling.contract.event.IncidentEvent;
import org.anling.contract.id.IncidentId;
import org.anling.contract.log.StoredEvent;
import org.anling.journal.EventLog;
import org.anling.journal.JournalUnavailableException;

/** What the events say became of each press. Owned by the thread of the run. */
final class IncidentBook implements AutoCloseable {

    private static final String READER = "chaos-gateway";
    private static final int PAGE = 1_000;
    private static final Duration WAIT = Duration.ofMillis(20);

    private final EventLog log;
    private final Map<String, Map<String, Press>> presses = new HashMap<>();
    private final Set<IncidentId> open = new HashSet<>();
    private EventId at = EventId.NONE;
    private int gaps;

    /** An alert by its key: the incidents it is in, and when the gateway received the copy that was first on disk. */
    private record Press(Set<IncidentId> incidents, Instant receivedAt) {}

    IncidentBook(EventLog log) {
        this.log = log;
        log.saveCursor(READER, EventId.NONE);
    }

    /** Reads what there is. Whether there was anything. */
    boolean read() {
        try {
            return switch (log.read(at, PAGE, WAIT)) {
                case EventLog.Events page -> {
                    page.events().forEach(this::note);
                    if (!page.events().isEmpty()) {
                        at = page.events().getLast().id();
                        log.saveCursor(READER, at);
                    }
                    yield !page.events().isEmpty();
                }
                case EventLog.Gap _ -> {
                    gaps++;
                    at = log.head().tail();
                    yield true;
                }
            };
        } catch (JournalUnavailableException silent) {
            return false;
        }
    }

    /** How often the log did not go on. */
    int gaps() {
        return gaps;
    }

    Set<IncidentId> open() {
        return Set.copyOf(open);
    }

    /** Different presses of a device that are in an incident. */
    int count(String device) {
        return presses.getOrDefault(device, Map.of()).size();
    }

    int count() {
        return presses.values().stream().mapToInt(Map::size).sum();
    }

    /** Presses of a device that are in more than one incident. */
    long doubled(String device) {
        return presses.getOrDefault(device, Map.of()).values().stream()
                .filter(press -> press.incidents.size() > 1)
                .count();
    }

    /** Presses of which the first copy on disk was received within a time. */
    long receivedWithin(Instant from, Instant to) {
        return presses.values().stream()
                .flatMap(own -> own.values().stream())
                .filter(press -> !press.receivedAt.isBefore(from) && press.receivedAt.isBefore(to))
                .count();
    }

    @Override
    public void close() {
        log.close();
    }

    private void note(StoredEvent stored) {
        EventEntry entry = decode(stored);
        switch (entry.body()) {
            case IncidentEvent.Opened opened -> {
                open.add(opened.incident());
                note(opened.device().id().value(), opened.alerts(), opened.incident(), entry);
            }
            case IncidentEvent.AlertJoined joined ->
                note(joined.device().id().value(), joined.alerts(), joined.incident(), entry);
            case IncidentEvent.Closed closed -> open.remove(closed.incident());
            default -> {}
        }
    }

    private void note(String device, List<Alert> alerts, IncidentId incident, EventEntry entry) {
        for (Alert alert : alerts) {
            presses.computeIfAbsent(device, first -> new HashMap<>())
                    .computeIfAbsent(
                            alert.repeatKey(),
                            first -> new Press(new HashSet<>(), entry.envelope().receivedAt()))
                    .incidents
                    .add(incident);
        }
    }

    private static EventEntry decode(StoredEvent stored) {
        try {
            return EntryCodec.decodeEvent(stored.entry());
        } catch (UnreadableException e) {
            throw new IllegalStateException(e);
        }
    }
}

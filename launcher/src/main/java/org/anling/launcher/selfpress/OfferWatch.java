package org.anling.launcher.selfpress;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.anling.contract.entry.EntryCodec;
import org.anling.contract.entry.EventId;
import org.anling.contract.entry.UnreadableException;
import org.anling.contract.event.Event;
import org.anling.contract.event.IncidentEvent.AlertJoined;
import org.anling.contract.event.IncidentEvent.Opened;
import org.anling.contract.event.OfferEvent.OfferMade;
import org.anling.contract.id.DeviceId;
import org.anling.contract.id.IncidentId;
import org.anling.contract.log.StoredEvent;
import org.anling.contract.plan.SelfPress;
import org.anling.journal.EventLog;

/** Follows the event log until the press of a synthetic device has become an offer to the synthetic responder. */
final class OfferWatch {

    private static final int PAGE = 500;

    private final EventLog log;

    OfferWatch(EventLog log) {
        this.log = log;
    }

    /** Where the log ends before the press. */
    EventId tail() {
        return log.head().tail();
    }

    /** Whether an offer of an incident of this device follows within the time. */
    boolean await(EventId after, DeviceId device, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        Set<IncidentId> ours = new HashSet<>();
        EventId at = after;
        while (System.nanoTime() < end) {
            Duration left = Duration.ofNanos(Math.max(1_000_000, end - System.nanoTime()));
            EventLog.Page page = log.read(at, PAGE, left);
            if (!(page instanceof EventLog.Events events)) {
                return false;
            }
            for (StoredEvent event : events.events()) {
                if (isOffer(event, device, ours)) {
                    return true;
                }
                at = event.id();
            }
        }
        return false;
    }

    private static boolean isOffer(StoredEvent stored, DeviceId device, Set<IncidentId> ours) {
        return switch (body(stored)) {
            case Opened opened
            when opened.device().id().equals(device) -> {
                ours.add(opened.incident());
                yield false;
            }
            case AlertJoined joined
            when joined.device().id().equals(device) -> {
                ours.add(joined.incident());
                yield false;
            }
            case OfferMade made ->
                ours.contains(made.incident()) && made.responder().equals(SelfPress.RESPONDER);
            default -> false;
        };
    }

    private static Event body(StoredEvent stored) {
        try {
            return EntryCodec.decodeEvent(stored.entry()).body();
        } catch (UnreadableException e) {
            throw new IllegalStateException("an event of the log cannot be read", e);
        }
    }
}

package org.anling.gateway.server.intake;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.anling.contract.entry.InputEntry;
import org.anling.contract.entry.InputEnvelope;
import org.anling.contract.entry.Lane;
import org.anling.contract.id.CentreId;
import org.anling.contract.id.IncidentId;
import org.anling.contract.id.InputId;
import org.anling.contract.input.AcknowledgeReport;
import org.anling.contract.input.AcknowledgeReport.Acknowledged;
import org.anling.contract.input.AlertFrame;
import org.anling.contract.plan.SelfPress;
import org.anling.gateway.server.meters.GatewayMeters;
import org.anling.journal.Inbox;
import org.anling.journal.Inbox.Appended;

/**
 * How long devices waited for their acknowledgement. Brings together what the listeners measured and which incident the press led to, which
 * the events tell a moment later, and says both in the routine lane once a second: a press is never written twice on its own way. What the
 * centre pressed on itself is left out, and so is what led to no incident. Any thread; the lock is held for moments only.
 */
public final class AckNotes {

    /** More than are ever between acknowledgement and event. */
    private static final int KEPT = 4_096;

    private static final int AT_ONCE = 100;
    private static final int TRIES = 3;

    private final Function<CentreId, Inbox> inboxes;
    private final Supplier<InputId> freshIds;
    private final InstantSource clock;
    private final GatewayMeters meters;
    private final Map<InputId, Left> left = bounded();
    private final Map<InputId, IncidentId> led = bounded();
    private final Map<CentreId, List<Acknowledged>> measured = new HashMap<>();

    /** An acknowledgement that went into the network. */
    private record Left(CentreId centre, Instant receivedAt, Instant at) {}

    public AckNotes(
            Function<CentreId, Inbox> inboxes, Supplier<InputId> freshIds, InstantSource clock, GatewayMeters meters) {
        this.inboxes = inboxes;
        this.freshIds = freshIds;
        this.clock = clock;
        this.meters = meters;
    }

    /** The first acknowledgement of a frame went into the network, so long after its last byte. */
    void left(InputEntry entry, Duration sinceLastByte) {
        InputEnvelope envelope = entry.envelope();
        if (envelope.lane() == Lane.ROUTINE || isSynthetic(entry)) {
            return;
        }
        Instant receivedAt = envelope.receivedAt();
        Left now = new Left(envelope.centre(), receivedAt, receivedAt.plus(sinceLastByte));
        synchronized (this) {
            IncidentId incident = led.remove(envelope.id());
            if (incident == null) {
                left.put(envelope.id(), now);
            } else {
                note(envelope.id(), now, incident);
            }
        }
    }

    /** A frame, of this gateway or of another, opened an incident or joined one. */
    public synchronized void led(InputId alert, IncidentId incident) {
        Left known = left.remove(alert);
        if (known == null) {
            led.putIfAbsent(alert, incident);
        } else {
            note(alert, known, incident);
        }
    }

    /** Says what was measured since the last time. */
    public void flush() {
        Map<CentreId, List<Acknowledged>> due;
        synchronized (this) {
            due = Map.copyOf(measured);
            measured.clear();
        }
        due.forEach((centre, all) -> {
            for (int from = 0; from < all.size(); from += AT_ONCE) {
                say(centre, all.subList(from, Math.min(all.size(), from + AT_ONCE)));
            }
        });
    }

    private void note(InputId alert, Left at, IncidentId incident) {
        measured.computeIfAbsent(at.centre(), first -> new ArrayList<>())
                .add(new Acknowledged(incident, alert, at.receivedAt(), at.at()));
    }

    private void say(CentreId centre, List<Acknowledged> some) {
        AcknowledgeReport report = new AcknowledgeReport(some);
        InputEnvelope envelope = InputEnvelope.of(freshIds.get(), centre, Lane.ROUTINE, report, clock.instant());
        append(new InputEntry(envelope, report, null), TRIES);
    }

    private void append(InputEntry entry, int tries) {
        inboxes.apply(entry.envelope().centre()).append(entry).thenAccept(outcome -> {
            if (outcome == Appended.UNKNOWN && tries > 1) {
                append(entry, tries - 1);
            } else if (outcome != Appended.DURABLE) {
                meters.unsaid();
            }
        });
    }

    private static boolean isSynthetic(InputEntry entry) {
        return entry.body() instanceof AlertFrame frame
                && frame.elder() != null
                && frame.elder().plan().equals(SelfPress.PLAN);
    }

    private static <V> Map<InputId, V> bounded() {
        return new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<InputId, V> eldest) {
                return size() > KEPT;
            }
        };
    }
}

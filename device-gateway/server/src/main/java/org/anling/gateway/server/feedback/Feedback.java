package org.anling.gateway.server.feedback;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.anling.contract.entry.ContractJson;
import org.anling.contract.entry.EntryCodec;
import org.anling.contract.entry.EventEntry;
import org.anling.contract.entry.EventId;
import org.anling.contract.entry.UnreadableException;
import org.anling.contract.event.IncidentEvent;
import org.anling.contract.id.DeviceId;
import org.anling.contract.id.InputId;
import org.anling.contract.log.StoredEvent;
import org.anling.contract.state.IncidentState;
import org.anling.contract.state.SnapshotPiece;
import org.anling.gateway.codec.DeviceCommand;
import org.anling.gateway.codec.DeviceCommand.LampState;
import org.anling.gateway.server.intake.AckNotes;
import org.anling.gateway.server.intake.DeviceLink;
import org.anling.gateway.server.meters.GatewayMeters;
import org.anling.journal.EventLog;
import org.anling.journal.LogThread;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The reader of one centre's events that tells devices. Owns one thread. */
public final class Feedback implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Feedback.class);
    private static final Duration EXPIRY = Duration.ofMinutes(2);
    private static final Duration WAIT = Duration.ofMillis(500);
    private static final int PAGE = 256;
    private static final String INCIDENT = "incident/";

    private final Ears ears;
    private final InstantSource clock;
    private final GatewayMeters meters;
    private final Stories stories = new Stories();
    private final LogThread thread;

    /** Whom the events are told: devices, and who measures how long they waited for their acknowledgement. */
    public record Ears(DeviceLink link, AckNotes acks) {}

    private Feedback(String name, Supplier<EventLog> logs, Ears ears, InstantSource clock, GatewayMeters meters) {
        this.ears = ears;
        this.clock = clock;
        this.meters = meters;
        this.thread = new LogThread("feedback-" + name, logs, this::follow, "devices hear nothing");
    }

    /**
     * Starts reading.
     *
     * @param logs opens a log of the centre, again after each failure
     */
    public static Feedback start(
            String name, Supplier<EventLog> logs, Ears ears, InstantSource clock, GatewayMeters meters) {
        Feedback feedback = new Feedback(name, logs, ears, clock, meters);
        feedback.thread.start();
        return feedback;
    }

    /** What the lamp of a device should show; {@code OFF} if it has no open incident. Any thread. */
    public LampState lamp(DeviceId device) {
        return stories.lamp(device);
    }

    @Override
    public void close() {
        thread.close();
    }

    private void follow(EventLog log) {
        EventId cursor = reload(log);
        long tail = log.head().tail().seq();
        Map<DeviceId, Told> missed = new LinkedHashMap<>();
        boolean caughtUp = false;
        while (thread.isOpen()) {
            if (!caughtUp && cursor.seq() >= tail) {
                caughtUp = true;
                missed.forEach(this::tellIfTrue);
            }
            switch (log.read(cursor, PAGE, WAIT)) {
                case EventLog.Gap gap -> {
                    LOG.info(
                            "the log does not go on after {}, reason={}, read from the snapshot", cursor, gap.reason());
                    return;
                }
                case EventLog.Events page -> {
                    for (StoredEvent stored : page.events()) {
                        cursor = stored.id();
                        for (Told told : apply(stored)) {
                            if (caughtUp) {
                                tell(told);
                            } else {
                                missed.put(told.change.device(), told);
                            }
                        }
                    }
                }
            }
        }
    }

    /** A change with the instant of its event. */
    private record Told(Stories.Change change, Instant at) {}

    private EventId reload(EventLog log) {
        stories.clear();
        EventLog.Snapshot snapshot = log.findSnapshot().orElse(new EventLog.Snapshot(EventId.NONE, List.of()));
        for (SnapshotPiece piece : snapshot.pieces()) {
            if (piece.key().startsWith(INCIDENT) && !piece.json().isEmpty()) {
                try {
                    stories.load(ContractJson.decode(piece.json(), IncidentState.class), piece.seq());
                } catch (UnreadableException e) {
                    LOG.error("snapshot piece {} cannot be read, its devices hear nothing", piece.key());
                }
            }
        }
        return snapshot.upTo();
    }

    private List<Told> apply(StoredEvent stored) {
        try {
            EventEntry entry = EntryCodec.decodeEvent(stored.entry());
            noteCause(entry);
            return stories.apply(entry).stream()
                    .map(change -> new Told(change, entry.envelope().at()))
                    .toList();
        } catch (UnreadableException e) {
            LOG.error("event {} cannot be read, devices hear nothing of it", stored.id());
            return List.of();
        }
    }

    private void noteCause(EventEntry entry) {
        String cause = entry.envelope().cause();
        if (cause == null) {
            return;
        }
        if (entry.body() instanceof IncidentEvent.Opened opened) {
            ears.acks().led(new InputId(cause), opened.incident());
        } else if (entry.body() instanceof IncidentEvent.AlertJoined joined) {
            ears.acks().led(new InputId(cause), joined.incident());
        }
    }

    private void tellIfTrue(DeviceId device, Told told) {
        if (stories.lamp(device) == told.change.now()) {
            tell(told);
        }
    }

    private void tell(Told told) {
        Duration left = Duration.between(clock.instant(), told.at.plus(EXPIRY));
        if (left.isNegative() || left.isZero()) {
            return;
        }
        DeviceId device = told.change.device();
        LampState now = told.change.now();
        boolean heard = ears.link().tell(device, new DeviceCommand.Lamp(now), left);
        String text = text(now);
        if (told.change.rises() && !text.isEmpty()) {
            heard |= ears.link().tell(device, new DeviceCommand.Text(now.word(), text), left);
        }
        if (heard) {
            meters.told("any", now.word());
        }
    }

    /** Short enough for the display of a watch. */
    private static String text(LampState state) {
        return switch (state) {
            case TAKEN -> "客服已接警";
            case ACCEPTED -> "救助人员已接单，请等待";
            case AT_DOOR -> "救助人员已到门口";
            case RECEIVED, OFF -> "";
        };
    }
}

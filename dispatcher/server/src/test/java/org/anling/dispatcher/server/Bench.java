package org.anling.dispatcher.server;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.anling.contract.alert.Alert;
import org.anling.contract.alert.AlertType;
import org.anling.contract.alert.ClockQuality;
import org.anling.contract.alert.DeviceRef;
import org.anling.contract.alert.ElderRef;
import org.anling.contract.alert.Identity;
import org.anling.contract.alert.Personal;
import org.anling.contract.alert.Position;
import org.anling.contract.entry.EntryCodec;
import org.anling.contract.entry.EventEntry;
import org.anling.contract.entry.EventId;
import org.anling.contract.entry.InputEntry;
import org.anling.contract.entry.InputEnvelope;
import org.anling.contract.entry.Lane;
import org.anling.contract.entry.UnreadableException;
import org.anling.contract.id.CentreId;
import org.anling.contract.id.DeviceId;
import org.anling.contract.id.ElderId;
import org.anling.contract.id.InputId;
import org.anling.contract.id.ResponderId;
import org.anling.contract.input.AlertFrame;
import org.anling.contract.input.Input;
import org.anling.contract.input.RegistryChange;
import org.anling.contract.log.StoredEvent;
import org.anling.contract.people.Availability;
import org.anling.contract.people.ResponderKind;
import org.anling.contract.people.ResponderProfile;
import org.anling.contract.people.TravelMode;
import org.anling.journal.EventLog;
import org.anling.journal.Inbox;
import org.anling.journal.RedisJournal;

/** Appends inputs and reads events, as gateway and console would. */
final class Bench implements AutoCloseable {

    static final CentreId CENTRE = new CentreId("demo");
    private static final String COMMUNITY = "310101001001";

    /** Registered like any reader, so that nothing it has not read is trimmed. */
    private static final String READER = "bench";

    private final RedisJournal redis;
    private final CentreId centre;
    private final Inbox inbox;
    private final EventLog log;
    private final AtomicInteger inputs = new AtomicInteger();
    private final List<EventEntry> seen = new ArrayList<>();
    private final List<StoredEvent> stored = new ArrayList<>();
    private EventId at = EventId.NONE;

    Bench(RedisJournal redis) {
        this(redis, CENTRE);
    }

    Bench(RedisJournal redis, CentreId centre) {
        this.redis = redis;
        this.centre = centre;
        this.inbox = redis.inbox(centre);
        this.log = redis.eventLog(centre);
        log.saveCursor(READER, EventId.NONE);
    }

    /** The usual one, then others. */
    static List<CentreId> centres(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> i == 0 ? CENTRE : new CentreId(CENTRE.value() + i))
                .toList();
    }

    RedisJournal redis() {
        return redis;
    }

    Inbox.Appended press(String elder) {
        return append(frame(elder));
    }

    /** A press that may be appended again and again as the same input, as a gateway does until it is on disk. */
    InputEntry frame(String elder) {
        ElderRef ref = new ElderRef(new ElderId(elder), COMMUNITY, 1, "default", ElderRef.Risk.STANDARD);
        DeviceRef device = new DeviceRef(new DeviceId("d-" + elder), Identity.VERIFIED, "mqtt", "button", null);
        String key = "d-" + elder + ":" + inputs.incrementAndGet();
        Alert alert = new Alert(AlertType.SOS, key, null, ClockQuality.UNSET, null, null, null, 0);
        AlertFrame frame = new AlertFrame(device, ref, List.of(alert), Duration.ofMinutes(10), List.of());
        return entry(frame, Personal.ofPlaces(null, Position.home(31, 121)));
    }

    Inbox.Appended append(InputEntry entry) {
        return inbox.append(entry).toCompletableFuture().join();
    }

    Inbox.Appended responder(String id, double degreesAway) {
        ResponderProfile profile = new ResponderProfile(
                new ResponderId(id),
                ResponderKind.DOCTOR,
                TravelMode.BICYCLE,
                Availability.AVAILABLE,
                COMMUNITY,
                "",
                List.of(),
                List.of(),
                1);
        return append(
                new RegistryChange(1, new RegistryChange.PutResponder(profile)),
                Personal.ofPlaces(null, Position.home(31 + degreesAway, 121)));
    }

    Inbox.Appended append(Input input, Personal personal) {
        return append(entry(input, personal));
    }

    private InputEntry entry(Input input, Personal personal) {
        InputEnvelope envelope = InputEnvelope.of(
                new InputId("in-" + inputs.incrementAndGet()), centre, Lane.URGENT, input, Instant.now());
        return new InputEntry(envelope, input, personal);
    }

    /** Everything in the log so far. */
    List<EventEntry> events() {
        if (log.read(at, 1000, Duration.ZERO) instanceof EventLog.Events page) {
            for (StoredEvent event : page.events()) {
                seen.add(decode(event));
                stored.add(event);
                at = event.id();
            }
            log.saveCursor(READER, at);
        }
        return List.copyOf(seen);
    }

    /** Everything that lies in a log now, read from its beginning; empty if that is gone. */
    static List<EventEntry> whole(EventLog log) {
        return log.read(EventId.NONE, 10_000, Duration.ZERO) instanceof EventLog.Events page
                ? page.events().stream().map(Bench::decode).toList()
                : List.of();
    }

    <T> List<T> bodies(Class<T> type) {
        return events().stream()
                .map(EventEntry::body)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    /** Whether every event names the hash of the one before. */
    boolean isChained() {
        String previous = "";
        for (StoredEvent event : stored) {
            if (!decode(event).envelope().previous().equals(previous)) {
                return false;
            }
            previous = EntryCodec.hash(event.entry());
        }
        return true;
    }

    @Override
    public void close() {
        log.close();
        redis.close();
    }

    private static EventEntry decode(StoredEvent event) {
        try {
            return EntryCodec.decodeEvent(event.entry());
        } catch (UnreadableException e) {
            throw new AssertionError(e);
        }
    }
}

package org.anling.simulation.provider;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.anling.contract.alert.Alert;
import org.anling.contract.alert.AlertType;
import org.anling.contract.alert.ClockQuality;
import org.anling.contract.alert.DeviceRef;
import org.anling.contract.alert.ElderRef;
import org.anling.contract.alert.Identity;
import org.anling.contract.alert.Personal;
import org.anling.contract.alert.Position;
import org.anling.contract.directory.ElderCard;
import org.anling.contract.directory.PersonCard;
import org.anling.contract.directory.PersonCard.Reach;
import org.anling.contract.entry.EntryCodec;
import org.anling.contract.entry.EventId;
import org.anling.contract.entry.InputEntry;
import org.anling.contract.entry.InputEnvelope;
import org.anling.contract.entry.Lane;
import org.anling.contract.entry.UnreadableException;
import org.anling.contract.event.NoticeEvent.NoticeMoved;
import org.anling.contract.id.CentreId;
import org.anling.contract.id.DeviceId;
import org.anling.contract.id.ElderId;
import org.anling.contract.id.InputId;
import org.anling.contract.id.ResponderId;
import org.anling.contract.incident.NoticeFact;
import org.anling.contract.input.AlertFrame;
import org.anling.contract.input.Input;
import org.anling.contract.input.RegistryChange;
import org.anling.contract.log.StoredEvent;
import org.anling.contract.people.Availability;
import org.anling.contract.people.Channel;
import org.anling.contract.people.ResponderKind;
import org.anling.contract.people.ResponderProfile;
import org.anling.contract.people.Role;
import org.anling.contract.people.TravelMode;
import org.anling.journal.EventLog;
import org.anling.journal.JournalConfig;
import org.anling.journal.RedisJournal;
import org.anling.journal.testing.TestRedis;
import org.jspecify.annotations.Nullable;

/**
 * A centre on a real Redis with the simulated provider and four responders on duty: two with telephones, one whose program listens to
 * the broker, one with a webhook.
 */
final class Centre implements AutoCloseable {

    static final String NUMBER = "13900000001";
    static final String OTHER = "13900000002";
    static final String FAMILY = "13700000000";
    static final String SECRET = "0123456789abcdef";
    static final CentreId CENTRE = new CentreId("demo");
    private static final String COMMUNITY = "310101001001";

    final ProviderSimulator provider;
    final TestBroker broker;
    final int port = free();
    private final TestRedis server = TestRedis.start();
    private final RedisJournal redis = RedisJournal.open(JournalConfig.of(server.uri()), new SimpleMeterRegistry());
    private final EventLog log = redis.eventLog(CENTRE);
    private final AtomicInteger inputs = new AtomicInteger();
    private final List<Object> seen = new ArrayList<>();
    private EventId at = EventId.NONE;

    Centre() throws IOException {
        provider = ProviderSimulator.start(
                new ProviderSimulator.Options(0, 0, SECRET, Rule.SILENT, 1, Duration.ofMillis(100)),
                InstantSource.system());
        broker = TestBroker.start();
        people();
    }

    /** What dispatcher and notifier of this centre need to know. */
    House.Around around() {
        return new House.Around(server.uri(), provider.port(), provider.mailPort(), port, broker.port());
    }

    private void people() {
        person("r1", NUMBER, null, List.of());
        person("r2", OTHER, null, List.of());
        person("r3", null, null, List.of(new Reach(Channel.MQTT, 0)));
        person("r4", null, "http://127.0.0.1:" + provider.port() + "/hook", List.of(new Reach(Channel.WEBHOOK, 0)));
        redis.cardCache(CENTRE).put(elder()).toCompletableFuture().join();
    }

    private void person(String id, @Nullable String phone, @Nullable String webhook, List<Reach> ways) {
        PersonCard card = new PersonCard(
                id, Role.RESPONDER, ResponderKind.DOCTOR, "赵大夫", phone, 1, id + "@x.example", webhook, ways, "zh");
        redis.cardCache(CENTRE).put(card).toCompletableFuture().join();
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
        append(
                new RegistryChange(inputs.get() + 1L, new RegistryChange.PutResponder(profile)),
                Personal.ofPlaces(null, Position.home(31.001, 121)));
    }

    private static ElderCard elder() {
        return new ElderCard(
                new ElderId("e1"),
                1,
                "王秀英",
                "wang",
                1940,
                ElderCard.Sex.FEMALE,
                "13800000000",
                new ElderCard.Address(COMMUNITY, "幸福社区", "春晖苑", "7", "2", 5, "501", null),
                Position.home(31, 121),
                "A",
                new ElderCard.FirstAid(List.of(), List.of(), List.of(), List.of()),
                List.of(new ElderCard.Contact("王芳", "daughter", FAMILY, false, null, true)),
                List.of());
    }

    void press() {
        ElderRef ref = new ElderRef(new ElderId("e1"), COMMUNITY, 1, "default", ElderRef.Risk.STANDARD);
        DeviceRef device = new DeviceRef(new DeviceId("d1"), Identity.VERIFIED, "mqtt", "button", null);
        Alert alert = new Alert(AlertType.SOS, "d1:1", null, ClockQuality.UNSET, null, null, null, 0);
        append(
                new AlertFrame(device, ref, List.of(alert), Duration.ofMinutes(10), List.of()),
                Personal.ofPlaces(null, Position.home(31, 121)));
    }

    private void append(Input input, Personal personal) {
        InputEnvelope envelope = InputEnvelope.of(
                new InputId("in-" + inputs.incrementAndGet()), CENTRE, Lane.URGENT, input, Instant.now());
        redis.inbox(CENTRE)
                .append(new InputEntry(envelope, input, personal))
                .toCompletableFuture()
                .join();
    }

    /** All events of a kind so far. */
    <T> List<T> events(Class<T> type) {
        if (log.read(at, 1000, Duration.ZERO) instanceof EventLog.Events page) {
            for (StoredEvent event : page.events()) {
                try {
                    seen.add(EntryCodec.decodeEvent(event.entry()).body());
                } catch (UnreadableException e) {
                    throw new AssertionError(e);
                }
                at = event.id();
            }
        }
        return seen.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** Which facts of a channel stand in the log, for notices to the first responder. */
    List<NoticeFact> facts(Channel channel) {
        return facts("r1", channel);
    }

    List<NoticeFact> facts(String responder, Channel channel) {
        return events(NoticeMoved.class).stream()
                .filter(moved -> moved.channel() == channel && moved.recipient().equals(responder))
                .map(NoticeMoved::fact)
                .toList();
    }

    /** The message with this id. */
    Optional<Got> find(String id) {
        return provider.list().stream().filter(got -> got.id().equals(id)).findFirst();
    }

    /** What a number got by one kind. */
    Set<String> got(String kind, String to) {
        Set<String> ids = new TreeSet<>();
        provider.list().stream()
                .filter(got -> got.kind().equals(kind) && got.to().equals(to))
                .forEach(got -> ids.add(got.id()));
        return ids;
    }

    private static int free() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        provider.close();
        broker.close();
        log.close();
        redis.close();
        server.close();
    }
}

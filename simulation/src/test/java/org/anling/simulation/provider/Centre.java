package org.anling.simulation.provider;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
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
import org.anling.contract.entry.Kinds;
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
import org.anling.dispatcher.core.loop.Phase;
import org.anling.dispatcher.core.notice.NoticeSettings;
import org.anling.dispatcher.server.CentreAccess;
import org.anling.dispatcher.server.Dispatcher;
import org.anling.dispatcher.server.DispatcherConfig;
import org.anling.dispatcher.server.notice.NoticeConfig;
import org.anling.dispatcher.server.notice.Notifier;
import org.anling.dispatcher.server.notice.channel.MailChannel;
import org.anling.dispatcher.server.notice.channel.NoticeChannel;
import org.anling.dispatcher.server.notice.channel.ProviderChannel;
import org.anling.dispatcher.server.notice.channel.SignedHttp;
import org.anling.journal.EventLog;
import org.anling.journal.JournalConfig;
import org.anling.journal.RedisJournal;
import org.anling.journal.testing.TestRedis;

/** A centre on a real Redis with the simulated provider; one responder of the number {@value #NUMBER} on duty. */
final class Centre implements AutoCloseable {

    static final String NUMBER = "13900000001";
    static final String SECRET = "0123456789abcdef";
    static final CentreId CENTRE = new CentreId("demo");
    private static final String COMMUNITY = "310101001001";

    final ProviderSimulator provider;
    final int port = free();
    private final TestRedis server = TestRedis.start();
    private final RedisJournal redis = RedisJournal.open(JournalConfig.of(server.uri()), new SimpleMeterRegistry());
    private final EventLog log = redis.eventLog(CENTRE);
    private final AtomicInteger inputs = new AtomicInteger();
    private final Dispatcher dispatcher;
    private final List<Object> seen = new ArrayList<>();
    private EventId at = EventId.NONE;
    private Notifier notifier;

    Centre() throws IOException {
        provider = ProviderSimulator.start(
                new ProviderSimulator.Options(0, 0, SECRET, Rule.SILENT, 1, Duration.ofMillis(100)),
                InstantSource.system());
        dispatcher = Dispatcher.start(
                List.of(CentreAccess.of(redis, CENTRE)),
                DispatcherConfig.DEFAULT,
                new SimpleMeterRegistry(),
                InstantSource.system());
        people();
        notifier = notifier();
    }

    /** Voice at once, text a second later, mail a second after that. */
    private Notifier notifier() throws IOException {
        NoticeSettings plain =
                NoticeSettings.of(EnumSet.of(Channel.VOICE, Channel.SMS, Channel.MAIL), ZoneId.of("Asia/Shanghai"));
        NoticeSettings.Tests tests = NoticeSettings.Tests.DEFAULT;
        NoticeSettings quick = new NoticeSettings(
                plain.on(),
                2,
                Duration.ofMillis(500),
                plain.unanswered(),
                plain.life(),
                new NoticeSettings.Tests(Duration.ZERO, tests.fresh(), tests.rounds(), tests.spread(), tests.quiet()),
                plain.zone());
        NoticeConfig config = new NoticeConfig(
                CENTRE,
                "安铃",
                quick,
                List.of(new Reach(Channel.VOICE, 2), new Reach(Channel.SMS, 1), new Reach(Channel.MAIL, 0)),
                "",
                "zh",
                new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                "http://127.0.0.1:" + port,
                SECRET);
        Notifier.Ground ground = new Notifier.Ground(
                redis,
                () -> dispatcher.health().getFirst().phase() == Phase.LEADING,
                new SimpleMeterRegistry(),
                InstantSource.system());
        return Notifier.start(config, ground, _ -> channels());
    }

    private List<NoticeChannel> channels() {
        List<NoticeChannel> channels = new ArrayList<>();
        for (Channel channel : List.of(Channel.VOICE, Channel.SMS)) {
            channels.add(new ProviderChannel(
                    channel,
                    URI.create("http://127.0.0.1:" + provider.port()),
                    "http://127.0.0.1:" + port + "/notice/callback",
                    new SignedHttp(SECRET, InstantSource.system())));
        }
        channels.add(new MailChannel(new MailChannel.Server(
                "127.0.0.1", provider.mailPort(), MailChannel.Security.NONE, "", "", "centre@anling.example")));
        return channels;
    }

    /** The notifier dies and comes back on the same log. */
    void restartNotifier() throws IOException {
        notifier.close();
        notifier = notifier();
    }

    private void people() {
        redis.cardCache(CENTRE)
                .put(new PersonCard(
                        "r1",
                        Role.RESPONDER,
                        ResponderKind.DOCTOR,
                        "赵大夫",
                        NUMBER,
                        1,
                        "r1@x.example",
                        null,
                        List.of(),
                        "zh"))
                .toCompletableFuture()
                .join();
        redis.cardCache(CENTRE).put(elder()).toCompletableFuture().join();
        ResponderProfile profile = new ResponderProfile(
                new ResponderId("r1"),
                ResponderKind.DOCTOR,
                TravelMode.BICYCLE,
                Availability.AVAILABLE,
                COMMUNITY,
                "",
                List.of(),
                List.of(),
                1);
        append(
                new RegistryChange(1, new RegistryChange.PutResponder(profile)),
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
                List.of(new ElderCard.Contact("王芳", "daughter", "13700000000", false, null, true)),
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
        InputEnvelope envelope = new InputEnvelope(
                new InputId("in-" + inputs.incrementAndGet()),
                CENTRE,
                Kinds.of(input),
                Lane.URGENT,
                null,
                null,
                Instant.now(),
                input instanceof AlertFrame,
                null);
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

    /** Which facts of a channel stand in the log, for notices to the responder. */
    List<NoticeFact> facts(Channel channel) {
        return events(NoticeMoved.class).stream()
                .filter(moved -> moved.channel() == channel && moved.recipient().equals("r1"))
                .map(NoticeMoved::fact)
                .toList();
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
        notifier.close();
        dispatcher.close();
        provider.close();
        log.close();
        redis.close();
        server.close();
    }
}

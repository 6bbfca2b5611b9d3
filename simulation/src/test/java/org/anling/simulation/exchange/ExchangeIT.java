package org.anling.simulation.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.anling.console.Console;
import org.anling.console.ConsoleConfig;
import org.anling.console.ConsoleDeps;
import org.anling.console.feed.PressMeter;
import org.anling.console.store.CachedDirectory;
import org.anling.console.store.Credentials;
import org.anling.console.store.DeviceAsks;
import org.anling.console.store.Exchange;
import org.anling.console.store.ExchangeHook;
import org.anling.console.store.RecordBook;
import org.anling.console.store.RedisSessions;
import org.anling.console.store.RedisWhereabouts;
import org.anling.console.store.StoreDownException;
import org.anling.console.store.report.ReportStores;
import org.anling.contract.alert.AlertType;
import org.anling.contract.alert.Caller;
import org.anling.contract.alert.ElderRef;
import org.anling.contract.alert.Position;
import org.anling.contract.entry.EntryCodec;
import org.anling.contract.entry.EventEntry;
import org.anling.contract.entry.EventId;
import org.anling.contract.entry.InputEntry;
import org.anling.contract.entry.InputEnvelope;
import org.anling.contract.entry.Lane;
import org.anling.contract.event.CallEvent;
import org.anling.contract.event.Event;
import org.anling.contract.event.IncidentEvent;
import org.anling.contract.id.CentreId;
import org.anling.contract.id.ElderId;
import org.anling.contract.id.IncidentId;
import org.anling.contract.id.InputId;
import org.anling.contract.id.StaffId;
import org.anling.contract.incident.Priority;
import org.anling.contract.input.CentreCommand;
import org.anling.contract.log.StoredEvent;
import org.anling.contract.people.Role;
import org.anling.contract.state.IncidentState;
import org.anling.dispatcher.core.incident.BuiltInPlans;
import org.anling.dispatcher.server.CentreAccess;
import org.anling.dispatcher.server.Dispatcher;
import org.anling.dispatcher.server.DispatcherConfig;
import org.anling.journal.EventLog;
import org.anling.journal.JournalConfig;
import org.anling.journal.RedisJournal;
import org.anling.journal.testing.TestRedis;
import org.anling.registry.people.Numbers;
import org.anling.registry.people.SignIn;
import org.anling.registry.record.AuditEntry;
import org.anling.registry.signin.Attempt;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The simulated exchange, a real console, the real dispatcher, and Redis between them. */
class ExchangeIT {
    private static final CentreId CENTRE = new CentreId("demo");
    private static final String SECRET = "0123456789abcdef";
    private static final String ELDERS = "13800000001";
    private static final ElderRef ELDER =
            new ElderRef(new ElderId("e1"), "310101001001", 1, "default", ElderRef.Risk.STANDARD);

    private final InstantSource clock = InstantSource.system();
    private final TestRedis server = TestRedis.start();
    private final RedisJournal redis = RedisJournal.open(JournalConfig.of(server.uri()), new SimpleMeterRegistry());
    private final EventLog log = redis.eventLog(CENTRE);
    private final List<EventEntry> seen = new ArrayList<>();
    private Dispatcher dispatcher = dispatcher();
    private final Console console = console();
    private final ExchangeSimulator exchange = exchange();

    ExchangeIT() throws Exception {}

    @AfterEach
    void close() {
        exchange.close();
        console.close();
        dispatcher.close();
        log.close();
        redis.close();
        server.close();
    }

    @Test
    void an_elder_who_hangs_up_before_anybody_answers_is_an_emergency_with_his_home() {
        exchange.ring("+86 138 0000 0001", Duration.ofMillis(300));
        IncidentEvent.Opened opened = await(IncidentEvent.Opened.class);
        assertThat(opened.kind()).isEqualTo(AlertType.MISSED_CALL);
        assertThat(opened.priority()).isEqualTo(Priority.P1);
        assertThat(opened.elder()).isEqualTo(ELDER);
        CallEvent.CallMissed missed = await(CallEvent.CallMissed.class);
        assertThat(missed.incident()).isEqualTo(opened.incident());
        assertThat(missed.listed()).isFalse();
        assertThat(seen.stream()
                        .filter(entry -> entry.body().equals(opened))
                        .map(EventEntry::personal)
                        .toList())
                .singleElement()
                .matches(personal -> personal != null && Position.home(31, 121).equals(personal.home()));
    }

    @Test
    void an_answered_call_is_taken_to_its_end_with_digits_and_recording() {
        String call = exchange.ring(ELDERS);
        await(CallEvent.CallRang.class);
        exchange.answer(call, ELDERS, "nobody-signed-in");
        IncidentEvent.Opened opened = await(IncidentEvent.Opened.class);
        assertThat(opened.kind()).isEqualTo(AlertType.PHONE_CALL);
        exchange.press(call, "1");
        assertThat(await(CallEvent.CallDigits.class).incident()).isEqualTo(opened.incident());
        exchange.hangUp(call, ELDERS);
        assertThat(await(CallEvent.CallEnded.class).call()).isEqualTo(call);
        exchange.recorded(call);
        assertThat(await(CallEvent.CallRecorded.class).incident()).isEqualTo(opened.incident());
    }

    @Test
    void a_missed_call_of_nobody_known_waits_on_the_list_also_over_a_change_of_the_dispatcher() {
        String call = exchange.ring("01055550199", Duration.ZERO);
        CallEvent.CallMissed missed = await(CallEvent.CallMissed.class);
        assertThat(missed.listed()).isTrue();
        assertThat(missed.caller().party()).isEqualTo(Caller.Party.UNKNOWN);
        assertThat(missed.toString())
                .as("numbers stand in the personal block alone")
                .doesNotContain("55550199");
        dispatcher.close();
        dispatcher = dispatcher();
        CentreCommand done = new CentreCommand(new StaffId("anna"), Role.OPERATOR, new CentreCommand.ReturnCall(call));
        InputEnvelope envelope = InputEnvelope.of(new InputId("cmd-1"), CENTRE, Lane.URGENT, done, clock.instant());
        redis.inbox(CENTRE)
                .append(new InputEntry(envelope, done, null))
                .toCompletableFuture()
                .join();
        assertThat(await(CallEvent.CallReturned.class).call()).isEqualTo(call);
    }

    @Test
    void a_wish_to_ring_somebody_is_signed_and_taken_once() {
        ExchangeHook hook = new ExchangeHook(exchange.hook(), SECRET, clock);
        hook.dial("wish-1", "anna", ELDERS);
        hook.dial("wish-1", "anna", ELDERS);
        assertThat(exchange.dialled()).containsExactly(new ExchangeHook.Dial("wish-1", "anna", ELDERS));
        ExchangeHook forged = new ExchangeHook(exchange.hook(), "another secret", clock);
        assertThatThrownBy(() -> forged.dial("wish-2", "anna", ELDERS)).isInstanceOf(StoreDownException.class);
    }

    private <T extends Event> T await(Class<T> type) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> findEvent(type), Optional::isPresent)
                .orElseThrow();
    }

    private <T extends Event> Optional<T> findEvent(Class<T> type) throws Exception {
        EventId after =
                seen.isEmpty() ? EventId.NONE : seen.getLast().envelope().id();
        if (log.read(after, 100, Duration.ZERO) instanceof EventLog.Events events) {
            for (StoredEvent stored : events.events()) {
                seen.add(EntryCodec.decodeEvent(stored.entry()));
            }
        }
        return seen.stream()
                .map(EventEntry::body)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }

    private Dispatcher dispatcher() {
        return Dispatcher.start(
                List.of(CentreAccess.of(redis, CENTRE)),
                DispatcherConfig.DEFAULT.withPlans(BuiltInPlans.AT_ONCE),
                new SimpleMeterRegistry(),
                clock);
    }

    private Console console() throws Exception {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        ConsoleDeps deps = new ConsoleDeps(
                redis.inbox(CENTRE),
                () -> redis.eventLog(CENTRE),
                new CachedDirectory(redis.cardCache(CENTRE)),
                () -> {},
                new RedisSessions(redis.sessionStore()),
                new RedisWhereabouts(redis.liveStore(CENTRE)),
                new NoAccounts(),
                new NoRecord(),
                look -> {},
                (device, incident, person) -> false,
                new PressMeter(meters, clock),
                Optional::empty,
                clock,
                number -> Numbers.plain(number).equals(ELDERS)
                        ? Optional.of(
                                new Numbers.Owner(Caller.Party.ELDER, List.of(ELDER), null, Position.home(31, 121)))
                        : Optional.empty(),
                new Exchange(SECRET, "tel:{number}", Optional.empty()),
                redis::health,
                List::of,
                Optional.empty(),
                ReportStores.DOWN,
                Optional.empty(),
                DeviceAsks.over(redis.commandQueue(CENTRE)));
        ConsoleConfig config =
                ConsoleConfig.of(CENTRE, "安铃", Path.of("no-pages-here")).at("127.0.0.1", 0);
        return Console.start(config, deps, meters);
    }

    private ExchangeSimulator exchange() throws Exception {
        URI address = URI.create("http://127.0.0.1:" + console.port() + "/");
        return ExchangeSimulator.start(
                new ExchangeSimulator.Options(() -> address, SECRET, Duration.ofSeconds(60)), clock);
    }

    /** Nobody signs in here. */
    private static final class NoAccounts implements Credentials {
        @Override
        public SignIn signIn(Attempt attempt) {
            return new SignIn.Refused();
        }

        @Override
        public boolean isKnown(String username, String browser) {
            return false;
        }

        @Override
        public String remember(String username, @Nullable String browser) {
            throw new UnsupportedOperationException("nobody signs in here");
        }
    }

    /** Nothing was ever recorded. */
    private static final class NoRecord implements RecordBook {
        @Override
        public List<IncidentState> closed(int max) {
            return List.of();
        }

        @Override
        public Optional<IncidentState> find(IncidentId id) {
            return Optional.empty();
        }

        @Override
        public List<EventEntry> events(IncidentId id) {
            return List.of();
        }

        @Override
        public List<IncidentState> ofElder(ElderId elder, int max) {
            return List.of();
        }

        @Override
        public List<AuditEntry> looks(ElderId elder, IncidentId incident, int max) {
            return List.of();
        }
    }
}

package org.anling.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.Range;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.anling.contract.entry.EntryCodec;
import org.anling.contract.entry.EventEntry;
import org.anling.contract.entry.EventId;
import org.anling.contract.entry.StoredEntry;
import org.anling.contract.entry.UnreadableException;
import org.anling.contract.event.IncidentEvent.AlertJoined;
import org.anling.contract.event.IncidentEvent.Opened;
import org.anling.contract.event.OfferEvent.OfferAccepted;
import org.anling.contract.event.OfferEvent.OfferExpired;
import org.anling.contract.event.OfferEvent.OfferMade;
import org.anling.contract.id.CentreId;
import org.anling.contract.id.OfferId;
import org.anling.contract.log.LeaseToken;
import org.anling.contract.log.LogHead;
import org.anling.contract.state.SnapshotPiece;
import org.anling.journal.CentreJournal;
import org.anling.journal.EventLog;
import org.anling.journal.JournalConfig;
import org.anling.journal.RedisJournal;
import org.anling.journal.redis.LogRestore;
import org.anling.journal.testing.TestRedis;
import org.anling.launcher.acceptance.Inputs;
import org.anling.launcher.management.Health;
import org.anling.launcher.settings.ServerSettings;
import org.anling.launcher.settings.Settings;
import org.anling.launcher.wiring.Closing;
import org.anling.launcher.wiring.Ground;
import org.anling.launcher.wiring.Meters;
import org.anling.launcher.wiring.Server;
import org.anling.registry.TestPostgres;
import org.anling.registry.database.DatabaseSettings;
import org.anling.registry.database.RegistryDatabase;
import org.anling.registry.record.RecordGap;
import org.anling.registry.record.RecordQueries;
import org.anling.registry.record.RecordedEvent;
import org.anling.registry.record.Recorder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Redis loses everything; the record brings the open incidents back. */
class RebuildIT {

    private static final CentreId CENTRE = new CentreId("c1");
    private static final Duration SOON = Duration.ofSeconds(30);

    private final DatabaseSettings postgres = TestPostgres.migrated();
    private final Closing closing = new Closing();
    private TestRedis server;
    private StatefulRedisConnection<String, String> redis;
    private RedisJournal journal;
    private RegistryDatabase registry;
    private RecordQueries record;
    private Inputs inputs;

    @BeforeEach
    void start() {
        server = closing.add("server", TestRedis.start());
        RedisClient client = RedisClient.create(server.uri());
        closing.add("client", client::shutdown);
        redis = client.connect();
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        journal = closing.add("journal", RedisJournal.open(JournalConfig.of(server.uri()), meters));
        registry = closing.add("registry", RegistryDatabase.open(postgres, meters));
        record = new RecordQueries(registry, CENTRE);
        inputs = new Inputs(CENTRE, journal.inbox(CENTRE));
        closing.add("recorder", new Recorder(registry, CENTRE, () -> journal.eventLog(CENTRE), meters))
                .start();
    }

    @AfterEach
    void stop() {
        closing.close();
    }

    @Test
    void open_incidents_live_offers_and_repeats_survive_the_loss_of_redis() {
        EventId tail;
        try (Closing _ = dispatcher()) {
            for (int i = 1; i <= 8; i++) {
                inputs.responder("r" + i, 0.001 * i);
            }
            inputs.press("e1", "first");
            awaitEvents(OfferMade.class, 5);
            inputs.press("e2", "second");
            awaitEvents(OfferMade.class, 8);
            tail = recorded();
        }
        List<OfferMade> offers = bodies(OfferMade.class);
        redis.sync().flushall();

        assertThat(rebuild()).isZero();

        LogHead head = head();
        assertThat(head.tail()).isEqualTo(tail);
        inputs.accept(offers.getFirst());
        inputs.press("e1", "first");
        try (Closing _ = dispatcher()) {
            awaitEvents(OfferAccepted.class, 1);
            awaitEvents(AlertJoined.class, 1);
            awaitEvents(OfferExpired.class, 3);
            assertThat(bodies(OfferAccepted.class).getFirst().offer())
                    .isEqualTo(offers.getFirst().offer());
            assertThat(bodies(AlertJoined.class).getFirst().incident())
                    .isEqualTo(offers.getFirst().incident());
            assertThat(bodies(Opened.class)).as("nothing is opened twice").isEmpty();
            OfferId expired = bodies(OfferExpired.class).getFirst().offer();
            Instant runsOut = offers.stream()
                    .filter(made -> made.offer().equals(expired))
                    .findFirst()
                    .orElseThrow()
                    .expiresAt();
            assertThat(entries(OfferExpired.class).getFirst().envelope().receivedAt())
                    .isEqualTo(runsOut);
            inputs.press("e3", "third");
            awaitEvents(Opened.class, 1);
            assertThat(bodies(Opened.class).getFirst().number()).isEqualTo(3);
            recorded();
        }
        assertThat(record.gaps(10)).extracting(RecordGap::reason).containsExactly(RecordGap.Reason.REBUILT);
        assertThat(record.timeline(offers.getFirst().incident()))
                .extracting(RecordedEvent::branch)
                .containsOnly(0);
    }

    @Test
    void a_rebuild_that_was_killed_is_run_again_and_one_too_many_changes_nothing() {
        try (Closing _ = dispatcher()) {
            inputs.press("e1", "first");
            awaitEvents(Opened.class, 1);
            recorded();
        }
        redis.sync().flushall();
        try (LogRestore killed = journal.restore(CENTRE)) {
            assertThat(killed.begin()).isEqualTo(LogRestore.Standing.BEGUN);
            killed.put(List.of(new SnapshotPiece("incident/stale", 1, "{}")));

            assertThat(rebuild()).as("outwaits the lease of the dead").isZero();

            assertThatThrownBy(killed::stillHere).isInstanceOf(IllegalStateException.class);
        }
        LogHead head = head();
        try (EventLog log = journal.eventLog(CENTRE)) {
            assertThat(log.findSnapshot().orElseThrow().pieces())
                    .extracting(SnapshotPiece::key)
                    .contains("incident/inc-1", "meta")
                    .doesNotContain("incident/stale");
        }
        assertThat(rebuild()).as("never over what is there").isEqualTo(65);
        assertThat(head()).isEqualTo(head);
    }

    @Test
    void a_centre_with_a_dispatcher_or_without_a_record_is_refused() {
        assertThat(rebuild()).as("nothing recorded").isEqualTo(65);
        try (Closing _ = dispatcher()) {
            inputs.press("e1", "first");
            awaitEvents(Opened.class, 1);
            recorded();
        }
        redis.sync().flushall();
        try (CentreJournal writer = journal.centreJournal(CENTRE)) {
            LeaseToken lease = writer.acquire("dispatcher", SOON).orElseThrow();
            assertThat(rebuild()).isEqualTo(65);
            assertThat(writer.renew(lease, SOON)).as("its lease is untouched").isTrue();
            writer.release(lease);
        }
        assertThat(record.gaps(10))
                .as("the record waits for the rebuild, whole")
                .isEmpty();
        assertThat(rebuild()).isZero();
    }

    private int rebuild() {
        return new RebuildCommand(Arguments.parse(command("rebuild")), Words.ofThisMachine()).run();
    }

    private String[] command(String name) {
        return new String[] {
            name,
            "--set",
            "redis.url=" + server.uri(),
            "--set",
            "postgres.url=" + postgres.jdbcUrl(),
            "--set",
            "postgres.user=" + postgres.user(),
            "--set",
            "postgres.password=" + postgres.password()
        };
    }

    private Closing dispatcher() {
        Closing parts = new Closing();
        ServerSettings settings = ServerSettings.from(Settings.load(
                Optional.empty(), List.of("dispatch.plan=at-once", "dispatch.offer=PT15S"), "./anling test"));
        new Server(new Ground(settings, journal, Optional.empty(), Meters.open(parts), Health.starting(), parts))
                .dispatcher();
        return parts;
    }

    /** Waits until the record holds everything. */
    private EventId recorded() {
        await().atMost(SOON).until(() -> record.position().upTo().equals(head().tail()));
        return head().tail();
    }

    private LogHead head() {
        try (EventLog log = journal.eventLog(CENTRE)) {
            return log.head();
        }
    }

    private void awaitEvents(Class<?> type, int count) {
        await().atMost(SOON).untilAsserted(() -> assertThat(bodies(type)).hasSizeGreaterThanOrEqualTo(count));
    }

    private <T> List<T> bodies(Class<T> type) {
        return entries(type).stream().map(EventEntry::body).map(type::cast).toList();
    }

    /** What the stream in Redis holds now; a rebuilt log begins behind the record, and nothing is trimmed within a minute. */
    private List<EventEntry> entries(Class<?> type) {
        return redis.sync().xrange("{c1}:events", Range.unbounded()).stream()
                .map(message -> decode(message.getBody()))
                .filter(entry -> type.isInstance(entry.body()))
                .toList();
    }

    private static EventEntry decode(Map<String, String> fields) {
        try {
            return EntryCodec.decodeEvent(new StoredEntry(
                    Objects.requireNonNull(fields.get("envelope")),
                    Objects.requireNonNull(fields.get("body")),
                    fields.get("personal"),
                    fields.get("salt"),
                    fields.get("personalHash")));
        } catch (UnreadableException e) {
            throw new AssertionError(e);
        }
    }
}

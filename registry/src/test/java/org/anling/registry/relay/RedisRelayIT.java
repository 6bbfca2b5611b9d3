package org.anling.registry.relay;

import static org.anling.registry.Samples.CENTRE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.anling.contract.alert.Position;
import org.anling.contract.directory.DeviceRecord;
import org.anling.contract.directory.ElderCard;
import org.anling.contract.directory.PersonCard;
import org.anling.contract.entry.EntryCodec;
import org.anling.contract.entry.EventEntry;
import org.anling.contract.entry.EventEnvelope;
import org.anling.contract.entry.EventId;
import org.anling.contract.entry.Kinds;
import org.anling.contract.entry.Lane;
import org.anling.contract.event.InputEvent;
import org.anling.contract.id.DeviceId;
import org.anling.contract.id.ElderId;
import org.anling.contract.log.Commit;
import org.anling.contract.log.CommitOutcome;
import org.anling.contract.log.Cursors;
import org.anling.contract.log.LeaseToken;
import org.anling.contract.log.StoredEvent;
import org.anling.journal.CentreJournal;
import org.anling.journal.JournalConfig;
import org.anling.journal.RedisJournal;
import org.anling.journal.cache.CardCache;
import org.anling.journal.cache.DeviceDirectory;
import org.anling.journal.cache.LiveStore;
import org.anling.journal.testing.TestRedis;
import org.anling.registry.Samples;
import org.anling.registry.SeededRegistry;
import org.anling.registry.people.Elder;
import org.anling.registry.people.Elders;
import org.anling.registry.privacy.ElderErasure;
import org.anling.registry.privacy.Erased;
import org.anling.registry.privacy.ErasureGround;
import org.anling.registry.record.RecordQueries;
import org.anling.registry.record.Recorder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Relay and recorder between a real PostgreSQL and a real Redis. */
class RedisRelayIT {

    private static final Duration LONG = Duration.ofSeconds(30);

    private TestRedis redis;
    private RedisJournal journal;
    private SeededRegistry registry;
    private OutboxRelay relay;

    @BeforeEach
    void start() {
        redis = TestRedis.start();
        journal = RedisJournal.open(JournalConfig.of(redis.uri()), new SimpleMeterRegistry());
        registry = SeededRegistry.with(Samples.seed(300, 40));
        relay = new OutboxRelay(
                registry.database(),
                CENTRE,
                new JournalCopies(
                        journal.deviceDirectory(),
                        journal.cardCache(CENTRE),
                        journal.planTexts(CENTRE),
                        journal.liveStore(CENTRE)),
                journal.inbox(CENTRE),
                new SimpleMeterRegistry());
        relay.start();
    }

    @AfterEach
    void stop() {
        relay.close();
        registry.close();
        journal.close();
        redis.close();
    }

    @Test
    void a_seeded_district_is_in_cache_and_inbox_within_seconds() throws Exception {
        assertThat(relay.awaitCaughtUp(LONG)).isTrue();
        DeviceDirectory devices = journal.deviceDirectory();
        CardCache cards = journal.cardCache(CENTRE);
        DeviceRecord device = get(devices.find(new DeviceId("d-300"))).orElseThrow();
        ElderCard card = get(cards.findLatest(new ElderId("e-300"))).orElseThrow();
        assertThat(device.elder()).isNotNull();
        assertThat(card.address().communityName()).isEqualTo("松园社区");
        assertThat(get(cards.findPerson("doctor-40"))).map(PersonCard::phone).contains("13800000003");
        try (CentreJournal reader = journal.centreJournal(CENTRE)) {
            assertThat(reader.read(Lane.ROUTINE, "0-0", 1_000)).hasSize(340);
            assertThat(reader.read(Lane.URGENT, "0-0", 1_000)).isEmpty();
        }
    }

    @Test
    void a_change_is_in_the_cache_at_once_and_an_emptied_cache_is_filled_again() throws Exception {
        assertThat(relay.awaitCaughtUp(LONG)).isTrue();
        Elders elders = new Elders(registry.database(), CENTRE);
        Elder changed = elders.put(elders.get(new ElderId("e-1")));
        CardCache cards = journal.cardCache(CENTRE);
        await().atMost(LONG).until(() -> get(cards.findLatest(changed.id())).equals(Optional.of(changed.card())));
        RedisClient client = RedisClient.create(redis.uri());
        try (StatefulRedisConnection<String, String> connection = client.connect()) {
            connection.sync().flushall();
        } finally {
            client.shutdown();
        }
        await().atMost(LONG).until(() -> get(cards.findLatest(changed.id())).equals(Optional.of(changed.card())));
        assertThat(get(journal.deviceDirectory().find(new DeviceId("d-300")))).isPresent();
    }

    @Test
    void of_an_elder_who_was_erased_no_card_of_any_version_and_no_place_is_left() throws Exception {
        ElderId elder = new ElderId("e-1");
        DeviceId device = new DeviceId("d-1");
        CardCache cards = journal.cardCache(CENTRE);
        LiveStore live = journal.liveStore(CENTRE);
        assertThat(relay.awaitCaughtUp(LONG)).isTrue();
        Elders elders = new Elders(registry.database(), CENTRE);
        long first = elders.get(elder).version();
        long second = elders.put(elders.get(elder)).version();
        get(live.putPosition(device, Position.home(39.9, 116.4), Samples.BY.at()));
        assertThat(relay.awaitCaughtUp(LONG)).isTrue();
        assertThat(get(cards.find(elder, first)))
                .as("kept for incidents that name it")
                .isPresent();
        assertThat(new ElderErasure(registry.database(), CENTRE).erase(elder, ErasureGround.ASKED, Samples.BY))
                .isInstanceOf(Erased.Done.class);
        assertThat(relay.awaitCaughtUp(LONG)).isTrue();
        assertThat(get(cards.find(elder, first))).isEmpty();
        assertThat(get(cards.find(elder, second))).isEmpty();
        assertThat(get(cards.findLatest(elder))).isEmpty();
        assertThat(get(live.findPosition(device))).isEmpty();
        assertThat(get(journal.deviceDirectory().find(device)))
                .get()
                .satisfies(copy -> assertThat(copy.elder()).isNull());
    }

    @Test
    void committed_events_reach_the_record() {
        RecordQueries queries = new RecordQueries(registry.database(), CENTRE);
        try (Recorder recorder =
                new Recorder(registry.database(), CENTRE, () -> journal.eventLog(CENTRE), new SimpleMeterRegistry())) {
            recorder.start();
            EventId committed = commit();
            await().atMost(LONG).until(() -> queries.position().upTo().equals(committed));
            await().atMost(LONG).until(() -> recorder.lag() == 0);
        }
    }

    private EventId commit() {
        try (CentreJournal writer = journal.centreJournal(CENTRE)) {
            LeaseToken lease = writer.acquire("test", Duration.ofSeconds(5)).orElseThrow();
            EventId id = EventId.NONE.next(lease.epoch());
            Instant now = Instant.parse("2026-03-14T08:15:30Z");
            InputEvent event = new InputEvent.Ignored("nothing new");
            EventEnvelope envelope =
                    new EventEnvelope(id, CENTRE, Kinds.of(event), null, null, now, "input-1", now, "");
            StoredEvent stored = new StoredEvent(id, EntryCodec.encode(new EventEntry(envelope, event, null), "5a17"));
            Commit commit = new Commit(lease, "batch-1", EventId.NONE, Cursors.START, Cursors.START, List.of(stored));
            assertThat(writer.commit(commit, Duration.ofSeconds(5))).isEqualTo(CommitOutcome.COMMITTED);
            return id;
        }
    }

    private static <T> T get(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }
}

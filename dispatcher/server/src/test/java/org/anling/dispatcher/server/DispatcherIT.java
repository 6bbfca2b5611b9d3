package org.anling.dispatcher.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.anling.contract.alert.Position;
import org.anling.contract.event.IncidentEvent.Opened;
import org.anling.contract.event.OfferEvent.OfferMade;
import org.anling.contract.event.ResponderEvent.ResponderPut;
import org.anling.contract.id.ResponderId;
import org.anling.dispatcher.core.incident.BuiltInPlans;
import org.anling.dispatcher.core.incident.DispatchSettings;
import org.anling.dispatcher.core.loop.LoopSettings;
import org.anling.dispatcher.core.loop.Phase;
import org.anling.journal.EventLog;
import org.anling.journal.JournalConfig;
import org.anling.journal.RedisJournal;
import org.anling.journal.testing.TestRedis;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The dispatcher on a real Redis, in this process. */
class DispatcherIT {

    private static final DispatcherConfig CONFIG = new DispatcherConfig(
            DispatchSettings.DEFAULT.withPlans(BuiltInPlans.AT_ONCE),
            LoopSettings.DEFAULT,
            Duration.ofMillis(100),
            Duration.ofMillis(300),
            Duration.ofMillis(500));

    private final List<SimpleMeterRegistry> meters = new ArrayList<>();
    private TestRedis server;
    private Bench bench;

    @BeforeEach
    void start() {
        server = TestRedis.start();
        bench = new Bench(RedisJournal.open(JournalConfig.of(server.uri()), new SimpleMeterRegistry()));
    }

    @AfterEach
    void stop() {
        bench.close();
        server.close();
    }

    @Test
    void a_press_becomes_an_incident_and_an_offer_and_its_stages_are_measured() {
        try (Dispatcher dispatcher = dispatcher()) {
            bench.responder("r1", 0.001);
            bench.press("e1");
            await().untilAsserted(
                            () -> assertThat(bench.bodies(OfferMade.class)).hasSize(1));
            assertThat(bench.bodies(Opened.class)).hasSize(1);
            await().untilAsserted(
                            () -> assertThat(timer("received-decided").count()).isEqualTo(2));
            assertThat(timer("decided-committed").max(java.util.concurrent.TimeUnit.SECONDS))
                    .isLessThan(5);
            assertThat(dispatcher.isWell()).isTrue();
            assertThat(dispatcher.health().getFirst().phase()).isEqualTo(Phase.LEADING);
            assertThat(dispatcher.health().getFirst().lastCommitAt()).isNotNull();
        }
    }

    @Test
    void a_fresh_position_decides_who_is_nearest() {
        bench.redis()
                .liveStore(Bench.CENTRE)
                .putPosition(
                        new ResponderId("far"),
                        Position.home(31.0001, 121),
                        InstantSource.system().instant())
                .toCompletableFuture()
                .join();
        try (Dispatcher _ = dispatcher()) {
            bench.responder("far", 0.02);
            bench.responder("near", 0.005);
            await().untilAsserted(
                            () -> assertThat(bench.bodies(ResponderPut.class)).hasSize(2));
            await().pollDelay(Duration.ofMillis(300)).until(() -> true);
            bench.press("e1");
            await().untilAsserted(
                            () -> assertThat(bench.bodies(OfferMade.class)).hasSize(2));
            OfferMade first = bench.bodies(OfferMade.class).getFirst();
            assertThat(first.responder().value()).isEqualTo("far");
            assertThat(first.score().stale()).isFalse();
        }
    }

    @Test
    void the_standby_takes_over_when_the_leader_closes() {
        Dispatcher first = dispatcher();
        await().until(() -> first.health().getFirst().phase() == Phase.LEADING);
        try (Dispatcher second = dispatcher()) {
            bench.press("e1");
            await().untilAsserted(() -> assertThat(bench.bodies(Opened.class)).hasSize(1));
            first.close();
            bench.press("e2");
            await().untilAsserted(() -> assertThat(bench.bodies(Opened.class)).hasSize(2));
            assertThat(second.health().getFirst().phase()).isEqualTo(Phase.LEADING);
        }
    }

    @Test
    void the_snapshot_is_written_the_logs_are_trimmed_and_the_next_leader_begins_there() {
        try (Dispatcher _ = dispatcher();
                EventLog log = bench.redis().eventLog(Bench.CENTRE)) {
            for (int i = 0; i < 20; i++) {
                bench.press("e" + i);
            }
            await().untilAsserted(() -> assertThat(bench.bodies(Opened.class)).hasSize(20));
            await().untilAsserted(() -> {
                Optional<EventLog.Snapshot> snapshot = log.findSnapshot();
                assertThat(snapshot).isPresent();
                assertThat(snapshot.get().upTo()).isEqualTo(log.head().tail());
            });
            await().untilAsserted(() -> assertThat(log.read(org.anling.contract.entry.EventId.NONE, 1, Duration.ZERO))
                    .isInstanceOf(EventLog.Gap.class));
        }
        try (Dispatcher next = dispatcher()) {
            bench.press("e0");
            bench.press("new");
            await().untilAsserted(() -> assertThat(bench.bodies(Opened.class)).hasSize(21));
            assertThat(bench.bodies(Opened.class).getLast().number()).isEqualTo(21);
            assertThat(next.isWell()).isTrue();
        }
    }

    private Dispatcher dispatcher() {
        CentreAccess access = CentreAccess.of(bench.redis(), Bench.CENTRE);
        SimpleMeterRegistry own = new SimpleMeterRegistry();
        meters.add(own);
        return Dispatcher.start(List.of(access), CONFIG, own, InstantSource.system());
    }

    private Timer timer(String stage) {
        return meters.getLast().get("anling.dispatch.stage").tag("stage", stage).timer();
    }
}

package org.anling.dispatcher.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.anling.contract.entry.EventEntry;
import org.anling.contract.event.IncidentEvent.Opened;
import org.anling.contract.event.OfferEvent.OfferExpired;
import org.anling.contract.event.OfferEvent.OfferMade;
import org.anling.journal.Inbox;
import org.anling.journal.JournalConfig;
import org.anling.journal.RedisJournal;
import org.anling.journal.testing.TestRedis;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The dispatcher as a process that is killed without warning. */
class KilledDispatcherIT {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private TestRedis server;
    private Bench bench;
    private Process dispatcher;

    @BeforeEach
    void start() throws IOException {
        server = TestRedis.start();
        bench = new Bench(RedisJournal.open(JournalConfig.of(server.uri()), new SimpleMeterRegistry()));
        dispatcher = startDispatcher();
    }

    @AfterEach
    void stop() {
        kill();
        bench.close();
        server.close();
    }

    @Test
    void after_a_kill_every_press_is_there_exactly_once() throws IOException {
        for (int i = 0; i < 30; i++) {
            assertThat(bench.press("a" + i)).isEqualTo(Inbox.Appended.DURABLE);
        }
        kill();
        for (int i = 0; i < 30; i++) {
            assertThat(bench.press("b" + i)).isEqualTo(Inbox.Appended.DURABLE);
        }
        dispatcher = startDispatcher();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(bench.bodies(Opened.class)).hasSize(60));
        List<Opened> opened = bench.bodies(Opened.class);
        assertThat(opened).extracting(one -> one.device().id()).doesNotHaveDuplicates();
        assertThat(opened).extracting(Opened::number).doesNotHaveDuplicates().isSorted();
        assertThat(bench.isChained()).isTrue();
    }

    @Test
    void a_live_offer_keeps_its_remaining_seconds_and_one_that_ran_out_is_refilled() throws IOException {
        for (int i = 1; i <= 7; i++) {
            bench.responder("r" + i, 0.001 * i);
        }
        bench.press("e1");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(bench.bodies(OfferMade.class)).hasSize(5));
        Instant expiresAt = bench.bodies(OfferMade.class).getFirst().expiresAt();
        kill();
        dispatcher = startDispatcher();
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(bench.bodies(OfferExpired.class)).hasSize(5));
        EventEntry expired = bench.events().stream()
                .filter(entry -> entry.body() instanceof OfferExpired)
                .findFirst()
                .orElseThrow();
        assertThat(expired.envelope().receivedAt()).isEqualTo(expiresAt);
        assertThat(bench.bodies(OfferMade.class))
                .extracting(made -> made.responder().value())
                .containsExactly("r1", "r2", "r3", "r4", "r5", "r6", "r7");
        kill();
        Instant runsOut = bench.bodies(OfferMade.class).getLast().expiresAt();
        await().atMost(PATIENCE).until(() -> Instant.now().isAfter(runsOut));
        bench.responder("r8", 0.001);
        dispatcher = startDispatcher();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(bench.bodies(OfferMade.class)).hasSize(8));
        assertThat(bench.bodies(Opened.class)).hasSize(1);
    }

    private void kill() {
        dispatcher.destroyForcibly().onExit().join();
    }

    private Process startDispatcher() throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(
                        java,
                        "-cp",
                        System.getProperty("java.class.path"),
                        DispatcherMain.class.getName(),
                        server.uri())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}

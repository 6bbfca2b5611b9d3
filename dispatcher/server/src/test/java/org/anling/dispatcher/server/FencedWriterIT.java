package org.anling.dispatcher.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.RedisClient;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.anling.contract.entry.EventEntry;
import org.anling.contract.entry.EventId;
import org.anling.contract.event.IncidentEvent.Opened;
import org.anling.journal.Inbox;
import org.anling.journal.JournalConfig;
import org.anling.journal.RedisJournal;
import org.anling.journal.testing.Signals;
import org.anling.journal.testing.TestRedis;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A dispatcher that stood still for longer than its lease wakes up as if nothing had happened, and must not write. */
class FencedWriterIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int PRESSES = 10;

    private TestRedis server;
    private RedisClient client;
    private Bench bench;

    @BeforeEach
    void start() {
        server = TestRedis.start();
        client = RedisClient.create(server.uri());
        bench = new Bench(RedisJournal.open(JournalConfig.of(server.uri()), new SimpleMeterRegistry()));
    }

    @AfterEach
    void stop() {
        bench.close();
        client.shutdown();
        server.close();
    }

    @Test
    void a_writer_that_was_paused_beyond_its_lease_writes_nothing_when_it_wakes_and_leads_again_in_its_turn()
            throws Exception {
        Process first = startDispatcher();
        await().atMost(PATIENCE).until(() -> !holder().isEmpty());
        Process second = startDispatcher();
        try {
            await().atMost(PATIENCE).until(() -> members() == 2);
            press("before");
            awaitOpened(PRESSES);
            String paused = holder();
            press("caught");
            Signals.send("STOP", first.pid());
            press("meanwhile");
            awaitOpened(3 * PRESSES);
            String next = holder();
            assertThat(next).isNotEqualTo(paused);

            Signals.send("CONT", first.pid());
            press("after");
            awaitOpened(4 * PRESSES);
            await().atMost(PATIENCE).until(() -> members() == 2);
            assertThat(holder()).as("the one that woke took nothing back").isEqualTo(next);
            theLogIsOnePiece(4 * PRESSES);

            second.destroyForcibly().onExit().get(10, TimeUnit.SECONDS);
            press("again");
            awaitOpened(5 * PRESSES);
            theLogIsOnePiece(5 * PRESSES);
        } finally {
            first.destroyForcibly().onExit().join();
            second.destroyForcibly().onExit().join();
        }
    }

    private void theLogIsOnePiece(int opened) {
        List<EventId> ids = bench.events().stream()
                .map(EventEntry::envelope)
                .map(one -> one.id())
                .toList();
        assertThat(ids)
                .extracting(EventId::epoch)
                .as("no event of an older epoch after a newer one")
                .isSorted();
        assertThat(ids).extracting(EventId::seq).isSorted().doesNotHaveDuplicates();
        assertThat(bench.isChained()).isTrue();
        assertThat(bench.bodies(Opened.class))
                .extracting(one -> one.device().id())
                .hasSize(opened)
                .doesNotHaveDuplicates();
    }

    private void press(String name) {
        for (int i = 0; i < PRESSES; i++) {
            assertThat(bench.press(name + i)).isEqualTo(Inbox.Appended.DURABLE);
        }
    }

    private void awaitOpened(int count) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(bench.bodies(Opened.class)).hasSize(count));
    }

    /** Who may write, with its epoch; empty if nobody may. */
    private String holder() {
        try (var connection = client.connect()) {
            String holder = connection.sync().hget("{" + Bench.CENTRE + "}:leader", "holder");
            return holder == null ? "" : holder;
        }
    }

    private long members() {
        try (var connection = client.connect()) {
            return connection.sync().hlen("{anling}:members") - 1;
        }
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

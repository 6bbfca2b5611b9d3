package org.anling.dispatcher.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.RedisClient;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.anling.contract.entry.EntryCodec;
import org.anling.contract.entry.EventEntry;
import org.anling.contract.entry.EventId;
import org.anling.contract.entry.UnreadableException;
import org.anling.contract.event.CentreEvent.SupervisorAlarmed;
import org.anling.contract.event.IncidentEvent.Opened;
import org.anling.contract.log.StoredEvent;
import org.anling.dispatcher.core.incident.BuiltInPlans;
import org.anling.dispatcher.core.incident.DispatchSettings;
import org.anling.dispatcher.core.loop.LoopSettings;
import org.anling.journal.EventLog;
import org.anling.journal.Inbox;
import org.anling.journal.JournalConfig;
import org.anling.journal.RedisJournal;
import org.anling.journal.embedded.EmbeddedRedis;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Redis loses what it had acknowledged, under a running dispatcher: presses go on, and the supervisor is told. */
class LostLogIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final DispatcherConfig CONFIG = new DispatcherConfig(
            DispatchSettings.DEFAULT.withPlans(BuiltInPlans.AT_ONCE),
            LoopSettings.DEFAULT,
            Duration.ofSeconds(1),
            Duration.ofMillis(300),
            Duration.ofMinutes(1));

    @TempDir
    private Path folder;

    private EmbeddedRedis server;
    private Bench bench;
    private Dispatcher dispatcher;

    @BeforeEach
    void start() {
        server = EmbeddedRedis.start(folder.resolve("redis"), OptionalInt.empty());
        bench = new Bench(RedisJournal.open(JournalConfig.of(server.uri()), new SimpleMeterRegistry()));
        dispatcher = Dispatcher.start(
                List.of(CentreAccess.of(bench.redis(), Bench.CENTRE)),
                CONFIG,
                new SimpleMeterRegistry(),
                InstantSource.system());
    }

    @AfterEach
    void stop() {
        dispatcher.close();
        bench.close();
        server.close();
    }

    @Test
    void a_log_that_lost_its_tail_takes_presses_and_alarms_the_supervisor_once() throws IOException {
        press("e1");
        awaitOpened(1);
        press("e2");
        awaitOpened(2);
        EventId before = tail();
        restartWithoutTheLastEvents();
        press("e3");
        await().atMost(SOON).untilAsserted(() -> assertThat(opened()).contains("d-e1", "d-e3"));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(bodies(SupervisorAlarmed.class)).hasSize(1));
        SupervisorAlarmed alarm = bodies(SupervisorAlarmed.class).getFirst();
        assertThat(alarm.code()).isEqualTo("run-rebuild");
        assertThat(alarm.detail()).contains(before.toString());
        assertThat(opened()).doesNotHaveDuplicates();
        assertThat(bodies(Opened.class)).extracting(Opened::number).doesNotHaveDuplicates();
        assertThat(dispatcher.health().getFirst().remark()).contains("./anling rebuild");
        assertThat(dispatcher.isWell())
                .as("it decides; readiness does not fail")
                .isTrue();
    }

    @Test
    void a_log_that_is_gone_takes_presses_under_numbers_that_were_never_given_out() {
        press("e1");
        awaitOpened(1);
        EventId before = tail();
        flush();
        press("e2");
        awaitOpened(1);
        assertThat(opened()).containsExactly("d-e2");
        Opened opened = bodies(Opened.class).getFirst();
        assertThat(opened.number()).isGreaterThan(1);
        assertThat(tail().epoch()).as("a new epoch").isGreaterThan(before.epoch());
        assertThat(bodies(SupervisorAlarmed.class))
                .extracting(SupervisorAlarmed::code)
                .containsExactly("run-rebuild");
    }

    private void press(String elder) {
        await().atMost(SOON).until(() -> bench.press(elder) == Inbox.Appended.DURABLE);
    }

    private void awaitOpened(int count) {
        await().atMost(SOON).untilAsserted(() -> assertThat(opened()).hasSize(count));
    }

    private List<String> opened() {
        return bodies(Opened.class).stream()
                .map(one -> one.device().id().value())
                .toList();
    }

    private EventId tail() {
        try (EventLog log = bench.redis().eventLog(Bench.CENTRE)) {
            return log.head().tail();
        }
    }

    private <T> List<T> bodies(Class<T> type) {
        try (EventLog log = bench.redis().eventLog(Bench.CENTRE)) {
            return log.read(EventId.NONE, 1_000, Duration.ZERO) instanceof EventLog.Events page
                    ? page.events().stream()
                            .map(LostLogIT::decode)
                            .map(EventEntry::body)
                            .filter(type::isInstance)
                            .map(type::cast)
                            .toList()
                    : List.of();
        }
    }

    private void flush() {
        RedisClient client = RedisClient.create(server.uri());
        try (var connection = client.connect()) {
            connection.sync().flushall();
        } finally {
            client.shutdown();
        }
    }

    /** As after a loss of power on a disk that lied: everything from the last event on never reached it. */
    private void restartWithoutTheLastEvents() throws IOException {
        int port = server.port();
        server.close();
        try (Stream<Path> files = Files.list(server.dataDir().resolve("appendonlydir"))) {
            Path last = files.filter(file -> file.toString().endsWith(".incr.aof"))
                    .findFirst()
                    .orElseThrow();
            String text = Files.readString(last, StandardCharsets.ISO_8859_1);
            int end = text.lastIndexOf("{" + Bench.CENTRE + "}:events");
            assertThat(end).isPositive();
            try (FileChannel channel = FileChannel.open(last, StandardOpenOption.WRITE)) {
                channel.truncate(end);
            }
        }
        server = EmbeddedRedis.start(folder.resolve("redis"), OptionalInt.of(port));
    }

    private static EventEntry decode(StoredEvent event) {
        try {
            return EntryCodec.decodeEvent(event.entry());
        } catch (UnreadableException e) {
            throw new AssertionError(e);
        }
    }
}

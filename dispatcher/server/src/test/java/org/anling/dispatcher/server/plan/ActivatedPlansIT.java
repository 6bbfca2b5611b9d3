package org.anling.dispatcher.server.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.anling.contract.entry.EntryCodec;
import org.anling.contract.entry.EventId;
import org.anling.contract.entry.UnreadableException;
import org.anling.contract.event.CentreEvent.PlanActivated;
import org.anling.contract.event.CentreEvent.SupervisorAlarmed;
import org.anling.contract.event.Event;
import org.anling.contract.id.CentreId;
import org.anling.contract.log.StoredEvent;
import org.anling.contract.plan.PlanText;
import org.anling.dispatcher.core.loop.Phase;
import org.anling.dispatcher.server.CentreAccess;
import org.anling.dispatcher.server.Dispatcher;
import org.anling.dispatcher.server.DispatcherConfig;
import org.anling.journal.EventLog;
import org.anling.journal.JournalConfig;
import org.anling.journal.RedisJournal;
import org.anling.journal.testing.TestRedis;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the office makes valid reaches a dispatcher that runs, and what it cannot read does not. */
class ActivatedPlansIT {

    private static final CentreId CENTRE = new CentreId("demo");

    @TempDir
    private Path folder = Path.of("");

    private TestRedis server;
    private RedisJournal redis;
    private Dispatcher dispatcher;
    private PlanFeed feed;

    @BeforeEach
    void start() throws IOException {
        Files.writeString(folder.resolve("fall.yaml"), fall("version: 1"));
        server = TestRedis.start();
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        redis = RedisJournal.open(JournalConfig.of(server.uri()), meters);
        dispatcher = Dispatcher.start(
                List.of(CentreAccess.of(redis, CENTRE)), DispatcherConfig.DEFAULT, meters, InstantSource.system());
        feed = new PlanFeed(
                        new PlanFeed.Sources(folder, OfficeTexts.of(redis.planTexts(CENTRE), PlanText.Kind.PLAN)),
                        CENTRE,
                        redis.inbox(CENTRE),
                        () -> dispatcher.health().getFirst().phase() == Phase.LEADING,
                        InstantSource.system())
                .start();
    }

    @AfterEach
    void stop() {
        feed.close();
        dispatcher.close();
        redis.close();
        server.close();
    }

    @Test
    void an_activation_reaches_the_running_dispatcher_and_nothing_older_or_unreadable_takes_its_place()
            throws IOException {
        await().untilAsserted(() -> assertThat(followed()).containsExactly("fall@1"));
        activate(3, "version: 3");
        await().untilAsserted(() -> assertThat(followed()).containsExactly("fall@1", "fall@3"));

        assertThat(activate(2, "version: 2")).as("an older one, late").isFalse();
        Files.writeString(folder.resolve("fall.yaml"), fall("version: 9"));
        activate(4, "version: 4\nof-a-newer-server: true");
        await().untilAsserted(() -> assertThat(alarms()).containsExactly("plan-unreadable fall@4 4:1"));
        await().untilAsserted(
                        () -> assertThat(feed.findProblem()).get().asString().contains("fall@4:4:1"));
        assertThat(followed()).as("the last good one").containsExactly("fall@1", "fall@3");

        activate(5, "version: 5");
        await().untilAsserted(() -> assertThat(followed()).containsExactly("fall@1", "fall@3", "fall@5"));
        await().untilAsserted(() -> assertThat(feed.findProblem()).isEmpty());
    }

    private boolean activate(int version, String line) throws IOException {
        PlanText text = new PlanText(PlanText.Kind.PLAN, "fall", version, fall(line));
        return redis.planTexts(CENTRE).put(text).toCompletableFuture().join();
    }

    private List<String> followed() {
        return events().stream()
                .filter(PlanActivated.class::isInstance)
                .map(event -> ((PlanActivated) event).plan().key())
                .toList();
    }

    private List<String> alarms() {
        return events().stream()
                .filter(SupervisorAlarmed.class::isInstance)
                .map(SupervisorAlarmed.class::cast)
                .map(alarm -> alarm.code() + " " + alarm.detail())
                .toList();
    }

    private List<Event> events() {
        List<Event> events = new ArrayList<>();
        try (EventLog log = redis.eventLog(CENTRE)) {
            if (log.read(EventId.NONE, 1000, Duration.ZERO) instanceof EventLog.Events page) {
                for (StoredEvent event : page.events()) {
                    events.add(EntryCodec.decodeEvent(event.entry()).body());
                }
            }
        } catch (UnreadableException e) {
            throw new IllegalStateException(e);
        }
        return events;
    }

    private static String fall(String version) throws IOException {
        return Files.readString(Path.of("../../config/plans/fall.yaml")).replace("version: 1", version);
    }
}

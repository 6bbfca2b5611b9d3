package org.anling.gateway.server;

import static org.anling.gateway.server.GatewayFixture.LK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.anling.contract.entry.InputEntry;
import org.anling.contract.entry.Lane;
import org.anling.contract.input.SilenceFinding;
import org.anling.contract.input.SilenceFinding.State;
import org.anling.journal.JournalConfig;
import org.anling.journal.RedisJournal;
import org.junit.jupiter.api.Test;

/** Two gateways on one Redis, one of which dies. */
class SilenceIT {

    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration INTERVAL = Duration.ofSeconds(3);

    @Test
    void a_watch_that_falls_silent_is_found_once_by_whoever_is_left_and_ends_it_once_wherever_it_speaks() {
        GatewayFixture first =
                new GatewayFixture(way -> way, config -> config.withSilenceGrace(Duration.ZERO), INTERVAL);
        try (RedisJournal journal = RedisJournal.open(JournalConfig.of(first.redis.uri()), first.meters);
                DeviceGateway second = DeviceGateway.start(
                        GatewayConfig.of("second", GatewayFixture.CENTRE)
                                .withPorts(0, 0, 0)
                                .withSilenceGrace(Duration.ZERO),
                        journal,
                        first.meters)) {
            Instant spoke = speak(first.gateway);
            first.gateway.close();

            await().atMost(Duration.ofSeconds(10)).until(() -> !found(first).isEmpty());
            InputEntry finding = found(first).getFirst();
            SilenceFinding body = (SilenceFinding) finding.body();
            assertThat(finding.envelope().receivedAt())
                    .isBetween(
                            spoke.plus(INTERVAL).minusSeconds(1),
                            spoke.plus(INTERVAL).plusSeconds(2));
            assertThat(body.lastHeardAt()).isBetween(spoke.minusMillis(500), spoke.plusMillis(500));
            assertThat(body.elder()).isNotNull();

            speak(second);
            await().atMost(SOON).until(() -> found(first).size() == 2);
            speak(second);
            await().atMost(Duration.ofSeconds(10)).until(() -> found(first).size() == 3);
            assertThat(found(first).stream().map(entry -> ((SilenceFinding) entry.body()).state()))
                    .containsExactly(State.SILENT, State.HEARD_AGAIN, State.SILENT);
            // The button of the fixture, which was enrolled and never heard, is the third.
            assertThat(first.count("anling.gateway.silence", "what", "silent")).isEqualTo(3);
        } finally {
            first.close();
        }
    }

    private static Instant speak(DeviceGateway gateway) {
        try (RawClient watch = new RawClient(gateway.tcpPort())) {
            assertThat(watch.send(LK).read("[3G*3405000001*0002*LK]".length(), SOON))
                    .startsWith("[3G*3405000001");
        }
        return Instant.now();
    }

    /** Of the watch. */
    private static List<InputEntry> found(GatewayFixture fixture) {
        return fixture.inbox(Lane.ROUTINE).stream()
                .filter(entry -> entry.body() instanceof SilenceFinding finding
                        && finding.device().id().value().equals(GatewayFixture.WATCH))
                .toList();
    }
}

package org.anling.gateway.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.anling.contract.alert.Identity;
import org.anling.contract.directory.DeviceRecord.Standing;
import org.anling.contract.entry.InputEntry;
import org.anling.contract.id.CentreId;
import org.anling.contract.id.DeviceId;
import org.anling.contract.input.AlertFrame;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is revoked, or moved to another centre, is out within two seconds, whatever it speaks. */
class LeavingIT {

    private static final Duration TWO_SECONDS = Duration.ofSeconds(2);
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final CentreId OTHER = new CentreId("other");
    private static final String TRACKER = "861234050000010";
    private static final String CARD = "012345678901";
    private static final Map<String, String> DEVICES =
            Map.of(GatewayFixture.WATCH, "watch-3g", TRACKER, "gt06", CARD, "jt808", GatewayFixture.BUTTON, "mqtt");

    private final GatewayFixture fixture = new GatewayFixture();

    @BeforeEach
    void enrol() {
        fixture.enrol(TRACKER, "gt06", null, 1, Standing.ENROLLED);
        fixture.enrol(CARD, "jt808", null, 1, Standing.ENROLLED);
        fixture.enrol("dc09-A1", "sia-dc09", null, 1, Standing.ENROLLED);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void whoever_is_revoked_is_out() throws MqttException {
        try (Everybody all = new Everybody()) {
            DEVICES.forEach((id, protocol) -> fixture.enrol(id, protocol, password(id), 2, Standing.REVOKED));
            all.mustEnd();
        }
        try (RawClient panel = new RawClient(fixture.gateway.tcpPort())) {
            panel.send(PanelFrames.sia("A1", "0001", "Nri1/MA003"));
            assertThat(panel.readFrame(SOON)).isEqualTo(PanelFrames.acknowledged("A1", "0001"));
            fixture.enrol("dc09-A1", "sia-dc09", null, 2, Standing.REVOKED);
            await().atMost(TWO_SECONDS).until(() -> {
                panel.send(PanelFrames.sia("A1", "0002", "Nri1/QA003")).readFrame(SOON);
                InputEntry last = fixture.urgentOf("dc09-A1").getLast();
                return ((AlertFrame) last.body()).device().identity() == Identity.UNKNOWN
                        && last.envelope().elder() == null;
            });
        }
    }

    @Test
    void whoever_is_moved_is_out_and_comes_back_where_it_belongs() throws MqttException {
        try (Everybody all = new Everybody()) {
            DEVICES.forEach((id, protocol) -> fixture.enrolAt(OTHER, id, protocol, password(id), 2));
            all.mustEnd();
        }
        try (Everybody again = new Everybody()) {
            assertThat(again.areHere()).isTrue();
            for (String id : DEVICES.keySet()) {
                await().atMost(SOON)
                        .until(() -> fixture.journal
                                .liveStore(OTHER)
                                .findSession(new DeviceId(id))
                                .toCompletableFuture()
                                .join()
                                .isPresent());
            }
        }
    }

    private static @Nullable String password(String id) {
        return id.equals(GatewayFixture.BUTTON) ? id : null;
    }

    /** One device of each protocol that has sessions, logged in. */
    private final class Everybody implements AutoCloseable {
        private final RawClient watch = new RawClient(fixture.gateway.tcpPort());
        private final RawClient tracker = new RawClient(fixture.gateway.tcpPort());
        private final RawClient card = new RawClient(fixture.gateway.tcpPort());
        private final MqttAsyncClient button;

        Everybody() throws MqttException {
            watch.send(GatewayFixture.LK).read(23, SOON);
            tracker.sendHex("78780D0108612340500000100001A5550D0A").read(10, SOON);
            card.sendHex("7E010000250123456789010001000B006944454D4F31434152452D503100000000000000"
                            + "0000000000005030303030303100F57E")
                    .readMarked(SOON);
            button = new MqttAsyncClient(
                    "tcp://127.0.0.1:" + fixture.gateway.mqttPort(), GatewayFixture.BUTTON, new MemoryPersistence());
            MqttConnectionOptions options = new MqttConnectionOptions();
            options.setUserName(GatewayFixture.BUTTON);
            options.setPassword(GatewayFixture.BUTTON.getBytes(StandardCharsets.UTF_8));
            options.setAutomaticReconnect(false);
            button.connect(options).waitForCompletion(SOON.toMillis());
        }

        boolean areHere() {
            return button.isConnected();
        }

        void mustEnd() {
            long since = System.nanoTime();
            assertThat(watch.readFor(SOON)).as("watch").endsWith("<closed>");
            assertThat(tracker.readFor(SOON)).as("tracker").endsWith("<closed>");
            assertThat(card.readFor(SOON)).as("card").endsWith("<closed>");
            await().atMost(SOON).until(() -> !button.isConnected());
            assertThat(Duration.ofNanos(System.nanoTime() - since)).isLessThan(TWO_SECONDS);
        }

        @Override
        public void close() throws MqttException {
            watch.close();
            tracker.close();
            card.close();
            button.disconnectForcibly(0, 0, false);
            button.close(true);
        }
    }
}

package org.anling.gateway.server;

import static org.anling.gateway.server.GatewayFixture.BUTTON;
import static org.anling.gateway.server.GatewayFixture.LK;
import static org.anling.gateway.server.GatewayFixture.SOS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.anling.contract.entry.Lane;
import org.anling.contract.id.CentreId;
import org.anling.journal.Inbox;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What devices say about themselves comes in masses, or cannot be stored, and alarms are sent behind it. Each test has panels of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RoutineTrafficIT {

    private static final String AL = "[3G*3405000001*0002*AL]";
    private static final String LK_ANSWER = "[3G*3405000001*0002*LK]";
    private static final String LOW_BATTERY =
            SOS.replace("00010008", "00000001").replace("AL_LTE", "UD");
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final long SOON_MS = 5_000;

    private final GatewayFixture fixture = new GatewayFixture();

    @AfterAll
    void close() {
        fixture.close();
    }

    @Test
    void routine_frames_that_wait_take_no_place_of_an_alarm_and_hide_none() {
        try (DeviceGateway narrow = narrow(3);
                RawClient panel = new RawClient(narrow.tcpPort());
                RawClient other = new RawClient(narrow.tcpPort());
                RawClient watch = new RawClient(narrow.tcpPort())) {
            double before = shed("sia-dc09", "connection");
            for (int i = 1; i <= 4; i++) {
                panel.send(PanelFrames.sia("A1", "000" + i, "NYT00" + i));
            }
            await().until(() -> shed("sia-dc09", "connection") == before + 2);
            for (int i = 1; i <= 2; i++) {
                other.send(PanelFrames.sia("A2", "000" + i, "NYT00" + i));
            }
            await().until(() -> shed("sia-dc09", "no-room") == 1);
            assertThat(narrow.findShedding().orElse("")).contains("sia-dc09 connection", "sia-dc09 no-room");
            for (RawClient one : List.of(panel, other)) {
                String account = one == panel ? "A1" : "A2";
                one.send(PanelFrames.sia(account, "0009", "NMA9"));
                assertThat(one.readFrame(SOON)).isEqualTo(PanelFrames.acknowledged(account, "0009"));
            }
            watch.send(LK).send(LOW_BATTERY).send(SOS);
            String both = watch.read(LK_ANSWER.length() + AL.length(), SOON);
            assertThat(both).contains(LK_ANSWER, AL);
        }
        assertThat(fixture.inbox(Lane.ROUTINE))
                .extracting(entry -> entry.envelope().device())
                .doesNotContain("dc09-A1", "dc09-A2");
    }

    @Test
    void a_button_is_told_that_its_event_is_not_stored_and_its_alarm_is() throws MqttException {
        try (DeviceGateway narrow = narrow(1)) {
            MqttAsyncClient button = connect(narrow);
            IMqttToken waits = publish(button, "event", "1-1", "LOW_BATTERY");
            IMqttToken shed = publish(button, "event", "1-2", "TAMPER");
            shed.waitForCompletion(SOON_MS);
            assertThat(shed.getReasonCodes()).containsExactly(0x97);
            IMqttToken alarm = publish(button, "alarm", "1-3", "SOS");
            alarm.waitForCompletion(SOON_MS);
            assertThat(alarm.getReasonCodes()).containsExactly(0);
            assertThat(waits.isComplete()).isFalse();
            button.disconnectForcibly(0, 0, false);
            button.close(true);
        }
    }

    /** Urgent and routine appends have a connection to Redis each. */
    @Test
    void thousands_of_events_at_once_do_not_delay_an_alarm() {
        List<RawClient> town = new ArrayList<>();
        try (RawClient watch = new RawClient(fixture.gateway.tcpPort())) {
            assertThat(watch.send(LK).read(LK_ANSWER.length(), SOON)).isEqualTo(LK_ANSWER);
            for (int i = 0; i < 100; i++) {
                town.add(new RawClient(fixture.gateway.tcpPort()));
            }
            double before = frames();
            for (int round = 0; round < 30; round++) {
                for (int i = 0; i < town.size(); i++) {
                    town.get(i).send(PanelFrames.sia("B" + (100 + i), "%04d".formatted(round + 1), "NAT" + round));
                }
            }
            String press = SOS.replace("081530", "081730");
            assertThat(watch.send(press).read(AL.length(), SOON)).isEqualTo(AL);
            await().until(() -> frames() == before + 3_000);
        } finally {
            town.forEach(RawClient::close);
        }
    }

    @Test
    void while_the_store_takes_no_events_a_panel_is_let_go_on_to_its_alarm() {
        fixture.fill(0.75);
        try (RawClient panel = new RawClient(fixture.gateway.tcpPort())) {
            await().until(() -> fixture.journal.health().routineStopped());
            double before = shed("sia-dc09", "store-full");
            panel.send(PanelFrames.sia("C1", "0001", "NYT001"));
            assertThat(panel.readFrame(SOON)).isEqualTo(PanelFrames.acknowledged("C1", "0001"));
            assertThat(shed("sia-dc09", "store-full")).isEqualTo(before + 1);
            panel.send(PanelFrames.sia("C1", "0002", "NMA001"));
            assertThat(panel.readFrame(SOON)).isEqualTo(PanelFrames.acknowledged("C1", "0002"));
        } finally {
            fixture.fill(0);
        }
        assertThat(fixture.urgentOf("dc09-C1")).hasSize(1);
        await().until(() -> !fixture.journal.health().routineStopped());
    }

    /** Its routine lane never answers; one connection has room for two routine frames, all together as many as said. */
    private DeviceGateway narrow(int routine) {
        GatewayConfig.Limits limits = new GatewayConfig.Limits(
                        10, Duration.ofSeconds(30), Duration.ofMinutes(1), 2, 4, 4, Duration.ofMinutes(1))
                .withOverload(Overload.DEFAULT.withRoutinePending(routine));
        GatewayConfig config = GatewayConfig.of("narrow", GatewayFixture.CENTRE)
                .withPorts(0, 0, 0)
                .withLimits(limits);
        return DeviceGateway.start(config, fixture.journal, this::stalled, fixture.meters, InstantSource.system());
    }

    private Inbox stalled(CentreId centre) {
        Inbox real = fixture.journal.inbox(centre);
        return entry -> entry.envelope().lane() == Lane.ROUTINE ? new CompletableFuture<>() : real.append(entry);
    }

    private double frames() {
        return fixture.count("anling.gateway.frames", "protocol", "sia-dc09", "kind", "alert");
    }

    private double shed(String protocol, String reason) {
        return fixture.count("anling.gateway.shed", "protocol", protocol, "reason", reason);
    }

    private static MqttAsyncClient connect(DeviceGateway to) throws MqttException {
        MqttAsyncClient client =
                new MqttAsyncClient("tcp://127.0.0.1:" + to.mqttPort(), BUTTON, new MemoryPersistence());
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setUserName(BUTTON);
        options.setPassword(BUTTON.getBytes(StandardCharsets.UTF_8));
        options.setAutomaticReconnect(false);
        client.connect(options).waitForCompletion(SOON_MS);
        return client;
    }

    private static IMqttToken publish(MqttAsyncClient client, String kind, String id, String type)
            throws MqttException {
        String text = "{\"v\":1,\"id\":\"%s\",\"type\":\"%s\"}".formatted(id, type);
        return client.publish(
                "anling/v1/" + BUTTON + "/up/" + kind,
                new MqttMessage(text.getBytes(StandardCharsets.UTF_8), 1, false, null));
    }
}

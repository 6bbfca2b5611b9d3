package org.anling.gateway.server;

import static org.anling.gateway.server.GatewayFixture.BUTTON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.anling.contract.alert.Alert;
import org.anling.contract.id.DeviceId;
import org.anling.contract.input.AlertFrame;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.junit.jupiter.api.Test;

/** How much may be under way on one connection, in both directions. */
class ReceiveMaximumIT {

    private static final String UP = "anling/v1/demo-button-1/up/";
    private static final String DOWN = "anling/v1/demo-button-1/dn/";
    private static final int GRANTED = 64;
    private static final long SOON_MS = 5_000;

    @Test
    void who_has_more_under_way_than_was_granted_is_ended_and_loses_nothing() throws MqttException {
        try (GatewayFixture fixture = new GatewayFixture();
                RawClient greedy = new RawClient(fixture.gateway.mqttPort())) {
            greedy.sendHex(RawClient.hex(connect()));
            String granted = RawClient.hex(greedy.read(17, Duration.ofSeconds(5)));
            assertThat(granted).startsWith("200f00000c210040");
            fixture.pauseRedis(Duration.ofMillis(1_500));
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            for (int i = 1; i <= GRANTED + 1; i++) {
                all.writeBytes(publish(i, press(i)));
            }
            greedy.sendHex(RawClient.hex(all.toByteArray()));
            String said = greedy.read(1_000, Duration.ofSeconds(5));
            assertThat(said).endsWith("<closed>");
            assertThat(RawClient.hex(said.replace("<closed>", "")))
                    .as("no PUBACK, the store is silent; then receive maximum exceeded")
                    .isEqualTo("e0029300");
            assertThat(fixture.count("anling.gateway.refused", "reason", "receive-maximum"))
                    .isEqualTo(1);

            MqttAsyncClient polite = paho(fixture, GRANTED);
            List<IMqttToken> tokens = new CopyOnWriteArrayList<>();
            for (int i = 1; i <= GRANTED + 1; i++) {
                tokens.add(polite.publish(
                        UP + "alarm", new MqttMessage(press(i).getBytes(StandardCharsets.UTF_8), 1, false, null)));
            }
            for (IMqttToken token : tokens) {
                token.waitForCompletion(SOON_MS);
            }
            assertThat(fixture.urgentOf(BUTTON).stream()
                            .flatMap(entry -> ((AlertFrame) entry.body()).alerts().stream())
                            .map(Alert::repeatKey)
                            .collect(Collectors.toSet()))
                    .as("each alarm is there")
                    .hasSize(GRANTED + 1);
            polite.disconnectForcibly(0, 0, false);
            polite.close(true);
        }
    }

    @Test
    void a_device_that_takes_one_at_a_time_gets_the_next_when_it_confirms() throws MqttException {
        try (GatewayFixture fixture = new GatewayFixture()) {
            MqttAsyncClient slow = paho(fixture, 1);
            slow.setManualAcks(true);
            List<MqttMessage> heard = new CopyOnWriteArrayList<>();
            slow.setCallback(new Listening(new CopyOnWriteArrayList<>()) {
                @Override
                public void messageArrived(String topic, MqttMessage message) {
                    heard.add(message);
                }
            });
            slow.subscribe(DOWN + "#", 1).waitForCompletion(SOON_MS);
            for (String number : List.of("1001", "1002", "1003")) {
                assertThat(fixture.gateway.commands().call(new DeviceId(BUTTON), number))
                        .isTrue();
            }
            await().until(() -> heard.size() == 1);
            await().during(Duration.ofMillis(200)).until(() -> heard.size() == 1);
            for (int confirmed = 1; confirmed <= 3; confirmed++) {
                int now = confirmed;
                await().until(() -> heard.size() == now);
                assertThat(heard.getLast().toString()).contains("100" + now);
                slow.messageArrivedComplete(heard.getLast().getId(), 1);
            }
            slow.disconnectForcibly(0, 0, false);
            slow.close(true);
        }
    }

    private static MqttAsyncClient paho(GatewayFixture fixture, int receiveMaximum) throws MqttException {
        MqttAsyncClient client =
                new MqttAsyncClient("tcp://127.0.0.1:" + fixture.gateway.mqttPort(), BUTTON, new MemoryPersistence());
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setUserName(BUTTON);
        options.setPassword(BUTTON.getBytes(StandardCharsets.UTF_8));
        options.setAutomaticReconnect(false);
        options.setReceiveMaximum(receiveMaximum);
        client.connect(options).waitForCompletion(SOON_MS);
        return client;
    }

    /** MQTT 5: name, password, clean start, a minute of keep-alive. */
    private static byte[] connect() {
        return packet(
                0x10, text("MQTT"), new byte[] {5, (byte) 0xC2, 0, 60, 0}, text(BUTTON), text(BUTTON), text(BUTTON));
    }

    private static byte[] publish(int packet, String payload) {
        return packet(
                0x32,
                text(UP + "alarm"),
                new byte[] {(byte) (packet >> 8), (byte) packet, 0},
                payload.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] packet(int type, byte[]... parts) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            body.writeBytes(part);
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(type);
        if (body.size() >= 128) {
            all.write(body.size() % 128 | 0x80);
            all.write(body.size() / 128);
        } else {
            all.write(body.size());
        }
        all.writeBytes(body.toByteArray());
        return all.toByteArray();
    }

    private static byte[] text(String text) {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(octets.length >> 8);
        all.write(octets.length);
        all.writeBytes(octets);
        return all.toByteArray();
    }

    private static String press(int number) {
        return "{\"v\":1,\"id\":\"7-%d\",\"type\":\"SOS\"}".formatted(number);
    }
}

package org.anling.simulation.fleet.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netty.handler.codec.mqtt.MqttQoS;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.mqtt.MqttEndpoint;
import io.vertx.mqtt.MqttServer;
import io.vertx.mqtt.MqttServerOptions;
import io.vertx.mqtt.messages.MqttPublishMessage;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.anling.simulation.district.map.GeoPoint;
import org.anling.simulation.district.people.Device;
import org.anling.simulation.fleet.pace.Crew;
import org.anling.simulation.fleet.pace.Pace;
import org.anling.simulation.fleet.pace.WallPace;
import org.anling.simulation.fleet.wire.Octets;
import org.anling.simulation.fleet.wire.WatchFrames;
import org.junit.jupiter.api.Test;

class DeviceSocketIT {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private final Pace pace = new WallPace(InstantSource.system());
    private final PressLedger ledger = new PressLedger();

    @Test
    void a_button_signs_in_with_its_password_and_resends_until_its_id_comes_back() throws Exception {
        List<String> alarms = new CopyOnWriteArrayList<>();
        Vertx vertx = Vertx.vertx();
        try (Crew crew = new Crew(pace)) {
            MqttServer server = MqttServer.create(
                    vertx, new MqttServerOptions().setHost("127.0.0.1").setPort(0));
            server.endpointHandler(endpoint -> serve(endpoint, alarms));
            server.listen().await(10, TimeUnit.SECONDS);
            MqttDevice button = new MqttDevice(
                    new Device("button-003", Device.Kind.BUTTON, "AL-B1", Optional.of("secret")),
                    URI.create("tcp://127.0.0.1:" + server.actualPort()),
                    new MqttMachine("button-003", "7", ledger),
                    pace);
            crew.keepAt("button", Duration.ZERO, button::run);
            button.raise(Alarm.SOS);

            await().atMost(PATIENCE).until(() -> ledger.summary().acknowledged() == 1);
            assertThat(alarms).hasSize(2);
            assertThat(alarms.get(1)).contains("\"id\":\"7-1\"", "\"resend\":1");
        } finally {
            vertx.close().await(10, TimeUnit.SECONDS);
        }
    }

    /** Withholds the acknowledgement of the first copy. */
    private static void serve(MqttEndpoint endpoint, List<String> alarms) {
        assertThat(endpoint.auth().getPassword()).isEqualTo("secret");
        endpoint.subscribeHandler(subscription ->
                endpoint.subscribeAcknowledge(subscription.messageId(), List.of(MqttQoS.AT_LEAST_ONCE)));
        endpoint.publishHandler(message -> publish(endpoint, message, alarms));
        endpoint.publishAutoAck(true).accept(false);
    }

    private static void publish(MqttEndpoint endpoint, MqttPublishMessage message, List<String> alarms) {
        if (!message.topicName().equals("anling/v1/button-003/up/alarm")) {
            return;
        }
        alarms.add(message.payload().toString());
        if (alarms.size() == 2) {
            endpoint.publish(
                    "anling/v1/button-003/dn/ack",
                    Buffer.buffer("{\"ids\":[\"7-1\"],\"ts\":\"2026-03-14T08:15:30Z\"}"),
                    MqttQoS.AT_LEAST_ONCE,
                    false,
                    false);
        }
    }

    @Test
    void a_watch_connects_again_and_its_alarm_arrives_after_the_connection_was_lost() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                Crew crew = new Crew(pace)) {
            InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getLocalPort());
            WatchMachine machine = new WatchMachine("3405000002", new GeoPoint(39.8822, 116.4066), ledger);
            SocketDevice watch = new SocketDevice("3405000002", address, machine, pace, crew);
            crew.keepAt("watch", Duration.ZERO, watch::run);

            try (Socket first = server.accept()) {
                assertThat(frame(first)).startsWith("[3G*3405000002*").contains("*LK,");
                answer(first, "LK");
                watch.raise(Alarm.SOS);
                assertThat(frame(first)).contains("*AL,").contains(",00010000,");
            }
            try (Socket second = server.accept()) {
                assertThat(frame(second)).contains("*LK,");
                answer(second, "LK");
                assertThat(frame(second)).contains("*AL,").contains(",00010000,");
                answer(second, "AL");
                await().atMost(PATIENCE).until(() -> ledger.summary().acknowledged() == 1);
            }
        }
    }

    private static void answer(Socket socket, String content) throws Exception {
        socket.getOutputStream().write(Octets.bytes(WatchFrames.frame("3405000002", content)));
    }

    private static String frame(Socket socket) throws Exception {
        socket.setSoTimeout((int) PATIENCE.toMillis());
        StringBuilder text = new StringBuilder();
        int octet = socket.getInputStream().read();
        while (octet >= 0 && octet != ']') {
            text.append(new String(new byte[] {(byte) octet}, StandardCharsets.ISO_8859_1));
            octet = socket.getInputStream().read();
        }
        return text.toString();
    }
}

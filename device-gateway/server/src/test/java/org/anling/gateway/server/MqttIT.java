package org.anling.gateway.server;

import static org.anling.gateway.server.GatewayFixture.BUTTON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.netty.handler.codec.mqtt.MqttQoS;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.mqtt.MqttClient;
import io.vertx.mqtt.MqttClientOptions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.anling.contract.alert.Alert;
import org.anling.contract.alert.AlertType;
import org.anling.contract.alert.Identity;
import org.anling.contract.directory.DeviceRecord.Standing;
import org.anling.contract.entry.Lane;
import org.anling.contract.id.DeviceId;
import org.anling.contract.input.AlertFrame;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MqttIT {

    private static final String UP = "anling/v1/demo-button-1/up/";
    private static final String DOWN = "anling/v1/demo-button-1/dn/";
    private static final long SOON_MS = 5_000;
    private static final Vertx VERTX = Vertx.vertx();

    private final GatewayFixture fixture = new GatewayFixture();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final List<MqttAsyncClient> clients = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void say() {
        assertThat(VERTX).isNotNull();
    }

    @AfterAll
    static void end() throws TimeoutException {
        VERTX.close().await(10, TimeUnit.SECONDS);
    }

    @AfterEach
    void close() throws MqttException {
        for (MqttAsyncClient client : clients) {
            client.disconnectForcibly(0, 0, false);
            client.close(true);
        }
        fixture.close();
    }

    @Test
    void a_press_is_on_disk_and_then_confirmed_twice() throws MqttException {
        MqttAsyncClient button = connect(tcp());
        listen(button);
        publish(button, UP + "alarm", press("7-42", "SOS")).waitForCompletion(SOON_MS);
        assertThat(fixture.onlyAlert().alerts()).extracting(Alert::type).containsExactly(AlertType.SOS);
        assertThat(fixture.onlyAlert().device().identity()).isEqualTo(Identity.VERIFIED);
        await().until(() ->
                heard.stream().anyMatch(text -> text.startsWith(DOWN + "ack {\"ids\":[\"7-42\"],\"ts\":\"")));
        await().until(() ->
                heard.stream().anyMatch(text -> text.contains("\"cmd\":\"lamp\",\"args\":{\"state\":\"received\"}")));
    }

    @Test
    void while_the_store_is_silent_nothing_is_confirmed_and_afterwards_all_is() throws MqttException {
        MqttAsyncClient button = connect(tcp());
        listen(button);
        fixture.pauseRedis(Duration.ofMillis(1_500));
        IMqttToken token = publish(button, UP + "alarm", press("7-42", "SOS"));
        IMqttToken again = publish(button, UP + "alarm", "{\"v\":1,\"id\":\"7-42\",\"type\":\"SOS\",\"resend\":1}");
        await().during(Duration.ofMillis(700)).until(() -> !token.isComplete() && !again.isComplete());
        token.waitForCompletion(SOON_MS);
        again.waitForCompletion(SOON_MS);
        assertThat(fixture.urgentInputs()).isEqualTo(1);
        await().until(() -> heard.stream().anyMatch(text -> text.contains("7-42")));
        assertThat(heard.stream().filter(text -> text.startsWith(DOWN + "ack"))).hasSize(1);
    }

    @Test
    void web_socket_works_the_same() throws MqttException {
        MqttAsyncClient button = connect("ws://127.0.0.1:" + fixture.gateway.mqttWebSocketPort() + "/mqtt");
        listen(button);
        publish(button, UP + "alarm", press("7-42", "FALL")).waitForCompletion(SOON_MS);
        assertThat(fixture.onlyAlert().alerts()).extracting(Alert::type).containsExactly(AlertType.FALL);
        await().until(() -> heard.stream().anyMatch(text -> text.startsWith(DOWN + "ack")));
    }

    @Test
    void version_3_1_1_works_the_same() throws TimeoutException {
        MqttClient button = MqttClient.create(
                VERTX,
                new MqttClientOptions().setClientId(BUTTON).setUsername(BUTTON).setPassword("demo-button-1"));
        List<Integer> confirmed = new CopyOnWriteArrayList<>();
        button.publishCompletionHandler(confirmed::add);
        button.publishHandler(message -> heard.add(message.topicName() + " " + message.payload()));
        button.connect(fixture.gateway.mqttPort(), "127.0.0.1").await(5, TimeUnit.SECONDS);
        button.subscribe(DOWN + "#", 1).await(5, TimeUnit.SECONDS);
        button.publish(UP + "alarm", Buffer.buffer(press("7-42", "SOS")), MqttQoS.AT_LEAST_ONCE, false, false);
        await().until(() -> confirmed.size() == 1);
        await().until(() -> heard.stream().anyMatch(text -> text.startsWith(DOWN + "ack")));
        assertThat(fixture.urgentInputs()).isEqualTo(1);
        button.disconnect().await(5, TimeUnit.SECONDS);
    }

    @Test
    void who_does_not_say_its_name_is_refused_and_not_left_waiting() {
        assertThatThrownBy(() -> connect(tcp(), "", "demo-button-1"))
                .isInstanceOfSatisfying(
                        MqttException.class, e -> assertThat(e.getReasonCode()).isEqualTo(0x85));
    }

    @Test
    void a_wrong_password_is_refused_with_the_code_of_the_version() {
        assertThatThrownBy(() -> connect(tcp(), BUTTON, "wrong"))
                .isInstanceOfSatisfying(
                        MqttException.class, e -> assertThat(e.getReasonCode()).isEqualTo(0x86));
        assertThatThrownBy(() -> connect(tcp(), "nobody-knows-me", "x"))
                .isInstanceOfSatisfying(
                        MqttException.class, e -> assertThat(e.getReasonCode()).isEqualTo(0x86));
        MqttClient three = MqttClient.create(
                VERTX,
                new MqttClientOptions().setClientId(BUTTON).setUsername(BUTTON).setPassword("wrong"));
        assertThatThrownBy(() ->
                        three.connect(fixture.gateway.mqttPort(), "127.0.0.1").await(5, TimeUnit.SECONDS))
                .hasMessageContaining("BAD_USER_NAME_OR_PASSWORD");
        assertThat(fixture.count("anling.gateway.refused", "reason", "bad-password"))
                .isEqualTo(3);
        await().untilAsserted(() -> assertThat(fixture.journal
                        .unregisteredDevices(GatewayFixture.CENTRE)
                        .list(10)
                        .toCompletableFuture()
                        .join())
                .extracting(seen -> seen.device().id().value())
                .containsExactly("nobody-knows-me"));
    }

    @Test
    void foreign_topics_are_refused_and_the_connection_goes_on() throws MqttException {
        MqttAsyncClient button = connect(tcp());
        IMqttToken foreign = publish(button, "anling/v1/demo-button-2/up/alarm", press("7-42", "SOS"));
        foreign.waitForCompletion(SOON_MS);
        assertThat(foreign.getReasonCodes()).containsExactly(0x87);
        IMqttToken listening = button.subscribe("anling/v1/+/dn/cmd", 1);
        listening.waitForCompletion(SOON_MS);
        assertThat(listening.getReasonCodes()).containsExactly(0x87);
        assertThat(fixture.malformed("mqtt", "foreign-topic")).isEqualTo(1);
        assertThat(fixture.inbox(Lane.URGENT)).isEmpty();
        publish(button, UP + "alarm", press("7-42", "SOS")).waitForCompletion(SOON_MS);
        assertThat(fixture.urgentInputs()).isEqualTo(1);
    }

    @Test
    void a_retained_alarm_is_refused_and_a_retained_status_is_not() throws MqttException {
        MqttAsyncClient button = connect(tcp());
        IMqttToken alarm = button.publish(UP + "alarm", press("7-42", "SOS").getBytes(StandardCharsets.UTF_8), 1, true);
        alarm.waitForCompletion(SOON_MS);
        assertThat(alarm.getReasonCodes()).containsExactly(0x83);
        IMqttToken status =
                button.publish(UP + "status", "{\"state\":\"online\"}".getBytes(StandardCharsets.UTF_8), 1, true);
        status.waitForCompletion(SOON_MS);
        assertThat(status.getReasonCodes()).containsExactly(0);
        assertThat(fixture.inbox(Lane.URGENT)).isEmpty();
    }

    @Test
    void too_much_ends_the_connection_and_nothing_is_stored() throws MqttException {
        MqttAsyncClient button = connect(tcp());
        publish(button, UP + "event", tooLong("LOW_BATTERY"));
        await().until(() -> !button.isConnected());
        assertThat(fixture.malformed("mqtt", "too-long")).isEqualTo(1);
        assertThat(fixture.inbox(Lane.ROUTINE)).isEmpty();
    }

    @Test
    void an_alarm_that_is_too_long_is_stored_and_confirmed_all_the_same() throws MqttException {
        MqttAsyncClient button = connect(tcp());
        publish(button, UP + "alarm", tooLong("SOS")).waitForCompletion(SOON_MS);
        assertThat(fixture.inbox(Lane.URGENT)).hasSize(1);
        assertThat(button.isConnected()).isTrue();
    }

    private static String tooLong(String type) {
        return "{\"v\":1,\"id\":\"1\",\"type\":\"" + type + "\",\"x\":\"" + "x".repeat(5_000) + "\"}";
    }

    @Test
    void broken_payloads_are_counted_and_an_unreadable_alarm_is_still_one() throws MqttException {
        MqttAsyncClient button = connect(tcp());
        IMqttToken beat = publish(button, UP + "hb", "no json");
        beat.waitForCompletion(SOON_MS);
        assertThat(beat.getReasonCodes()).containsExactly(0x99);
        publish(button, UP + "alarm", "{\"v\":1,\"id\":\"7-42\",\"type\":\"SO").waitForCompletion(SOON_MS);
        assertThat(fixture.onlyAlert().alerts()).extracting(Alert::type).containsExactly(AlertType.UNKNOWN_ALARM);
        assertThat(fixture.onlyAlert().marks()).containsExactly("tail_unreadable");
        assertThat(fixture.malformed("mqtt", "bad-text")).isEqualTo(2);
    }

    @Test
    void the_newest_connection_takes_over() throws MqttException {
        MqttAsyncClient older = connect(tcp());
        MqttAsyncClient newer = connect(tcp());
        await().until(() -> !older.isConnected());
        listen(newer);
        publish(newer, UP + "alarm", press("7-42", "SOS")).waitForCompletion(SOON_MS);
        assertThat(fixture.urgentInputs()).isEqualTo(1);
        assertThat(fixture.gateway.commands().call(new DeviceId(BUTTON), "01012345678"))
                .isTrue();
        await().until(() -> heard.stream()
                .anyMatch(text -> text.contains("\"cmd\":\"call\",\"args\":{\"number\":\"01012345678\"}")));
    }

    @Test
    void events_and_reports_go_where_they_belong() throws MqttException {
        MqttAsyncClient button = connect(tcp());
        publish(button, UP + "event", press("7-44", "LOW_BATTERY")).waitForCompletion(SOON_MS);
        publish(button, UP + "hb", "{\"v\":1,\"batt\":{\"pct\":80}}").waitForCompletion(SOON_MS);
        assertThat(fixture.inbox(Lane.ROUTINE)).hasSize(1);
        assertThat(fixture.inbox(Lane.URGENT)).isEmpty();
        await().untilAsserted(() -> assertThat(fixture.journal
                        .liveStore(GatewayFixture.CENTRE)
                        .findHeartbeat(new DeviceId(BUTTON))
                        .toCompletableFuture()
                        .join()
                        .map(beat -> beat.batteryPercent()))
                .contains(80));
    }

    @Test
    void a_last_will_is_said_after_its_delay_unless_the_device_is_back_or_said_goodbye() throws MqttException {
        MqttAsyncClient polite = connectWithWill("1-1", 0);
        polite.disconnect().waitForCompletion(SOON_MS);
        MqttAsyncClient moving = connectWithWill("1-2", 1);
        moving.disconnectForcibly(0, 0, false);
        MqttAsyncClient broken = connectWithWill("1-3", 1);
        long brokenAt = System.nanoTime();
        broken.disconnectForcibly(0, 0, false);
        await().until(() -> !fixture.inbox(Lane.ROUTINE).isEmpty());
        assertThat(Duration.ofNanos(System.nanoTime() - brokenAt)).isGreaterThan(Duration.ofMillis(900));
        await().during(Duration.ofMillis(500))
                .until(() -> fixture.inbox(Lane.ROUTINE).size() == 1);
        AlertFrame said = (AlertFrame) fixture.inbox(Lane.ROUTINE).getFirst().body();
        assertThat(said.alerts()).extracting(Alert::type).containsExactly(AlertType.POWER_OFF);
        assertThat(said.alerts().getFirst().repeatKey()).contains("1-3");
    }

    @Test
    void a_last_will_for_another_is_refused() {
        assertThatThrownBy(() -> connect(tcp(), "anling/v1/demo-button-2/up/event", "1-1", 0))
                .isInstanceOfSatisfying(
                        MqttException.class, e -> assertThat(e.getReasonCode()).isEqualTo(0x87));
    }

    @Test
    void a_revoked_button_is_cut_off_and_stays_out() throws MqttException {
        MqttAsyncClient button = connect(tcp());
        fixture.enrol(BUTTON, "mqtt", "demo-button-1", 2, Standing.REVOKED);
        await().until(() -> !button.isConnected());
        assertThatThrownBy(() -> connect(tcp()))
                .isInstanceOfSatisfying(
                        MqttException.class, e -> assertThat(e.getReasonCode()).isEqualTo(0x87));
    }

    private MqttAsyncClient connectWithWill(String id, long delaySeconds) throws MqttException {
        return connect(tcp(), UP + "event", id, delaySeconds);
    }

    private MqttAsyncClient connect(String uri, String willTopic, String id, long delaySeconds) throws MqttException {
        MqttAsyncClient client = new MqttAsyncClient(uri, BUTTON, new MemoryPersistence());
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setUserName(BUTTON);
        options.setPassword("demo-button-1".getBytes(StandardCharsets.UTF_8));
        options.setAutomaticReconnect(false);
        options.setWill(
                willTopic, new MqttMessage(press(id, "POWER_OFF").getBytes(StandardCharsets.UTF_8), 1, false, null));
        MqttProperties will = new MqttProperties();
        will.setWillDelayInterval(delaySeconds);
        options.setWillMessageProperties(will);
        clients.add(client);
        client.connect(options).waitForCompletion(SOON_MS);
        return client;
    }

    private String tcp() {
        return "tcp://127.0.0.1:" + fixture.gateway.mqttPort();
    }

    private MqttAsyncClient connect(String uri) throws MqttException {
        return connect(uri, BUTTON, "demo-button-1");
    }

    private MqttAsyncClient connect(String uri, String device, String password) throws MqttException {
        MqttAsyncClient client = new MqttAsyncClient(uri, device, new MemoryPersistence());
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setUserName(device);
        options.setPassword(password.getBytes(StandardCharsets.UTF_8));
        options.setAutomaticReconnect(false);
        clients.add(client);
        client.connect(options).waitForCompletion(SOON_MS);
        return client;
    }

    private void listen(MqttAsyncClient client) throws MqttException {
        client.setCallback(new Listening(heard));
        client.subscribe(DOWN + "#", 1).waitForCompletion(SOON_MS);
    }

    private static IMqttToken publish(MqttAsyncClient client, String topic, String text) throws MqttException {
        return client.publish(topic, new MqttMessage(text.getBytes(StandardCharsets.UTF_8), 1, false, null));
    }

    private static String press(String id, String type) {
        return "{\"v\":1,\"id\":\"%s\",\"type\":\"%s\"}".formatted(id, type);
    }
}

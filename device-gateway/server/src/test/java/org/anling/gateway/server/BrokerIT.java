package org.anling.gateway.server;

import static org.anling.gateway.server.GatewayFixture.BUTTON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.anling.contract.alert.Alert;
import org.anling.contract.alert.AlertType;
import org.anling.contract.alert.Identity;
import org.anling.contract.directory.DeviceRecord.Standing;
import org.anling.contract.entry.InputEntry;
import org.anling.contract.entry.Lane;
import org.anling.contract.id.DeviceId;
import org.anling.contract.input.AlertFrame;
import org.anling.gateway.codec.zigbee.ZigbeeRule;
import org.anling.gateway.server.broker.BrokerSettings;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Devices behind a real Mosquitto, which dies now and then, as do gateways and the store. */
class BrokerIT {

    private static final String UP = "anling/v1/demo-button-1/up/";
    private static final String DOWN = "anling/v1/demo-button-1/dn/";
    private static final Duration LONG = Duration.ofSeconds(40);

    @TempDir
    Path folder = Path.of("");

    private Mosquitto broker;
    private GatewayFixture fixture;
    private Home home;

    @BeforeEach
    void start() throws MqttException {
        broker = Mosquitto.start(folder);
        fixture = new GatewayFixture(
                UnaryOperator.identity(),
                config -> config.withProtocols(
                        GatewayConfig.Protocols.COMMON.withBroker(settings(broker.url(), "gateway-1"))));
        awaitBroker(fixture.gateway);
        home = Home.at(broker);
        home.listen("anling/v1/+/dn/#");
    }

    @AfterEach
    void close() {
        home.close();
        fixture.close();
        broker.close();
    }

    @Test
    void a_press_is_on_disk_and_then_its_id_comes_back_through_the_broker() throws MqttException {
        home.say(UP + "alarm", press("7-42", "SOS"));
        await().until(() -> home.hasHeard(DOWN + "ack {\"ids\":[\"7-42\"],\"ts\":\""));
        assertThat(fixture.onlyAlert().alerts()).extracting(Alert::type).containsExactly(AlertType.SOS);
        assertThat(fixture.onlyAlert().device().identity()).isEqualTo(Identity.VERIFIED);
        await().until(() -> home.heard.stream()
                .anyMatch(text -> text.startsWith(DOWN + "cmd")
                        && text.contains("\"cmd\":\"lamp\",\"args\":{\"state\":\"received\"}")));
        await().until(() -> fixture.gateway.commands().call(new DeviceId(BUTTON), "01012345678"));
        await().until(() -> home.heard.stream().anyMatch(text -> text.contains("\"number\":\"01012345678\"")));
    }

    @Test
    void while_the_store_is_silent_no_id_comes_back_and_the_broker_keeps_the_press() throws MqttException {
        fixture.pauseRedis(Duration.ofMillis(1_500));
        home.say(UP + "alarm", press("7-42", "SOS"));
        await().during(Duration.ofMillis(700)).until(() -> home.heard.isEmpty());
        fixture.gateway.close();
        // Never confirmed by the first, so the second is given it by the broker.
        fixture.gateway = again();
        await().atMost(LONG).until(() -> home.hasHeard(DOWN + "ack {\"ids\":[\"7-42\"]"));
        assertThat(keys()).hasSize(1);
    }

    @Test
    void what_is_sent_while_the_gateway_is_away_waits_for_it() throws MqttException {
        fixture.gateway.close();
        for (int i = 0; i < 20; i++) {
            home.say(UP + "alarm", press("8-" + i, "SOS"));
        }
        home.say(UP + "event", press("8-99", "LOW_BATTERY"));
        assertThat(fixture.inbox(Lane.URGENT)).isEmpty();
        fixture.gateway = again();
        await().atMost(LONG).until(() -> keys().size() == 20);
        await().until(() -> fixture.inbox(Lane.ROUTINE).size() == 1);
        await().until(() -> home.hasHeard(DOWN + "ack {\"ids\":[\"8-19\"]"));
    }

    @Test
    void a_broker_that_was_killed_is_found_again_and_meanwhile_the_gateway_says_so() throws MqttException {
        broker.kill();
        await().atMost(LONG)
                .until(() -> fixture.gateway.findBrokerProblem().orElse("").contains("cannot be reached"));
        assertThat(fixture.count("anling.gateway.broker", "event", "unreachable"))
                .isPositive();
        broker.start();
        awaitBroker(fixture.gateway);
        try (Home again = Home.at(broker)) {
            again.listen("anling/v1/+/dn/#");
            again.say(UP + "alarm", press("9-1", "FALL"));
            await().atMost(LONG).until(() -> again.hasHeard(DOWN + "ack {\"ids\":[\"9-1\"]"));
        }
        assertThat(keys()).hasSize(1);
    }

    @Test
    void of_two_gateways_one_is_killed_and_no_press_is_lost_or_is_two() throws MqttException {
        int presses = 60;
        for (int i = 0; i < 12; i++) {
            fixture.enrol("button-" + i, "mqtt", null, 1, Standing.ENROLLED);
        }
        try (GatewayProcess other = GatewayProcess.start(fixture.redis.uri(), broker.url(), "gateway-2")) {
            awaitShare(other);
            Set<String> open = new TreeSet<>();
            for (int i = 0; i < presses; i++) {
                open.add("5-" + i);
            }
            repeatUntilTold(open, presses * 2 / 3);
            other.kill();
            repeatUntilTold(open, 0);
        }
        assertThat(keys()).hasSize(presses);
        try (GatewayProcess _ = GatewayProcess.start(fixture.redis.uri(), broker.url(), "gateway-2")) {
            home.say(UP + "alarm", press("6-1", "SOS"));
            home.say(UP + "alarm", press("6-2", "SOS"));
            await().atMost(LONG).until(() -> isTold("6-1") && isTold("6-2"));
            assertThat(keys())
                    .as("what the dead one had not confirmed joins what is there")
                    .hasSize(presses + 2);
        }
    }

    @Test
    void a_retained_alarm_is_refused_and_does_not_come_again() throws MqttException {
        home.keep(UP + "alarm", press("7-42", "SOS"));
        await().until(() -> fixture.malformed("mqtt", "retained-alarm") == 1);
        fixture.gateway.close();
        fixture.gateway = again();
        home.say(UP + "alarm", press("7-43", "SOS"));
        await().until(() -> home.hasHeard(DOWN + "ack {\"ids\":[\"7-43\"]"));
        assertThat(fixture.malformed("mqtt", "retained-alarm")).isEqualTo(1);
        assertThat(keys()).hasSize(1);
    }

    @Test
    void what_cannot_be_read_is_counted_and_holds_up_nobody() throws MqttException {
        home.say("anling/v1/demo-button-1/up/nothing", "{}");
        home.say("anling/v1/a b/up/alarm", press("1-1", "SOS"));
        home.say(UP + "event", "{\"v\":1,\"id\":\"1\",\"type\":\"LOW_BATTERY\",\"x\":\"" + "x".repeat(5_000) + "\"}");
        home.say(UP + "vitals", "no JSON");
        home.say(UP + "alarm", "no JSON either");
        await().until(() -> keys().size() == 1);
        assertThat(fixture.malformed("mqtt", "foreign-topic")).isEqualTo(2);
        assertThat(fixture.malformed("mqtt", "too-long")).isEqualTo(1);
        assertThat(fixture.malformed("mqtt", "bad-text")).isEqualTo(2);
        assertThat(fixture.onlyAlert().alerts()).extracting(Alert::type).containsExactly(AlertType.UNKNOWN_ALARM);
        assertThat(fixture.gateway.findBrokerProblem()).isEmpty();
    }

    @Test
    void sensors_of_zigbee_raise_what_they_mean() throws MqttException {
        fixture.enrol("zigbee-kitchen:smoke", "zigbee2mqtt", null, 1, Standing.ENROLLED);
        fixture.enrol("zigbee-bedside", "zigbee2mqtt", null, 1, Standing.ENROLLED);
        String smoke = "zigbee2mqtt/kitchen/smoke";
        home.say(smoke, "{\"smoke\":true,\"battery\":80,\"linkquality\":102}");
        home.say(smoke, "{\"smoke\":true,\"battery\":80,\"linkquality\":97}");
        home.say(smoke, "no JSON");
        await().until(() -> fixture.malformed("zigbee2mqtt", "bad-text") == 1);
        await().until(() -> !fixture.urgentOf("zigbee-kitchen:smoke").isEmpty());
        assertThat(keys()).as("the same state is the same alert").hasSize(1);
        home.say("zigbee2mqtt/bedside", "{\"action\":\"hold\",\"battery\":9}");
        await().until(() -> fixture.urgentOf("zigbee-bedside").size() == 1);
        AlertFrame pressed =
                (AlertFrame) fixture.urgentOf("zigbee-bedside").getFirst().body();
        assertThat(pressed.alerts()).extracting(Alert::type).containsExactly(AlertType.SOS, AlertType.LOW_BATTERY);
        home.keep("zigbee2mqtt/bedside/availability", "{\"state\":\"offline\"}");
        home.say("zigbee2mqtt/a-bulb/availability", "offline");
        home.say("zigbee2mqtt/bridge/logging", "{\"level\":\"info\"}");
        home.say("zigbee2mqtt/bedside/set", "{\"action\":\"emergency\"}");
        await().until(() -> !fixture.inbox(Lane.ROUTINE).isEmpty());
        home.say("zigbee2mqtt/attic", "{\"carbon_monoxide\":true}");
        await().until(() -> fixture.urgentOf("zigbee-attic").size() == 1);
        assertThat(fixture.inbox(Lane.ROUTINE))
                .as("a bulb that nobody enrolled is nobody's alert")
                .hasSize(1);
        assertThat(fixture.urgentOf("zigbee-bedside")).hasSize(1);
    }

    /** Presses, and again whatever has not come back, until so many at most are left. */
    private void repeatUntilTold(Set<String> open, int left) {
        await().atMost(LONG).pollInterval(Duration.ofMillis(200)).until(() -> {
            int sent = 0;
            for (String id : List.copyOf(open)) {
                int number = Integer.parseInt(id.substring(2));
                String topic = "anling/v1/button-" + number % 12 + "/";
                if (home.hasHeard(topic + "dn/ack {\"ids\":[\"" + id + "\"]")) {
                    open.remove(id);
                } else if (sent++ < 30) {
                    home.say(topic + "up/alarm", "{\"v\":1,\"id\":\"%s\",\"type\":\"SOS\",\"resend\":1}".formatted(id));
                }
            }
            return open.size() <= left;
        });
    }

    /** Until the other gateway has taken one, seen by this one's not having taken it. */
    private void awaitShare(GatewayProcess other) {
        AtomicInteger tries = new AtomicInteger();
        await().atMost(LONG).pollInterval(Duration.ofMillis(200)).until(() -> {
            double mine = fixture.count("anling.gateway.frames", "protocol", "mqtt");
            String id = "4-" + tries.incrementAndGet();
            home.say(UP + "alarm", press(id, "SOS"));
            await().until(() -> home.hasHeard(DOWN + "ack {\"ids\":[\"" + id + "\"]"));
            assertThat(other.isAlive()).isTrue();
            return fixture.count("anling.gateway.frames", "protocol", "mqtt") == mine;
        });
    }

    private boolean isTold(String id) {
        return home.hasHeard(DOWN + "ack {\"ids\":[\"" + id + "\"]");
    }

    private DeviceGateway again() {
        DeviceGateway next = DeviceGateway.start(
                GatewayConfig.of("test", GatewayFixture.CENTRE)
                        .withPorts(0, 0, 0)
                        .withProtocols(GatewayConfig.Protocols.COMMON.withBroker(settings(broker.url(), "gateway-1"))),
                fixture.journal,
                fixture.meters);
        awaitBroker(next);
        return next;
    }

    private static void awaitBroker(DeviceGateway gateway) {
        await().atMost(LONG).until(() -> gateway.findBrokerProblem().isEmpty());
    }

    /** Alerts of the urgent lane that the core can tell apart. */
    private Set<String> keys() {
        return fixture.inbox(Lane.URGENT).stream()
                .map(InputEntry::body)
                .flatMap(body -> ((AlertFrame) body).alerts().stream())
                .filter(alert -> alert.type() != AlertType.LOW_BATTERY)
                .map(Alert::repeatKey)
                .filter(key -> !key.contains("|4-"))
                .collect(Collectors.toSet());
    }

    static BrokerSettings settings(String url, String client) {
        return new BrokerSettings(
                new BrokerSettings.Access(url, "", "", Optional.empty()),
                client,
                "anling",
                "anling/v1",
                new BrokerSettings.Zigbee(List.of("zigbee2mqtt"), List.of(ZigbeeRule.parse("bedside/action:hold=SOS"))),
                128,
                Duration.ofHours(1));
    }

    private static String press(String id, String type) {
        return "{\"v\":1,\"id\":\"%s\",\"type\":\"%s\"}".formatted(id, type);
    }
}

package org.anling.launcher.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.anling.launcher.press.OtherFrame;
import org.anling.launcher.press.WatchPress;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** One press, all the way, on one server: the scenarios build on each other as a shift does. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PressIT {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static DemoServer server;
    private static ConsoleClient operator;

    @BeforeAll
    static void start() {
        server = new DemoServer().start();
        operator = server.console().signIn("operator");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    @Order(1)
    void the_example_frame_is_acknowledged_and_becomes_an_incident_with_elder_position_and_offers() {
        try (WatchSocket watch = server.watch()) {
            assertThat(watch.send(WatchSocket.sos("081530")).answer(SOON)).contains("[3G*3405000001*0002*AL]");
        }
        JsonNode incident = open(WatchSocket.ID);
        assertThat(incident.get("priority").asText()).isEqualTo("P1");
        assertThat(incident.get("kind").asText()).isEqualTo("SOS");
        assertThat(incident.get("elder").get("name").asText()).isNotBlank();
        assertThat(incident.get("position").get("lat").asDouble()).isEqualTo(39.8822);
        await().atMost(SOON).until(() -> live(open(WatchSocket.ID)) == 5);
    }

    @Test
    @Order(2)
    void a_repeat_of_the_frame_joins_its_incident() {
        int before = operator.incidents("all").size();
        int alerts = open(WatchSocket.ID).get("alerts").asInt();
        try (WatchSocket watch = server.watch()) {
            assertThat(watch.send(WatchSocket.sos("081530")).answer(SOON)).contains("[3G*3405000001*0002*AL]");
        }
        await().atMost(SOON).until(() -> open(WatchSocket.ID).get("alerts").asInt() > alerts);
        assertThat(operator.incidents("all")).hasSize(before);
    }

    @Test
    @Order(3)
    void a_false_press_stands_everybody_down_and_is_closed() {
        String incident = open(WatchSocket.ID).get("id").asText();
        assertThat(command(incident, "take", "{}").status()).isEqualTo(200);
        assertThat(command(incident, "false-press", "{}").status()).isEqualTo(200);
        if (find(WatchSocket.ID).isPresent()) {
            assertThat(live(open(WatchSocket.ID))).isZero();
            assertThat(command(incident, "spoken", "{\"outcome\":\"NO_HELP_NEEDED\"}")
                            .status())
                    .isEqualTo(200);
            assertThat(command(incident, "close", "{\"disposition\":\"false-press\",\"guard\":\"spoken\"}")
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    @Order(4)
    void a_publish_with_quality_of_service_one_becomes_an_incident_and_the_whole_way_can_be_walked()
            throws MqttException {
        publish("{\"v\":1,\"id\":\"1-1\",\"type\":\"SOS\"}");
        await().atMost(SOON).until(() -> find("demo-button-1").isPresent());
        String incident = open("demo-button-1").get("id").asText();

        ConsoleClient doctor = server.console().signIn("doctor-1");
        await().atMost(SOON).until(() -> !offers(doctor).isEmpty());
        String offer = offers(doctor).getFirst().get("id").asText();
        ConsoleClient.Reply accepted = doctor.post("/api/offers/" + offer + "/accept", "{}");
        assertThat(accepted.status()).isEqualTo(200);
        assertThat(live(open("demo-button-1"))).isZero();

        assertThat(command(incident, "take", "{}").status()).isEqualTo(200);
        ConsoleClient.Reply second =
                server.console().signIn("supervisor").post("/api/incidents/" + incident + "/take", "{}");
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.body().get("error").has("who")).isTrue();

        String assignment =
                open("demo-button-1").get("assignments").get(0).get("id").asText();
        for (String step : List.of("on-the-way", "at-door", "with-elder", "done")) {
            assertThat(doctor.post("/api/assignments/" + assignment + "/" + step, "{}")
                            .status())
                    .as(step)
                    .isEqualTo(200);
        }
        assertThat(command(incident, "spoken", "{}").status()).isEqualTo(200);
        assertThat(command(incident, "close", "{\"disposition\":\"helped-at-home\",\"guard\":\"seen\"}")
                        .status())
                .isEqualTo(200);
        assertThat(find("demo-button-1")).isEmpty();
    }

    @Test
    @Order(5)
    void an_exact_copy_after_the_close_joins_the_closed_incident() throws MqttException {
        int before = operator.incidents("all").size();
        publish("{\"v\":1,\"id\":\"1-1\",\"type\":\"SOS\",\"resend\":1}");
        await().atMost(SOON)
                .until(() -> operator.incidents("closed").stream()
                        .anyMatch(row -> row.get("alerts").asInt() == 2));
        assertThat(operator.incidents("all")).hasSize(before);
    }

    @Test
    @Order(6)
    void low_battery_and_sos_in_one_word_give_one_incident_and_one_technical_alert() {
        try (WatchSocket watch = server.watch()) {
            assertThat(watch.send(WatchSocket.frame("AL", "092000", "00030001")).answer(SOON))
                    .contains("[3G*3405000001*0002*AL]");
        }
        await().atMost(SOON).until(() -> find(WatchSocket.ID).isPresent());
        JsonNode again = open(WatchSocket.ID);
        assertThat(again.get("priority").asText()).isEqualTo("P1");
        assertThat(again.get("mayRepeat").isNull()).isFalse();
        JsonNode technical = operator.get("/api/incidents?state=open").body().get("technical");
        assertThat(technical)
                .filteredOn(row -> row.get("type").asText().equals("LOW_BATTERY"))
                .hasSize(1);
    }

    @Test
    @Order(7)
    void what_is_not_allowed_is_refused() {
        assertThat(server.console().get("/api/incidents?state=open").status()).isEqualTo(401);
        assertThat(server.console()
                        .post("/api/session", "{\"username\":\"operator\",\"password\":\"wrong\"}")
                        .status())
                .isEqualTo(401);
        ConsoleClient doctor = server.console().signIn("doctor-1");
        assertThat(doctor.get("/api/incidents?state=open").status()).isEqualTo(403);
        String incident = open(WatchSocket.ID).get("id").asText();
        assertThat(operator.post("/api/incidents/" + incident + "/take", "{}", "Origin", "http://evil.example")
                        .status())
                .isEqualTo(403);
        assertThat(operator.post("/api/incidents/" + incident + "/close", "{\"disposition\":\"nonsense\"}")
                        .status())
                .isEqualTo(400);
        assertThat(operator.post("/api/incidents/inc-99999/take", "{}").status())
                .isEqualTo(404);
    }

    @Test
    @Order(8)
    void frames_that_make_no_sense_are_counted_and_disturb_nobody() {
        try (WatchSocket bad = server.watch();
                WatchSocket good = server.watch()) {
            bad.send("[3G*34050000");
            bad.send("\u0000\u0001 no frame at all ]]][[[");
            assertThat(good.send("[3G*3405000001*0002*LK]").answer(SOON)).contains("[3G*3405000001*0002*LK]");
        }
        await().atMost(SOON)
                .until(() ->
                        server.metrics().lines().anyMatch(line -> line.contains("malformed") && !line.startsWith("#")));
    }

    @Test
    @Order(9)
    void a_call_for_help_in_the_words_of_every_protocol_on_the_port_is_acknowledged_and_seen() throws IOException {
        int before = open(WatchSocket.ID).get("alerts").asInt();
        WatchPress press =
                new WatchPress(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.devices), SOON);
        assertThat(press.send(OtherFrame.DC09, Instant.now()).frame())
                .contains("\"ACK\"")
                .contains("L0#DE30[]");
        assertThat(OtherFrame.GT06.shown(
                        press.send(OtherFrame.GT06, Instant.now()).frame()))
                .startsWith("78780526");
        assertThat(OtherFrame.JT808.shown(
                        press.send(OtherFrame.JT808, Instant.now()).frame()))
                .startsWith("7e80010005012345678901");
        await("the tracker and the card, which are the same elder's, join the open incident")
                .atMost(SOON)
                .until(() -> open(WatchSocket.ID).get("alerts").asInt() == before + 2);
        assertThat(operator.get("/api/incidents?state=open").body().get("unregistered"))
                .as("a panel that nobody enrolled")
                .anyMatch(row -> row.get("devices").toString().contains("dc09-DE30"));
    }

    private static ConsoleClient.Reply command(String incident, String what, String body) {
        return operator.post("/api/incidents/" + incident + "/" + what, body);
    }

    private static JsonNode open(String device) {
        await("an open incident of " + device)
                .atMost(SOON)
                .until(() -> find(device).isPresent());
        return find(device).orElseThrow();
    }

    private static Optional<JsonNode> find(String device) {
        return operator.incidents("open").stream()
                .filter(row -> row.get("device").toString().contains(device))
                .findFirst();
    }

    private static long live(JsonNode incident) {
        long live = 0;
        for (JsonNode offer : incident.get("offers")) {
            live += offer.get("status").asText().equals("LIVE") ? 1 : 0;
        }
        return live;
    }

    private static List<JsonNode> offers(ConsoleClient responder) {
        return responder.get("/api/offers").body().get("items").valueStream().toList();
    }

    private static void publish(String payload) throws MqttException {
        MqttClient client = new MqttClient("tcp://127.0.0.1:" + server.mqtt, "demo-button-1", new MemoryPersistence());
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setUserName("demo-button-1");
        options.setPassword("demo-button-1".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        client.setTimeToWait(10_000);
        client.connect(options);
        MqttMessage message = new MqttMessage(payload.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        message.setQos(1);
        client.publish("anling/v1/demo-button-1/up/alarm", message);
        client.disconnect();
        client.close();
    }
}

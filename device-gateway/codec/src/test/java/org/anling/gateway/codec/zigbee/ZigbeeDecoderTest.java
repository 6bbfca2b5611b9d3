package org.anling.gateway.codec.zigbee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.anling.contract.alert.Alert;
import org.anling.contract.alert.AlertType;
import org.anling.contract.alert.ClockQuality;
import org.anling.contract.alert.Heartbeat;
import org.anling.contract.id.DeviceId;
import org.anling.gateway.codec.Bytes;
import org.anling.gateway.codec.Decoded;
import org.anling.gateway.codec.Defect;
import org.anling.gateway.codec.Uplink;
import org.anling.gateway.codec.zigbee.ZigbeeTopics.Kind;
import org.anling.gateway.codec.zigbee.ZigbeeTopics.Topic;
import org.junit.jupiter.api.Test;

class ZigbeeDecoderTest {

    private static final Instant RECEIVED = Instant.parse("2026-03-14T08:15:31.250Z");
    private static final DeviceId BUTTON = new DeviceId("zigbee-bedside");
    private static final Topic STATE = new Topic(BUTTON, "bedside", Kind.STATE);
    private static final Topic AVAILABILITY = new Topic(BUTTON, "bedside", Kind.AVAILABILITY);
    private static final String SMOKE = """
        {"battery":100,"battery_low":false,"device":{"friendlyName":"kitchen"},"last_seen":"2026-03-14T16:15:30+08:00",
         "linkquality":102,"smoke":true,"smoke_density":0.4,"tamper":false,"update":{"state":"idle"},"voltage":3000}\
        """;

    @Test
    void a_detector_as_it_is_published_is_read_whole() {
        Uplink read = read(SMOKE);
        Alert smoke = read.alerts().getFirst();
        assertThat(read.alerts()).hasSize(1);
        assertThat(smoke.type()).isEqualTo(AlertType.SMOKE);
        assertThat(smoke.raisedAt()).isEqualTo(Instant.parse("2026-03-14T08:15:30Z"));
        assertThat(smoke.clock()).isEqualTo(ClockQuality.NETWORK);
        assertThat(smoke.zone()).isEqualTo("bedside");
        assertThat(smoke.batteryPercent()).isEqualTo(100);
        assertThat(read.heartbeat()).isEqualTo(new Heartbeat(BUTTON, RECEIVED, 100, 40));
        assertThat(read.marks()).isEmpty();
        assertThat(read.raw()).isEqualTo(SMOKE);
    }

    @Test
    void every_field_means_what_the_page_says() {
        Map<String, AlertType> known = Map.ofEntries(
                Map.entry("\"action\":\"emergency\"", AlertType.SOS),
                Map.entry("\"action\":\"panic\"", AlertType.SOS),
                Map.entry("\"action\":\"sos\"", AlertType.SOS),
                Map.entry("\"action\":\"SOS\"", AlertType.SOS),
                Map.entry("\"action\":\"fire\"", AlertType.FIRE),
                Map.entry("\"action\":\"medical\"", AlertType.MEDICAL),
                Map.entry("\"sos\":true", AlertType.SOS),
                Map.entry("\"smoke\":true", AlertType.SMOKE),
                Map.entry("\"gas\":true", AlertType.GAS),
                Map.entry("\"carbon_monoxide\":true", AlertType.CO),
                Map.entry("\"water_leak\":true", AlertType.FLOOD),
                Map.entry("\"tamper\":true", AlertType.TAMPER),
                Map.entry("\"battery_low\":true", AlertType.LOW_BATTERY),
                Map.entry("\"battery\":14", AlertType.LOW_BATTERY),
                Map.entry("\"battery\":0", AlertType.LOW_BATTERY));
        known.forEach(
                (field, type) -> assertThat(types("{" + field + "}")).as(field).containsExactly(type));
        for (String quiet : List.of(
                "\"battery\":15",
                "\"smoke\":false",
                "\"water_leak\":false",
                "\"contact\":false",
                "\"occupancy\":true",
                "\"action\":\"single\"",
                "\"action\":\"\"",
                "\"temperature\":21.5",
                "\"smoke\":null",
                "\"unknown_field\":[1,{\"a\":2}]")) {
            Uplink read = read("{" + quiet + ",\"linkquality\":9}");
            assertThat(read.alerts()).as(quiet).isEmpty();
            assertThat(read.heartbeat()).as(quiet).isNotNull();
        }
    }

    @Test
    void two_alerts_in_one_report_come_out_gravest_first() {
        assertThat(types("{\"tamper\":true,\"battery\":3,\"water_leak\":true,\"gas\":true}"))
                .containsExactly(AlertType.GAS, AlertType.FLOOD, AlertType.LOW_BATTERY, AlertType.TAMPER);
        assertThat(types("{\"battery\":3,\"battery_low\":true}")).containsExactly(AlertType.LOW_BATTERY);
    }

    @Test
    void a_centre_says_what_its_own_buttons_and_doors_mean() {
        List<ZigbeeRule> rules = List.of(
                ZigbeeRule.parse("bedside/action:single=SOS"),
                ZigbeeRule.parse(" action:hold=CALLBACK "),
                ZigbeeRule.parse("home/door/contact:false=WANDERING"),
                ZigbeeRule.parse("bedside/action:emergency=TEST"));
        assertThat(types("{\"action\":\"single\"}", rules)).containsExactly(AlertType.SOS);
        assertThat(types("{\"action\":\"hold\"}", rules)).containsExactly(AlertType.CALLBACK);
        assertThat(types("{\"action\":\"emergency\"}", rules))
                .as("what the centre says counts before the usual")
                .containsExactly(AlertType.TEST);
        assertThat(types("{\"contact\":false}", rules)).as("another sensor").isEmpty();
        Topic door = new Topic(new DeviceId("zigbee-home:door"), "home/door", Kind.STATE);
        assertThat(read(door, "{\"contact\":false}", rules, RECEIVED).alerts())
                .extracting(Alert::type)
                .containsExactly(AlertType.WANDERING);
    }

    @Test
    void a_rule_that_cannot_be_meant_is_refused_in_words() {
        for (String wrong : List.of("", "hold=SOS", "action:hold", "action:hold=NOTHING", "action:hold=RUNAWAY")) {
            assertThatThrownBy(() -> ZigbeeRule.parse(wrong))
                    .as(wrong)
                    .isInstanceOf(IllegalArgumentException.class)
                    .message()
                    .isNotBlank();
        }
    }

    @Test
    void a_state_is_the_same_as_long_as_it_lasts_and_a_press_is_new_each_time() {
        String first = key("{\"smoke\":true,\"linkquality\":80}", RECEIVED);
        assertThat(key("{\"linkquality\":12,\"battery\":70,\"smoke\":true}", RECEIVED.plus(Duration.ofMinutes(5))))
                .isEqualTo(first);
        String press = key("{\"action\":\"sos\"}", RECEIVED);
        assertThat(key("{\"action\":\"sos\"}", RECEIVED.plusSeconds(3)))
                .as("given again by the broker a moment later")
                .isEqualTo(press);
        assertThat(key("{\"action\":\"sos\"}", RECEIVED.plusSeconds(60))).isNotEqualTo(press);
        String seen = "{\"action\":\"sos\",\"last_seen\":%s}";
        assertThat(key(seen.formatted("1773476130000"), RECEIVED.plusSeconds(60)))
                .isEqualTo(key(seen.formatted("\"2026-03-14T08:15:30Z\""), RECEIVED));
        assertThat(key(seen.formatted("1773476131000"), RECEIVED))
                .isNotEqualTo(key(seen.formatted("1773476130000"), RECEIVED));
    }

    @Test
    void a_sensor_that_cannot_be_reached_is_lost_in_both_ways_of_writing() {
        for (String offline : List.of("{\"state\":\"offline\"}", "offline")) {
            Uplink lost = read(AVAILABILITY, offline, List.of(), RECEIVED);
            assertThat(lost.alerts()).extracting(Alert::type).containsExactly(AlertType.SENSOR_LOST);
            assertThat(lost.heartbeat()).as("no sign of life").isNull();
        }
        for (String online : List.of("{\"state\":\"online\"}", "online")) {
            Uplink back = read(AVAILABILITY, online, List.of(), RECEIVED);
            assertThat(back.alerts()).isEmpty();
            assertThat(back.heartbeat()).isNotNull();
        }
        assertThat(decode(AVAILABILITY, "perhaps")).isEqualTo(new Decoded.Malformed<>(Defect.BAD_TEXT));
    }

    @Test
    void a_broken_tail_takes_no_alarm_with_it() {
        Uplink read = read("{\"smoke\":true,\"battery\":8");
        assertThat(read.alerts()).extracting(Alert::type).contains(AlertType.SMOKE);
        assertThat(read.marks()).containsExactly("tail_unreadable");
        for (int cut = 0; cut < SMOKE.length(); cut++) {
            boolean said = SMOKE.substring(0, cut).contains("\"smoke\":true,");
            Decoded<Uplink> decoded = decode(STATE, SMOKE.substring(0, cut));
            boolean found = decoded instanceof Decoded.Message<Uplink>(Uplink message)
                    && message.alerts().stream().anyMatch(alert -> alert.type() == AlertType.SMOKE);
            assertThat(found || !said).as("cut at " + cut).isTrue();
        }
    }

    @Test
    void whatever_comes_nothing_is_thrown() {
        assertThat(decode(STATE, "")).isEqualTo(new Decoded.Malformed<>(Defect.EMPTY));
        assertThat(decode(STATE, "{}")).isEqualTo(new Decoded.Malformed<>(Defect.EMPTY));
        assertThat(decode(STATE, "ON")).isEqualTo(new Decoded.Malformed<>(Defect.BAD_TEXT));
        assertThat(decode(STATE, "[1,2]")).isEqualTo(new Decoded.Malformed<>(Defect.BAD_TEXT));
        Random random = new Random(20260314);
        byte[] whole = SMOKE.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 5_000; i++) {
            byte[] damaged = Arrays.copyOf(whole, random.nextInt(whole.length + 1));
            for (int hits = random.nextInt(4); hits > 0 && damaged.length > 0; hits--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            assertThat(ZigbeeDecoder.decode(STATE, Bytes.copyOf(damaged), List.of(), RECEIVED))
                    .isNotNull();
        }
    }

    @Test
    void a_time_that_no_clock_shows_is_none() {
        assertThat(read("{\"smoke\":true,\"last_seen\":9223372036854775807}")
                        .alerts()
                        .getFirst()
                        .raisedAt())
                .isNull();
    }

    @Test
    void a_long_payload_is_kept_short() {
        Uplink read = read("{\"smoke\":true,\"x\":\"" + "x".repeat(30_000) + "\"}");
        assertThat(read.raw()).hasSize(4 * 1024);
        assertThat(read.alerts()).hasSize(1);
    }

    private static List<AlertType> types(String payload) {
        return types(payload, List.of());
    }

    private static List<AlertType> types(String payload, List<ZigbeeRule> rules) {
        return read(STATE, payload, rules, RECEIVED).alerts().stream()
                .map(Alert::type)
                .toList();
    }

    private static String key(String payload, Instant receivedAt) {
        return read(STATE, payload, List.of(), receivedAt).alerts().getFirst().repeatKey();
    }

    private static Uplink read(String payload) {
        return read(STATE, payload, List.of(), RECEIVED);
    }

    private static Uplink read(Topic topic, String payload, List<ZigbeeRule> rules, Instant receivedAt) {
        return switch (ZigbeeDecoder.decode(topic, Bytes.ofUtf8(payload), rules, receivedAt)) {
            case Decoded.Message<Uplink>(Uplink message) -> message;
            case Decoded.Malformed<Uplink>(Defect defect) -> throw new AssertionError(defect);
        };
    }

    private static Decoded<Uplink> decode(Topic topic, String payload) {
        return ZigbeeDecoder.decode(topic, Bytes.ofUtf8(payload), List.of(), RECEIVED);
    }
}

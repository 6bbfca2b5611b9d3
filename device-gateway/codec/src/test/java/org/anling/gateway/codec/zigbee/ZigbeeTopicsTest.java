package org.anling.gateway.codec.zigbee;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.anling.gateway.codec.zigbee.ZigbeeTopics.Kind;
import org.junit.jupiter.api.Test;

class ZigbeeTopicsTest {

    @Test
    void a_sensor_is_named_by_what_follows_the_base() {
        assertSensor("zigbee2mqtt", "zigbee2mqtt/bedside", "zigbee-bedside", Kind.STATE);
        assertSensor("zigbee2mqtt", "zigbee2mqtt/kitchen/smoke", "zigbee-kitchen:smoke", Kind.STATE);
        assertSensor("zigbee2mqtt", "zigbee2mqtt/0x00158d0001a2b3c4", "zigbee-0x00158d0001a2b3c4", Kind.STATE);
        assertSensor(
                "zigbee2mqtt", "zigbee2mqtt/kitchen/smoke/availability", "zigbee-kitchen:smoke", Kind.AVAILABILITY);
        assertSensor("zigbee2mqtt", "zigbee2mqtt/bridge/state", "zigbee-bridge", Kind.AVAILABILITY);
    }

    @Test
    void many_homes_at_one_broker_keep_their_sensors_apart() {
        assertSensor("homes/+/zigbee2mqtt", "homes/h17/zigbee2mqtt/bedside", "zigbee-h17:bedside", Kind.STATE);
        assertSensor("+/z2m", "h18/z2m/bridge/state", "zigbee-h18:bridge", Kind.AVAILABILITY);
        assertThat(ZigbeeTopics.find("homes/+/zigbee2mqtt", "homes/h17/other/bedside"))
                .isEmpty();
    }

    @Test
    void what_goes_down_or_is_about_the_bridge_is_no_sensor() {
        for (String other : List.of(
                "zigbee2mqtt",
                "zigbee2mqtt/",
                "zigbee2mqtt//state",
                "zigbee2mqtt/bedside/set",
                "zigbee2mqtt/kitchen/smoke/get",
                "zigbee2mqtt/bedside/action",
                "zigbee2mqtt/bridge/logging",
                "zigbee2mqtt/bridge/devices",
                "zigbee2mqtt/bridge/request/permit_join",
                "zigbee2mqttx/bedside",
                "other/bedside")) {
            assertThat(ZigbeeTopics.find("zigbee2mqtt", other)).as(other).isEmpty();
        }
    }

    @Test
    void names_that_no_id_can_hold_are_told_apart() {
        String first = id("zigbee2mqtt/厨房烟感");
        String second = id("zigbee2mqtt/卧室按钮");
        assertThat(first).matches("zigbee-x[0-9a-f]{24}").isEqualTo(id("zigbee2mqtt/厨房烟感"));
        assertThat(second).isNotEqualTo(first);
        assertThat(id("zigbee2mqtt/" + "a".repeat(200))).hasSizeLessThanOrEqualTo(64);
        assertThat(ZigbeeTopics.find("zigbee2mqtt", "zigbee2mqtt/厨房烟感")
                        .orElseThrow()
                        .friendly())
                .isEqualTo("厨房烟感");
    }

    private static String id(String topic) {
        return ZigbeeTopics.find("zigbee2mqtt", topic).orElseThrow().device().value();
    }

    private static void assertSensor(String base, String topic, String device, Kind kind) {
        ZigbeeTopics.Topic found = ZigbeeTopics.find(base, topic).orElseThrow();
        assertThat(found.device().value()).isEqualTo(device);
        assertThat(found.kind()).isEqualTo(kind);
    }
}

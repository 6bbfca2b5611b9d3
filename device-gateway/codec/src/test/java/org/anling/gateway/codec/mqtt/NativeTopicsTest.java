package org.anling.gateway.codec.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.anling.contract.id.DeviceId;
import org.junit.jupiter.api.Test;

class NativeTopicsTest {

    private static final DeviceId BUTTON = new DeviceId("demo-button-1");

    @Test
    void a_device_publishes_below_its_own_up_and_nowhere_else() {
        assertThat(NativeTopics.find(BUTTON, "anling/v1/demo-button-1/up/alarm"))
                .contains(NativeTopics.Up.ALARM);
        for (String foreign : List.of(
                "anling/v1/demo-button-2/up/alarm",
                "anling/v1/demo-button-1/dn/cmd",
                "anling/v1/demo-button-1/up/",
                "anling/v1/demo-button-1/up/alarm/x",
                "anling/v1/demo-button-1/up/Alarm",
                "anling/v2/demo-button-1/up/alarm",
                "")) {
            assertThat(NativeTopics.find(BUTTON, foreign)).as(foreign).isEmpty();
        }
    }

    @Test
    void behind_a_broker_the_topic_says_whose_it_is() {
        assertThat(NativeTopics.findOwner("anling/v1", "anling/v1/demo-button-1/up/alarm"))
                .contains(new NativeTopics.Own(BUTTON, NativeTopics.Up.ALARM));
        assertThat(NativeTopics.findOwner("site/7/anling", "site/7/anling/demo-button-1/up/hb"))
                .contains(new NativeTopics.Own(BUTTON, NativeTopics.Up.HB));
        for (String nobody : List.of(
                "anling/v1/demo-button-1/dn/cmd",
                "anling/v1/demo-button-1/up/alarm/x",
                "anling/v1/a b/up/alarm",
                "anling/v1//up/alarm",
                "anling/v1/up/alarm",
                "anling/v10/demo-button-1/up/alarm",
                "")) {
            assertThat(NativeTopics.findOwner("anling/v1", nobody)).as(nobody).isEmpty();
        }
        assertThat(NativeTopics.ack("site/7/anling", BUTTON)).isEqualTo("site/7/anling/demo-button-1/dn/ack");
    }

    @Test
    void a_device_subscribes_below_its_own_dn_and_nowhere_else() {
        for (String own : List.of("cmd", "ack", "+", "#")) {
            assertThat(NativeTopics.maySubscribe(BUTTON, "anling/v1/demo-button-1/dn/" + own))
                    .as(own)
                    .isTrue();
        }
        for (String foreign : List.of(
                "#",
                "+/v1/#",
                "anling/v1/+/dn/cmd",
                "anling/v1/demo-button-2/dn/cmd",
                "anling/v1/demo-button-1/up/alarm",
                "anling/v1/demo-button-1/#",
                "$SYS/#")) {
            assertThat(NativeTopics.maySubscribe(BUTTON, foreign)).as(foreign).isFalse();
        }
    }

    @Test
    void wild_cards_cover_what_lies_below() {
        assertThat(NativeTopics.covers("anling/v1/b/dn/#", "anling/v1/b/dn/cmd"))
                .isTrue();
        assertThat(NativeTopics.covers("anling/v1/b/dn/+", "anling/v1/b/dn/cmd"))
                .isTrue();
        assertThat(NativeTopics.covers("anling/v1/b/dn/ack", "anling/v1/b/dn/cmd"))
                .isFalse();
    }

    @Test
    void ids_cannot_hold_signs_of_topics() {
        assertThat(NativeTopics.isDeviceId("demo-button-1")).isTrue();
        for (String bad : List.of("", "a/b", "+", "#", "a b", "é", "x".repeat(65))) {
            assertThat(NativeTopics.isDeviceId(bad)).as(bad).isFalse();
        }
    }
}

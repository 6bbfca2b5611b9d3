package org.anling.gateway.server.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.Test;

class BrokerSettingsTest {

    @Test
    void what_is_subscribed_to_is_shared_in_the_group() {
        BrokerSettings.Zigbee zigbee = new BrokerSettings.Zigbee(List.of("homes/+/zigbee2mqtt"), List.of());
        assertThat(settings("tcp://broker:1883", "gateways", "anling/v1", zigbee)
                        .filters())
                .containsExactly("$share/gateways/anling/v1/+/up/#", "$share/gateways/homes/+/zigbee2mqtt/#");
    }

    @Test
    void what_cannot_be_right_is_refused_in_words() {
        BrokerSettings.Zigbee none = BrokerSettings.Zigbee.NONE;
        assertThatThrownBy(() -> settings("broker:1883", "g", "a", none)).hasMessageContaining("tcp://host:1883");
        assertThatThrownBy(() -> settings("tcp://broker", "a/b", "a", none)).hasMessageContaining("one word");
        assertThatThrownBy(() -> settings("tcp://broker", "g", "+/v1", none)).hasMessageContaining("certain");
        assertThatThrownBy(() -> settings("tcp://broker", "g", "", none)).hasMessageContaining("base topic");
    }

    @Test
    void a_password_is_never_printed() {
        assertThat(settings("tcp://broker", "g", "a", BrokerSettings.Zigbee.NONE)
                        .toString())
                .doesNotContain("secret-word");
    }

    @Test
    void a_trouble_is_told_by_its_innermost_cause() {
        assertThat(BrokerTrouble.of(new MqttException(0x86))).isEqualTo(BrokerTrouble.BAD_PASSWORD);
        assertThat(BrokerTrouble.of(new MqttException(new ConnectException("refused"))))
                .isEqualTo(BrokerTrouble.UNREACHABLE);
        assertThat(BrokerTrouble.of(new MqttException(new SSLHandshakeException("no path"))))
                .isEqualTo(BrokerTrouble.UNTRUSTED);
        assertThat(BrokerTrouble.of(null)).isEqualTo(BrokerTrouble.LOST);
        assertThat(BrokerTrouble.ofCode(0x8E).words()).contains("mqtt.broker.client");
    }

    private static BrokerSettings settings(String url, String group, String base, BrokerSettings.Zigbee zigbee) {
        return new BrokerSettings(
                new BrokerSettings.Access(url, "gateway", "secret-word", Optional.empty()),
                "gateway-1",
                group,
                base,
                zigbee,
                128,
                Duration.ofHours(1));
    }
}

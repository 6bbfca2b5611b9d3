package org.anling.gateway.server;

import static org.anling.gateway.server.GatewayFixture.BUTTON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.anling.contract.alert.Identity;
import org.anling.gateway.server.broker.BrokerSettings;
import org.anling.tls.TestAuthority;
import org.anling.tls.TlsFiles;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may do what at the broker, with the list of rights that the documentation gives, and whether the broker is the right one. */
class BrokerAccessIT {

    private static final int NOT_AUTHORIZED = 0x87;
    private static final Duration LONG = Duration.ofSeconds(20);

    @TempDir
    Path folder = Path.of("");

    @Test
    void with_the_documented_rights_nobody_can_press_for_another() throws IOException, MqttException {
        try (Mosquitto broker = guarded();
                GatewayFixture fixture = gateway(broker.url(), "anling-gateway", "gateway-word", Optional.empty())) {
            await().atMost(LONG).until(() -> fixture.gateway.findBrokerProblem().isEmpty());
            try (Home button = Home.at(broker, BUTTON, "button-word");
                    Home thief = Home.at(broker, "demo-button-2", "thief-word")) {
                assertThat(button.listen("anling/v1/demo-button-1/dn/#")).isLessThan(0x80);
                thief.listen("anling/v1/demo-button-1/dn/#");
                assertThat(thief.say("anling/v1/demo-button-1/up/alarm", press("6-6")))
                        .isEqualTo(NOT_AUTHORIZED);
                assertThat(thief.say("zigbee2mqtt/kitchen", "{\"smoke\":true}")).isEqualTo(NOT_AUTHORIZED);
                assertThat(thief.say("anling/v1/demo-button-1/dn/ack", "{\"ids\":[\"7-42\"]}"))
                        .isEqualTo(NOT_AUTHORIZED);
                button.say("anling/v1/demo-button-1/up/alarm", press("7-42"));
                await().until(() -> button.hasHeard("anling/v1/demo-button-1/dn/ack {\"ids\":[\"7-42\"]"));
                assertThat(fixture.onlyAlert().device().identity()).isEqualTo(Identity.VERIFIED);
                assertThat(thief.heard)
                        .as("Mosquitto lets everybody subscribe and gives nothing")
                        .isEmpty();
            }
        }
    }

    @Test
    void a_wrong_password_is_told_in_words() throws IOException {
        try (Mosquitto broker = guarded()) {
            try (GatewayFixture fixture = gateway(broker.url(), "anling-gateway", "wrong", Optional.empty())) {
                await().atMost(LONG).until(() -> problem(fixture).contains("mqtt.broker.password"));
                assertThat(problem(fixture)).doesNotContain("wrong");
            }
        }
    }

    @Test
    void a_broker_with_a_certificate_is_trusted_if_it_is_the_right_one()
            throws IOException, GeneralSecurityException, MqttException {
        TlsFiles own = new TlsFiles(folder.resolve("broker.pem"), folder.resolve("broker.key"));
        TestAuthority.selfSigned("localhost", "EC", 30).write(own);
        TlsFiles other = new TlsFiles(folder.resolve("other.pem"), folder.resolve("other.key"));
        TestAuthority.selfSigned("other", "EC", 30).write(other);
        try (Mosquitto broker = Mosquitto.start(
                folder, "allow_anonymous true", "certfile " + own.certificate(), "keyfile " + own.key())) {
            String url = "ssl://127.0.0.1:" + broker.port();
            try (GatewayFixture fixture = gateway(url, "", "", Optional.of(own.certificate()))) {
                await().atMost(LONG)
                        .until(() -> fixture.gateway.findBrokerProblem().isEmpty());
            }
            Path named = folder.resolve("ca.pem");
            Files.copy(other.certificate(), named);
            try (GatewayFixture fixture = gateway(url, "", "", Optional.of(named))) {
                await().atMost(LONG).until(() -> problem(fixture).contains("not trusted"));
                Files.writeString(named, Files.readString(own.certificate()));
                await().atMost(LONG)
                        .until(() -> fixture.gateway.findBrokerProblem().isEmpty());
            }
        }
    }

    /** With the file of rights that the documentation shows. */
    private Mosquitto guarded() throws IOException {
        Path words = folder.resolve("passwords");
        Files.write(words, List.of("anling-gateway:gateway-word", BUTTON + ":button-word", "demo-button-2:thief-word"));
        Process hashing = new ProcessBuilder("mosquitto_passwd", "-U", words.toString())
                .redirectErrorStream(true)
                .start();
        assertThat(hashing.onExit().join().exitValue()).isZero();
        Path rights = folder.resolve("rights");
        Files.copy(Path.of("../../docs/protocols/mosquitto.acl"), rights);
        return Mosquitto.start(folder, "allow_anonymous false", "password_file " + words, "acl_file " + rights);
    }

    private static GatewayFixture gateway(String url, String user, String password, Optional<Path> authorities) {
        BrokerSettings plain = BrokerIT.settings(url, "gateway-1");
        BrokerSettings settings = new BrokerSettings(
                new BrokerSettings.Access(url, user, password, authorities),
                plain.client(),
                plain.group(),
                plain.nativeBase(),
                plain.zigbee(),
                plain.receiveMaximum(),
                plain.session());
        return new GatewayFixture(
                UnaryOperator.identity(),
                config -> config.withProtocols(GatewayConfig.Protocols.COMMON.withBroker(settings)));
    }

    private static String problem(GatewayFixture fixture) {
        return fixture.gateway.findBrokerProblem().orElse("");
    }

    private static String press(String id) {
        return "{\"v\":1,\"id\":\"%s\",\"type\":\"SOS\"}".formatted(id);
    }
}

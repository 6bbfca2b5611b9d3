package org.anling.gateway.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.anling.contract.alert.Identity;
import org.anling.contract.directory.DeviceRecord.Standing;
import org.anling.contract.input.AlertFrame;
import org.anling.gateway.server.tls.TlsSettings;
import org.anling.gateway.server.tls.TlsSettings.Clients;
import org.anling.tls.TestAuthority;
import org.anling.tls.TestAuthority.Issued;
import org.anling.tls.TlsFiles;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Devices that speak TLS, with passwords and with certificates of their own, at one gateway that runs through all of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TlsIT {

    private static final long SOON_MS = 5_000;
    private static final int NOT_AUTHORIZED = 0x87;
    private static final int BAD_PASSWORD = 0x86;

    @TempDir
    static Path folder = Path.of("");

    private final List<MqttAsyncClient> clients = new CopyOnWriteArrayList<>();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private TestAuthority authority = make();
    private Issued server = shown();
    private @Nullable GatewayFixture running;
    private TlsFiles files = new TlsFiles(folder, folder);

    @BeforeAll
    void a_gateway() throws IOException, GeneralSecurityException {
        files = new TlsFiles(folder.resolve("tls.pem"), folder.resolve("tls.key"));
        server.write(files);
        authority.write(folder.resolve("ca.pem"));
        running = new GatewayFixture(
                UnaryOperator.identity(),
                config -> config.withProtocols(GatewayConfig.Protocols.COMMON.withTls(set(Clients.OFFERED))));
    }

    @AfterEach
    void close() throws MqttException {
        for (MqttAsyncClient client : clients) {
            client.disconnectForcibly(0, 0, false);
            client.close(true);
        }
        clients.clear();
        heard.clear();
    }

    @AfterAll
    void stop() {
        fixture().close();
    }

    @Test
    void a_button_with_a_password_presses_over_tls_and_over_web_socket_over_tls()
            throws IOException, GeneralSecurityException, MqttException {
        fixture().enrol("tls-1", "mqtt", "secret-1", 1, Standing.ENROLLED);
        SSLContext plain = TestAuthority.client(server.certificate());
        for (String url : List.of(mqtts(), "wss://127.0.0.1:" + port("mqtt/websocket/tls") + "/mqtt")) {
            MqttAsyncClient button = connect(url, plain, "tls-1", "secret-1");
            press(button, "tls-1", url);
            assertThat(heard.removeFirst()).startsWith("anling/v1/tls-1/dn/ack {\"ids\":[\"" + url);
        }
        assertThat(fixture().urgentOf("tls-1")).hasSize(2);
        assertThatThrownBy(() -> connect(mqtts(), plain, "tls-1", "wrong"))
                .isInstanceOfSatisfying(
                        MqttException.class, e -> assertThat(e.getReasonCode()).isEqualTo(BAD_PASSWORD));
    }

    @Test
    void a_certificate_for_the_device_needs_no_password_and_ends_with_its_enrolment()
            throws IOException, GeneralSecurityException, MqttException {
        fixture().enrol("tls-2", "mqtt", null, 1, Standing.ENROLLED);
        SSLContext own = authority.issue("tls-2").client(server.certificate());
        MqttAsyncClient button = connect(mqtts(), own, "tls-2", null);
        press(button, "tls-2", "7-1");
        AlertFrame said = (AlertFrame) fixture().urgentOf("tls-2").getFirst().body();
        assertThat(said.device().identity()).isEqualTo(Identity.VERIFIED);

        fixture().enrol("tls-2", "mqtt", null, 2, Standing.REVOKED);
        await().atMost(Duration.ofSeconds(2)).until(() -> !button.isConnected());
        assertThatThrownBy(() -> connect(mqtts(), own, "tls-2", null))
                .isInstanceOfSatisfying(
                        MqttException.class, e -> assertThat(e.getReasonCode()).isEqualTo(NOT_AUTHORIZED));
    }

    @Test
    void a_certificate_of_another_device_or_that_does_not_count_is_refused_whatever_the_password()
            throws IOException, GeneralSecurityException {
        fixture().enrol("tls-3", "mqtt", "secret-3", 1, Standing.ENROLLED);
        SSLContext another = authority.issue("tls-2").client(server.certificate());
        assertThatThrownBy(() -> connect(mqtts(), another, "tls-3", "secret-3"))
                .isInstanceOfSatisfying(
                        MqttException.class, e -> assertThat(e.getReasonCode()).isEqualTo(NOT_AUTHORIZED));
        assertThat(fixture().count("anling.gateway.refused", "reason", "foreign-certificate"))
                .isEqualTo(1);
        Instant past = Instant.now().minus(Duration.ofHours(1));
        List<Issued> none = List.of(
                authority.issue("tls-3", past),
                TestAuthority.selfSigned("tls-3", "RSA", 30),
                TestAuthority.make("devices").issue("tls-3"));
        for (Issued bad : none) {
            SSLContext shown = bad.client(server.certificate());
            assertThatThrownBy(() -> connect(mqtts(), shown, "tls-3", "secret-3"))
                    .isInstanceOfSatisfying(
                            MqttException.class,
                            e -> assertThat(e.getReasonCode())
                                    .as("no word of MQTT was spoken")
                                    .isNotIn(BAD_PASSWORD, NOT_AUTHORIZED));
        }
        assertThat(fixture().urgentOf("tls-3")).isEmpty();
    }

    @Test
    void where_certificates_are_required_a_password_is_not_enough()
            throws IOException, GeneralSecurityException, MqttException {
        fixture().enrol("tls-4", "mqtt", "secret-4", 1, Standing.ENROLLED);
        GatewayConfig strict = GatewayConfig.of("strict", GatewayFixture.CENTRE)
                .withPorts(0, 0, 0)
                .withProtocols(GatewayConfig.Protocols.COMMON.withTls(set(Clients.REQUIRED)));
        SSLContext bare = TestAuthority.client(server.certificate());
        SSLContext own = authority.issue("tls-4").client(server.certificate());
        try (DeviceGateway gateway = DeviceGateway.start(strict, fixture().journal, fixture().meters)) {
            String url = "ssl://127.0.0.1:" + gateway.ownPort("mqtt/tls");
            assertThatThrownBy(() -> connect(url, bare, "tls-4", "secret-4")).isInstanceOf(MqttException.class);
            press(connect(url, own, "tls-4", null), "tls-4", "7-1");
        }
    }

    @Test
    void new_files_are_taken_while_connections_go_on_and_broken_ones_are_told()
            throws IOException, GeneralSecurityException, MqttException {
        fixture().enrol("tls-5", "mqtt", "secret-5", 1, Standing.ENROLLED);
        MqttAsyncClient button = connect(mqtts(), TestAuthority.client(server.certificate()), "tls-5", "secret-5");
        Issued before = server;
        Files.writeString(files.key(), "SECRET that is no key");
        await().until(() -> problem().isPresent());
        assertThat(problem().orElseThrow()).contains("is not used", "goes on").doesNotContain("SECRET");
        assertThat(shownBy(port("mqtt/tls"), before)).isEqualTo(before.certificate());

        server = shown();
        server.write(files);
        await().until(() -> problem().isEmpty());
        for (String port : List.of("mqtt/tls", "mqtt/websocket/tls", "tls")) {
            assertThat(shownBy(port(port), server)).as(port).isEqualTo(server.certificate());
        }
        press(button, "tls-5", "7-1");
        assertThat(button.isConnected()).isTrue();

        TestAuthority next = TestAuthority.make("next");
        next.write(folder.resolve("ca.pem"));
        fixture().enrol("tls-6", "mqtt", null, 1, Standing.ENROLLED);
        await().untilAsserted(() -> press(
                connect(mqtts(), next.issue("tls-6").client(server.certificate()), "tls-6", null), "tls-6", "7-1"));
        authority = next;
    }

    @Test
    void a_panel_speaks_over_tls_as_it_does_in_clear() throws IOException, GeneralSecurityException {
        fixture().enrol("dc09-A77", "sia-dc09", null, 1, Standing.ENROLLED);
        SSLContext plain = TestAuthority.client(server.certificate());
        try (SSLSocket panel = (SSLSocket) plain.getSocketFactory().createSocket("127.0.0.1", port("tls"))) {
            panel.setSoTimeout((int) SOON_MS);
            panel.getOutputStream()
                    .write(PanelFrames.sia("A77", "0001", "Nri1/MA003").getBytes(StandardCharsets.ISO_8859_1));
            String answer = PanelFrames.acknowledged("A77", "0001");
            InputStream in = panel.getInputStream();
            assertThat(new String(in.readNBytes(answer.length()), StandardCharsets.ISO_8859_1))
                    .isEqualTo(answer);
        }
        assertThat(fixture().urgentOf("dc09-A77")).hasSize(1);
        try (RawClient deaf = new RawClient(port("tls"))) {
            assertThat(deaf.send(GatewayFixture.SOS).read(100, Duration.ofSeconds(5)))
                    .as("no TLS, no connection, no protocol heard of it")
                    .endsWith("<closed>");
        }
        await().until(() ->
                fixture().count("anling.gateway.refused", "protocol", "tcp", "reason", "tls-handshake") == 1);
    }

    private TlsSettings set(Clients clients) {
        return new TlsSettings(
                files,
                clients,
                Optional.of(folder.resolve("ca.pem")),
                OptionalInt.of(0),
                OptionalInt.of(0),
                OptionalInt.of(0),
                Duration.ofMillis(100));
    }

    private GatewayFixture fixture() {
        GatewayFixture fixture = running;
        if (fixture == null) {
            throw new AssertionError("the gateway did not start");
        }
        return fixture;
    }

    private int port(String name) {
        return fixture().gateway.ownPort(name);
    }

    private String mqtts() {
        return "ssl://127.0.0.1:" + port("mqtt/tls");
    }

    private Optional<String> problem() {
        return fixture().gateway.findCertificateProblem();
    }

    private MqttAsyncClient connect(String url, SSLContext tls, String device, @Nullable String password)
            throws MqttException {
        MqttAsyncClient client = new MqttAsyncClient(url, device, new MemoryPersistence());
        MqttConnectionOptions options = new MqttConnectionOptions();
        if (password != null) {
            options.setUserName(device);
            options.setPassword(password.getBytes(StandardCharsets.UTF_8));
        }
        options.setSocketFactory(tls.getSocketFactory());
        options.setAutomaticReconnect(false);
        clients.add(client);
        client.setCallback(new Listening(heard));
        client.connect(options).waitForCompletion(SOON_MS);
        client.subscribe("anling/v1/" + device + "/dn/ack", 1).waitForCompletion(SOON_MS);
        return client;
    }

    private void press(MqttAsyncClient client, String device, String id) throws MqttException {
        String text = "{\"v\":1,\"id\":\"%s\",\"type\":\"SOS\"}".formatted(id);
        client.publish(
                        "anling/v1/" + device + "/up/alarm",
                        new MqttMessage(text.getBytes(StandardCharsets.UTF_8), 1, false, null))
                .waitForCompletion(SOON_MS);
        await().until(() -> heard.stream().anyMatch(said -> said.contains(id)));
    }

    private static X509Certificate shownBy(int port, Issued trusted) throws IOException, GeneralSecurityException {
        SSLContext client = TestAuthority.client(trusted.certificate());
        try (SSLSocket socket = (SSLSocket) client.getSocketFactory().createSocket("127.0.0.1", port)) {
            socket.startHandshake();
            return (X509Certificate) socket.getSession().getPeerCertificates()[0];
        }
    }

    private static TestAuthority make() {
        try {
            return TestAuthority.make("devices");
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static Issued shown() {
        try {
            return TestAuthority.selfSigned("localhost", "EC", 30);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}

package org.anling.gateway.server;

import static org.anling.gateway.server.GatewayFixture.BUTTON;
import static org.anling.gateway.server.GatewayFixture.LK;
import static org.anling.gateway.server.GatewayFixture.SOS;
import static org.anling.gateway.server.GatewayFixture.WATCH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.anling.contract.id.DeviceId;
import org.anling.gateway.server.entrance.Network;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** More connections, more logins and worse manners than devices have; those that behave notice nothing. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrowdIT {

    private static final String AL = "[3G*3405000001*0002*AL]";
    private static final String LK_ANSWER = "[3G*3405000001*0002*LK]";
    private static final String ALARM =
            RawMqtt.publish("anling/v1/" + BUTTON + "/up/alarm", "{\"v\":1,\"id\":\"7-42\",\"type\":\"SOS\"}");
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration MOMENT = Duration.ofMillis(20);
    private static final int FLOOD = 5_000;

    private final GatewayFixture fixture = new GatewayFixture();

    @AfterAll
    void close() {
        fixture.close();
    }

    @Test
    void five_thousand_connections_of_one_address_cost_the_others_nothing() {
        Overload narrow = Overload.DEFAULT.withHosts(20, List.of(Network.parse("127.0.0.3")));
        List<RawClient> crowd = new ArrayList<>();
        try (DeviceGateway gateway = start(narrow, Duration.ofMinutes(1));
                RawClient watch = new RawClient(gateway.tcpPort())) {
            double before = shed("tcp", "address");
            assertThat(watch.send(LK).read(LK_ANSWER.length(), SOON)).isEqualTo(LK_ANSWER);
            for (int i = 0; i < FLOOD; i++) {
                crowd.add(new RawClient(gateway.tcpPort()));
            }
            await().until(() -> shed("tcp", "address") == before + FLOOD - 19);
            assertThat(crowd.getLast().readFor(SOON)).isEqualTo("<closed>");
            assertThat(watch.send(SOS).read(AL.length(), SOON)).isEqualTo(AL);
            try (RawClient button = new RawClient(gateway.mqttPort());
                    RawClient page = new RawClient(gateway.mqttWebSocketPort())) {
                assertThat(button.readFor(SOON)).isEqualTo("<closed>");
                assertThat(page.readFor(SOON)).isEqualTo("<closed>");
            }
            try (RawClient other = new RawClient(gateway.tcpPort(), "127.0.0.2");
                    RawClient button = new RawClient(gateway.mqttPort(), "127.0.0.2")) {
                assertThat(other.send(LK).read(LK_ANSWER.length(), SOON)).isEqualTo(LK_ANSWER);
                button.sendHex(RawMqtt.connect(BUTTON, BUTTON, 60));
                assertThat(RawClient.hex(button.read(4, SOON))).isEqualTo(RawMqtt.ACCEPTED);
            }
            for (int i = 0; i < 30; i++) {
                crowd.add(new RawClient(gateway.tcpPort(), "127.0.0.3"));
            }
            assertThat(crowd.getLast().send(LK).read(LK_ANSWER.length(), SOON)).isEqualTo(LK_ANSWER);
            crowd.forEach(RawClient::close);
            await().until(() -> isServed(gateway));
        } finally {
            crowd.forEach(RawClient::close);
        }
    }

    @Test
    void who_sends_a_byte_now_and_then_and_never_a_frame_is_sent_away() {
        Overload hasty = Overload.DEFAULT.withFrameWithin(Duration.ofMillis(300));
        try (DeviceGateway gateway = start(hasty, Duration.ofMinutes(1));
                RawClient slow = new RawClient(gateway.tcpPort())) {
            assertThat(slow.send(LK).read(LK_ANSWER.length(), SOON)).isEqualTo(LK_ANSWER);
            slow.send("[3G*3405000001*00A2*AL_LTE,");
            await().pollInterval(Duration.ofMillis(50))
                    .until(() -> slow.send("1").read(1, MOMENT).equals("<closed>"));
            await().until(() -> shed("watch-3g", "slow-sender") == 1);
        }
    }

    /** As long as no byte comes nobody can tell a peer that is silent from one that is gone. */
    @Test
    void a_connection_whose_other_end_is_gone_ends_in_time_and_holds_up_nobody() {
        try (DeviceGateway gateway = start(Overload.DEFAULT, Duration.ofSeconds(1));
                RawClient gone = new RawClient(gateway.tcpPort());
                RawClient back = new RawClient(gateway.tcpPort());
                RawClient button = new RawClient(gateway.mqttPort())) {
            assertThat(gone.send(LK).read(LK_ANSWER.length(), SOON)).isEqualTo(LK_ANSWER);
            button.sendHex(RawMqtt.connect(BUTTON, BUTTON, 0));
            assertThat(RawClient.hex(button.read(4, SOON))).isEqualTo(RawMqtt.ACCEPTED);
            assertThat(back.send(LK).read(LK_ANSWER.length(), SOON)).isEqualTo(LK_ANSWER);
            assertThat(gateway.commands().locate(new DeviceId(WATCH))).isTrue();
            assertThat(back.read(23, SOON)).isEqualTo("[3G*3405000001*0002*CR]");
            await().pollInterval(Duration.ofMillis(100)).until(() -> {
                assertThat(back.send(LK).read(LK_ANSWER.length(), SOON)).isEqualTo(LK_ANSWER);
                return gone.read(1, MOMENT).equals("<closed>");
            });
            assertThat(button.readFor(SOON)).isEqualTo("<closed>");
            assertThat(gateway.commands().locate(new DeviceId(WATCH))).isTrue();
        }
    }

    @Test
    void who_does_not_read_its_answers_is_sent_away_before_they_fill_the_memory() {
        double before = shed("tcp", "slow-reader");
        try (RawClient deaf = new RawClient(fixture.gateway.tcpPort(), "127.0.0.1", 4_096)) {
            String much = LK.repeat(200);
            assertThatThrownBy(() -> {
                        for (int i = 0; i < 1_000; i++) {
                            deaf.send(much);
                        }
                    })
                    .isInstanceOf(UncheckedIOException.class);
        }
        await().until(() -> shed("tcp", "slow-reader") == before + 1);
        assertThat(isServed(fixture.gateway)).isTrue();
    }

    @Test
    void a_login_waits_for_its_turn_and_a_press_for_nothing() {
        Overload calm = Overload.DEFAULT.withLogins(new Overload.Logins(1, 1));
        List<RawClient> crowd = new ArrayList<>();
        try (DeviceGateway gateway = start(calm, Duration.ofMinutes(1));
                RawClient watch = new RawClient(gateway.tcpPort());
                RawClient button = new RawClient(gateway.mqttPort())) {
            for (int i = 0; i < 6; i++) {
                crowd.add(login(gateway, 10 + i));
            }
            await().until(() ->
                    crowd.stream().anyMatch(one -> !one.read(1, MOMENT).isEmpty()));
            watch.send(LK);
            assertThat(watch.readFor(MOMENT)).isEmpty();
            button.sendHex(RawMqtt.connect(BUTTON, BUTTON, 60));
            assertThat(button.readFor(MOMENT)).isEmpty();
            await().until(() -> {
                crowd.add(login(gateway, 10 + crowd.size()));
                return shed("watch-3g", "logins") > 0;
            });
            await().until(() -> {
                crowd.add(new RawClient(gateway.mqttPort()));
                crowd.getLast().sendHex(RawMqtt.connect("late-" + crowd.size(), "x", 60));
                return RawClient.hex(crowd.getLast().read(4, MOMENT)).equals(RawMqtt.UNAVAILABLE);
            });
            String press = SOS.replace("081530", "081930");
            assertThat(watch.send(press).read(AL.length() + LK_ANSWER.length(), SOON))
                    .contains(AL, LK_ANSWER);
            button.sendHex(ALARM);
            assertThat(RawClient.hex(button.read(8, SOON))).isEqualTo(RawMqtt.ACCEPTED + RawMqtt.CONFIRMED);
        } finally {
            crowd.forEach(RawClient::close);
        }
        assertThat(fixture.urgentOf(BUTTON)).hasSize(1);
    }

    private static RawClient login(DeviceGateway gateway, int number) {
        return new RawClient(gateway.tcpPort()).send(LK.replace(WATCH, "34050002" + number));
    }

    private DeviceGateway start(Overload overload, Duration silence) {
        GatewayConfig.Limits limits = new GatewayConfig.Limits(
                        100, Duration.ofSeconds(30), silence, 100, 16, 16, Duration.ofMinutes(1))
                .withOverload(overload);
        GatewayConfig config = GatewayConfig.of("crowd", GatewayFixture.CENTRE)
                .withPorts(0, 0, 0)
                .withLimits(limits);
        return DeviceGateway.start(config, fixture.journal, fixture.meters);
    }

    private static boolean isServed(DeviceGateway gateway) {
        try (RawClient watch = new RawClient(gateway.tcpPort())) {
            return watch.send(LK).read(LK_ANSWER.length(), SOON).equals(LK_ANSWER);
        } catch (UncheckedIOException refused) {
            return false;
        }
    }

    private double shed(String protocol, String reason) {
        return fixture.count("anling.gateway.shed", "protocol", protocol, "reason", reason);
    }
}

package org.anling.gateway.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.anling.gateway.server.GatewayFixture.LK;
import static org.anling.gateway.server.GatewayFixture.SOS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.anling.contract.alert.Alert;
import org.anling.contract.alert.AlertType;
import org.anling.contract.alert.Identity;
import org.anling.contract.directory.DeviceRecord.Standing;
import org.anling.contract.entry.InputEntry;
import org.anling.contract.entry.Lane;
import org.anling.contract.id.DeviceId;
import org.anling.contract.input.AlertFrame;
import org.anling.contract.input.LevelFinding;
import org.anling.contract.plan.SelfPress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WatchOverTcpIT {

    private static final String AL = "[3G*3405000001*0002*AL]";
    private static final String LK_ANSWER = "[3G*3405000001*0002*LK]";
    private static final Duration SOON = Duration.ofSeconds(5);

    private GatewayFixture fixture = new GatewayFixture();

    @BeforeEach
    void warm() {
        try (RawClient watch = connect()) {
            assertThat(watch.send(LK).read(LK_ANSWER.length(), SOON)).isEqualTo(LK_ANSWER);
        }
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void a_battery_that_runs_low_is_told_once_and_once_when_it_is_good_again() {
        String watch = "3405000077";
        fixture.enrol(watch, "watch-3g", null, 1, Standing.ENROLLED);
        try (RawClient client = connect()) {
            for (int percent : new int[] {20, 15, 14, 20, 15}) {
                client.send(beat(watch, percent)).readFor(Duration.ofMillis(50));
            }
            await().until(() -> levels(watch).size() == 1);
        }
        try (RawClient client = connect()) {
            client.send(beat(watch, 9)).readFor(Duration.ofMillis(50));
            client.send(beat(watch, 29)).readFor(Duration.ofMillis(50));
            client.send(beat(watch, 30));
            await().until(() -> levels(watch).size() == 2);
        }
        assertThat(levels(watch))
                .extracting(LevelFinding::state)
                .containsExactly(LevelFinding.State.RAISED, LevelFinding.State.ENDED);
    }

    private static String beat(String watch, int percent) {
        return "[3G*%s*000C*LK,2310,4,%02d]".formatted(watch, percent);
    }

    private List<LevelFinding> levels(String watch) {
        return fixture.inbox(Lane.ROUTINE).stream()
                .map(InputEntry::body)
                .filter(LevelFinding.class::isInstance)
                .map(LevelFinding.class::cast)
                .filter(finding -> finding.device().id().value().equals(watch))
                .toList();
    }

    @Test
    void the_example_sos_is_on_disk_with_elder_and_position_and_then_answered() {
        Instant before = Instant.now();
        try (RawClient watch = connect()) {
            assertThat(watch.send(SOS).read(AL.length(), SOON)).isEqualTo(AL);
        }
        InputEntry entry = fixture.inbox(Lane.URGENT).getFirst();
        AlertFrame frame = fixture.onlyAlert();
        assertThat(entry.envelope().alarm()).isTrue();
        assertThat(entry.envelope().elder()).isEqualTo("elder-1");
        assertThat(entry.envelope().receivedAt()).isBetween(before, Instant.now());
        assertThat(frame.device().identity()).isEqualTo(Identity.UNVERIFIED);
        assertThat(frame.device().sourceNetwork()).isNull();
        assertThat(frame.alerts()).extracting(Alert::type).containsExactly(AlertType.SOS);
        assertThat(entry.personal()).isNotNull().satisfies(personal -> {
            assertThat(personal.position()).isNotNull();
            assertThat(personal.home()).isNotNull();
            assertThat(personal.raw()).containsExactly(SOS);
        });
        assertThat(fixture.meters
                        .get("anling.gateway.durable")
                        .tag("protocol", "watch-3g")
                        .timer()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void a_stranger_under_the_digits_of_the_self_press_is_heard() {
        fixture.enrolSilent("0012345678", SelfPress.COMMUNITY);
        try (RawClient stranger = connect()) {
            stranger.send(SOS.replace(GatewayFixture.WATCH, "0012345678"));
            assertThat(stranger.read(AL.length(), SOON)).startsWith("[3G*0012345678");
        }
        AlertFrame frame = fixture.onlyAlert();
        assertThat(frame.device().identity()).isEqualTo(Identity.UNKNOWN);
        assertThat(frame.elder()).as("no plan that keeps quiet").isNull();
    }

    @Test
    void only_a_socket_of_this_process_is_the_self_press() throws IOException {
        fixture.enrolSilent("0012345678", SelfPress.COMMUNITY);
        try (Socket own = new Socket(InetAddress.getLoopbackAddress(), fixture.gateway.tcpPort())) {
            fixture.gateway.ownSockets().opened((InetSocketAddress) own.getLocalSocketAddress());
            own.setSoTimeout(Math.toIntExact(SOON.toMillis()));
            own.getOutputStream()
                    .write(SOS.replace(GatewayFixture.WATCH, "0012345678").getBytes(US_ASCII));
            assertThat(own.getInputStream().readNBytes(AL.length())).hasSize(AL.length());
        }
        assertThat(fixture.onlyAlert().elder())
                .isNotNull()
                .satisfies(elder -> assertThat(elder.plan()).isEqualTo(SelfPress.PLAN));
    }

    @Test
    void an_elder_who_was_given_the_silent_plan_by_mistake_gets_the_plans_of_the_centre() {
        fixture.enrolSilent("3405000009", "110105001001");
        try (RawClient watch = connect()) {
            watch.send(SOS.replace(GatewayFixture.WATCH, "3405000009"));
            watch.read(AL.length(), SOON);
        }
        assertThat(fixture.onlyAlert().elder())
                .isNotNull()
                .satisfies(elder -> assertThat(elder.plan()).isEmpty());
    }

    @Test
    void while_the_store_is_silent_there_is_no_answer_and_afterwards_exactly_one() {
        try (RawClient watch = connect()) {
            fixture.pauseRedis(Duration.ofMillis(2_500));
            watch.send(SOS);
            assertThat(watch.readFor(Duration.ofMillis(700))).isEmpty();
            watch.send(SOS);
            assertThat(watch.readFor(Duration.ofMillis(700))).isEmpty();
            assertThat(watch.read(AL.length(), SOON)).isEqualTo(AL);
            assertThat(watch.readFor(Duration.ofMillis(700))).isEmpty();
        }
        assertThat(fixture.urgentInputs()).isEqualTo(1);
    }

    @Test
    void the_answer_goes_to_the_newest_session_and_the_late_close_of_the_older_changes_nothing() {
        RawClient older = connect();
        assertThat(older.send(LK).read(LK_ANSWER.length(), SOON)).isEqualTo(LK_ANSWER);
        try (RawClient newer = connect()) {
            fixture.pauseRedis(Duration.ofMillis(1_500));
            older.send(SOS);
            assertThat(older.readFor(Duration.ofMillis(200))).isEmpty();
            assertThat(newer.send(LK).read(LK_ANSWER.length(), SOON)).isEqualTo(LK_ANSWER);
            older.close();
            assertThat(newer.read(AL.length(), SOON)).isEqualTo(AL);
            assertThat(fixture.gateway.commands().locate(new DeviceId(GatewayFixture.WATCH)))
                    .isTrue();
            assertThat(newer.read(23, SOON)).isEqualTo("[3G*3405000001*0002*CR]");
        }
        assertThat(fixture.urgentInputs()).isEqualTo(1);
    }

    @Test
    void who_closes_its_own_direction_still_gets_its_answer() {
        try (RawClient netcat = connect()) {
            fixture.pauseRedis(Duration.ofMillis(1_200));
            assertThat(netcat.send(SOS).endInput().readFor(SOON)).isEqualTo(AL + "<closed>");
        }
        try (RawClient netcat = connect()) {
            assertThat(netcat.send(LK).endInput().readFor(SOON)).isEqualTo(LK_ANSWER + "<closed>");
        }
        try (RawClient cut = connect()) {
            assertThat(cut.send(SOS.substring(0, 60)).endInput().readFor(SOON)).isEqualTo("<closed>");
        }
        assertThat(fixture.malformed("watch-3g", "cut")).isEqualTo(1);
    }

    @Test
    void low_battery_and_sos_in_one_word_are_one_urgent_entry_with_both() {
        try (RawClient watch = connect()) {
            watch.send(SOS.replace("00010008", "00010001"));
            assertThat(watch.read(AL.length(), SOON)).isEqualTo(AL);
        }
        assertThat(fixture.onlyAlert().alerts())
                .extracting(Alert::type)
                .containsExactly(AlertType.SOS, AlertType.LOW_BATTERY);
        assertThat(fixture.inbox(Lane.ROUTINE)).isEmpty();
    }

    @Test
    void one_frame_byte_by_byte_and_two_in_one_segment() {
        try (RawClient watch = connect()) {
            SOS.chars().forEach(octet -> watch.send(String.valueOf((char) octet)));
            assertThat(watch.read(AL.length(), SOON)).isEqualTo(AL);
            watch.send(LK + SOS.replace("081530", "081630"));
            assertThat(watch.read(AL.length() + LK_ANSWER.length(), SOON))
                    .contains(AL)
                    .contains(LK_ANSWER);
        }
        assertThat(fixture.urgentInputs()).isEqualTo(2);
    }

    @Test
    void malformed_and_cut_frames_are_counted_and_disturb_nothing_else() {
        try (RawClient bystander = connect();
                RawClient noisy = connect()) {
            noisy.send("[3G*34 05*0002*LK]xx[3G*3405000009*0002*LK]");
            assertThat(noisy.read(LK_ANSWER.length(), SOON)).isEqualTo("[3G*3405000009*0002*LK]");
            try (RawClient cut = connect()) {
                cut.send(SOS.substring(0, 60));
            }
            try (RawClient web = connect()) {
                assertThat(web.send("GET / HTTP/1.1\r\n\r\n").readFor(SOON)).isEqualTo("<closed>");
            }
            try (RawClient endless = connect()) {
                assertThat(endless.send("[3G*3405000001*0010*UD," + "9".repeat(4_000))
                                .readFor(SOON))
                        .isEqualTo("<closed>");
            }
            await().until(() -> fixture.malformed("watch-3g", "cut") == 1);
            assertThat(bystander.send(SOS).read(AL.length(), SOON)).isEqualTo(AL);
        }
        assertThat(fixture.malformed("watch-3g", "bad-header")).isEqualTo(1);
        assertThat(fixture.malformed("watch-3g", "too-long")).isEqualTo(1);
        assertThat(fixture.malformed("tcp", "unknown-protocol")).isEqualTo(1);
        assertThat(fixture.urgentInputs()).isEqualTo(1);
    }

    @Test
    void an_unregistered_watch_is_answered_after_the_append_and_named_by_its_network() {
        try (RawClient watch = connect()) {
            watch.send(SOS.replace("3405000001", "9999999999"));
            assertThat(watch.read(AL.length(), SOON)).isEqualTo("[3G*9999999999*0002*AL]");
        }
        AlertFrame frame = fixture.onlyAlert();
        assertThat(frame.device().identity()).isEqualTo(Identity.UNKNOWN);
        assertThat(frame.device().sourceNetwork()).isEqualTo("127.0.0.0/24");
        assertThat(frame.elder()).isNull();
        await().untilAsserted(() -> assertThat(fixture.journal
                        .unregisteredDevices(GatewayFixture.CENTRE)
                        .list(10)
                        .toCompletableFuture()
                        .join())
                .extracting(seen -> seen.device().id().value())
                .containsExactly("9999999999"));
    }

    @Test
    void an_alarm_from_another_address_is_stored_in_full_and_marked_as_second_source() {
        try (RawClient session = connect();
                RawClient other = new RawClient(fixture.gateway.tcpPort(), "127.0.0.2")) {
            assertThat(session.send(LK).read(LK_ANSWER.length(), SOON)).isEqualTo(LK_ANSWER);
            assertThat(other.send(SOS).read(AL.length(), SOON)).isEqualTo(AL);
            assertThat(session.readFor(Duration.ofMillis(200))).isEmpty();
        }
        assertThat(fixture.onlyAlert().device().identity()).isEqualTo(Identity.SECOND_SOURCE);
        assertThat(fixture.onlyAlert().elder()).isNotNull();
    }

    @Test
    void reports_go_to_the_live_store_and_never_into_the_log() {
        try (RawClient watch = connect()) {
            watch.send(SOS.replace("00010008", "00000008").replace("AL_LTE", "UD"));
            watch.send("[3G*3405000001*0013*bphrt,128,79,72,,,,]");
            assertThat(watch.read(26, SOON)).isEqualTo("[3G*3405000001*0005*bphrt]");
            await().untilAsserted(() -> assertThat(fixture.journal
                            .liveStore(GatewayFixture.CENTRE)
                            .findPosition(new DeviceId(GatewayFixture.WATCH))
                            .toCompletableFuture()
                            .join())
                    .isPresent());
        }
        assertThat(fixture.inbox(Lane.URGENT)).isEmpty();
        assertThat(fixture.inbox(Lane.ROUTINE)).isEmpty();
    }

    @Test
    void a_low_battery_in_every_report_is_one_routine_entry() {
        String report = SOS.replace("00010008", "00000001").replace("AL_LTE", "UD");
        try (RawClient watch = connect()) {
            watch.send(report).send(report.replace("081530", "081630")).send(LK);
            assertThat(watch.read(LK_ANSWER.length(), SOON)).isEqualTo(LK_ANSWER);
        }
        await().until(() -> fixture.inbox(Lane.ROUTINE).size() == 1);
        assertThat(fixture.inbox(Lane.URGENT)).isEmpty();
    }

    @Test
    void a_revoked_watch_loses_its_session_and_gets_no_new_one() {
        try (RawClient watch = connect()) {
            assertThat(watch.send(LK).read(LK_ANSWER.length(), SOON)).isEqualTo(LK_ANSWER);
            fixture.enrol(GatewayFixture.WATCH, "watch-3g", null, 2, Standing.REVOKED);
            assertThat(watch.readFor(SOON)).isEqualTo("<closed>");
        }
        try (RawClient again = connect()) {
            assertThat(again.send(LK).readFor(SOON)).isEqualTo("<closed>");
        }
    }

    @Test
    void the_call_command_reaches_the_session_only() {
        DeviceId device = new DeviceId(GatewayFixture.WATCH);
        await().until(() -> !fixture.gateway.commands().call(device, "01012345678"));
        try (RawClient watch = connect()) {
            assertThat(watch.send(LK).read(LK_ANSWER.length(), SOON)).isEqualTo(LK_ANSWER);
            assertThat(fixture.gateway.commands().call(device, "01012345678")).isTrue();
            assertThat(watch.read(37, SOON)).isEqualTo("[3G*3405000001*0010*CALL,01012345678]");
        }
    }

    private RawClient connect() {
        return new RawClient(fixture.gateway.tcpPort());
    }
}

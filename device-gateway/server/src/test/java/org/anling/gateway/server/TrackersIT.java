package org.anling.gateway.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.anling.contract.alert.Alert;
import org.anling.contract.alert.AlertType;
import org.anling.contract.directory.DeviceRecord.Standing;
import org.anling.contract.entry.InputEntry;
import org.anling.contract.id.DeviceId;
import org.anling.contract.input.AlertFrame;
import org.anling.gateway.server.profile.ProfileFiles;
import org.anling.gateway.server.profile.Profiles;
import org.anling.journal.Inbox.Appended;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** GT06 and JT/T 808 over sockets. Every test has devices of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TrackersIT {

    private static final Duration SOON = Duration.ofSeconds(5);
    private static final DeviceId IMEI = new DeviceId("861234050000010");
    private static final String LOGIN = "78780D0108612340500000100001A5550D0A";
    private static final String LOGIN_ACK = "787805010001d9dc0d0a";
    private static final String SOS =
            "787825261A030E081000C9044765B80C7D33E80014000901CC002530000E576403040102000506AB0D0A";
    private static final String SOS_ACK = "78780526000510c60d0a";

    private static final String CARD = "012345678901";
    private static final String REGISTER = "7E010000250123456789010001000B006944454D4F31434152452D503100000000000000"
            + "0000000000005030303030303100F57E";
    private static final String EMERGENCY = "7E020000300123456789010005000000010004000202608DD806F03948002C0000"
            + "00002603141616003001173101095602063F54080102005E100001C3B47E";

    private static final String TITLE = "title: {zh: 型号, en: Model}\n";
    private static final Profiles PROFILES = ProfileFiles.of(Map.of(
                    "a.yaml",
                    "id: strict\nprotocol: gt06\nmodels: [TK-*]\ncheck: strict\nclock: +08:00\n" + TITLE,
                    "b.yaml",
                    "id: pendant\nprotocol: jt808\nbits: {3: FALL}\nclock: utc\n" + TITLE))
            .profiles();

    private final GatewayFixture fixture = new GatewayFixture(
            UnaryOperator.identity(),
            config -> config.withProtocols(config.protocols().withProfiles(PROFILES)));

    @BeforeAll
    void enrol() {
        fixture.enrol(IMEI.value(), "gt06", null, 1, Standing.ENROLLED);
        fixture.enrol(CARD, "jt808", null, 1, Standing.ENROLLED);
    }

    @AfterAll
    void close() {
        fixture.close();
    }

    @Test
    void an_sos_before_the_login_waits_for_the_name_and_is_answered_byte_exact() {
        try (RawClient tracker = connect()) {
            tracker.sendHex(SOS);
            assertThat(tracker.readFor(Duration.ofMillis(200))).isEmpty();
            tracker.sendHex(LOGIN);
            String both = RawClient.hex(tracker.read(20, SOON));
            assertThat(both).hasSize(40).contains(LOGIN_ACK, SOS_ACK);
            tracker.sendHex("78780A1344040300020002B7C50D0A");
            assertThat(RawClient.hex(tracker.read(10, SOON))).isEqualTo("787805130002db6a0d0a");
            await().until(() -> fixture.gateway.commands().locate(IMEI));
            String command = RawClient.hex(tracker.read(23, SOON));
            assertThat(command).startsWith("787812800a").contains(RawClient.hex("WHERE#"));
            assertThat(fixture.gateway.commands().find(IMEI))
                    .as("it has no such command")
                    .isFalse();
        }
        assertThat(alerts(IMEI.value())).contains(AlertType.SOS);
    }

    @Test
    void a_tracker_that_never_logs_in_is_nobody_and_keeps_no_more_than_its_bound() {
        double before = refused("before-login");
        try (RawClient stranger = connect()) {
            for (int i = 0; i < 12; i++) {
                stranger.sendHex(SOS);
            }
            assertThat(stranger.readFor(Duration.ofMillis(200))).isEmpty();
        }
        await().until(() -> refused("before-login") == before + 12);
    }

    @Test
    void a_wrong_check_costs_no_alarm_and_a_newer_login_is_the_session() {
        String imei = "861234050000028";
        String login = "78780d010861234050000028" + "0001" + "a5550d0a";
        try (RawClient older = connect();
                RawClient newer = connect()) {
            older.sendHex(login);
            assertThat(older.read(10, SOON)).hasSize(10);
            newer.sendHex(login);
            assertThat(newer.read(10, SOON)).hasSize(10);
            older.sendHex(SOS.replace("06AB0D0A", "FFFF0D0A"));
            assertThat(RawClient.hex(older.read(10, SOON)))
                    .as("on the connection it came on")
                    .isEqualTo(SOS_ACK);
            assertThat(fixture.gateway.commands().locate(new DeviceId(imei))).isTrue();
            assertThat(newer.read(23, SOON)).hasSize(23);
        }
        InputEntry entry = fixture.urgentOf(imei).getFirst();
        assertThat(((AlertFrame) entry.body()).marks()).contains("bad_checksum");
        assertThat(((AlertFrame) entry.body()).alerts()).extracting(Alert::type).contains(AlertType.SOS);
    }

    @Test
    void a_terminal_registers_and_its_emergency_is_answered_when_on_disk() {
        try (RawClient card = connect()) {
            for (int i = 0; i < REGISTER.length(); i += 2) {
                card.sendHex(REGISTER.substring(i, i + 2));
            }
            String registered = card.readMarked(SOON);
            assertThat(registered).startsWith("7e8100000b" + CARD).contains("000100");
            card.sendHex("7E0102000801234567890100023766336139633231DB7E");
            assertThat(card.readMarked(SOON)).contains("0002010200");
            fixture.pauseRedis(Duration.ofMillis(800));
            card.sendHex(EMERGENCY);
            assertThat(card.readFor(Duration.ofMillis(400))).isEmpty();
            assertThat(card.readMarked(SOON)).contains("0005020000");
            assertThat(fixture.gateway.commands().call(new DeviceId(CARD), "01012345678"))
                    .isTrue();
            assertThat(card.readMarked(SOON))
                    .startsWith("7e8400000c" + CARD)
                    .contains("00" + RawClient.hex("01012345678"));
            card.sendHex(EMERGENCY);
            assertThat(card.readMarked(SOON)).contains("0005020000");
        }
        assertThat(fixture.urgentOf(CARD))
                .hasSize(2)
                .extracting(
                        entry -> ((AlertFrame) entry.body()).alerts().getFirst().repeatKey())
                .as("still on, on the next report, too: the same alarm")
                .containsOnly(((AlertFrame) fixture.urgentOf(CARD).getFirst().body())
                        .alerts()
                        .getFirst()
                        .repeatKey());
    }

    @Test
    void an_alarm_needs_no_registration_and_a_terminal_that_may_not_speak_is_told_so() {
        String revoked = "012345678902";
        fixture.enrol(revoked, "jt808", null, 1, Standing.REVOKED);
        try (RawClient card = connect()) {
            card.sendHex(of(revoked, EMERGENCY));
            assertThat(card.readMarked(SOON)).contains("0005020000");
            card.sendHex(of(revoked, REGISTER));
            assertThat(card.readMarked(SOON)).startsWith("7e81000003").contains("000104");
            assertThat(card.readFor(SOON)).isEqualTo("<closed>");
        }
        assertThat(alerts(revoked)).containsExactly(AlertType.SOS);
    }

    @Test
    void a_model_that_is_described_is_read_so_from_its_first_frame_on() {
        String pendant = "012345678903";
        fixture.enrolModel(pendant, "jt808", "Pendant");
        try (RawClient card = connect()) {
            card.sendHex(of(pendant, EMERGENCY.replace("0005000000010004", "0005000000080004")));
            assertThat(card.readMarked(SOON)).contains("0005020000");
        }
        Alert fall = ((AlertFrame) fixture.urgentOf(pendant).getFirst().body())
                .alerts()
                .getFirst();
        assertThat(fall.type()).isEqualTo(AlertType.FALL);
        assertThat(fall.raisedAt()).as("its clock says UTC").isEqualTo(Instant.parse("2026-03-14T16:16:00Z"));
    }

    @Test
    void a_model_with_a_reliable_check_is_not_believed_without_it() {
        String imei = "861234050000036";
        fixture.enrolModel(imei, "gt06", "TK-100");
        String login = LOGIN.replace(IMEI.value(), imei);
        double before = fixture.malformed("gt06", "bad-checksum");
        try (RawClient clone = connect();
                RawClient tracker = connect()) {
            clone.sendHex(login);
            await().until(() -> fixture.malformed("gt06", "bad-checksum") == before + 1);
            tracker.sendHex(checked(login));
            assertThat(tracker.read(10, SOON)).hasSize(10);
            tracker.sendHex(SOS.replace("06AB0D0A", "FFFF0D0A"));
            await().until(() -> fixture.malformed("gt06", "bad-checksum") == before + 2);
            tracker.sendHex(SOS);
            assertThat(RawClient.hex(tracker.read(10, SOON))).isEqualTo(SOS_ACK);
        }
        List<InputEntry> entries = fixture.urgentOf(imei);
        assertThat(entries).hasSize(1);
        Alert sos = ((AlertFrame) entries.getFirst().body()).alerts().getFirst();
        assertThat(sos.raisedAt()).isEqualTo(Instant.parse("2026-03-14T00:16:00Z"));
    }

    /** A short GT06 frame with its check made right. */
    private static String checked(String frame) {
        byte[] octets = HexFormat.of().parseHex(frame);
        int check = 0xFFFF;
        for (int i = 2; i < octets.length - 4; i++) {
            check ^= octets[i] & 0xFF;
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                check = (check & 1) == 0 ? check >> 1 : check >> 1 ^ 0x8408;
            }
        }
        return frame.substring(0, frame.length() - 8) + "%04X".formatted(~check & 0xFFFF) + "0D0A";
    }

    @Test
    void what_the_store_does_not_take_is_refused_where_the_protocol_has_a_word_for_it() {
        GatewayConfig.Limits hasty = new GatewayConfig.Limits(
                10, Duration.ofSeconds(30), Duration.ofMinutes(1), 100, 16, 16, Duration.ofMillis(200));
        GatewayConfig config = GatewayConfig.of("full", GatewayFixture.CENTRE)
                .withPorts(0, 0, 0)
                .withLimits(hasty);
        try (DeviceGateway full = DeviceGateway.start(
                        config,
                        fixture.journal,
                        _ -> entry -> CompletableFuture.completedFuture(Appended.REJECTED),
                        fixture.meters,
                        InstantSource.system());
                RawClient card = new RawClient(full.tcpPort());
                RawClient tracker = new RawClient(full.tcpPort());
                RawClient panel = new RawClient(full.tcpPort())) {
            tracker.sendHex(LOGIN).read(10, SOON);
            tracker.sendHex(SOS);
            panel.send(PanelFrames.sia("F1", "0001", "NMA1"));
            card.sendHex(EMERGENCY);
            assertThat(card.readMarked(SOON)).contains("0005020001");
            assertThat(tracker.readFor(Duration.ofMillis(100)) + panel.readFor(Duration.ofMillis(100)))
                    .as("no acknowledgement leaves")
                    .isEmpty();
        }
    }

    /** The same frame of another terminal, its check made right. */
    private static String of(String terminal, String frame) {
        String body = frame.substring(2, frame.length() - 4).replace(CARD, terminal);
        int check = 0;
        for (int i = 0; i < body.length(); i += 2) {
            check ^= Integer.parseInt(body.substring(i, i + 2), 16);
        }
        return "7e%s%02x7e".formatted(body, check).toLowerCase(Locale.ROOT);
    }

    private List<AlertType> alerts(String device) {
        return fixture.urgentOf(device).stream()
                .flatMap(entry -> ((AlertFrame) entry.body()).alerts().stream())
                .map(Alert::type)
                .toList();
    }

    private double refused(String reason) {
        return fixture.count("anling.gateway.refused", "protocol", "gt06", "reason", reason);
    }

    private RawClient connect() {
        return new RawClient(fixture.gateway.tcpPort());
    }
}

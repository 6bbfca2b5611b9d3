package org.anling.gateway.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.anling.contract.alert.Alert;
import org.anling.contract.alert.AlertType;
import org.anling.contract.alert.Identity;
import org.anling.contract.directory.DeviceRecord.Standing;
import org.anling.contract.entry.InputEntry;
import org.anling.contract.input.AlertFrame;
import org.anling.gateway.server.dc09.Dc09Sites;
import org.anling.journal.seal.SecretBox;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** DC-09 over sockets. Every test has accounts of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PanelsIT {

    private static final SecretBox BOX = SecretBox.of("AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA=");
    private static final String KEY_OF_OTHERS = "IB8eHRwbGhkYFxYVFBMSERAPDg0MCwoJCAcGBQQDAgE=";
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final String MEDICAL =
            "\nCDB50055\"SIA-DCS\"0002L0#A1234[#A1234|Nri1/MA003][X116E24.396][Y39N52.932]_08:15:30,03-14-2026\r";
    private static final String MEDICAL_ACK = "\nD06A0013\"ACK\"0002L0#A1234[]\r";
    private static final String PERSONAL =
            "\n4466003D\"ADM-CID\"0004R1L0#1234[#1234|1101 01 003]_08:15:50,03-14-2026\r";
    private static final String PERSONAL_ACK = "\n12BA0014\"ACK\"0004R1L0#1234[]\r";

    private final GatewayFixture fixture = new GatewayFixture(UnaryOperator.identity(), PanelsIT::set);

    @BeforeAll
    void enrol() {
        for (String account : List.of("A1234", "E1", "E2")) {
            fixture.enrol("dc09-" + account, "sia-dc09", null, 1, Standing.ENROLLED);
        }
    }

    @AfterAll
    void close() {
        fixture.close();
    }

    @Test
    void two_accounts_on_one_connection_are_answered_in_their_own_words_when_on_disk() {
        try (RawClient panel = connect()) {
            MEDICAL.chars().forEach(octet -> panel.send(String.valueOf((char) octet)));
            assertThat(panel.read(MEDICAL_ACK.length(), SOON)).isEqualTo(MEDICAL_ACK);
            assertThat(panel.send(PERSONAL).read(PERSONAL_ACK.length(), SOON)).isEqualTo(PERSONAL_ACK);
        }
        InputEntry medical = fixture.urgentOf("dc09-A1234").getFirst();
        assertThat(frame(medical).alerts()).extracting(Alert::type).containsExactly(AlertType.MEDICAL);
        assertThat(frame(medical).device().identity()).isEqualTo(Identity.UNVERIFIED);
        assertThat(medical.envelope().elder()).isEqualTo("elder-1");
        assertThat(medical.personal()).isNotNull().satisfies(personal -> {
            assertThat(personal.position()).isNotNull();
            assertThat(personal.raw()).containsExactly(MEDICAL);
        });
        AlertFrame personal = frame(fixture.urgentOf("dc09-1234").getFirst());
        assertThat(personal.device().identity())
                .as("an account nobody enrolled")
                .isEqualTo(Identity.UNKNOWN);
        assertThat(personal.alerts()).extracting(Alert::type).containsExactly(AlertType.SOS);
    }

    @Test
    void a_code_that_nobody_knows_is_acknowledged_and_shown() {
        try (RawClient panel = connect()) {
            panel.send(sia("C1", "0042", "Nri1/JX001"));
            assertThat(panel.readFrame(SOON)).isEqualTo(PanelFrames.acknowledged("C1", "0042"));
        }
        Alert unknown = frame(fixture.urgentOf("dc09-C1").getFirst()).alerts().getFirst();
        assertThat(unknown.type()).isEqualTo(AlertType.UNKNOWN_ALARM);
        assertThat(unknown.detail()).isEqualTo("JX");
    }

    @Test
    void while_the_store_is_silent_there_is_no_answer_and_afterwards_exactly_one() {
        String alarm = sia("B1", "0007", "NQA001");
        try (RawClient panel = connect()) {
            panel.send(sia("B1", "0006", "NRP")).readFrame(SOON);
            fixture.pauseRedis(Duration.ofSeconds(1));
            panel.send(alarm).send(alarm);
            assertThat(panel.readFor(Duration.ofMillis(500))).isEmpty();
            assertThat(panel.readFrame(SOON)).isEqualTo(PanelFrames.acknowledged("B1", "0007"));
            assertThat(panel.readFor(Duration.ofMillis(300))).isEmpty();
            assertThat(panel.send(alarm).readFrame(SOON))
                    .as("the panel did not hear it")
                    .isEqualTo(PanelFrames.acknowledged("B1", "0007"));
        }
        assertThat(fixture.urgentOf("dc09-B1"))
                .filteredOn(entry -> frame(entry).alerts().getFirst().type() == AlertType.SOS)
                .extracting(entry -> frame(entry).alerts().getFirst().repeatKey())
                .as("stored twice, but as copies")
                .hasSize(2)
                .containsOnly(frame(fixture.urgentOf("dc09-B1").getLast())
                        .alerts()
                        .getFirst()
                        .repeatKey());
    }

    @Test
    void a_datagram_is_answered_to_the_address_it_came_from_and_its_repeat_again() throws IOException {
        String alarm = sia("D1", "0011", "NMA003");
        String answer = PanelFrames.acknowledged("D1", "0011");
        try (DatagramSocket panel = socket();
                DatagramSocket other = socket()) {
            assertThat(exchange(panel, alarm)).isEqualTo(answer);
            assertThat(exchange(panel, alarm)).isEqualTo(answer);
            assertThat(exchange(other, sia("D2", "0001", "NRP"))).isEqualTo(PanelFrames.acknowledged("D2", "0001"));
            assertThat(exchange(other, "nonsense" + alarm))
                    .as("what is none costs itself only")
                    .isEqualTo(answer);
        }
        assertThat(fixture.urgentOf("dc09-D1"))
                .hasSize(3)
                .extracting(entry -> frame(entry).alerts().getFirst().repeatKey())
                .containsOnly(frame(fixture.urgentOf("dc09-D1").getFirst())
                        .alerts()
                        .getFirst()
                        .repeatKey());
    }

    @Test
    void a_key_proves_who_speaks_and_an_old_message_is_told_the_time() {
        try (RawClient panel = connect()) {
            panel.send(PanelFrames.secret("E1", "0042", "Nri1/MA003", Instant.now()));
            assertThat(panel.readFrame(SOON)).contains("\"*ACK\"0042L0#E1[");
            panel.send(
                    PanelFrames.secret("E1", "0043", "Nri1/QA003", Instant.now().minusSeconds(90)));
            assertThat(panel.readFrame(SOON)).contains("\"NAK\"0000R0L0A0[]_");
        }
        assertThat(fixture.urgentOf("dc09-E1")).singleElement().satisfies(entry -> {
            assertThat(frame(entry).device().identity()).isEqualTo(Identity.VERIFIED);
            assertThat(frame(entry).alerts()).extracting(Alert::type).containsExactly(AlertType.MEDICAL);
        });
    }

    @Test
    void a_key_of_the_registry_is_in_force_within_two_seconds_and_the_one_before_is_not() {
        String other = "FFEEDDCCBBAA99887766554433221100";
        fixture.enrolPanel("dc09-F1", BOX.seal("dc09-F1", "hex:" + PanelFrames.KEY), 1);
        AtomicInteger sequence = new AtomicInteger(100);
        try (RawClient panel = connect()) {
            panel.send(PanelFrames.secret("F1", "0001", "Nri1/MA003", Instant.now()));
            assertThat(panel.readFrame(SOON)).contains("\"*ACK\"0001L0#F1[");
            fixture.enrolPanel("dc09-F1", BOX.seal("dc09-F1", "hex:" + other), 2);
            await().atMost(Duration.ofSeconds(2)).until(() -> {
                String next = "%04d".formatted(sequence.incrementAndGet());
                panel.send(PanelFrames.secret(other, "F1", next, "Nri1/MA003", Instant.now()));
                return panel.readFrame(Duration.ofMillis(300)).contains("\"*ACK\"" + next);
            });
            panel.send(PanelFrames.secret("F1", "0003", "Nri1/QA003", Instant.now()));
            assertThat(panel.readFor(Duration.ofMillis(300))).as("the old key").isEmpty();
        }
        AlertFrame last = frame(fixture.urgentOf("dc09-F1").getLast());
        assertThat(last.marks()).contains("cannot_decrypt");
        assertThat(last.device().identity()).isEqualTo(Identity.UNVERIFIED);
        assertThat(fixture.gateway.findKeyProblem()).isEmpty();
        fixture.enrolPanel("dc09-F2", SecretBox.of(KEY_OF_OTHERS).seal("dc09-F2", "hex:" + PanelFrames.KEY), 1);
        try (RawClient panel = connect()) {
            panel.send(PanelFrames.secret("F2", "0001", "Nri1/MA003", Instant.now()));
            await().until(() -> fixture.urgentOf("dc09-F2").size() == 1);
        }
        assertThat(fixture.gateway.findKeyProblem().orElseThrow()).contains("devices.keys.secret");
    }

    @Test
    void what_cannot_be_decrypted_is_an_alarm_that_is_not_answered() {
        double before = undecrypted();
        try (RawClient panel = connect()) {
            panel.send(PanelFrames.secret("E2", "0042", "Nri1/MA003", Instant.now()));
            panel.send(sia("E2", "0043", "NQA001"));
            assertThat(panel.readFrame(SOON)).isEqualTo(PanelFrames.acknowledged("E2", "0043"));
            assertThat(panel.readFor(Duration.ofMillis(200))).isEmpty();
        }
        assertThat(fixture.urgentOf("dc09-E2"))
                .extracting(entry -> frame(entry).alerts().getFirst().type())
                .containsExactlyInAnyOrder(AlertType.UNKNOWN_ALARM, AlertType.SOS);
        assertThat(undecrypted()).isEqualTo(before + 1);
    }

    private double undecrypted() {
        return fixture.count("anling.gateway.refused", "protocol", "sia-dc09", "reason", "cannot-decrypt");
    }

    @Test
    void a_port_of_its_own_speaks_nothing_else() {
        try (RawClient panel = new RawClient(fixture.gateway.ownPort("sia-dc09"));
                RawClient watch = new RawClient(fixture.gateway.ownPort("sia-dc09"))) {
            panel.send("\n7D240014\"NULL\"0001L0#A1234[]\r");
            assertThat(panel.readFrame(SOON)).isEqualTo("\n94650013\"ACK\"0001L0#A1234[]\r");
            assertThat(watch.send(GatewayFixture.LK).readFor(Duration.ofMillis(200)))
                    .isEmpty();
        }
    }

    private static GatewayConfig set(GatewayConfig config) {
        Dc09Sites sites = Dc09Sites.parse(List.of("E1 = hex:" + PanelFrames.KEY));
        return config.withProtocols(new GatewayConfig.Protocols(
                        OptionalInt.empty(),
                        OptionalInt.of(0),
                        OptionalInt.of(0),
                        OptionalInt.empty(),
                        OptionalInt.empty(),
                        sites)
                .withKeyBox(BOX));
    }

    private static String sia(String account, String sequence, String event) {
        return PanelFrames.sia(account, sequence, event);
    }

    private static AlertFrame frame(InputEntry entry) {
        return (AlertFrame) entry.body();
    }

    private RawClient connect() {
        return new RawClient(fixture.gateway.tcpPort());
    }

    private static DatagramSocket socket() throws IOException {
        DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        socket.setSoTimeout(Math.toIntExact(SOON.toMillis()));
        return socket;
    }

    private String exchange(DatagramSocket socket, String frame) throws IOException {
        byte[] octets = frame.getBytes(ISO_8859_1);
        int port = fixture.gateway.ownPort("sia-dc09/udp");
        socket.send(new DatagramPacket(octets, octets.length, InetAddress.getLoopbackAddress(), port));
        DatagramPacket answer = new DatagramPacket(new byte[4_096], 4_096);
        socket.receive(answer);
        return new String(Arrays.copyOf(answer.getData(), answer.getLength()), ISO_8859_1);
    }
}

package org.anling.gateway.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.anling.contract.alert.AlertType;
import org.anling.contract.alert.DeviceRef;
import org.anling.contract.alert.Identity;
import org.anling.contract.entry.EntryCodec;
import org.anling.contract.entry.EventEntry;
import org.anling.contract.entry.EventEnvelope;
import org.anling.contract.entry.EventId;
import org.anling.contract.entry.InputEntry;
import org.anling.contract.entry.InputEnvelope;
import org.anling.contract.entry.Kinds;
import org.anling.contract.entry.Lane;
import org.anling.contract.event.Event;
import org.anling.contract.event.IncidentEvent;
import org.anling.contract.event.OfferEvent;
import org.anling.contract.id.AssignmentId;
import org.anling.contract.id.DeviceId;
import org.anling.contract.id.IncidentId;
import org.anling.contract.id.OfferId;
import org.anling.contract.id.ResponderId;
import org.anling.contract.id.StaffId;
import org.anling.contract.incident.Priority;
import org.anling.contract.input.AcknowledgeReport;
import org.anling.contract.log.Commit;
import org.anling.contract.log.CommitOutcome;
import org.anling.contract.log.LeaseToken;
import org.anling.contract.log.LogHead;
import org.anling.contract.log.StoredEvent;
import org.anling.journal.CentreJournal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FeedbackIT {

    private static final Duration SOON = Duration.ofSeconds(5);
    private static final IncidentId INCIDENT = new IncidentId("inc-1");
    private final GatewayFixture fixture = new GatewayFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void a_watch_reads_in_chinese_that_it_was_taken_and_accepted() {
        try (RawClient watch = new RawClient(fixture.gateway.tcpPort());
                CentreJournal writer = fixture.journal.centreJournal(GatewayFixture.CENTRE)) {
            watch.send(GatewayFixture.LK).read(23, SOON);
            LeaseToken lease = writer.acquire("test", Duration.ofMinutes(1)).orElseThrow();
            commit(writer, lease, opened(), Instant.now());
            commit(writer, lease, new IncidentEvent.Taken(INCIDENT, new StaffId("operator")), Instant.now());
            assertMessage(watch, "客服已接警");
            commit(writer, lease, accepted(), Instant.now());
            assertMessage(watch, "救助人员已接单，请等待");
        }
    }

    @Test
    void a_terminal_hears_that_its_alarm_was_taken_and_stops_it() {
        try (RawClient card = new RawClient(fixture.gateway.tcpPort());
                CentreJournal writer = fixture.journal.centreJournal(GatewayFixture.CENTRE)) {
            card.sendHex("7e000200000123456789010003897e").readMarked(SOON);
            card.sendHex("7e020000300123456789010005000000010004000202608dd806f03948002c000000002603141616003001173101"
                    + "095602063f54080102005e100001c3b47e");
            assertThat(card.readMarked(SOON)).contains("0005020000");
            LeaseToken lease = writer.acquire("test", Duration.ofMinutes(1)).orElseThrow();
            commit(writer, lease, opened("012345678901"), Instant.now());
            commit(writer, lease, new IncidentEvent.Taken(INCIDENT, new StaffId("operator")), Instant.now());
            assertThat(card.readMarked(SOON))
                    .startsWith("7e82030006012345678901")
                    .contains("000500000001");
            String spoken = RawClient.hex("客服已接警".getBytes(Charset.forName("GBK")));
            assertThat(card.readMarked(SOON))
                    .startsWith("7e8300000b012345678901")
                    .contains("0d" + spoken);
        }
    }

    @Test
    void what_is_old_is_not_told() {
        try (RawClient watch = new RawClient(fixture.gateway.tcpPort());
                CentreJournal writer = fixture.journal.centreJournal(GatewayFixture.CENTRE)) {
            watch.send(GatewayFixture.LK).read(23, SOON);
            LeaseToken lease = writer.acquire("test", Duration.ofMinutes(1)).orElseThrow();
            Instant before = Instant.now().minus(Duration.ofMinutes(3));
            commit(writer, lease, opened(), before);
            commit(writer, lease, new IncidentEvent.Taken(INCIDENT, new StaffId("operator")), before);
            commit(writer, lease, accepted(), Instant.now());
            assertMessage(watch, "救助人员已接单，请等待");
        }
    }

    /** The clock of the incident is what the device waited: the routine entry comes after the press, and never with it. */
    @Test
    void how_long_a_watch_waited_for_its_acknowledgement_is_said_once_its_incident_is_known() {
        try (RawClient watch = new RawClient(fixture.gateway.tcpPort());
                CentreJournal writer = fixture.journal.centreJournal(GatewayFixture.CENTRE)) {
            watch.send(GatewayFixture.LK).read(23, SOON);
            watch.send(GatewayFixture.SOS).read("[3G*3405000001*0002*AL]".length(), SOON);
            InputEnvelope press = fixture.inbox(Lane.URGENT).getFirst().envelope();
            assertThat(fixture.inbox(Lane.ROUTINE)).isEmpty();
            LeaseToken lease = writer.acquire("test", Duration.ofMinutes(1)).orElseThrow();
            commit(writer, lease, opened(), Instant.now(), press.id().value());
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(fixture.inbox(Lane.ROUTINE))
                            .extracting(InputEntry::body)
                            .singleElement()
                            .isInstanceOfSatisfying(
                                    AcknowledgeReport.class,
                                    report -> assertThat(report.acknowledged())
                                            .singleElement()
                                            .satisfies(one -> {
                                                assertThat(one.incident()).isEqualTo(INCIDENT);
                                                assertThat(one.alert()).isEqualTo(press.id());
                                                assertThat(one.receivedAt()).isEqualTo(press.receivedAt());
                                                assertThat(Duration.between(one.receivedAt(), one.acknowledgedAt()))
                                                        .isBetween(Duration.ofNanos(1), SOON);
                                            })));
        }
    }

    private static void assertMessage(RawClient watch, String text) {
        String hex = HexFormat.of().withUpperCase().formatHex(text.getBytes(StandardCharsets.UTF_16BE));
        String expected = "[3G*3405000001*%04X*MESSAGE,%s]".formatted(8 + hex.length(), hex);
        assertThat(watch.read(expected.length(), SOON)).isEqualTo(expected);
    }

    private static void commit(CentreJournal writer, LeaseToken lease, Event body, Instant at) {
        commit(writer, lease, body, at, null);
    }

    private static void commit(CentreJournal writer, LeaseToken lease, Event body, Instant at, @Nullable String cause) {
        LogHead head = writer.head();
        EventId id = head.tail().next(lease.epoch());
        EventEnvelope envelope = new EventEnvelope(
                id, GatewayFixture.CENTRE, Kinds.of(body), null, null, at, cause, at, head.tailHash());
        StoredEvent stored = new StoredEvent(id, EntryCodec.encode(new EventEntry(envelope, body, null), ""));
        Commit commit = new Commit(lease, "batch-" + id, head.tail(), head.cursors(), head.cursors(), List.of(stored));
        assertThat(writer.commit(commit, Duration.ofMinutes(1))).isEqualTo(CommitOutcome.COMMITTED);
    }

    private static IncidentEvent opened() {
        return opened(GatewayFixture.WATCH);
    }

    private static IncidentEvent opened(String device) {
        DeviceRef ref = new DeviceRef(new DeviceId(device), Identity.UNVERIFIED, "any", null, null);
        return new IncidentEvent.Opened(
                INCIDENT,
                1,
                AlertType.SOS,
                Priority.P1,
                Priority.P1,
                null,
                ref,
                List.of(),
                null,
                "sos-at-once@1",
                List.of());
    }

    private static OfferEvent accepted() {
        return new OfferEvent.OfferAccepted(
                INCIDENT, new OfferId("o-1"), new ResponderId("doctor-1"), new AssignmentId("a-1"), Instant.now());
    }
}

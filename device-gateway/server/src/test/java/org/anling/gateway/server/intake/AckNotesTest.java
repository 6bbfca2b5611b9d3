package org.anling.gateway.server.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.anling.contract.alert.Alert;
import org.anling.contract.alert.AlertType;
import org.anling.contract.alert.ClockQuality;
import org.anling.contract.alert.DeviceRef;
import org.anling.contract.alert.ElderRef;
import org.anling.contract.alert.Identity;
import org.anling.contract.entry.InputEntry;
import org.anling.contract.entry.InputEnvelope;
import org.anling.contract.entry.Lane;
import org.anling.contract.id.CentreId;
import org.anling.contract.id.DeviceId;
import org.anling.contract.id.ElderId;
import org.anling.contract.id.IncidentId;
import org.anling.contract.id.InputId;
import org.anling.contract.input.AcknowledgeReport;
import org.anling.contract.input.AcknowledgeReport.Acknowledged;
import org.anling.contract.input.AlertFrame;
import org.anling.contract.plan.SelfPress;
import org.anling.gateway.server.meters.GatewayMeters;
import org.anling.journal.Inbox.Appended;
import org.junit.jupiter.api.Test;

class AckNotesTest {

    private static final CentreId CENTRE = new CentreId("demo");
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final IncidentId FIRST = new IncidentId("inc-1");

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<InputEntry> appended = new ArrayList<>();
    private final List<Appended> answers = new ArrayList<>();
    private int ids;
    private final AckNotes notes = new AckNotes(
            centre -> entry -> {
                appended.add(entry);
                return CompletableFuture.completedFuture(answers.isEmpty() ? Appended.DURABLE : answers.removeFirst());
            },
            () -> new InputId("report-" + ++ids),
            InstantSource.fixed(NOON.plusSeconds(1)),
            new GatewayMeters(meters));

    @Test
    void whichever_is_known_first_the_acknowledgement_finds_its_incident() {
        notes.left(press("in-1", Lane.URGENT, "sos"), Duration.ofMillis(38));
        notes.led(new InputId("in-1"), FIRST);
        notes.led(new InputId("in-2"), new IncidentId("inc-2"));
        notes.left(press("in-2", Lane.URGENT, "sos"), Duration.ofMillis(41));
        assertThat(appended).as("nothing is written on the way of a press").isEmpty();
        notes.flush();
        notes.flush();
        assertThat(appended).singleElement().satisfies(entry -> {
            assertThat(entry.envelope().lane()).isEqualTo(Lane.ROUTINE);
            assertThat(entry.envelope().alarm()).isFalse();
            assertThat(entry.body())
                    .isEqualTo(new AcknowledgeReport(List.of(
                            new Acknowledged(FIRST, new InputId("in-1"), NOON, NOON.plusMillis(38)),
                            new Acknowledged(
                                    new IncidentId("inc-2"), new InputId("in-2"), NOON, NOON.plusMillis(41)))));
        });
    }

    @Test
    void self_presses_and_alerts_about_devices_are_left_out() {
        notes.left(press("in-1", Lane.URGENT, SelfPress.PLAN), Duration.ofMillis(5));
        notes.led(new InputId("in-1"), FIRST);
        notes.left(press("in-2", Lane.ROUTINE, "sos"), Duration.ofMillis(5));
        notes.led(new InputId("in-2"), FIRST);
        notes.flush();
        assertThat(appended).isEmpty();
    }

    @Test
    void a_thousand_presses_of_a_second_are_ten_entries() {
        for (int i = 0; i < 1_000; i++) {
            notes.left(press("in-" + i, Lane.URGENT, "sos"), Duration.ofMillis(i));
            notes.led(new InputId("in-" + i), new IncidentId("inc-" + i));
        }
        notes.flush();
        assertThat(appended).hasSize(10);
    }

    @Test
    void an_unknown_answer_is_asked_again_under_the_same_id_and_a_refused_one_is_counted() {
        notes.left(press("in-1", Lane.URGENT, "sos"), Duration.ofMillis(38));
        notes.led(new InputId("in-1"), FIRST);
        answers.addAll(List.of(Appended.UNKNOWN, Appended.DURABLE));
        notes.flush();
        assertThat(appended).hasSize(2);
        assertThat(appended.get(0).envelope().id())
                .isEqualTo(appended.get(1).envelope().id());
        notes.left(press("in-2", Lane.URGENT, "sos"), Duration.ofMillis(38));
        notes.led(new InputId("in-2"), FIRST);
        answers.add(Appended.REJECTED);
        notes.flush();
        assertThat(meters.counter("anling.gateway.acknowledged.unsaid").count()).isEqualTo(1);
    }

    @Test
    void what_leads_to_no_incident_is_forgotten_in_time() {
        for (int i = 0; i < 10_000; i++) {
            notes.left(press("in-" + i, Lane.URGENT, "sos"), Duration.ofMillis(1));
        }
        notes.led(new InputId("in-0"), FIRST);
        notes.led(new InputId("in-9999"), FIRST);
        notes.flush();
        assertThat(((AcknowledgeReport) appended.getFirst().body()).acknowledged())
                .extracting(Acknowledged::alert)
                .containsExactly(new InputId("in-9999"));
    }

    private static InputEntry press(String id, Lane lane, String plan) {
        DeviceRef device = new DeviceRef(new DeviceId("d-1"), Identity.VERIFIED, "mqtt", "button", null);
        ElderRef elder = new ElderRef(new ElderId("e-1"), "110105001001", 1, plan, ElderRef.Risk.STANDARD);
        Alert alert = new Alert(AlertType.SOS, "k-" + id, null, ClockQuality.UNSET, null, null, null, 0);
        AlertFrame frame = new AlertFrame(device, elder, List.of(alert), Duration.ofMinutes(10), List.of());
        return new InputEntry(InputEnvelope.of(new InputId(id), CENTRE, lane, frame, NOON), frame, null);
    }
}

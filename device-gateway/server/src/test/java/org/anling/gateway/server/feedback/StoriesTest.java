package org.anling.gateway.server.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.anling.contract.alert.AlertType;
import org.anling.contract.alert.DeviceRef;
import org.anling.contract.alert.Identity;
import org.anling.contract.entry.EventEntry;
import org.anling.contract.entry.EventEnvelope;
import org.anling.contract.entry.EventId;
import org.anling.contract.entry.Kinds;
import org.anling.contract.event.Event;
import org.anling.contract.event.IncidentEvent;
import org.anling.contract.event.OfferEvent;
import org.anling.contract.id.AssignmentId;
import org.anling.contract.id.CentreId;
import org.anling.contract.id.DeviceId;
import org.anling.contract.id.IncidentId;
import org.anling.contract.id.OfferId;
import org.anling.contract.id.ResponderId;
import org.anling.contract.id.StaffId;
import org.anling.contract.incident.AssignmentStatus;
import org.anling.contract.incident.CloseGuard;
import org.anling.contract.incident.Disposition;
import org.anling.contract.incident.JoinReason;
import org.anling.contract.incident.Priority;
import org.anling.gateway.codec.DeviceCommand.LampState;
import org.junit.jupiter.api.Test;

class StoriesTest {

    private static final Instant NOON = Instant.parse("2026-03-14T12:00:00Z");
    private static final DeviceId BUTTON = new DeviceId("demo-button-1");
    private static final DeviceId PENDANT = new DeviceId("pendant-2");
    private static final IncidentId FIRST = new IncidentId("inc-1");
    private static final StaffId OPERATOR = new StaffId("operator");

    private final Stories stories = new Stories();
    private long seq;

    @Test
    void a_button_shows_how_near_help_is() {
        assertThat(apply(opened(FIRST, BUTTON))).containsExactly(change(BUTTON, LampState.OFF, LampState.RECEIVED));
        assertThat(apply(new IncidentEvent.Taken(FIRST, OPERATOR)))
                .containsExactly(change(BUTTON, LampState.RECEIVED, LampState.TAKEN));
        assertThat(apply(accepted(FIRST, "a-1"))).containsExactly(change(BUTTON, LampState.TAKEN, LampState.ACCEPTED));
        assertThat(apply(moved("a-1", AssignmentStatus.ON_THE_WAY))).isEmpty();
        assertThat(apply(moved("a-1", AssignmentStatus.AT_DOOR)))
                .containsExactly(change(BUTTON, LampState.ACCEPTED, LampState.AT_DOOR));
        assertThat(apply(closed())).containsExactly(change(BUTTON, LampState.AT_DOOR, LampState.OFF));
        assertThat(stories.lamp(BUTTON)).isEqualTo(LampState.OFF);
    }

    @Test
    void an_acceptance_before_the_take_counts_more_and_a_released_one_no_longer() {
        apply(opened(FIRST, BUTTON));
        apply(accepted(FIRST, "a-1"));
        assertThat(apply(new IncidentEvent.Taken(FIRST, OPERATOR))).isEmpty();
        assertThat(apply(moved("a-1", AssignmentStatus.RELEASED)))
                .containsExactly(change(BUTTON, LampState.ACCEPTED, LampState.TAKEN));
    }

    @Test
    void every_device_of_an_incident_hears_of_it() {
        apply(opened(FIRST, BUTTON));
        DeviceRef pendant = new DeviceRef(PENDANT, Identity.VERIFIED, "mqtt", null, null);
        apply(new IncidentEvent.AlertJoined(
                FIRST, JoinReason.SAME_EPISODE, pendant, List.of(), AlertType.SOS, Priority.P1));
        assertThat(apply(new IncidentEvent.Taken(FIRST, OPERATOR)))
                .extracting(Stories.Change::device)
                .containsExactlyInAnyOrder(BUTTON, PENDANT);
    }

    @Test
    void an_event_that_is_in_the_snapshot_already_changes_nothing() {
        apply(opened(FIRST, BUTTON));
        apply(new IncidentEvent.Taken(FIRST, OPERATOR));
        seq = 0;
        assertThat(apply(opened(FIRST, BUTTON))).isEmpty();
        assertThat(stories.lamp(BUTTON)).isEqualTo(LampState.TAKEN);
    }

    private List<Stories.Change> apply(Event body) {
        seq++;
        EventEnvelope envelope = new EventEnvelope(
                new EventId(1, seq), new CentreId("demo"), Kinds.of(body), null, null, NOON, null, NOON, "");
        return stories.apply(new EventEntry(envelope, body, null));
    }

    private static Stories.Change change(DeviceId device, LampState before, LampState now) {
        return new Stories.Change(device, before, now);
    }

    private static IncidentEvent opened(IncidentId id, DeviceId device) {
        DeviceRef ref = new DeviceRef(device, Identity.VERIFIED, "mqtt", null, null);
        return new IncidentEvent.Opened(
                id, 1, AlertType.SOS, Priority.P1, Priority.P1, null, ref, List.of(), null, "sos-at-once@1", List.of());
    }

    private static OfferEvent accepted(IncidentId id, String assignment) {
        return new OfferEvent.OfferAccepted(
                id, new OfferId("o-1"), new ResponderId("doctor-1"), new AssignmentId(assignment), NOON);
    }

    private static OfferEvent moved(String assignment, AssignmentStatus status) {
        return new OfferEvent.AssignmentMoved(
                FIRST, new AssignmentId(assignment), new ResponderId("doctor-1"), status, null);
    }

    private static IncidentEvent closed() {
        return new IncidentEvent.Closed(FIRST, OPERATOR, Disposition.HELPED_AT_HOME, CloseGuard.SPOKEN, null, null);
    }
}

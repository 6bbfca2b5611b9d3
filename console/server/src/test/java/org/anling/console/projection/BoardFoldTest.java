package org.anling.console.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.anling.console.testing.Samples;
import org.anling.contract.alert.Alert;
import org.anling.contract.alert.AlertType;
import org.anling.contract.alert.ClockQuality;
import org.anling.contract.alert.DeviceRef;
import org.anling.contract.alert.Identity;
import org.anling.contract.alert.Personal;
import org.anling.contract.entry.ContractJson;
import org.anling.contract.entry.EventEntry;
import org.anling.contract.entry.EventId;
import org.anling.contract.event.Event;
import org.anling.contract.event.IncidentEvent;
import org.anling.contract.event.OfferEvent;
import org.anling.contract.event.TechnicalEvent;
import org.anling.contract.id.AssignmentId;
import org.anling.contract.id.DeviceId;
import org.anling.contract.id.IncidentId;
import org.anling.contract.id.OfferId;
import org.anling.contract.id.ResponderId;
import org.anling.contract.id.StaffId;
import org.anling.contract.incident.AssignmentStatus;
import org.anling.contract.incident.CloseGuard;
import org.anling.contract.incident.DeadlineKind;
import org.anling.contract.incident.Disposition;
import org.anling.contract.incident.Handling;
import org.anling.contract.incident.Help;
import org.anling.contract.incident.JoinReason;
import org.anling.contract.incident.Priority;
import org.anling.contract.incident.SpokenOutcome;
import org.anling.contract.incident.WithdrawReason;
import org.anling.contract.state.IncidentState;
import org.anling.contract.state.SnapshotPiece;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BoardFoldTest {
    private static final Instant NOON = Samples.NOON;
    private static final IncidentId ID = new IncidentId("inc-1");
    private static final StaffId OPERATOR = new StaffId("s-1");
    private static final ResponderId DOCTOR = new ResponderId("doctor-1");
    private static final OfferId OFFER = new OfferId("o-1");
    private static final AssignmentId JOB = new AssignmentId("a-1");
    private static final OfferEvent.Score SCORE = new OfferEvent.Score(240, 60, 20, 0, 0, 320, false);

    private final BoardFold fold = new BoardFold(2);
    private long seq;

    @Test
    void a_press_becomes_an_open_incident_with_place_and_deadline() {
        open("inc-1", 1);
        happens(new IncidentEvent.DeadlineSet(ID, DeadlineKind.TAKE, NOON.plusSeconds(30)));
        BoardIncident incident = incident();
        assertThat(incident.state().handling()).isEqualTo(Handling.WAITING);
        assertThat(incident.state().place()).isEqualTo(Samples.HOME);
        assertThat(incident.state().deadlines()).containsKey(DeadlineKind.TAKE);
        assertThat(incident.recent()).hasSize(2);
        assertThat(incident.whole()).isTrue();
        happens(new IncidentEvent.DeadlineSet(ID, DeadlineKind.TAKE, null));
        assertThat(incident().state().deadlines()).isEmpty();
    }

    @Test
    void help_comes_nearer_step_by_step() {
        open("inc-1", 1);
        assertThat(incident().state().help()).isEqualTo(Help.NONE);
        offer();
        assertThat(incident().state().help()).isEqualTo(Help.ASKING);
        happens(new OfferEvent.OfferAccepted(ID, OFFER, DOCTOR, JOB, NOON.plusSeconds(300)));
        assertThat(incident().state().help()).isEqualTo(Help.ACCEPTED);
        assertThat(fold.board().runningAssignments(DOCTOR)).hasSize(1);
        assertThat(fold.board().liveOffers(DOCTOR)).isEmpty();
        moved(AssignmentStatus.ON_THE_WAY);
        moved(AssignmentStatus.AT_DOOR);
        assertThat(incident().state().help()).isEqualTo(Help.AT_DOOR);
        assertThat(incident().state().clocks().atDoorAt()).isNotNull();
        moved(AssignmentStatus.WITH_ELDER);
        moved(AssignmentStatus.DONE);
        assertThat(incident().state().help()).isEqualTo(Help.SAFE);
        assertThat(fold.board().runningAssignments(DOCTOR)).isEmpty();
        assertThat(fold.board().bound()).isEmpty();
    }

    @Test
    void an_offer_that_was_taken_back_is_no_longer_live() {
        open("inc-1", 1);
        offer();
        assertThat(fold.board().liveOffers()).hasSize(1);
        assertThat(fold.board().liveOffers(DOCTOR)).hasSize(1);
        assertThat(fold.board().liveOffers(new ResponderId("somebody-else"))).isEmpty();
        happens(new OfferEvent.OfferWithdrawn(ID, OFFER, DOCTOR, WithdrawReason.FALSE_PRESS));
        assertThat(fold.board().liveOffers()).isEmpty();
        assertThat(fold.board().liveOffers(DOCTOR)).isEmpty();
        assertThat(fold.board().find(OFFER).orElseThrow().offer().withdrawn()).isEqualTo(WithdrawReason.FALSE_PRESS);
        assertThat(incident().state().help()).isEqualTo(Help.NONE);
    }

    @Test
    void repeats_count_and_raise() {
        open("inc-1", 1);
        happens(new IncidentEvent.AlertJoined(
                ID,
                JoinReason.SAME_EPISODE,
                Samples.BUTTON,
                List.of(alert(AlertType.FALL)),
                AlertType.FALL,
                Priority.P1));
        assertThat(incident().state().alerts()).isEqualTo(2);
        assertThat(incident().state().kind()).isEqualTo(AlertType.FALL);
    }

    @Test
    void closed_incidents_leave_the_queue_and_only_the_last_few_are_kept() {
        for (int number = 1; number <= 3; number++) {
            open("inc-" + number, number);
            happens(new IncidentEvent.Closed(
                    new IncidentId("inc-" + number), OPERATOR, Disposition.TEST, CloseGuard.SPOKEN, null, null));
        }
        assertThat(fold.board().open()).isEmpty();
        assertThat(fold.board().closed().keySet()).containsExactly(new IncidentId("inc-2"), new IncidentId("inc-3"));
    }

    @Test
    void a_copy_after_closing_is_a_line_in_the_closed_incident() {
        open("inc-1", 1);
        happens(new IncidentEvent.Closed(ID, OPERATOR, Disposition.TEST, CloseGuard.SPOKEN, null, null));
        happens(new IncidentEvent.AlertJoined(
                ID,
                JoinReason.COPY_AFTER_CLOSE,
                Samples.BUTTON,
                List.of(alert(AlertType.SOS)),
                AlertType.SOS,
                Priority.P1));
        assertThat(fold.board().open()).isEmpty();
        assertThat(incident().state().alerts()).isEqualTo(2);
    }

    @Test
    void an_entry_that_comes_twice_counts_once() {
        EventEntry opened = open("inc-1", 1);
        assertThat(fold.apply(opened)).isFalse();
        assertThat(incident().recent()).hasSize(1);
    }

    @Test
    void a_snapshot_piece_newer_than_the_snapshot_is_not_folded_into_again() throws Exception {
        open("inc-1", 1);
        EventEntry taken = happens(new IncidentEvent.Taken(ID, OPERATOR));
        IncidentState state = incident().state();
        SnapshotPiece piece = new SnapshotPiece("incident/inc-1", 2, ContractJson.encode(state));
        SnapshotPiece others = new SnapshotPiece("repeats/3", 2, "{}");
        SnapshotPiece gone = new SnapshotPiece("incident/inc-0", 1, "");
        BoardFold again = new BoardFold(2, new EventId(1, 1), List.of(piece, others, gone));
        assertThat(again.apply(taken)).isTrue();
        assertThat(again.board().find(ID).orElseThrow().state()).isEqualTo(state);
        assertThat(again.board().find(ID).orElseThrow().recent()).isEmpty();
        assertThat(again.board().find(ID).orElseThrow().whole()).isFalse();
        EventEntry spoken = happens(new IncidentEvent.Spoken(ID, OPERATOR, SpokenOutcome.UNCLEAR));
        assertThat(again.apply(spoken)).isTrue();
        assertThat(again.board().find(ID).orElseThrow().state().spoken()).isEqualTo(SpokenOutcome.UNCLEAR);
    }

    @Test
    void a_snapshot_that_cannot_be_read_is_refused() {
        SnapshotPiece broken = new SnapshotPiece("incident/inc-1", 2, "{");
        assertThatThrownBy(() -> new BoardFold(2, new EventId(1, 1), List.of(broken)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("incident/inc-1");
    }

    @Test
    void technical_alerts_come_and_go_and_strangers_share_a_row_by_network() {
        happens(new TechnicalEvent.TechnicalRaised("t-1", AlertType.LOW_BATTERY, Samples.BUTTON, Samples.ELDER, null));
        happens(new TechnicalEvent.TechnicalRaised("t-1", AlertType.LOW_BATTERY, Samples.BUTTON, Samples.ELDER, null));
        assertThat(fold.board().technical().values())
                .singleElement()
                .satisfies(state -> assertThat(state.times()).isEqualTo(2));
        happens(new TechnicalEvent.TechnicalCleared("t-1", AlertType.LOW_BATTERY, Samples.BUTTON));
        assertThat(fold.board().technical()).isEmpty();
        happens(new TechnicalEvent.UnregisteredSeen(stranger("x-1"), List.of(alert(AlertType.SOS))));
        happens(new TechnicalEvent.UnregisteredSeen(stranger("x-2"), List.of(alert(AlertType.FALL))));
        assertThat(fold.board().unregistered().values()).singleElement().satisfies(row -> {
            assertThat(row.id()).isEqualTo("203.0.113.0/24");
            assertThat(row.devices()).containsExactly("x-1", "x-2");
            assertThat(row.kinds()).containsExactlyInAnyOrder(AlertType.SOS, AlertType.FALL);
        });
    }

    @Test
    void a_board_that_was_given_away_does_not_change_any_more() {
        open("inc-1", 1);
        Board before = fold.board();
        happens(new IncidentEvent.Taken(ID, OPERATOR));
        assertThat(before.find(ID).orElseThrow().state().handling()).isEqualTo(Handling.WAITING);
    }

    @Test
    void the_devices_and_the_closed_incidents_of_a_board_stay_as_they_were_and_are_not_copied_for_nothing() {
        open("inc-1", 1);
        happens(new IncidentEvent.Closed(ID, OPERATOR, Disposition.TEST, CloseGuard.SPOKEN, null, null));
        happens(new TechnicalEvent.TechnicalRaised("t-1", AlertType.LOW_BATTERY, Samples.BUTTON, Samples.ELDER, null));
        Board before = fold.board();
        open("inc-2", 2);
        assertThat(fold.board().closed()).isSameAs(before.closed());
        assertThat(fold.board().technical()).isSameAs(before.technical());
        happens(new IncidentEvent.Closed(
                new IncidentId("inc-2"), OPERATOR, Disposition.TEST, CloseGuard.SPOKEN, null, null));
        happens(new TechnicalEvent.TechnicalCleared("t-1", AlertType.LOW_BATTERY, Samples.BUTTON));
        happens(new IncidentEvent.Reopened(ID, OPERATOR, "too early"));
        assertThat(before.closed().keySet()).containsExactly(ID);
        assertThat(before.technical()).containsOnlyKeys("t-1");
        assertThat(fold.board().closed().keySet()).containsExactly(new IncidentId("inc-2"));
        assertThat(fold.board().technical()).isEmpty();
    }

    private BoardIncident incident() {
        return fold.board().find(ID).orElseThrow();
    }

    private void offer() {
        happens(new OfferEvent.OfferMade(ID, OFFER, DOCTOR, NOON.plusSeconds(60), 1, SCORE, List.of("travel"), null));
    }

    private void moved(AssignmentStatus status) {
        happens(new OfferEvent.AssignmentMoved(ID, JOB, DOCTOR, status, null));
    }

    private EventEntry open(String id, long number) {
        Personal personal = Personal.ofPlaces(null, Samples.HOME);
        return happens(
                new IncidentEvent.Opened(
                        new IncidentId(id),
                        number,
                        AlertType.SOS,
                        Priority.P1,
                        Priority.P1,
                        Samples.ELDER,
                        Samples.BUTTON,
                        List.of(alert(AlertType.SOS)),
                        null,
                        "sos-at-once@1",
                        List.of()),
                personal);
    }

    private EventEntry happens(Event event) {
        return happens(event, null);
    }

    private EventEntry happens(Event event, @Nullable Personal personal) {
        seq++;
        EventEntry entry = Samples.fact(seq, event, personal);
        fold.apply(entry);
        return entry;
    }

    private static Alert alert(AlertType type) {
        return new Alert(type, "key-" + type, NOON, ClockQuality.NTP, null, null, null, 0);
    }

    private static DeviceRef stranger(String id) {
        return new DeviceRef(new DeviceId(id), Identity.UNKNOWN, "watch-3g", null, "203.0.113.0/24");
    }
}

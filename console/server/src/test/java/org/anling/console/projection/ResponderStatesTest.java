package org.anling.console.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.anling.console.testing.Samples;
import org.anling.contract.alert.Alert;
import org.anling.contract.alert.AlertType;
import org.anling.contract.alert.ClockQuality;
import org.anling.contract.alert.Personal;
import org.anling.contract.alert.Position;
import org.anling.contract.entry.ContractJson;
import org.anling.contract.entry.EventId;
import org.anling.contract.event.Event;
import org.anling.contract.event.IncidentEvent;
import org.anling.contract.event.OfferEvent;
import org.anling.contract.event.ResponderEvent;
import org.anling.contract.id.AssignmentId;
import org.anling.contract.id.IncidentId;
import org.anling.contract.id.OfferId;
import org.anling.contract.id.ResponderId;
import org.anling.contract.id.StaffId;
import org.anling.contract.incident.Priority;
import org.anling.contract.people.Availability;
import org.anling.contract.people.ResponderKind;
import org.anling.contract.people.ResponderProfile;
import org.anling.contract.people.TravelMode;
import org.anling.contract.state.ResponderState;
import org.anling.contract.state.SnapshotPiece;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How often somebody was asked and went, as the pages show it, is what the core asks people by. */
class ResponderStatesTest {
    private static final Instant NOON = Samples.NOON;
    private static final IncidentId ID = new IncidentId("inc-1");
    private static final ResponderId DOCTOR = new ResponderId("doctor-1");
    private static final ResponderId NURSE = new ResponderId("nurse-1");
    private static final OfferEvent.Score SCORE = new OfferEvent.Score(240, 60, 20, 0, 0, 320, false);

    private BoardFold fold = new BoardFold(2);
    private long seq;

    @Test
    void a_false_press_counts_in_nobodys_record() {
        known(DOCTOR);
        known(NURSE);
        opened();
        asked(DOCTOR, "o-1");
        asked(NURSE, "o-2");
        happens(new OfferEvent.OfferAccepted(ID, new OfferId("o-1"), DOCTOR, new AssignmentId("a-1"), NOON));
        assertThat(counts(DOCTOR)).isEqualTo("1 of 1");
        happens(new IncidentEvent.FalsePress(ID, new StaffId("s-1")));
        assertThat(counts(DOCTOR)).isEqualTo("0 of 0");
        assertThat(counts(NURSE)).isEqualTo("0 of 0");
        asked(NURSE, "o-3");
        happens(new IncidentEvent.FalsePress(ID, new StaffId("s-1")));
        assertThat(counts(NURSE)).as("called false again").isEqualTo("0 of 0");
    }

    @Test
    void an_offer_that_a_newer_piece_of_the_snapshot_counted_is_not_counted_again() throws Exception {
        ResponderState counted = ResponderState.of(profile(DOCTOR), Availability.AVAILABLE, Samples.HOME)
                .withCounts(3, 2);
        SnapshotPiece piece = new SnapshotPiece("responder/doctor-1", 2, ContractJson.encode(counted));
        fold = new BoardFold(2, new EventId(1, 0), List.of(piece));
        opened();
        asked(DOCTOR, "o-1");
        assertThat(counts(DOCTOR)).isEqualTo("2 of 3");
        asked(DOCTOR, "o-2");
        assertThat(counts(DOCTOR)).isEqualTo("2 of 4");
    }

    @Test
    void who_was_removed_is_known_no_more() {
        known(DOCTOR);
        happens(new ResponderEvent.ResponderRemoved(DOCTOR, 2));
        assertThat(fold.board().responders()).isEmpty();
    }

    private String counts(ResponderId id) {
        ResponderState state = Objects.requireNonNull(fold.board().responders().get(id));
        return state.accepts() + " of " + state.offers();
    }

    private void known(ResponderId id) {
        happens(new ResponderEvent.ResponderPut(profile(id)));
    }

    private static ResponderProfile profile(ResponderId id) {
        return new ResponderProfile(
                id,
                ResponderKind.DOCTOR,
                TravelMode.WALK,
                Availability.AVAILABLE,
                "310101001001",
                "",
                List.of(),
                List.of(),
                1);
    }

    private void opened() {
        Alert alert = new Alert(AlertType.SOS, "key", NOON, ClockQuality.NTP, null, null, null, 0);
        happens(
                new IncidentEvent.Opened(
                        ID,
                        1,
                        AlertType.SOS,
                        Priority.P1,
                        Priority.P1,
                        Samples.ELDER,
                        Samples.BUTTON,
                        List.of(alert),
                        null,
                        "sos-at-once@1",
                        List.of()),
                Personal.ofPlaces((Position) null, Samples.HOME));
    }

    private void asked(ResponderId id, String offer) {
        Instant until = NOON.plusSeconds(60);
        happens(new OfferEvent.OfferMade(ID, new OfferId(offer), id, until, 1, SCORE, List.of("travel"), null));
    }

    private void happens(Event event) {
        happens(event, null);
    }

    private void happens(Event event, @Nullable Personal personal) {
        seq++;
        fold.apply(Samples.fact(seq, event, personal));
    }
}

package org.anling.console.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.anling.console.api.Demo;
import org.anling.console.projection.BoardFold;
import org.anling.console.testing.Samples;
import org.anling.contract.alert.Alert;
import org.anling.contract.alert.AlertType;
import org.anling.contract.alert.ClockQuality;
import org.anling.contract.alert.Personal;
import org.anling.contract.entry.EventEntry;
import org.anling.contract.event.Event;
import org.anling.contract.event.IncidentEvent;
import org.anling.contract.event.OfferEvent;
import org.anling.contract.id.IncidentId;
import org.anling.contract.id.OfferId;
import org.anling.contract.id.ResponderId;
import org.anling.contract.incident.JoinReason;
import org.anling.contract.incident.Priority;
import org.anling.contract.plan.SelfPress;
import org.junit.jupiter.api.Test;

class PressMeterTest {
    private static final Instant NOON = Samples.NOON;
    private static final IncidentId ID = new IncidentId("inc-1");
    private static final OfferEvent.Score SCORE = new OfferEvent.Score(240, 60, 20, 0, 0, 320, false);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final PressMeter meter = new PressMeter(meters, InstantSource.fixed(NOON.plusMillis(40)));
    private final BoardFold fold = new BoardFold(2);
    private long seq;

    @Test
    void a_press_is_measured_up_to_the_first_byte_at_a_responder() {
        happens("press", opened(ID, "sos-at-once@1", AlertType.SOS));
        happens("press", offered());
        meter.written("press");
        meter.written("press");
        assertThat(meter.list()).singleElement().satisfies(press -> {
            assertThat(press.number()).isEqualTo(1);
            assertThat(press.totalMs()).isEqualTo(40);
            assertThat(press.stages())
                    .extracting(Demo.Stage::name)
                    .containsExactly("frame", "decision", "offer", "responder");
        });
        assertThat(meters.timer("anling.press.to.offer", "stage", "total").count())
                .isEqualTo(1);
    }

    @Test
    void the_centre_pressing_on_itself_is_no_press_of_anybody() {
        happens("self", opened(ID, SelfPress.PLAN + "@1", AlertType.SOS));
        happens("again", joined());
        happens("self", offered());
        meter.written("self");
        assertThat(meter.list()).isEmpty();
        assertThat(meters.getMeters()).isEmpty();
    }

    @Test
    void a_flat_battery_is_no_press() {
        happens("battery", opened(ID, "technical@1", AlertType.LOW_BATTERY));
        assertThat(meter.list()).isEmpty();
    }

    @Test
    void a_repeat_that_joined_is_a_press_of_its_own() {
        happens("press", opened(ID, "sos-at-once@1", AlertType.SOS));
        happens("again", joined());
        assertThat(meter.list()).extracting(Demo.Press::id).containsExactly("again", "press");
    }

    private void happens(String cause, Event event) {
        seq++;
        EventEntry entry = Samples.fact(seq, cause, NOON, event, Personal.ofPlaces(null, Samples.HOME));
        fold.apply(entry);
        meter.read(fold.board(), List.of(entry));
    }

    private static IncidentEvent opened(IncidentId id, String plan, AlertType type) {
        return new IncidentEvent.Opened(
                id,
                1,
                type,
                Priority.P1,
                Priority.P1,
                Samples.ELDER,
                Samples.BUTTON,
                List.of(alert(type)),
                null,
                plan,
                List.of());
    }

    private static IncidentEvent joined() {
        return new IncidentEvent.AlertJoined(
                ID, JoinReason.SAME_EPISODE, Samples.BUTTON, List.of(alert(AlertType.SOS)), AlertType.SOS, Priority.P1);
    }

    private static OfferEvent offered() {
        return new OfferEvent.OfferMade(
                ID,
                new OfferId("o-1"),
                new ResponderId("doctor-1"),
                NOON.plusSeconds(60),
                1,
                SCORE,
                List.of("travel"),
                null);
    }

    private static Alert alert(AlertType type) {
        return new Alert(type, "key-" + type, NOON, ClockQuality.NTP, null, null, null, 0);
    }
}

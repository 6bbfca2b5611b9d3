package org.anling.dispatcher.core.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.anling.contract.alert.Alert;
import org.anling.contract.alert.AlertType;
import org.anling.contract.alert.ClockQuality;
import org.anling.contract.alert.DeviceRef;
import org.anling.contract.alert.Identity;
import org.anling.contract.event.Event;
import org.anling.contract.event.InputEvent;
import org.anling.contract.event.InputEvent.Refused;
import org.anling.contract.event.TechnicalEvent.TechnicalAcknowledged;
import org.anling.contract.event.TechnicalEvent.TechnicalCleared;
import org.anling.contract.event.TechnicalEvent.TechnicalClosed;
import org.anling.contract.event.TechnicalEvent.TechnicalRaised;
import org.anling.contract.event.TechnicalEvent.UnregisteredSeen;
import org.anling.contract.id.DeviceId;
import org.anling.contract.incident.RefusalCode;
import org.anling.contract.input.AlertFrame;
import org.anling.contract.input.CentreCommand;
import org.anling.contract.input.LevelFinding;
import org.anling.contract.people.Role;
import org.junit.jupiter.api.Test;

/** Technical alerts have a life of their own: raised, looked after, shelved, ended by the device or by a person. */
class TechnicalTest {

    private static final String LOW = "d-e1.LOW_BATTERY";

    private final TestCentre centre = TestCentre.atOnce().responder("r1", 300);

    @Test
    void a_low_battery_ends_when_the_device_reports_enough_and_not_before() {
        send(AlertType.LOW_BATTERY, 8);
        send(AlertType.CALLBACK, 29);
        assertThat(centre.state.technicalAlerts()).containsOnlyKeys(LOW);
        send(AlertType.CALLBACK, 30);
        assertThat(centre.state.technicalAlerts()).isEmpty();
    }

    @Test
    void a_level_that_a_gateway_found_is_one_alert_with_what_the_device_says_itself() {
        assertThat(level(LevelFinding.State.RAISED)).hasOnlyElementsOfType(TechnicalRaised.class);
        assertThat(centre.state.technicalAlerts().values()).allMatch(row -> "14 %".equals(row.detail()));
        assertThat(level(LevelFinding.State.RAISED)).hasOnlyElementsOfType(InputEvent.Ignored.class);
        assertThat(send(AlertType.LOW_BATTERY, 8)).hasOnlyElementsOfType(InputEvent.Ignored.class);
        assertThat(level(LevelFinding.State.ENDED)).hasOnlyElementsOfType(TechnicalCleared.class);
        assertThat(level(LevelFinding.State.ENDED)).hasOnlyElementsOfType(InputEvent.Ignored.class);
        send(AlertType.LOW_BATTERY, 8);
        assertThat(level(LevelFinding.State.RAISED))
                .as("the device was first")
                .hasOnlyElementsOfType(InputEvent.Ignored.class);
        assertThat(level(LevelFinding.State.ENDED)).hasOnlyElementsOfType(TechnicalCleared.class);
        assertThat(centre.state.incidents()).isEmpty();
    }

    private List<Event> level(LevelFinding.State state) {
        return centre.send(new LevelFinding(Samples.device("d-e1"), null, AlertType.LOW_BATTERY, state, "14 %"), null);
    }

    @Test
    void a_low_battery_is_raised_again_only_after_it_ended() {
        send(AlertType.LOW_BATTERY, 8);
        assertThat(send(AlertType.LOW_BATTERY, 63)).hasOnlyElementsOfType(InputEvent.Ignored.class);
        assertThat(centre.state.technicalAlerts()).containsOnlyKeys(LOW);
        send(AlertType.SOS, 80);
        assertThat(send(AlertType.LOW_BATTERY, 7)).hasOnlyElementsOfType(TechnicalRaised.class);
    }

    @Test
    void a_full_battery_of_the_hub_says_nothing_of_its_smoke_detectors() {
        send(AlertType.SENSOR_LOW_BATTERY, null);
        send(AlertType.CALLBACK, 100);
        assertThat(centre.state.technicalAlerts()).containsOnlyKeys("d-e1.SENSOR_LOW_BATTERY");
        assertThat(close("d-e1.SENSOR_LOW_BATTERY", "battery changed")).hasOnlyElementsOfType(TechnicalClosed.class);
        assertThat(centre.state.technicalAlerts()).isEmpty();
    }

    @Test
    void a_press_with_a_good_battery_ends_the_alert_and_is_an_incident_all_the_same() {
        send(AlertType.LOW_BATTERY, 8);
        send(AlertType.SOS, 90);
        assertThat(centre.state.technicalAlerts()).isEmpty();
        assertThat(centre.asked(1)).containsExactly("r1");
    }

    @Test
    void mains_that_come_and_go_are_one_alert_until_they_stay() {
        send(AlertType.MAINS_LOST, null);
        for (int i = 0; i < 4; i++) {
            send(AlertType.MAINS_RESTORED, null);
            assertThat(centre.pass(Duration.ofSeconds(20))).doesNotHaveAnyElementsOfTypes(TechnicalCleared.class);
            assertThat(send(AlertType.MAINS_LOST, null)).doesNotHaveAnyElementsOfTypes(TechnicalRaised.class);
            centre.pass(Duration.ofSeconds(20));
        }
        centre.pass(Duration.ofMinutes(10));
        assertThat(centre.state.technicalAlerts()).as("lost it is").containsOnlyKeys("d-e1.MAINS_LOST");
        send(AlertType.MAINS_RESTORED, null);
        assertThat(centre.pass(Duration.ofSeconds(59))).doesNotHaveAnyElementsOfTypes(TechnicalCleared.class);
        assertThat(send(AlertType.MAINS_RESTORED, null)).hasOnlyElementsOfType(InputEvent.Ignored.class);
        assertThat(centre.pass(Duration.ofSeconds(1))).hasAtLeastOneElementOfType(TechnicalCleared.class);
        assertThat(centre.state.technicalAlerts()).isEmpty();
        assertThat(send(AlertType.MAINS_LOST, null)).hasAtLeastOneElementOfType(TechnicalRaised.class);
    }

    @Test
    void acknowledged_by_one_it_is_his() {
        send(AlertType.TAMPER, null);
        assertThat(acknowledge("d-e1.TAMPER")).hasOnlyElementsOfType(TechnicalAcknowledged.class);
        assertThat(centre.state.technicalAlerts().values()).allMatch(row -> Samples.ANNA.equals(row.acknowledgedBy()));
        assertThat(acknowledge("d-e1.TAMPER")).hasOnlyElementsOfType(InputEvent.Ignored.class);
    }

    @Test
    void a_shelved_alert_sounds_again_when_its_time_is_over() {
        send(AlertType.TAMPER, null);
        Instant until = centre.now.plus(Duration.ofHours(2));
        shelve("d-e1.TAMPER", until, "being repaired");
        assertThat(centre.state.technicalAlerts().values()).allMatch(row -> until.equals(row.shelvedUntil()));
        assertThat(centre.pass(Duration.ofHours(2).minusSeconds(1)))
                .doesNotHaveAnyElementsOfTypes(TechnicalRaised.class);
        assertThat(centre.pass(1)).hasAtLeastOneElementOfType(TechnicalRaised.class);
        assertThat(centre.state.technicalAlerts()).containsOnlyKeys("d-e1.TAMPER");
    }

    @Test
    void an_alert_that_ended_on_the_shelf_does_not_sound_again() {
        send(AlertType.MAINS_LOST, null);
        shelve("d-e1.MAINS_LOST", centre.now.plus(Duration.ofHours(2)), "works in the house");
        send(AlertType.MAINS_RESTORED, null);
        assertThat(centre.pass(Duration.ofHours(3))).doesNotHaveAnyElementsOfTypes(TechnicalRaised.class);
    }

    @Test
    void what_makes_no_sense_is_refused() {
        send(AlertType.TAMPER, null);
        Instant later = centre.now.plusSeconds(60);
        assertThat(code(acknowledge("d-e9.TAMPER"))).isEqualTo(RefusalCode.UNKNOWN_TECHNICAL);
        assertThat(code(shelve("d-e9.TAMPER", later, "why"))).isEqualTo(RefusalCode.UNKNOWN_TECHNICAL);
        assertThat(code(close("d-e9.TAMPER", "why"))).isEqualTo(RefusalCode.UNKNOWN_TECHNICAL);
        assertThat(code(shelve("d-e1.TAMPER", later, " "))).isEqualTo(RefusalCode.REASON_MISSING);
        assertThat(code(close("d-e1.TAMPER", ""))).isEqualTo(RefusalCode.REASON_MISSING);
        assertThat(code(shelve("d-e1.TAMPER", centre.now, "why"))).isEqualTo(RefusalCode.MALFORMED);
        assertThat(code(shelve("d-e1.TAMPER", centre.now.plus(Duration.ofDays(8)), "why")))
                .isEqualTo(RefusalCode.MALFORMED);
    }

    @Test
    void a_storm_of_an_unknown_network_leaves_an_event_each_and_never_touches_a_known_press() {
        centre.press("e1", AlertType.SOS);
        int pieces = centre.state.allPieces().size();
        for (int i = 0; i < 1_000; i++) {
            DeviceRef unknown = new DeviceRef(new DeviceId("x" + i), Identity.UNKNOWN, "watch-3g", null, "10.1.2.0/24");
            AlertFrame frame = Samples.frame(null, "x" + i, AlertType.SOS);
            List<Event> seen = centre.send(
                    new AlertFrame(unknown, null, frame.alerts(), frame.repeatHorizon(), List.of()), Samples.atHome());
            assertThat(seen).hasOnlyElementsOfType(UnregisteredSeen.class).hasSize(1);
            if (i == 500) {
                centre.press("e2", AlertType.SOS);
            }
        }
        assertThat(centre.state.openIncidents()).hasSize(2);
        assertThat(centre.state.allPieces().size()).as("only repeats grow").isLessThan(pieces + 50);
        assertThat(centre.log.stream()
                        .filter(entry -> entry.body() instanceof UnregisteredSeen seen
                                && !seen.alerts().isEmpty()))
                .as("kept with all they hold")
                .hasSize(10);
        centre.pass(60);
        assertThat(centre.log.getLast().personal()).isNull();
    }

    private List<Event> acknowledge(String id) {
        return centre.centre(Samples.ANNA, Role.OPERATOR, new CentreCommand.AcknowledgeTechnical(id));
    }

    private List<Event> shelve(String id, Instant until, String reason) {
        return centre.centre(Samples.ANNA, Role.OPERATOR, new CentreCommand.ShelveTechnical(id, until, reason));
    }

    private List<Event> close(String id, String reason) {
        return centre.centre(Samples.ANNA, Role.OPERATOR, new CentreCommand.CloseTechnical(id, reason));
    }

    private static RefusalCode code(List<Event> events) {
        return ((Refused) events.getFirst()).code();
    }

    private List<Event> send(AlertType type, @org.jspecify.annotations.Nullable Integer percent) {
        String key = "d-e1:" + type + centre.log.size();
        Alert alert = new Alert(type, key, null, ClockQuality.UNSET, null, null, percent, 0);
        return centre.send(
                new AlertFrame(
                        Samples.device("d-e1"), Samples.elder("e1"), List.of(alert), Duration.ofMinutes(10), List.of()),
                Samples.atHome());
    }
}

package org.anling.dispatcher.core.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.anling.contract.alert.AlertType;
import org.anling.contract.alert.DeviceRef;
import org.anling.contract.alert.Identity;
import org.anling.contract.alert.Personal;
import org.anling.contract.entry.InputEntry;
import org.anling.contract.entry.InputEnvelope;
import org.anling.contract.entry.Lane;
import org.anling.contract.event.Event;
import org.anling.contract.event.IncidentEvent.AlertJoined;
import org.anling.contract.event.IncidentEvent.Opened;
import org.anling.contract.event.InputEvent;
import org.anling.contract.event.OfferEvent.OfferMade;
import org.anling.contract.event.TechnicalEvent.TechnicalCleared;
import org.anling.contract.event.TechnicalEvent.TechnicalRaised;
import org.anling.contract.event.TechnicalEvent.UnregisteredSeen;
import org.anling.contract.id.DeviceId;
import org.anling.contract.id.InputId;
import org.anling.contract.incident.Priority;
import org.anling.contract.input.AlertFrame;
import org.anling.contract.input.SilenceFinding;
import org.anling.contract.input.UnreadableInput;
import org.anling.dispatcher.core.incident.BuiltInPlans;
import org.anling.dispatcher.core.incident.DispatchSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of what devices say. */
class AlertRulesTest {

    private final TestCentre centre =
            new TestCentre(DispatchSettings.DEFAULT.withPlans(BuiltInPlans.AT_ONCE)).responder("r1", 300);

    @Test
    void a_press_opens_a_p1_incident_with_clocks_and_an_offer() {
        List<Event> events = centre.press("e1", AlertType.SOS);
        assertThat(events).first().isInstanceOfSatisfying(Opened.class, opened -> {
            assertThat(opened.incident().value()).isEqualTo("inc-1");
            assertThat(opened.priority()).isEqualTo(Priority.P1);
            assertThat(opened.plan()).isEqualTo("at-once-p1@0");
        });
        assertThat(events).hasAtLeastOneElementOfType(OfferMade.class);
        assertThat(centre.incident(1).clocks().receivedAt()).isEqualTo(Samples.NOON);
        assertThat(centre.incident(1).clocks().firstOfferAt()).isEqualTo(Samples.NOON);
    }

    @ParameterizedTest
    @EnumSource
    void every_alert_type_yields_at_least_one_event(AlertType type) {
        assertThat(centre.press("e1", type)).isNotEmpty();
    }

    @Test
    void low_battery_and_sos_in_one_frame_are_one_p1_incident_and_one_technical_alert() {
        List<Event> events = centre.press("e1", AlertType.LOW_BATTERY, AlertType.SOS);
        assertThat(events).filteredOn(Opened.class::isInstance).hasSize(1);
        assertThat(events).filteredOn(TechnicalRaised.class::isInstance).hasSize(1);
        assertThat(centre.incident(1).priority()).isEqualTo(Priority.P1);
        assertThat(centre.incident(1).alerts()).isEqualTo(1);
    }

    @Test
    void a_technical_alert_has_one_row_per_device_and_type_and_is_no_incident() {
        centre.press("e1", AlertType.MAINS_LOST);
        centre.press("e1", AlertType.MAINS_LOST);
        assertThat(centre.state.technicalAlerts()).hasSize(1);
        assertThat(centre.state.technicalAlerts().values()).allMatch(row -> row.times() == 2);
        assertThat(centre.press("e1", AlertType.MAINS_RESTORED)).doesNotHaveAnyElementsOfTypes(TechnicalCleared.class);
        assertThat(centre.pass(60)).hasAtLeastOneElementOfType(TechnicalCleared.class);
        assertThat(centre.state.technicalAlerts()).isEmpty();
        assertThat(centre.state.incidents()).isEmpty();
    }

    @Test
    void a_silent_device_is_a_technical_alert_until_it_is_heard_again() {
        DeviceRef device = Samples.device("d1");
        centre.send(new SilenceFinding(device, null, SilenceFinding.State.SILENT, Samples.NOON), null);
        assertThat(centre.state.technicalAlerts()).containsOnlyKeys("d1.LINK_LOST");
        centre.send(new SilenceFinding(device, null, SilenceFinding.State.HEARD_AGAIN, Samples.NOON), null);
        assertThat(centre.state.technicalAlerts()).isEmpty();
    }

    @Test
    void an_unregistered_device_is_shown_and_nobody_is_sent() {
        AlertFrame known = Samples.frame(null, "k", AlertType.SOS);
        DeviceRef unknown = new DeviceRef(new DeviceId("x1"), Identity.UNKNOWN, "watch-3g", null, "10.1.2.0/24");
        List<Event> events =
                centre.send(new AlertFrame(unknown, null, known.alerts(), known.repeatHorizon(), List.of()), null);
        assertThat(events).hasOnlyElementsOfType(UnregisteredSeen.class).hasSize(1);
        assertThat(centre.state.incidents()).isEmpty();
    }

    @Test
    void an_alarm_of_a_device_that_protects_nobody_yet_is_one_incident_of_the_device() {
        centre.send(Samples.frame(null, "k1", AlertType.SOS), Personal.ofPlaces(Samples.fix(0, 20, centre.now), null));
        centre.send(Samples.frame(null, "k2", AlertType.SOS), null);
        assertThat(centre.state.incidents()).hasSize(1);
        assertThat(centre.incident(1).alerts()).isEqualTo(2);
        assertThat(centre.asked(1)).containsExactly("r1");
    }

    @Test
    void an_alarm_that_cannot_be_read_is_a_p1_incident_for_operators_only() {
        List<Event> events = centre.send(unreadable(true, "e1"));
        assertThat(events).first().isInstanceOfSatisfying(Opened.class, opened -> {
            assertThat(opened.priority()).isEqualTo(Priority.P1);
            assertThat(opened.plan()).isEqualTo("operators-only@0");
        });
        assertThat(events).doesNotHaveAnyElementsOfTypes(OfferMade.class);
    }

    @Test
    void a_readable_alarm_of_the_same_elder_joins_the_unreadable_one_and_is_dispatched_in_full() {
        centre.send(unreadable(true, "e1"));
        List<Event> events = centre.press("e1", AlertType.SOS);
        assertThat(events).hasAtLeastOneElementOfType(AlertJoined.class);
        assertThat(centre.asked(1)).containsExactly("r1");
    }

    @Test
    void an_unreadable_entry_that_is_no_alarm_is_parked() {
        assertThat(centre.send(unreadable(false, null))).hasOnlyElementsOfType(InputEvent.Parked.class);
    }

    @Test
    void a_follow_up_annotates_what_is_open_and_never_closes_it() {
        assertThat(centre.press("e1", AlertType.CANCEL)).hasOnlyElementsOfType(InputEvent.Ignored.class);
        centre.press("e1", AlertType.SOS);
        assertThat(centre.press("e1", AlertType.CANCEL)).hasOnlyElementsOfType(AlertJoined.class);
        assertThat(centre.asked(1)).containsExactly("r1");
    }

    @Test
    void help_goes_to_a_good_fix_far_from_home_and_otherwise_home() {
        Instant now = centre.now;
        Personal far = Personal.ofPlaces(Samples.fix(1000, 20, now), Samples.home());
        centre.send(Samples.frame(Samples.elder("e1"), "a", AlertType.SOS), far);
        Personal near = Personal.ofPlaces(Samples.fix(200, 20, now), Samples.home());
        centre.send(Samples.frame(Samples.elder("e2"), "a", AlertType.SOS), near);
        Personal old = Personal.ofPlaces(Samples.fix(1000, 20, now.minusSeconds(400)), Samples.home());
        centre.send(Samples.frame(Samples.elder("e3"), "a", AlertType.SOS), old);
        Personal vague = Personal.ofPlaces(Samples.fix(1000, 150, now), Samples.home());
        centre.send(Samples.frame(Samples.elder("e4"), "a", AlertType.SOS), vague);
        assertThat(centre.incident(1).place()).isEqualTo(far.position());
        assertThat(List.of(centre.incident(2), centre.incident(3), centre.incident(4)))
                .allMatch(incident -> Samples.home().equals(incident.place()));
    }

    private InputEntry unreadable(boolean alarm, @org.jspecify.annotations.Nullable String elder) {
        InputEnvelope envelope = new InputEnvelope(
                new InputId("bad-" + alarm),
                Samples.CENTRE,
                "alerts",
                Lane.URGENT,
                "d-e1",
                null,
                centre.now,
                alarm,
                elder);
        return new InputEntry(envelope, new UnreadableInput("alerts", "no such field"), null);
    }
}

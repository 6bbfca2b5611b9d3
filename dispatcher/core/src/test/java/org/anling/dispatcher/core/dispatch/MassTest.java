package org.anling.dispatcher.core.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.anling.contract.alert.AlertType;
import org.anling.contract.alert.ElderRef;
import org.anling.contract.event.Event;
import org.anling.contract.event.IncidentEvent.AlertJoined;
import org.anling.contract.event.IncidentEvent.NoReply;
import org.anling.contract.event.IncidentEvent.Opened;
import org.anling.contract.event.IncidentEvent.PriorityChanged;
import org.anling.contract.event.InputEvent.Refused;
import org.anling.contract.event.OfferEvent;
import org.anling.contract.event.TechnicalEvent.TechnicalCleared;
import org.anling.contract.event.TechnicalEvent.TechnicalRaised;
import org.anling.contract.id.ElderId;
import org.anling.contract.id.IncidentId;
import org.anling.contract.incident.CloseGuard;
import org.anling.contract.incident.Disposition;
import org.anling.contract.incident.Handling;
import org.anling.contract.incident.Priority;
import org.anling.contract.incident.RefusalCode;
import org.anling.contract.input.OperatorCommand;
import org.anling.contract.input.SilenceFinding;
import org.junit.jupiter.api.Test;

/** Many equal technical alerts from one area within a minute are one mass incident with a list. */
class MassTest {

    private static final String STREET = "310101001";
    private static final IncidentId MASS = new IncidentId("inc-1");

    private final TestCentre centre = TestCentre.atOnce().responder("r1", 300);

    @Test
    void nine_devices_are_nine_alerts_and_the_tenth_makes_them_one_incident_with_a_list() {
        lose(0, 9);
        assertThat(centre.state.incidents()).isEmpty();
        List<Event> events = lose(9, 10);
        assertThat(events).filteredOn(Opened.class::isInstance).singleElement().satisfies(event -> {
            Opened opened = (Opened) event;
            assertThat(opened.area()).isEqualTo(STREET);
            assertThat(opened.kind()).isEqualTo(AlertType.MAINS_LOST);
            assertThat(opened.priority()).isEqualTo(Priority.P2);
            assertThat(opened.elder()).isNull();
            assertThat(opened.device().id().value()).isEqualTo("d-m0");
        });
        assertThat(centre.state.technicalAlerts()).hasSize(10);
        assertThat(centre.state.technicalAlerts().values()).allMatch(row -> MASS.equals(row.mass()));
        assertThat(centre.log.stream().map(entry -> entry.body()).filter(OfferEvent.class::isInstance))
                .isEmpty();
    }

    @Test
    void ten_within_ten_minutes_are_no_mass_incident() {
        for (int i = 0; i < 10; i++) {
            lose(i, i + 1);
            centre.pass(60);
        }
        assertThat(centre.state.incidents()).isEmpty();
    }

    @Test
    void ten_of_other_kinds_or_other_streets_are_none() {
        lose(0, 5);
        for (int i = 5; i < 10; i++) {
            centre.press(elder(i, "310101002001"), "k", AlertType.MAINS_LOST);
            centre.press(elder(i, "310101001001"), "k", AlertType.POWER_OFF);
            centre.press(elder(i + 20, "310101001001"), "k", AlertType.LOW_BATTERY);
        }
        assertThat(centre.state.incidents()).isEmpty();
    }

    @Test
    void the_same_device_ten_times_is_one_device() {
        for (int i = 0; i < 20; i++) {
            lose(0, 1);
        }
        assertThat(centre.state.incidents()).isEmpty();
    }

    @Test
    void silent_devices_of_a_street_are_a_mass_incident_too() {
        for (int i = 0; i < 10; i++) {
            ElderRef elder = elder(i, Samples.COMMUNITY);
            centre.send(
                    new SilenceFinding(Samples.device("d-m" + i), elder, SilenceFinding.State.SILENT, Samples.NOON),
                    null);
        }
        assertThat(centre.incident(1).kind()).isEqualTo(AlertType.LINK_LOST);
    }

    @Test
    void each_of_ten_thousand_devices_joins_with_one_event() {
        lose(0, 10_000);
        assertThat(centre.state.technicalAlerts()).hasSize(10_000);
        assertThat(centre.state.incidents()).hasSize(1);
        assertThat(centre.log.size()).as("one event a device").isLessThan(10_000 + 30);
    }

    @Test
    void the_incident_hears_of_its_growth_once_a_minute() {
        lose(0, 10);
        centre.pass(60);
        assertThat(lose(10, 20)).filteredOn(AlertJoined.class::isInstance).hasSize(1);
    }

    @Test
    void restored_devices_are_cleared_one_by_one() {
        lose(0, 12);
        centre.press(elder(3, Samples.COMMUNITY), "r", AlertType.MAINS_RESTORED);
        assertThat(centre.pass(60))
                .filteredOn(TechnicalCleared.class::isInstance)
                .hasSize(1);
        assertThat(centre.state.technicalAlerts()).hasSize(11).doesNotContainKey("d-m3.MAINS_LOST");
        assertThat(centre.incident(1).handling()).isEqualTo(Handling.WAITING);
    }

    @Test
    void an_alarm_of_an_elder_in_that_area_is_never_merged_into_it() {
        lose(0, 10);
        List<Event> press = centre.press(elder(0, Samples.COMMUNITY), "sos", AlertType.SOS);
        assertThat(press).hasAtLeastOneElementOfType(Opened.class);
        assertThat(centre.asked(2)).containsExactly("r1");
        assertThat(centre.incident(2).elder()).isNotNull();
        centre.send(
                new org.anling.contract.input.AlertFrame(
                        Samples.device("d-m1"),
                        null,
                        List.of(Samples.alert(AlertType.SOS, "x")),
                        Duration.ofMinutes(10),
                        List.of()),
                null);
        assertThat(centre.incident(3).priority()).isEqualTo(Priority.P1);
        assertThat(centre.incident(1).priority()).isEqualTo(Priority.P2);
    }

    @Test
    void it_is_taken_and_closed_with_a_reason_and_nobody_is_looked_for() {
        lose(0, 10);
        centre.operator(Samples.ANNA, 1, new OperatorCommand.Take());
        assertThat(centre.pass(60)).doesNotHaveAnyElementsOfTypes(NoReply.class);
        assertThat(close(null))
                .singleElement()
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(RefusalCode.REASON_MISSING));
        assertThat(centre.operator(Samples.ANNA, 1, new OperatorCommand.NoReply()))
                .hasOnlyElementsOfType(Refused.class);
        close("power is back");
        assertThat(centre.incident(1).handling()).isEqualTo(Handling.CLOSED);
    }

    @Test
    void ten_minutes_after_its_closing_further_alerts_still_belong_to_it() {
        lose(0, 10);
        centre.operator(Samples.ANNA, 1, new OperatorCommand.Take());
        close("power is back");
        centre.pass(Duration.ofMinutes(9));
        lose(10, 40);
        assertThat(centre.state.incidents()).hasSize(1);
        assertThat(centre.state.technicalAlerts().values()).allMatch(row -> MASS.equals(row.mass()));
        centre.pass(Duration.ofMinutes(2));
        lose(40, 60);
        assertThat(centre.state.incidents()).hasSize(2);
    }

    /** A street has one open incident: the older one, open beside it again, would have pushed it out of the queue. */
    @Test
    void it_is_not_reopened_beside_a_newer_one_of_its_street() {
        lose(0, 10);
        centre.operator(Samples.ANNA, 1, new OperatorCommand.Take());
        close("power is back");
        centre.pass(Duration.ofMinutes(11));
        lose(40, 60);
        assertThat(centre.operator(Samples.ANNA, 1, new OperatorCommand.Reopen("it went again")))
                .singleElement()
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(RefusalCode.WRONG_STATE));
        assertThat(centre.state.openIncidents())
                .singleElement()
                .matches(open -> open.number() == 2 && STREET.equals(open.area()));
    }

    @Test
    void nobody_takes_it_and_the_supervisor_hears_of_it() {
        lose(0, 10);
        assertThat(centre.pass(Duration.ofMinutes(2)))
                .hasAtLeastOneElementOfType(org.anling.contract.event.IncidentEvent.Escalated.class);
    }

    @Test
    void a_mass_incident_that_gets_no_reply_is_never_an_emergency_for_everybody() {
        lose(0, 10);
        centre.boss(1, new OperatorCommand.Reassign(Samples.BEN, "you know that street"));
        centre.pass(Duration.ofMinutes(5));
        centre.operator(Samples.BEN, 1, new OperatorCommand.Transfer(Samples.ANNA));
        centre.operator(Samples.ANNA, 1, new OperatorCommand.AcceptTransfer());
        List<Event> hours = centre.pass(Duration.ofHours(3));
        assertThat(hours).doesNotHaveAnyElementsOfTypes(NoReply.class, PriorityChanged.class);
        centre.operator(
                Samples.ANNA, 1, new OperatorCommand.Close(Disposition.OTHER, CloseGuard.OVERRIDE, null, "power"));
        centre.boss(1, new OperatorCommand.Reopen("it went again"));
        centre.pass(Duration.ofHours(3));
        assertThat(centre.incident(1).priority()).isEqualTo(Priority.P2);
        assertThat(centre.log.stream().map(entry -> entry.body()).filter(OfferEvent.class::isInstance))
                .as("and nobody is sent")
                .isEmpty();
    }

    private List<Event> lose(int from, int to) {
        centre.news();
        for (int i = from; i < to; i++) {
            centre.press(elder(i, Samples.COMMUNITY), "k" + centre.log.size(), AlertType.MAINS_LOST);
        }
        List<Event> news = centre.news();
        assertThat(news).hasAtLeastOneElementOfType(TechnicalRaised.class);
        return news;
    }

    private List<Event> close(@org.jspecify.annotations.Nullable String reason) {
        return centre.operator(
                Samples.ANNA, 1, new OperatorCommand.Close(Disposition.OTHER, CloseGuard.OVERRIDE, null, reason));
    }

    private static ElderRef elder(int i, String community) {
        return new ElderRef(new ElderId("m" + i), community, 1, "default", ElderRef.Risk.STANDARD);
    }
}

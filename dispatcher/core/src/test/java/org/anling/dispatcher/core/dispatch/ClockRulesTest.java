package org.anling.dispatcher.core.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.anling.contract.alert.AlertType;
import org.anling.contract.event.Event;
import org.anling.contract.event.IncidentEvent.Acknowledged;
import org.anling.contract.event.IncidentEvent.OnScreen;
import org.anling.contract.event.InputEvent.Ignored;
import org.anling.contract.id.IncidentId;
import org.anling.contract.id.InputId;
import org.anling.contract.input.AcknowledgeReport;
import org.anling.contract.input.ScreenReport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Clocks that gateways and consoles measure: they stand in the incident and change nothing else. */
class ClockRulesTest {

    private static final IncidentId ID = new IncidentId("inc-1");
    private final TestCentre centre = TestCentre.atOnce();

    @BeforeEach
    void a_press() {
        centre.press("e1", AlertType.SOS);
        centre.pass(2);
    }

    private List<Event> shown(Instant at) {
        return centre.send(new ScreenReport(ID, Samples.BEN, at), null);
    }

    @Test
    void the_first_screen_counts_and_a_later_one_says_nothing_new() {
        Instant at = Samples.NOON.plusMillis(420);
        assertThat(shown(at)).containsExactly(new OnScreen(ID, Samples.BEN, at));
        assertThat(centre.incident(1).clocks().onScreenAt()).isEqualTo(at);
        assertThat(shown(at.plusSeconds(1))).containsExactly(new Ignored("was on a screen before"));
        assertThat(centre.incident(1).clocks().onScreenAt()).isEqualTo(at);
    }

    @Test
    void a_clock_that_is_wrong_shows_nothing_before_the_receipt_or_after_now() {
        assertThat(shown(Samples.NOON.minusSeconds(50))).containsExactly(new OnScreen(ID, Samples.BEN, Samples.NOON));
        centre.press("e2", AlertType.SOS);
        IncidentId second = new IncidentId("inc-2");
        assertThat(centre.send(new ScreenReport(second, Samples.BEN, centre.now.plusSeconds(60)), null))
                .containsExactly(new OnScreen(second, Samples.BEN, centre.now));
    }

    @Test
    void what_is_closed_or_was_never_there_comes_on_no_screen() {
        centre.closeSpoken(1);
        assertThat(shown(centre.now)).containsExactly(new Ignored("is not open"));
        assertThat(centre.incident(1).clocks().onScreenAt()).isNull();
        assertThat(centre.send(new ScreenReport(new IncidentId("inc-9"), Samples.BEN, centre.now), null))
                .containsExactly(new Ignored("is not open"));
    }

    @Test
    void each_acknowledgement_is_a_fact_and_the_first_is_the_clock() {
        AcknowledgeReport.Acknowledged first = acknowledged(ID, "in-a", 38);
        AcknowledgeReport.Acknowledged copy = acknowledged(ID, "in-b", 900);
        AcknowledgeReport.Acknowledged unknown = acknowledged(new IncidentId("inc-9"), "in-c", 5);
        assertThat(centre.send(new AcknowledgeReport(List.of(first, copy, unknown)), null))
                .containsExactly(fact(first), fact(copy));
        assertThat(centre.incident(1).clocks().acknowledgedAt()).isEqualTo(Samples.NOON.plusMillis(38));
    }

    @Test
    void a_report_about_nothing_that_is_known_leaves_a_line() {
        assertThat(centre.send(new AcknowledgeReport(List.of(acknowledged(new IncidentId("inc-9"), "in-c", 5))), null))
                .containsExactly(new Ignored("nothing changed"));
    }

    private static AcknowledgeReport.Acknowledged acknowledged(IncidentId incident, String alert, long ms) {
        return new AcknowledgeReport.Acknowledged(
                incident, new InputId(alert), Samples.NOON, Samples.NOON.plus(Duration.ofMillis(ms)));
    }

    private static Acknowledged fact(AcknowledgeReport.Acknowledged of) {
        return new Acknowledged(of.incident(), of.alert(), of.receivedAt(), of.acknowledgedAt());
    }
}

package org.anling.dispatcher.core.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.anling.contract.alert.AlertType;
import org.anling.contract.event.CentreEvent.StaffOff;
import org.anling.contract.event.CentreEvent.StaffOn;
import org.anling.contract.event.Event;
import org.anling.contract.event.IncidentEvent.Escalated;
import org.anling.contract.event.InputEvent.Ignored;
import org.anling.contract.event.InputEvent.Refused;
import org.anling.contract.id.IncidentId;
import org.anling.contract.id.StaffId;
import org.anling.contract.incident.AlarmTarget;
import org.anling.contract.incident.EscalationReason;
import org.anling.contract.incident.RefusalCode;
import org.anling.contract.incident.SpokenOutcome;
import org.anling.contract.input.CentreCommand;
import org.anling.contract.people.Role;
import org.anling.dispatcher.core.incident.DispatchSettings;
import org.junit.jupiter.api.Test;

/** Who can take calls, and what happens when nobody can. */
class StaffTest {

    private static final IncidentId ID = new IncidentId("inc-1");
    private final TestCentre centre = new TestCentre(DispatchSettings.DEFAULT);

    @Test
    void signing_in_and_off_twice_changes_nothing() {
        assertThat(on(Samples.ANNA)).containsExactly(new StaffOn(Samples.ANNA, Role.OPERATOR));
        assertThat(on(Samples.ANNA)).hasOnlyElementsOfType(Ignored.class);
        assertThat(centre.signOn(Samples.ANNA, Role.SUPERVISOR))
                .as("with another role it does")
                .containsExactly(new StaffOn(Samples.ANNA, Role.SUPERVISOR));
        assertThat(off(Samples.ANNA)).containsExactly(new StaffOff(Samples.ANNA));
        assertThat(off(Samples.ANNA)).hasOnlyElementsOfType(Ignored.class);
    }

    @Test
    void neither_a_responder_nor_an_admin_takes_calls() {
        assertThat(centre.signOn(Samples.ANNA, Role.RESPONDER))
                .containsExactly(new Refused(RefusalCode.NOT_ALLOWED, "anna", null, null));
        assertThat(centre.signOn(Samples.ANNA, Role.ADMIN)).hasOnlyElementsOfType(Refused.class);
    }

    @Test
    void with_nobody_signed_in_an_emergency_rings_the_duty_phone_at_30_s_and_again() {
        centre.press("e1", AlertType.SOS);
        assertThat(rings(centre.pass(29))).isEmpty();
        List<Event> at30 = centre.pass(1);
        assertThat(rings(at30)).containsExactly(EscalationReason.NOT_TAKEN);
        assertThat(targets(at30)).as("beside the supervisor's alarm").contains(AlarmTarget.SUPERVISOR);
        assertThat(rings(centre.pass(30))).containsExactly(EscalationReason.NOT_TAKEN_AGAIN);
        assertThat(rings(centre.pass(Duration.ofMinutes(5))))
                .as("one missed call is not the last one")
                .containsExactly(EscalationReason.OWNER_REMINDED);
    }

    @Test
    void with_somebody_signed_in_or_without_an_emergency_the_duty_phone_is_silent() {
        centre.press("e1", AlertType.LIFE_SERVICE);
        assertThat(rings(centre.pass(Duration.ofMinutes(10)))).isEmpty();
        on(Samples.BEN);
        centre.press("e2", AlertType.SOS);
        assertThat(rings(centre.pass(Duration.ofMinutes(10)))).isEmpty();
    }

    @Test
    void when_the_last_one_goes_home_what_nobody_took_rings_the_duty_phone() {
        on(Samples.ANNA);
        centre.press("e1", AlertType.SOS);
        centre.pass(45);
        assertThat(rings(off(Samples.ANNA))).containsExactly(EscalationReason.NOT_TAKEN);
    }

    @Test
    void an_owner_who_goes_home_keeps_it_and_the_supervisor_hears_of_it() {
        on(Samples.ANNA);
        centre.signOn(Samples.BOSS, Role.SUPERVISOR);
        centre.press("e1", AlertType.SOS);
        centre.takeAndSpeak(1, SpokenOutcome.UNCLEAR);
        centre.press("e2", AlertType.SOS);
        List<Event> events = off(Samples.ANNA);
        assertThat(events)
                .containsExactly(
                        new StaffOff(Samples.ANNA),
                        new Escalated(ID, EscalationReason.OWNER_SIGNED_OFF, AlarmTarget.SUPERVISOR, 2));
        assertThat(centre.incident(1).owner()).isEqualTo(Samples.ANNA);
        assertThat(off(Samples.BOSS)).as("others own nothing").containsExactly(new StaffOff(Samples.BOSS));
    }

    @Test
    void the_last_owner_to_go_home_leaves_an_emergency_to_the_duty_phone() {
        on(Samples.ANNA);
        centre.press("e1", AlertType.SOS);
        centre.takeAndSpeak(1, SpokenOutcome.UNCLEAR);
        assertThat(rings(off(Samples.ANNA))).containsExactly(EscalationReason.OWNER_SIGNED_OFF);
    }

    @Test
    void what_becomes_an_emergency_in_the_queue_rings_the_duty_phone_30_s_later() {
        centre.press("e1", AlertType.INACTIVITY);
        assertThat(rings(centre.pass(Duration.ofMinutes(3)))).isEmpty();
        centre.press("e1", AlertType.SOS);
        assertThat(rings(centre.pass(29))).isEmpty();
        assertThat(rings(centre.pass(1))).containsExactly(EscalationReason.NOT_TAKEN);
        assertThat(rings(centre.pass(30))).containsExactly(EscalationReason.NOT_TAKEN_AGAIN);
    }

    private List<Event> on(StaffId who) {
        return centre.signOn(who, Role.OPERATOR);
    }

    private List<Event> off(StaffId who) {
        return centre.centre(who, Role.OPERATOR, new CentreCommand.SignOff());
    }

    private static List<AlarmTarget> targets(List<Event> events) {
        return events.stream()
                .filter(Escalated.class::isInstance)
                .map(event -> ((Escalated) event).target())
                .toList();
    }

    private static List<EscalationReason> rings(List<Event> events) {
        return TestCentre.reasons(events.stream()
                .filter(event -> event instanceof Escalated escalated && escalated.target() == AlarmTarget.DUTY_PHONE)
                .toList());
    }
}

package org.anling.dispatcher.core.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.anling.contract.alert.AlertType;
import org.anling.contract.alert.Personal;
import org.anling.contract.alert.Vitals;
import org.anling.contract.event.Event;
import org.anling.contract.event.IncidentEvent;
import org.anling.contract.event.InputEvent.Refused;
import org.anling.contract.event.OfferEvent.SignAsked;
import org.anling.contract.event.OfferEvent.SignGiven;
import org.anling.contract.event.OfferEvent.VisitReported;
import org.anling.contract.event.ResponderEvent.ReadinessChecked;
import org.anling.contract.event.ResponderEvent.TestsAsked;
import org.anling.contract.id.AssignmentId;
import org.anling.contract.id.IncidentId;
import org.anling.contract.id.ResponderId;
import org.anling.contract.incident.AssignmentStatus;
import org.anling.contract.incident.EscalationReason;
import org.anling.contract.incident.Priority;
import org.anling.contract.incident.RefusalCode;
import org.anling.contract.incident.SpokenOutcome;
import org.anling.contract.incident.VisitOutcome;
import org.anling.contract.input.ResponderAnswer;
import org.anling.contract.people.Readiness;
import org.junit.jupiter.api.Test;

/** The lone responder at the scene: is he all right, and what did he find. */
class SceneTest {

    private static final AssignmentId JOB = new AssignmentId("inc-1-a1");
    private static final ResponderId R1 = new ResponderId("r1");
    private static final IncidentId INCIDENT = new IncidentId("inc-1");

    private final TestCentre centre = TestCentre.atOnce();

    @Test
    void who_is_silent_is_asked_first_and_only_who_does_not_answer_makes_an_alarm() {
        atDoor(AlertType.SOS);
        assertThat(centre.pass(Duration.ofMinutes(18).minusSeconds(1))).noneMatch(SignAsked.class::isInstance);
        List<Event> asked = centre.pass(1);
        assertThat(asked).contains(new SignAsked(INCIDENT, JOB, R1));
        assertThat(TestCentre.reasons(asked)).doesNotContain(EscalationReason.SILENT_ON_SCENE);
        assertThat(TestCentre.reasons(centre.pass(119))).doesNotContain(EscalationReason.SILENT_ON_SCENE);
        assertThat(TestCentre.reasons(centre.pass(1))).contains(EscalationReason.SILENT_ON_SCENE);
        assertThat(centre.asked(1)).as("others are asked beside him").doesNotContain("r1");
    }

    @Test
    void one_tap_is_enough_and_the_time_begins_anew() {
        atDoor(AlertType.SOS);
        centre.pass(Duration.ofMinutes(19));
        assertThat(centre.answer("r1", new ResponderAnswer.Alright(JOB))).contains(new SignGiven(INCIDENT, JOB, R1));
        assertThat(centre.incident(1).assignments().getFirst().askedAt()).isNull();
        List<Event> calm = centre.pass(Duration.ofMinutes(17));
        assertThat(TestCentre.reasons(calm)).doesNotContain(EscalationReason.SILENT_ON_SCENE);
        assertThat(calm).noneMatch(SignAsked.class::isInstance);
        assertThat(centre.pass(Duration.ofMinutes(1))).contains(new SignAsked(INCIDENT, JOB, R1));
    }

    @Test
    void after_an_outage_he_is_asked_and_the_alarm_does_not_wait() {
        atDoor(AlertType.SOS);
        List<Event> late = centre.sleep(Duration.ofMinutes(25));
        assertThat(late).contains(new SignAsked(INCIDENT, JOB, R1));
        assertThat(TestCentre.reasons(late)).contains(EscalationReason.SILENT_ON_SCENE);
    }

    @Test
    void only_who_goes_there_says_that_all_is_well_and_only_at_the_scene() {
        atDoor(AlertType.SOS);
        assertThat(centre.answer("r2", new ResponderAnswer.Alright(JOB)))
                .containsExactly(new Refused(RefusalCode.NOT_YOURS, "inc-1-a1", "r1", null));
        centre.move("r1", "inc-1-a1", AssignmentStatus.WITH_ELDER);
        centre.move("r1", "inc-1-a1", AssignmentStatus.DONE);
        assertThat(centre.answer("r1", new ResponderAnswer.Alright(JOB))).noneMatch(SignGiven.class::isInstance);
    }

    @Test
    void a_report_is_an_event_of_the_incident_with_its_numbers_in_the_personal_block() {
        atDoor(AlertType.SOS);
        Personal personal = Personal.ofVisit("神志清楚", List.of(heart(80)));
        List<Event> events = report(VisitOutcome.STILL_THERE, personal);
        assertThat(events).contains(new VisitReported(INCIDENT, JOB, R1, VisitOutcome.STILL_THERE));
        assertThat(TestCentre.reasons(events)).isEmpty();
        assertThat(centre.log.stream()
                        .filter(entry -> entry.body() instanceof VisitReported)
                        .map(entry -> entry.personal()))
                .containsExactly(personal);
    }

    @Test
    void a_number_beyond_the_limits_makes_somebody_look_and_raises_to_p2_at_most() {
        atDoor(AlertType.LIFE_SERVICE);
        assertThat(centre.incident(1).priority()).isEqualTo(Priority.P3);
        List<Event> events = report(VisitOutcome.STILL_THERE, Personal.ofVisit(null, List.of(heart(140))));
        assertThat(TestCentre.reasons(events)).containsExactly(EscalationReason.VITALS);
        assertThat(centre.incident(1).priority()).isEqualTo(Priority.P2);
        assertThat(events)
                .anyMatch(event -> event instanceof IncidentEvent.PriorityChanged changed
                        && changed.by() == null
                        && changed.reason().equals("vitals"));
        assertThat(TestCentre.reasons(report(VisitOutcome.HELPED, Personal.ofVisit(null, List.of(heart(30))))))
                .containsExactly(EscalationReason.VITALS);
        assertThat(centre.incident(1).priority()).as("never higher by a number").isEqualTo(Priority.P2);
    }

    @Test
    void nobody_reports_from_a_place_where_he_is_not() {
        centre.responder("r1", 100);
        centre.press("e1", AlertType.SOS);
        centre.accept("r1");
        assertThat(report(VisitOutcome.HELPED, null))
                .anyMatch(event -> event instanceof Refused refused && refused.code() == RefusalCode.WRONG_ORDER);
    }

    @Test
    void a_report_is_a_sign_of_life() {
        atDoor(AlertType.SOS);
        centre.pass(Duration.ofMinutes(19));
        report(VisitOutcome.STILL_THERE, null);
        assertThat(TestCentre.reasons(centre.pass(Duration.ofMinutes(17))))
                .doesNotContain(EscalationReason.SILENT_ON_SCENE);
    }

    @Test
    void what_a_phone_says_of_itself_is_kept_and_tests_can_be_asked_for() {
        centre.responder("r1", 100);
        Readiness readiness = new Readiness(true, "granted", 12L, 80);
        assertThat(centre.answer("r1", new ResponderAnswer.Check(readiness)))
                .contains(new ReadinessChecked(R1, readiness));
        assertThat(centre.state.tables().responders.find(R1).orElseThrow().checked())
                .satisfies(checked -> assertThat(checked.readiness()).isEqualTo(readiness));
        assertThat(centre.answer("r1", new ResponderAnswer.AskTests())).contains(new TestsAsked(R1));
        assertThat(centre.answer("nobody", new ResponderAnswer.AskTests()))
                .containsExactly(new Refused(RefusalCode.UNKNOWN_RESPONDER, "nobody", null, null));
    }

    private void atDoor(AlertType type) {
        centre.responder("r1", 100);
        centre.responder("r2", 900);
        centre.press("e1", type);
        centre.takeAndSpeak(1, SpokenOutcome.NEEDS_HELP);
        if (centre.asked(1).isEmpty()) {
            centre.operator(Samples.ANNA, 1, new org.anling.contract.input.OperatorCommand.OfferByHand(R1));
        }
        centre.accept("r1");
        centre.move("r1", "inc-1-a1", AssignmentStatus.AT_DOOR);
    }

    private List<Event> report(VisitOutcome outcome, @org.jspecify.annotations.Nullable Personal personal) {
        ResponderAnswer answer = new ResponderAnswer(R1, new ResponderAnswer.Report(JOB, outcome));
        return centre.send(answer, personal);
    }

    private static Vitals.Reading heart(double rate) {
        return new Vitals.Reading(Vitals.Kind.HEART_RATE, rate, "bpm");
    }
}

package org.anling.dispatcher.core.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.anling.contract.alert.AlertType;
import org.anling.contract.alert.Caller;
import org.anling.contract.alert.DeviceRef;
import org.anling.contract.alert.ElderRef;
import org.anling.contract.alert.Personal;
import org.anling.contract.event.CallEvent;
import org.anling.contract.event.Event;
import org.anling.contract.event.IncidentEvent;
import org.anling.contract.event.IncidentEvent.Opened;
import org.anling.contract.event.InputEvent.Ignored;
import org.anling.contract.event.InputEvent.Refused;
import org.anling.contract.event.OfferEvent;
import org.anling.contract.id.IncidentId;
import org.anling.contract.id.StaffId;
import org.anling.contract.incident.AssignmentStatus;
import org.anling.contract.incident.CloseGuard;
import org.anling.contract.incident.DeadlineKind;
import org.anling.contract.incident.Disposition;
import org.anling.contract.incident.Handling;
import org.anling.contract.incident.JoinReason;
import org.anling.contract.incident.Priority;
import org.anling.contract.incident.RefusalCode;
import org.anling.contract.incident.ReportWay;
import org.anling.contract.incident.SpokenOutcome;
import org.anling.contract.input.CallReport;
import org.anling.contract.input.CentreCommand;
import org.anling.contract.input.OperatorCommand;
import org.anling.contract.people.Role;
import org.anling.contract.state.CallState;
import org.anling.contract.state.CallState.Phase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Telephone calls: shown before anybody answers, never lost when nobody does. */
class CallTest {

    private static final IncidentId FIRST = new IncidentId("inc-1");
    private static final String NUMBER = "13800000001";
    private final TestCentre centre = TestCentre.atOnce();

    @BeforeEach
    void six_responders_and_anna_is_here() {
        for (int i = 1; i <= 6; i++) {
            centre.responder("r" + i, 100 * i);
        }
        centre.signOn(Samples.ANNA, Role.OPERATOR);
    }

    @Test
    void a_call_that_rings_is_there_with_its_number_and_opens_nothing() {
        List<Event> events = ring("c1", elder("e1"));
        assertThat(events).doesNotHaveAnyElementsOfTypes(Opened.class);
        assertThat(call("c1").phase()).isEqualTo(Phase.RINGING);
        assertThat(call("c1").number()).isEqualTo(NUMBER);
        assertThat(ring("c1", elder("e1"))).hasOnlyElementsOfType(Ignored.class);
    }

    @Test
    void who_answers_the_elder_has_an_incident_and_answers_for_it_and_nobody_is_sent() {
        ring("c1", elder("e1"));
        List<Event> events = answered("c1", elder("e1"), Samples.ANNA);
        assertThat(centre.incident(1).kind()).isEqualTo(AlertType.PHONE_CALL);
        assertThat(centre.incident(1).owner()).isEqualTo(Samples.ANNA);
        assertThat(centre.incident(1).place()).isEqualTo(Samples.home());
        assertThat(events)
                .contains(new CallEvent.CallAnswered("c1", elder("e1"), Samples.ANNA, FIRST))
                .doesNotHaveAnyElementsOfTypes(OfferEvent.class);
    }

    @Test
    void nobody_is_asked_what_came_of_it_before_the_call_is_over() {
        answered("c1", elder("e1"), Samples.ANNA);
        assertThat(centre.pass(120)).doesNotHaveAnyElementsOfTypes(IncidentEvent.NoReply.class);
        ended("c1", elder("e1"));
        assertThat(centre.pass(29)).doesNotHaveAnyElementsOfTypes(IncidentEvent.NoReply.class);
        assertThat(centre.pass(1)).hasAtLeastOneElementOfType(IncidentEvent.NoReply.class);
    }

    @Test
    void an_answered_call_joins_the_open_incident_and_ends_its_hold() {
        centre.press("e1", AlertType.SOS);
        centre.takeAndSpeak(1, SpokenOutcome.UNCLEAR);
        centre.operator(Samples.ANNA, 1, new OperatorCommand.Hold(Samples.NOON.plusSeconds(600)));
        assertThat(centre.incident(1).handling()).isEqualTo(Handling.ON_HOLD);
        List<Event> events = answered("c1", elder("e1"), Samples.ANNA);
        assertThat(events).doesNotHaveAnyElementsOfTypes(Opened.class);
        assertThat(call("c1").incident()).isEqualTo(FIRST);
        assertThat(centre.incident(1).handling()).isEqualTo(Handling.TAKEN);
    }

    @Test
    void of_two_elders_with_one_telephone_the_one_with_an_open_incident_is_meant() {
        centre.press("e2", AlertType.SOS);
        Caller both = new Caller(Caller.Party.ELDER, "k", List.of(Samples.elder("e1"), Samples.elder("e2")), null);
        ring("c1", both);
        assertThat(call("c1").caller().elder()).isEqualTo(Samples.elder("e2"));
        answered("c1", both, Samples.ANNA);
        assertThat(call("c1").incident()).isEqualTo(FIRST);
        assertThat(centre.state.incidents()).hasSize(1);
    }

    @Test
    void a_missed_call_of_an_elder_is_an_emergency_until_somebody_spoke_with_him() {
        ring("c1", elder("e1"));
        List<Event> events = ended("c1", elder("e1"));
        assertThat(centre.incident(1).kind()).isEqualTo(AlertType.MISSED_CALL);
        assertThat(centre.incident(1).priority()).isEqualTo(Priority.P1);
        assertThat(centre.incident(1).deadlines()).containsKey(DeadlineKind.TAKE);
        assertThat(events)
                .contains(new CallEvent.CallMissed("c1", elder("e1"), 1, false, FIRST))
                .doesNotHaveAnyElementsOfTypes(OfferEvent.class);
        centre.operator(Samples.ANNA, 1, new OperatorCommand.Take());
        List<Event> nobody = centre.operator(Samples.ANNA, 1, new OperatorCommand.NoReply());
        assertThat(nobody)
                .as("who does not answer the call back needs somebody")
                .hasAtLeastOneElementOfType(OfferEvent.OfferMade.class);
    }

    @Test
    void who_tells_the_staff_opens_an_incident_as_urgent_as_he_says_that_has_an_owner_at_once() {
        List<Event> events = report("e1", Priority.P1, ReportWay.NEIGHBOUR);
        assertThat(centre.incident(1).kind()).isEqualTo(AlertType.REPORTED);
        assertThat(centre.incident(1).priority()).isEqualTo(Priority.P1);
        assertThat(centre.incident(1).floor()).isEqualTo(Priority.P3);
        assertThat(centre.incident(1).owner()).isEqualTo(Samples.ANNA);
        assertThat(centre.incident(1).place()).isEqualTo(Samples.home());
        assertThat(centre.incident(1).deadlines()).containsKey(DeadlineKind.SPEAK);
        assertThat(events)
                .hasAtLeastOneElementOfType(IncidentEvent.NoteAdded.class)
                .doesNotHaveAnyElementsOfTypes(OfferEvent.class);
    }

    @Test
    void what_is_told_about_an_open_incident_joins_it_raises_it_and_takes_it_from_nobody() {
        centre.press("e1", AlertType.CALLBACK);
        centre.operator(Samples.BEN, 1, new OperatorCommand.Take());
        report("e1", Priority.P2, ReportWay.FAMILY);
        assertThat(centre.incident(1).priority()).isEqualTo(Priority.P2);
        report("e1", Priority.P3, ReportWay.DESK);
        assertThat(centre.incident(1).priority()).as("never lower").isEqualTo(Priority.P2);
        assertThat(centre.incident(1).owner()).isEqualTo(Samples.BEN);
        assertThat(centre.state.incidents()).hasSize(1);
    }

    @Test
    void a_missed_call_of_a_device_is_an_emergency_also_without_an_elder() {
        DeviceRef hub = Samples.device("hub-1");
        ended("c1", new Caller(Caller.Party.DEVICE, "k", List.of(), hub));
        assertThat(centre.incident(1).priority()).isEqualTo(Priority.P1);
        assertThat(centre.incident(1).device()).isEqualTo(hub);
    }

    @Test
    void a_missed_call_raises_the_open_incident_of_the_elder() {
        centre.press("e1", AlertType.CALLBACK);
        assertThat(centre.incident(1).priority()).isEqualTo(Priority.P3);
        ended("c1", elder("e1"));
        assertThat(centre.incident(1).priority()).isEqualTo(Priority.P1);
        assertThat(centre.state.incidents()).hasSize(1);
    }

    @Test
    void missed_calls_of_others_wait_on_the_list_each_number_once() {
        ended("c1", unknown("k1"));
        ended("c2", unknown("k1"));
        ended("c3", unknown("k2"));
        ended("c4", unknown(null));
        ended("c5", unknown(null));
        assertThat(centre.state.incidents()).isEmpty();
        assertThat(rows()).extracting(CallState::call).containsExactly("c2", "c3", "c4", "c5");
        assertThat(call("c2").times()).isEqualTo(2);
        centre.pass(java.time.Duration.ofHours(20));
        assertThat(rows()).as("nothing forgets them but a person").hasSize(4);
        command(new CentreCommand.ReturnCall("c2"));
        assertThat(rows()).extracting(CallState::call).containsExactly("c3", "c4", "c5");
    }

    @Test
    void a_contact_who_was_missed_waits_on_the_list_with_the_elder_beside_it() {
        ended("c1", new Caller(Caller.Party.CONTACT, "k", List.of(Samples.elder("e1")), null));
        assertThat(call("c1").phase()).isEqualTo(Phase.MISSED);
        assertThat(call("c1").caller().elder()).isEqualTo(Samples.elder("e1"));
    }

    @Test
    void speaking_with_the_number_ticks_off_what_was_missed_before() {
        ended("c1", unknown("k1"));
        assertThat(answered("c2", unknown("k1"), Samples.ANNA))
                .contains(new CallEvent.CallReturned("c1", Samples.ANNA, null));
        assertThat(rows()).extracting(CallState::call).containsExactly("c2");
    }

    @Test
    void an_unknown_caller_is_bound_to_an_elder_while_speaking_and_after_he_was_missed() {
        answered("c1", unknown("k1"), Samples.ANNA);
        assertThat(centre.state.incidents()).isEmpty();
        command(new CentreCommand.BindCall("c1", Samples.elder("e1")));
        assertThat(call("c1").incident()).isEqualTo(FIRST);
        assertThat(centre.incident(1).owner()).isEqualTo(Samples.ANNA);
        ended("c2", unknown("k2"));
        command(new CentreCommand.BindCall("c2", Samples.elder("e2")));
        assertThat(centre.incident(2).priority()).as("an elder who was missed").isEqualTo(Priority.P1);
        assertThat(call("c2").phase()).isEqualTo(Phase.ENDED);
    }

    @Test
    void who_was_bound_while_it_rang_is_an_emergency_when_nobody_answers() {
        ring("c1", unknown("k1"));
        command(new CentreCommand.BindCall("c1", Samples.elder("e1")));
        ended("c1", unknown("k1"));
        assertThat(centre.incident(1).priority()).isEqualTo(Priority.P1);
    }

    @Test
    void an_operator_may_say_first_that_he_speaks_and_only_one_can() {
        ring("c1", elder("e1"));
        command(new CentreCommand.AnswerCall("c1"));
        assertThat(centre.incident(1).owner()).isEqualTo(Samples.ANNA);
        assertThat(answered("c1", elder("e1"), Samples.ANNA)).hasOnlyElementsOfType(Ignored.class);
        assertThat(refusal(centre.centre(Samples.BEN, Role.OPERATOR, new CentreCommand.AnswerCall("c1"))))
                .isEqualTo(RefusalCode.ALREADY_TAKEN);
        assertThat(refusal(command(new CentreCommand.AnswerCall("c9")))).isEqualTo(RefusalCode.UNKNOWN_CALL);
        assertThat(refusal(command(new CentreCommand.ReturnCall("c1")))).isEqualTo(RefusalCode.WRONG_STATE);
    }

    @Test
    void who_is_not_signed_in_takes_nothing_by_what_the_exchange_says() {
        answered("c1", elder("e1"), new StaffId("somebody-at-home"));
        assertThat(centre.incident(1).handling()).isEqualTo(Handling.WAITING);
        assertThat(call("c1").by()).isNull();
    }

    @Test
    void an_answer_that_is_told_after_the_end_takes_the_call_off_the_list() {
        ended("c1", unknown("k1"));
        answered("c1", unknown("k1"), Samples.ANNA);
        assertThat(call("c1").phase()).isEqualTo(Phase.ENDED);
    }

    @Test
    void a_call_of_which_nothing_more_is_heard_counts_as_missed_and_is_forgotten_at_last() {
        ring("c1", elder("e1"));
        centre.pass(CallRules.RINGS);
        assertThat(centre.incident(1).kind()).isEqualTo(AlertType.MISSED_CALL);
        assertThat(centre.incident(1).place()).isEqualTo(Samples.home());
        answered("c2", unknown("k2"), Samples.ANNA);
        centre.pass(CallRules.TALKS.plus(CallRules.KEPT));
        assertThat(centre.state.tables().centre.calls.values()).isEmpty();
    }

    @Test
    void digits_and_the_recording_are_lines_of_the_incident() {
        answered("c1", elder("e1"), Samples.ANNA);
        assertThat(report("c1", CallReport.Fact.DIGITS, elder("e1"), null))
                .containsExactly(new CallEvent.CallDigits("c1", FIRST));
        ended("c1", elder("e1"));
        assertThat(report("c1", CallReport.Fact.RECORDED, elder("e1"), null))
                .containsExactly(new CallEvent.CallRecorded("c1", FIRST));
        assertThat(report("c9", CallReport.Fact.RECORDED, elder("e1"), null)).hasOnlyElementsOfType(Ignored.class);
    }

    @Test
    void who_is_called_is_a_line_of_the_incident_with_what_became_of_it() {
        centre.press("e1", AlertType.SOS);
        CentreCommand.DialOut dial = new CentreCommand.DialOut("out-1", "elder", FIRST, null);
        assertThat(command(dial))
                .contains(new CallEvent.CallDialled("out-1", unknown(null), Samples.ANNA, "elder", FIRST));
        assertThat(command(dial)).as("a repeat rings nobody twice").hasOnlyElementsOfType(Ignored.class);
        assertThat(report("out-1", CallReport.Fact.RINGING, unknown("k9"), null))
                .hasOnlyElementsOfType(Ignored.class);
        assertThat(answered("out-1", unknown("k9"), new StaffId("somebody-at-home")))
                .contains(new CallEvent.CallAnswered("out-1", unknown(null), Samples.ANNA, FIRST));
        assertThat(centre.incident(1).owner()).as("who speaks answers for it").isEqualTo(Samples.ANNA);
        assertThat(ended("out-1", unknown("k9"))).contains(new CallEvent.CallEnded("out-1", null, FIRST));
        assertThat(report("out-1", CallReport.Fact.RECORDED, unknown("k9"), null))
                .containsExactly(new CallEvent.CallRecorded("out-1", FIRST));
    }

    @Test
    void a_call_out_that_nobody_answers_is_no_missed_call() {
        centre.press("e1", AlertType.SOS);
        command(new CentreCommand.DialOut("out-1", "elder", FIRST, null));
        assertThat(ended("out-1", unknown("k9")))
                .contains(new CallEvent.CallEnded("out-1", null, FIRST))
                .doesNotHaveAnyElementsOfTypes(CallEvent.CallMissed.class, Opened.class);
        centre.pass(CallRules.KEPT);
        assertThat(rows()).isEmpty();
        command(new CentreCommand.DialOut("out-2", "elder", FIRST, null));
        assertThat(centre.pass(CallRules.RINGS))
                .as("an exchange that reports no calls out")
                .doesNotHaveAnyElementsOfTypes(CallEvent.CallMissed.class, Opened.class);
        assertThat(rows()).isEmpty();
        assertThat(refusal(command(new CentreCommand.DialOut("out-3", "elder", new IncidentId("inc-9"), null))))
                .isEqualTo(RefusalCode.UNKNOWN_INCIDENT);
    }

    @Test
    void who_is_called_back_and_answers_leaves_the_list() {
        ended("c1", unknown("k1"));
        command(new CentreCommand.DialOut("out-1", "caller", null, "c1"));
        ended("out-1", unknown("k1"));
        assertThat(call("c1").phase()).as("did not answer").isEqualTo(Phase.MISSED);
        command(new CentreCommand.DialOut("out-2", "caller", null, "c1"));
        assertThat(answered("out-2", unknown("k1"), Samples.ANNA))
                .contains(new CallEvent.CallReturned("c1", Samples.ANNA, null));
    }

    @Test
    void a_call_that_is_bound_again_after_its_incident_was_closed_opens_no_other() {
        answered("c1", unknown("k1"), Samples.ANNA);
        bind("c1", "e1");
        ended("c1", unknown("k1"));
        centre.closeSpoken(1);
        assertThat(bind("c1", "e1"))
                .containsExactly(new CallEvent.CallBound("c1", Samples.elder("e1"), Samples.ANNA, FIRST));
        bind("c1", "e2");
        assertThat(centre.incident(2).elder()).isEqualTo(Samples.elder("e2"));
        assertThat(bind("c1", "e1"))
                .as("back to the first, whose incident it has already")
                .containsExactly(new CallEvent.CallBound("c1", Samples.elder("e1"), Samples.ANNA, FIRST));
        assertThat(centre.state.incidents()).hasSize(2);
    }

    @Test
    void what_is_told_of_a_call_after_its_incident_was_closed_is_a_line_of_that_one() {
        ended("c1", elder("e1"));
        centre.closeSpoken(1);
        assertThat(answered("c1", elder("e1"), Samples.BEN))
                .as("it was not missed after all, and somebody has spoken with the elder since")
                .contains(new CallEvent.CallAnswered("c1", elder("e1"), Samples.BEN, FIRST))
                .doesNotHaveAnyElementsOfTypes(Opened.class, IncidentEvent.Taken.class);
        assertThat(centre.incident(1).handling()).isEqualTo(Handling.CLOSED);
    }

    @Test
    void who_says_that_he_answers_a_call_whose_incident_somebody_closed_meanwhile_opens_no_other() {
        answered("c1", elder("e1"), null);
        centre.closeSpoken(1);
        assertThat(centre.centre(Samples.BEN, Role.OPERATOR, new CentreCommand.AnswerCall("c1")))
                .contains(new CallEvent.CallAnswered("c1", elder("e1"), Samples.BEN, FIRST));
        assertThat(centre.state.incidents()).hasSize(1);
        centre.press("e1", AlertType.SOS);
        bind("c1", "e1");
        assertThat(call("c1").incident())
                .as("who still speaks is in what is open now")
                .isEqualTo(new IncidentId("inc-2"));
    }

    @Test
    void a_call_that_is_answered_after_what_was_open_while_it_rang_was_closed_is_something_new() {
        centre.press("e1", AlertType.SOS);
        ring("c1", elder("e1"));
        assertThat(call("c1").incident()).isEqualTo(FIRST);
        centre.closeSpoken(1);
        answered("c1", elder("e1"), Samples.ANNA);
        assertThat(centre.incident(2).kind()).isEqualTo(AlertType.PHONE_CALL);
        assertThat(centre.incident(2).mayRepeat()).isEqualTo(1);
    }

    @Test
    void a_missed_call_that_turns_out_to_be_another_elders_is_an_emergency_of_that_one() {
        ended("c1", elder("e1"));
        bind("c1", "e2");
        assertThat(centre.incident(2).kind()).isEqualTo(AlertType.MISSED_CALL);
        assertThat(centre.incident(2).priority()).isEqualTo(Priority.P1);
        centre.closeSpoken(1);
        centre.closeSpoken(2);
        bind("c1", "e1");
        bind("c1", "e2");
        assertThat(centre.state.incidents()).hasSize(2);
    }

    @Test
    void a_late_report_of_a_call_that_was_put_away_is_a_line_and_only_for_an_hour() {
        ended("c1", elder("e1"));
        centre.closeSpoken(1);
        command(new CentreCommand.ReturnCall("c1"));
        assertThat(ended("c1", elder("e1")))
                .contains(new CallEvent.CallMissed("c1", elder("e1"), 1, false, FIRST))
                .first()
                .isInstanceOfSatisfying(
                        IncidentEvent.AlertJoined.class,
                        joined -> assertThat(joined.why()).isEqualTo(JoinReason.COPY_AFTER_CLOSE));
        command(new CentreCommand.ReturnCall("c1"));
        centre.pass(CallRules.KEPT.plusSeconds(1));
        assertThat(ended("c1", elder("e1")))
                .as("an exchange that counts from one again: in doubt an emergency")
                .hasAtLeastOneElementOfType(Opened.class);
    }

    @Test
    void a_missed_call_in_an_incident_in_which_somebody_spoke_before_must_be_returned_too() {
        centre.press("e1", AlertType.SOS);
        centre.takeAndSpeak(1, SpokenOutcome.NEEDS_HELP);
        centre.accept("r1");
        ended("c1", elder("e1"));
        OperatorCommand.Close close = new OperatorCommand.Close(Disposition.REASSURED, CloseGuard.SPOKEN, null, null);
        assertThat(refusal(centre.operator(Samples.ANNA, 1, close))).isEqualTo(RefusalCode.GUARD_NOT_MET);
        assertThat(centre.pass(30)).hasAtLeastOneElementOfType(IncidentEvent.NoReply.class);
        centre.operator(Samples.ANNA, 1, new OperatorCommand.Spoken(SpokenOutcome.NO_HELP_NEEDED));
        centre.operator(Samples.ANNA, 1, close);
        assertThat(centre.incident(1).handling()).isEqualTo(Handling.CLOSED);
    }

    @Test
    void nobody_has_to_call_back_an_elder_with_whom_somebody_is() {
        centre.press("e1", AlertType.SOS);
        centre.takeAndSpeak(1, SpokenOutcome.NEEDS_HELP);
        centre.accept("r1");
        centre.move("r1", "inc-1-a1", AssignmentStatus.WITH_ELDER);
        ended("c1", elder("e1"));
        assertThat(centre.incident(1).deadlines()).doesNotContainKey(DeadlineKind.SPEAK);
    }

    @Test
    void what_somebody_tells_when_nobody_is_needed_any_more_is_asked_of_the_elder_again() {
        centre.press("e1", AlertType.SOS);
        centre.takeAndSpeak(1, SpokenOutcome.NO_HELP_NEEDED);
        report("e1", Priority.P2, ReportWay.NEIGHBOUR);
        assertThat(centre.incident(1).deadlines()).containsKey(DeadlineKind.SPEAK);
        assertThat(centre.state.incidents()).hasSize(1);
    }

    @Test
    void a_couple_with_one_telephone_that_is_missed_while_one_of_them_has_pressed_is_one_incident() {
        Caller both = new Caller(Caller.Party.ELDER, "k", List.of(Samples.elder("e1"), Samples.elder("e2")), null);
        ring("c1", both);
        ring("c2", both);
        centre.press("e2", AlertType.SOS);
        ended("c1", both);
        assertThat(answered("c2", both, Samples.ANNA)).doesNotHaveAnyElementsOfTypes(Opened.class);
        assertThat(call("c1").incident()).isEqualTo(FIRST);
        assertThat(call("c2").incident()).isEqualTo(FIRST);
        centre.closeSpoken(1);
        Caller meant = new Caller(Caller.Party.ELDER, "k", List.of(Samples.elder("e2"), Samples.elder("e1")), null);
        assertThat(answered("c1", both, Samples.ANNA))
                .as("and is told as a call of that one")
                .contains(new CallEvent.CallAnswered("c1", meant, Samples.ANNA, FIRST));
    }

    @Test
    void who_was_spoken_with_was_not_missed_whoever_it_turns_out_to_be() {
        answered("c1", unknown("k1"), null);
        ended("c1", unknown("k1"));
        bind("c1", "e1");
        assertThat(centre.incident(1).kind()).isEqualTo(AlertType.PHONE_CALL);
        answered("c2", elder("e2"), Samples.ANNA);
        ended("c2", elder("e2"));
        bind("c2", "e3");
        assertThat(centre.incident(3).kind()).isEqualTo(AlertType.PHONE_CALL);
        assertThat(centre.incident(3).priority()).isEqualTo(Priority.P2);
    }

    @Test
    void a_call_that_was_put_away_and_rings_once_more_is_the_same_for_an_hour() {
        answered("c1", elder("e1"), Samples.ANNA);
        ended("c1", elder("e1"));
        centre.closeSpoken(1);
        command(new CentreCommand.ReturnCall("c1"));
        ring("c1", elder("e1"));
        assertThat(answered("c1", elder("e1"), Samples.ANNA))
                .contains(new CallEvent.CallAnswered("c1", elder("e1"), Samples.ANNA, FIRST));
        ended("c1", elder("e1"));
        centre.pass(CallRules.KEPT.plusSeconds(1));
        assertThat(rows()).isEmpty();
        ring("c1", elder("e1"));
        assertThat(answered("c1", elder("e1"), Samples.ANNA)).hasAtLeastOneElementOfType(Opened.class);
    }

    @Test
    void who_was_missed_and_bound_is_forgotten_at_last_and_each_number_is_a_device() {
        ended("c1", unknown("k1"));
        bind("c1", "e1");
        assertThat(centre.incident(1).device().id().value()).isEqualTo("tel-k1");
        centre.pass(CallRules.KEPT);
        assertThat(rows()).isEmpty();
        assertThat(refusal(bind("c1", "e1"))).isEqualTo(RefusalCode.UNKNOWN_CALL);
        assertThat(refusal(command(new CentreCommand.ReturnCall("c1")))).isEqualTo(RefusalCode.UNKNOWN_CALL);
    }

    @Test
    void what_is_told_ends_a_hold_and_brings_what_is_due_nearer() {
        centre.press("e1", AlertType.CALLBACK);
        centre.takeAndSpeak(1, SpokenOutcome.UNCLEAR);
        centre.operator(Samples.ANNA, 1, new OperatorCommand.Hold(Samples.NOON.plusSeconds(600)));
        report("e1", Priority.P1, ReportWay.NEIGHBOUR);
        assertThat(centre.incident(1).handling()).isEqualTo(Handling.TAKEN);
        assertThat(centre.incident(1).deadlines().get(DeadlineKind.REMIND))
                .isBeforeOrEqualTo(Samples.NOON.plusSeconds(300));
    }

    @Test
    void who_is_called_back_after_the_incident_of_his_missed_call_was_closed_is_a_line_of_it() {
        ended("c1", elder("e1"));
        command(new CentreCommand.DialOut("out-1", "caller", FIRST, "c1"));
        centre.closeSpoken(1);
        assertThat(answered("out-1", unknown("k9"), Samples.ANNA))
                .contains(new CallEvent.CallAnswered("out-1", elder("e1"), Samples.ANNA, FIRST));
        command(new CentreCommand.DialOut("out-3", "caller", FIRST, "c1"));
        assertThat(call("out-3").incident()).isEqualTo(FIRST);
        command(new CentreCommand.DialOut("out-2", "elder", FIRST, null));
        assertThat(answered("out-2", unknown("k9"), Samples.ANNA))
                .as("the call after closing")
                .contains(new CallEvent.CallAnswered("out-2", unknown(null), Samples.ANNA, FIRST));
        assertThat(centre.state.incidents()).hasSize(1);
    }

    @Test
    void a_contact_who_is_called_back_when_all_was_closed_tells_something_new() {
        centre.press("e1", AlertType.SOS);
        ended("c1", new Caller(Caller.Party.CONTACT, "k", List.of(Samples.elder("e1")), null));
        assertThat(call("c1").incident()).isEqualTo(FIRST);
        centre.closeSpoken(1);
        command(new CentreCommand.DialOut("out-1", "caller", FIRST, "c1"));
        answered("out-1", unknown("k9"), Samples.ANNA);
        assertThat(call("out-1").incident()).isEqualTo(new IncidentId("inc-2"));
        assertThat(centre.incident(2).elder()).isEqualTo(Samples.elder("e1"));
    }

    private List<Event> bind(String call, String elder) {
        return command(new CentreCommand.BindCall(call, Samples.elder(elder)));
    }

    private List<CallState> rows() {
        return List.copyOf(centre.state.tables().centre.calls.values());
    }

    private CallState call(String id) {
        return centre.state.tables().centre.calls.find(id).orElseThrow();
    }

    private static RefusalCode refusal(List<Event> events) {
        return ((Refused) events.getFirst()).code();
    }

    private List<Event> command(CentreCommand.Action action) {
        return centre.centre(Samples.ANNA, Role.OPERATOR, action);
    }

    private List<Event> report(String elder, Priority priority, ReportWay way) {
        CentreCommand.Report report = new CentreCommand.Report(Samples.elder(elder), priority, way);
        Personal told = new Personal(null, Samples.home(), "the neighbour heard a fall", null, List.of());
        return centre.send(new CentreCommand(Samples.ANNA, Role.OPERATOR, report), told);
    }

    private List<Event> ring(String call, Caller caller) {
        return report(call, CallReport.Fact.RINGING, caller, null);
    }

    private List<Event> answered(String call, Caller caller, @Nullable StaffId by) {
        return report(call, CallReport.Fact.ANSWERED, caller, by);
    }

    private List<Event> ended(String call, Caller caller) {
        return report(call, CallReport.Fact.ENDED, caller, null);
    }

    private List<Event> report(String call, CallReport.Fact fact, Caller caller, @Nullable StaffId by) {
        Personal personal = new Personal(null, Samples.home(), null, NUMBER, List.of());
        return centre.send(new CallReport(call, fact, caller, by, null), personal);
    }

    private static Caller elder(String id) {
        ElderRef elder = Samples.elder(id);
        return new Caller(Caller.Party.ELDER, "k-" + id, List.of(elder), null);
    }

    private static Caller unknown(@Nullable String key) {
        return Caller.unknown(key);
    }
}

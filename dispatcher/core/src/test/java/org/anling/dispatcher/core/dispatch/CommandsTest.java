package org.anling.dispatcher.core.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.anling.contract.alert.AlertType;
import org.anling.contract.alert.ElderRef;
import org.anling.contract.alert.Personal;
import org.anling.contract.event.Event;
import org.anling.contract.event.IncidentEvent;
import org.anling.contract.event.IncidentEvent.Escalated;
import org.anling.contract.event.IncidentEvent.NoReply;
import org.anling.contract.event.IncidentEvent.PriorityChanged;
import org.anling.contract.event.IncidentEvent.Taken;
import org.anling.contract.event.InputEvent.Ignored;
import org.anling.contract.event.InputEvent.Refused;
import org.anling.contract.event.OfferEvent.AssignmentMoved;
import org.anling.contract.event.OfferEvent.OfferMade;
import org.anling.contract.event.OfferEvent.OfferWithdrawn;
import org.anling.contract.id.OfferId;
import org.anling.contract.id.ResponderId;
import org.anling.contract.incident.AssignmentStatus;
import org.anling.contract.incident.CloseGuard;
import org.anling.contract.incident.Disposition;
import org.anling.contract.incident.EscalationReason;
import org.anling.contract.incident.Handling;
import org.anling.contract.incident.Priority;
import org.anling.contract.incident.RefusalCode;
import org.anling.contract.incident.SpokenOutcome;
import org.anling.contract.incident.WithdrawReason;
import org.anling.contract.input.OperatorCommand;
import org.anling.contract.input.RegistryChange;
import org.anling.contract.people.Availability;
import org.anling.contract.people.Role;
import org.anling.contract.state.ResponderState;
import org.anling.dispatcher.core.incident.BuiltInPlans;
import org.anling.dispatcher.core.incident.DispatchSettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the staff can do, and who is told no. */
class CommandsTest {

    private final TestCentre centre = new TestCentre(DispatchSettings.DEFAULT.withPlans(BuiltInPlans.AT_ONCE));

    @BeforeEach
    void a_press_with_seven_responders() {
        for (int i = 1; i <= 7; i++) {
            centre.responder("r" + i, 100 * i);
        }
        centre.press("e1", AlertType.SOS);
    }

    @Test
    void who_takes_it_is_its_owner() {
        assertThat(take()).first().isEqualTo(new Taken(centre.incident(1).id(), Samples.ANNA));
        assertThat(centre.incident(1).owner()).isEqualTo(Samples.ANNA);
        assertThat(centre.incident(1).handling()).isEqualTo(Handling.TAKEN);
    }

    @Test
    void the_second_to_take_is_told_who_was_first_and_when() {
        centre.pass(4);
        take();
        centre.pass(3);
        assertThat(centre.operator(Samples.BEN, 1, new OperatorCommand.Take()))
                .containsExactly(new Refused(RefusalCode.ALREADY_TAKEN, "inc-1", "anna", Samples.NOON.plusSeconds(4)));
        assertThat(take()).hasOnlyElementsOfType(Ignored.class);
    }

    @Test
    void who_answers_keeps_it_even_from_a_supervisor_who_may_act_beside_him() {
        take();
        assertThat(centre.command(Samples.BOSS, Role.SUPERVISOR, 1, new OperatorCommand.Take()))
                .first()
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(RefusalCode.ALREADY_TAKEN));
        assertThat(centre.incident(1).owner()).isEqualTo(Samples.ANNA);
        centre.command(Samples.BOSS, Role.SUPERVISOR, 1, new OperatorCommand.Spoken(SpokenOutcome.UNCLEAR));
        assertThat(centre.incident(1).spoken()).isEqualTo(SpokenOutcome.UNCLEAR);
    }

    @Test
    void neither_an_admin_nor_a_responder_commands() {
        assertThat(centre.command(Samples.BEN, Role.ADMIN, 1, new OperatorCommand.Take()))
                .containsExactly(new Refused(RefusalCode.NOT_ALLOWED, "inc-1", null, null));
        assertThat(centre.operator(Samples.ANNA, 9, new OperatorCommand.Take()))
                .containsExactly(new Refused(RefusalCode.UNKNOWN_INCIDENT, "inc-9", null, null));
    }

    @Test
    void nobody_decides_before_the_take() {
        assertThat(spoken(SpokenOutcome.NO_HELP_NEEDED))
                .containsExactly(new Refused(RefusalCode.NOT_TAKEN, "inc-1", null, null));
    }

    @Test
    void anybody_may_add_a_note_even_after_the_close() {
        Personal note = Personal.ofNote("the door code has changed");
        OperatorCommand command = new OperatorCommand(
                Samples.BEN, Role.OPERATOR, centre.incident(1).id(), new OperatorCommand.AddNote());
        centre.send(command, note);
        assertThat(centre.log.getLast().personal()).isEqualTo(note);
        closeSpoken();
        assertThat(centre.send(command, note)).hasOnlyElementsOfType(IncidentEvent.NoteAdded.class);
    }

    @Test
    void no_reply_recorded_asks_full_k_escalates_and_never_lowers() {
        centre.press("e2", AlertType.LIFE_SERVICE);
        centre.operator(Samples.ANNA, 2, new OperatorCommand.Take());
        List<Event> events = centre.operator(Samples.ANNA, 2, new OperatorCommand.NoReply());
        assertThat(events).first().isEqualTo(new NoReply(centre.incident(2).id(), Samples.ANNA));
        assertThat(events).hasAtLeastOneElementOfType(PriorityChanged.class);
        assertThat(centre.incident(2).priority()).isEqualTo(Priority.P1);
        assertThat(events)
                .filteredOn(event ->
                        event instanceof Escalated escalated && escalated.reason() == EscalationReason.NO_REPLY)
                .hasSize(1);
    }

    @Test
    void neither_spoken_nor_no_reply_30_s_after_the_take_counts_as_no_reply() {
        take();
        assertThat(centre.pass(29)).doesNotHaveAnyElementsOfTypes(NoReply.class);
        assertThat(centre.pass(1)).contains(new NoReply(centre.incident(1).id(), null));
    }

    @Test
    void a_no_reply_call_is_not_a_nuisance() {
        take();
        spoken(SpokenOutcome.NO_HELP_NEEDED);
        centre.pass(60);
        centre.operator(Samples.ANNA, 1, new OperatorCommand.NoReply());
        assertThat(centre.asked(1)).as("asked again, though it was stood down").hasSize(5);
        assertThat(close(CloseGuard.SPOKEN, null, null)).first().isEqualTo(refused(RefusalCode.GUARD_NOT_MET));
    }

    @Test
    void a_false_press_stands_everybody_down_and_counts_in_nobodys_record() {
        centre.decline("r1");
        centre.accept("r2");
        take();
        List<Event> events = centre.operator(Samples.ANNA, 1, new OperatorCommand.FalsePress());
        assertThat(events)
                .filteredOn(
                        event -> event instanceof AssignmentMoved moved && moved.status() == AssignmentStatus.RELEASED)
                .hasSize(1);
        assertThat(centre.state.responders())
                .allMatch(r ->
                        r.offers() == 0 && r.accepts() == 0 && r.recentJobs().isEmpty());
        assertThat(centre.pass(100)).doesNotHaveAnyElementsOfTypes(OfferMade.class, NoReply.class);
        assertThat(centre.operator(Samples.ANNA, 1, new OperatorCommand.FalsePress()))
                .hasOnlyElementsOfType(Ignored.class);
    }

    @Test
    void a_press_after_a_false_press_is_taken_seriously() {
        take();
        centre.operator(Samples.ANNA, 1, new OperatorCommand.FalsePress());
        assertThat(centre.asked(1)).isEmpty();
        centre.press("e1", AlertType.SOS);
        assertThat(centre.asked(1)).hasSize(5);
        assertThat(centre.pass(30)).as("and must be spoken with again").hasAtLeastOneElementOfType(NoReply.class);
    }

    @Test
    void an_offer_by_hand_asks_one_beside_the_chosen_ones() {
        take();
        List<Event> events = byHand("r7");
        assertThat(events)
                .first()
                .isInstanceOfSatisfying(
                        OfferMade.class, made -> assertThat(made.byHand()).isEqualTo(Samples.ANNA));
        assertThat(centre.asked(1)).hasSize(6);
        assertThat(byHand("r7")).containsExactly(new Refused(RefusalCode.NOT_ELIGIBLE, "r7", null, null));
        assertThat(byHand("nobody")).containsExactly(new Refused(RefusalCode.UNKNOWN_RESPONDER, "nobody", null, null));
        centre.availability("r6", Availability.UNAVAILABLE);
        assertThat(byHand("r6")).containsExactly(new Refused(RefusalCode.NOT_ELIGIBLE, "r6", null, null));
    }

    @Test
    void a_withdrawn_offer_is_refilled() {
        take();
        List<Event> events =
                centre.operator(Samples.ANNA, 1, new OperatorCommand.WithdrawOffer(new OfferId("inc-1-o1")));
        assertThat(events)
                .first()
                .isInstanceOfSatisfying(
                        OfferWithdrawn.class, gone -> assertThat(gone.reason()).isEqualTo(WithdrawReason.BY_OPERATOR));
        assertThat(centre.asked(1)).hasSize(5);
    }

    @Test
    void calling_120_is_recorded_by_whoever_called() {
        Instant calledAt = centre.now;
        centre.operator(Samples.BEN, 1, new OperatorCommand.EmergencyService("120", calledAt, "operator", "A-17"));
        assertThat(centre.incident(1).clocks().emergencyServiceAt()).isEqualTo(calledAt);
    }

    @Test
    void the_close_guard_wants_seen_or_spoken_or_a_reference_or_a_supervisors_reason() {
        take();
        assertThat(close(CloseGuard.SEEN, null, null)).containsExactly(refused(RefusalCode.GUARD_NOT_MET));
        assertThat(close(CloseGuard.SPOKEN, null, null)).containsExactly(refused(RefusalCode.GUARD_NOT_MET));
        assertThat(close(CloseGuard.HANDED_TO_120, " ", null)).containsExactly(refused(RefusalCode.REASON_MISSING));
        assertThat(close(CloseGuard.OVERRIDE, null, "because")).containsExactly(refused(RefusalCode.NOT_ALLOWED));
        assertThat(centre.command(
                        Samples.BOSS,
                        Role.SUPERVISOR,
                        1,
                        new OperatorCommand.Close(Disposition.OTHER, CloseGuard.OVERRIDE, null, "")))
                .containsExactly(refused(RefusalCode.REASON_MISSING));
        close(CloseGuard.HANDED_TO_120, "A-17", null);
        assertThat(centre.incident(1).handling()).isEqualTo(Handling.CLOSED);
    }

    @Test
    void a_close_stands_everybody_down_and_a_second_one_is_told_who_and_when() {
        closeSpoken();
        assertThat(centre.incident(1).deadlines()).isEmpty();
        centre.pass(5);
        assertThat(close(CloseGuard.SPOKEN, null, null))
                .containsExactly(new Refused(RefusalCode.ALREADY_CLOSED, "inc-1", "anna", Samples.NOON));
        assertThat(centre.state.openIncidents()).isEmpty();
        assertThat(centre.pass(3600)).hasOnlyElementsOfType(org.anling.contract.event.CentreEvent.class);
    }

    @Test
    void seen_by_a_person_closes() {
        centre.accept("r1");
        centre.move("r1", "inc-1-a1", AssignmentStatus.WITH_ELDER);
        take();
        close(CloseGuard.SEEN, null, null);
        assertThat(centre.incident(1).handling()).isEqualTo(Handling.CLOSED);
        assertThat(centre.incident(1).assignments().getFirst().status()).isEqualTo(AssignmentStatus.DONE);
    }

    @Test
    void a_newer_card_is_shown_and_an_older_record_is_ignored() {
        ElderRef newer =
                new ElderRef(Samples.elder("e1").id(), Samples.COMMUNITY, 2, "default", ElderRef.Risk.STANDARD);
        RegistryChange change = new RegistryChange(9, new RegistryChange.PutElder(newer));
        assertThat(centre.send(change, null))
                .containsExactly(
                        new IncidentEvent.CardChanged(centre.incident(1).id(), newer));
        assertThat(centre.incident(1).elder()).isEqualTo(newer);
        assertThat(centre.send(change, null)).hasOnlyElementsOfType(Ignored.class);
        centre.responder("r1", 9_000, 1);
        assertThat(responder("r1").base()).isEqualTo(Samples.away(100));
    }

    @Test
    void a_responder_who_left_is_asked_no_longer() {
        centre.send(new RegistryChange(9, new RegistryChange.RemoveResponder(new ResponderId("r1"), 2)), null);
        assertThat(centre.asked(1)).containsExactly("r2", "r3", "r4", "r5", "r6");
    }

    @Test
    void who_called_again_after_the_talk_is_spoken_with_again_before_it_is_closed_lowered_or_put_aside() {
        centre.press("e1", AlertType.SOS);
        centre.takeAndSpeak(1, SpokenOutcome.NO_HELP_NEEDED);
        centre.pass(60);
        centre.press("e1", AlertType.SOS);
        OperatorCommand.Close close = new OperatorCommand.Close(Disposition.FALSE_PRESS, CloseGuard.SPOKEN, null, null);
        assertThat(centre.operator(Samples.ANNA, 1, close)).hasOnlyElementsOfType(Refused.class);
        assertThat(centre.operator(Samples.ANNA, 1, new OperatorCommand.SetPriority(Priority.P3, "again")))
                .hasOnlyElementsOfType(Refused.class);
        assertThat(centre.operator(Samples.ANNA, 1, new OperatorCommand.Hold(centre.now.plusSeconds(600))))
                .hasOnlyElementsOfType(Refused.class);
        centre.operator(Samples.ANNA, 1, new OperatorCommand.Spoken(SpokenOutcome.NO_HELP_NEEDED));
        centre.operator(Samples.ANNA, 1, close);
        assertThat(centre.incident(1).handling()).isEqualTo(Handling.CLOSED);
    }

    private ResponderState responder(String id) {
        return centre.state.responders().stream()
                .filter(r -> r.profile().id().value().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Refused refused(RefusalCode code) {
        return new Refused(code, "inc-1", null, null);
    }

    private List<Event> take() {
        return centre.operator(Samples.ANNA, 1, new OperatorCommand.Take());
    }

    private List<Event> spoken(SpokenOutcome outcome) {
        return centre.operator(Samples.ANNA, 1, new OperatorCommand.Spoken(outcome));
    }

    private List<Event> byHand(String responder) {
        return centre.operator(Samples.ANNA, 1, new OperatorCommand.OfferByHand(new ResponderId(responder)));
    }

    private List<Event> close(CloseGuard guard, @Nullable String reference, @Nullable String reason) {
        return centre.operator(
                Samples.ANNA, 1, new OperatorCommand.Close(Disposition.REASSURED, guard, reference, reason));
    }

    private void closeSpoken() {
        take();
        spoken(SpokenOutcome.NEEDS_HELP);
        close(CloseGuard.SPOKEN, null, null);
    }
}

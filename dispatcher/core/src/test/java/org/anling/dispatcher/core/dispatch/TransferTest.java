package org.anling.dispatcher.core.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.anling.contract.alert.AlertType;
import org.anling.contract.event.Event;
import org.anling.contract.event.IncidentEvent.Escalated;
import org.anling.contract.event.IncidentEvent.NoReply;
import org.anling.contract.event.IncidentEvent.Reassigned;
import org.anling.contract.event.IncidentEvent.TransferAccepted;
import org.anling.contract.event.IncidentEvent.TransferDeclined;
import org.anling.contract.event.IncidentEvent.TransferOffered;
import org.anling.contract.event.InputEvent.Ignored;
import org.anling.contract.event.InputEvent.Refused;
import org.anling.contract.id.IncidentId;
import org.anling.contract.id.StaffId;
import org.anling.contract.incident.AlarmTarget;
import org.anling.contract.incident.CloseGuard;
import org.anling.contract.incident.DeadlineKind;
import org.anling.contract.incident.Disposition;
import org.anling.contract.incident.EscalationReason;
import org.anling.contract.incident.Handling;
import org.anling.contract.incident.RefusalCode;
import org.anling.contract.incident.SpokenOutcome;
import org.anling.contract.input.CentreCommand;
import org.anling.contract.input.OperatorCommand;
import org.anling.contract.people.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** First-responsible: who answers keeps it until somebody else accepts it. */
class TransferTest {

    private static final IncidentId ID = new IncidentId("inc-1");
    private final TestCentre centre = TestCentre.atOnce();

    @BeforeEach
    void anna_has_an_incident() {
        centre.press("e1", AlertType.SOS);
        centre.operator(Samples.ANNA, 1, new OperatorCommand.Take());
    }

    @Test
    void the_owner_answers_for_it_until_somebody_accepts() {
        assertThat(transfer(Samples.BEN)).first().isEqualTo(new TransferOffered(ID, Samples.ANNA, Samples.BEN));
        assertThat(centre.incident(1).handling()).isEqualTo(Handling.IN_TRANSFER);
        assertThat(centre.incident(1).owner()).isEqualTo(Samples.ANNA);
        centre.operator(Samples.ANNA, 1, new OperatorCommand.Spoken(SpokenOutcome.UNCLEAR));
        assertThat(centre.incident(1).spoken()).isEqualTo(SpokenOutcome.UNCLEAR);
        assertThat(accept(Samples.BEN)).first().isEqualTo(new TransferAccepted(ID, Samples.BEN));
        assertThat(centre.incident(1).owner()).isEqualTo(Samples.BEN);
        assertThat(centre.incident(1).handling()).isEqualTo(Handling.TAKEN);
        assertThat(centre.incident(1).deadlines()).doesNotContainKey(DeadlineKind.HANDOVER);
        assertThat(centre.operator(Samples.ANNA, 1, new OperatorCommand.NoReply()))
                .as("and no longer")
                .hasOnlyElementsOfType(Refused.class);
    }

    @Test
    void the_elder_must_be_spoken_with_whoever_hands_it_to_whom() {
        transfer(Samples.BEN);
        assertThat(centre.pass(30)).contains(new NoReply(ID, null));
        assertThat(centre.incident(1).handling()).isEqualTo(Handling.IN_TRANSFER);
    }

    @Test
    void nobody_who_is_not_signed_in_is_asked_to_take_over() {
        StaffId home = new StaffId("carl");
        assertThat(transfer(home)).containsExactly(new Refused(RefusalCode.NOT_SIGNED_IN, "inc-1", "carl", null));
        assertThat(transfer(Samples.ANNA)).containsExactly(refused(RefusalCode.MALFORMED));
        transfer(Samples.BEN);
        assertThat(transfer(Samples.BOSS))
                .containsExactly(new Refused(RefusalCode.WRONG_STATE, "inc-1", "ben", Samples.NOON));
    }

    @Test
    void a_transfer_that_nobody_accepts_in_60_s_goes_back_and_its_owner_hears_of_it() {
        centre.operator(Samples.ANNA, 1, new OperatorCommand.Spoken(SpokenOutcome.UNCLEAR));
        transfer(Samples.BEN);
        assertThat(centre.pass(59)).doesNotHaveAnyElementsOfTypes(TransferDeclined.class);
        List<Event> events = centre.pass(1);
        assertThat(events).contains(new TransferDeclined(ID, null, null));
        assertThat(events)
                .anyMatch(event -> event instanceof Escalated escalated
                        && escalated.reason() == EscalationReason.TRANSFER_NOT_ACCEPTED
                        && escalated.target() == AlarmTarget.OPERATOR);
        assertThat(centre.incident(1).owner()).isEqualTo(Samples.ANNA);
        assertThat(accept(Samples.BEN)).as("too late").hasOnlyElementsOfType(Refused.class);
    }

    @Test
    void only_who_was_asked_accepts_and_who_asked_or_was_asked_declines() {
        transfer(Samples.BEN);
        assertThat(centre.command(Samples.BOSS, Role.SUPERVISOR, 1, new OperatorCommand.AcceptTransfer()))
                .containsExactly(new Refused(RefusalCode.NOT_YOURS, "inc-1", "ben", Samples.NOON));
        assertThat(decline(Samples.BOSS))
                .containsExactly(new Refused(RefusalCode.NOT_YOURS, "inc-1", "ben", Samples.NOON));
        assertThat(decline(Samples.ANNA)).first().isEqualTo(new TransferDeclined(ID, Samples.ANNA, null));
        transfer(Samples.BEN);
        assertThat(decline(Samples.BEN)).first().isEqualTo(new TransferDeclined(ID, Samples.BEN, null));
        assertThat(decline(Samples.BEN)).containsExactly(new Refused(RefusalCode.WRONG_STATE, "inc-1", "anna", null));
        assertThat(centre.incident(1).owner()).isEqualTo(Samples.ANNA);
    }

    @Test
    void who_was_asked_and_goes_home_leaves_it_with_its_owner() {
        transfer(Samples.BEN);
        List<Event> events = centre.centre(Samples.BEN, Role.OPERATOR, new CentreCommand.SignOff());
        assertThat(events).contains(new TransferDeclined(ID, Samples.BEN, null));
        assertThat(TestCentre.reasons(events)).containsExactly(EscalationReason.TRANSFER_NOT_ACCEPTED);
        assertThat(centre.incident(1).handling()).isEqualTo(Handling.TAKEN);
    }

    @Test
    void a_supervisor_gives_it_to_somebody_who_is_signed_in_with_a_reason() {
        assertThat(reassign(Samples.ANNA, Role.OPERATOR, Samples.BEN, "busy"))
                .containsExactly(refused(RefusalCode.NOT_ALLOWED));
        assertThat(reassign(Samples.BOSS, Role.SUPERVISOR, Samples.BEN, " "))
                .containsExactly(refused(RefusalCode.REASON_MISSING));
        assertThat(reassign(Samples.BOSS, Role.SUPERVISOR, new StaffId("carl"), "busy"))
                .containsExactly(new Refused(RefusalCode.NOT_SIGNED_IN, "inc-1", "carl", null));
        assertThat(reassign(Samples.BOSS, Role.SUPERVISOR, Samples.ANNA, "busy"))
                .hasOnlyElementsOfType(Ignored.class);
        transfer(Samples.BOSS);
        assertThat(reassign(Samples.BOSS, Role.SUPERVISOR, Samples.BEN, "busy"))
                .first()
                .isEqualTo(new Reassigned(ID, Samples.BOSS, Samples.BEN, ""));
        assertThat(centre.incident(1).owner()).isEqualTo(Samples.BEN);
        assertThat(centre.incident(1).deadlines())
                .containsKey(DeadlineKind.SPEAK)
                .doesNotContainKey(DeadlineKind.HANDOVER);
    }

    @Test
    void what_nobody_took_a_supervisor_may_give_to_somebody_and_its_clocks_start() {
        centre.press("e2", AlertType.SOS);
        centre.boss(2, new OperatorCommand.Reassign(Samples.BEN, "nearest desk"));
        assertThat(centre.incident(2).owner()).isEqualTo(Samples.BEN);
        assertThat(centre.incident(2).clocks().takenAt()).isEqualTo(centre.now);
        assertThat(centre.incident(2).deadlines())
                .containsKey(DeadlineKind.SPEAK)
                .doesNotContainKeys(DeadlineKind.TAKE, DeadlineKind.TAKE_AGAIN);
    }

    @Test
    void a_held_incident_may_be_handed_over() {
        centre.operator(Samples.ANNA, 1, new OperatorCommand.Spoken(SpokenOutcome.UNCLEAR));
        centre.operator(Samples.ANNA, 1, new OperatorCommand.Hold(centre.now.plusSeconds(600)));
        transfer(Samples.BEN);
        assertThat(centre.incident(1).handling()).isEqualTo(Handling.IN_TRANSFER);
        assertThat(centre.incident(1).deadlines()).doesNotContainKey(DeadlineKind.WAKE);
        accept(Samples.BEN);
        assertThat(centre.incident(1).handling()).isEqualTo(Handling.TAKEN);
    }

    @Test
    void a_false_press_and_a_close_work_while_it_is_handed_over() {
        centre.operator(Samples.ANNA, 1, new OperatorCommand.Spoken(SpokenOutcome.NO_HELP_NEEDED));
        transfer(Samples.BEN);
        centre.operator(Samples.ANNA, 1, new OperatorCommand.FalsePress());
        centre.operator(
                Samples.ANNA, 1, new OperatorCommand.Close(Disposition.FALSE_PRESS, CloseGuard.SPOKEN, null, null));
        assertThat(centre.incident(1).handling()).isEqualTo(Handling.CLOSED);
        assertThat(centre.incident(1).desk().transfer()).isNull();
        assertThat(accept(Samples.BEN)).hasOnlyElementsOfType(Refused.class);
    }

    private List<Event> transfer(StaffId to) {
        return centre.operator(Samples.ANNA, 1, new OperatorCommand.Transfer(to));
    }

    private List<Event> accept(StaffId by) {
        return centre.operator(by, 1, new OperatorCommand.AcceptTransfer());
    }

    private List<Event> decline(StaffId by) {
        return centre.operator(by, 1, new OperatorCommand.DeclineTransfer("no"));
    }

    private List<Event> reassign(StaffId by, Role role, StaffId to, String reason) {
        return centre.command(by, role, 1, new OperatorCommand.Reassign(to, reason));
    }

    private static Refused refused(RefusalCode code) {
        return new Refused(code, "inc-1", null, null);
    }
}

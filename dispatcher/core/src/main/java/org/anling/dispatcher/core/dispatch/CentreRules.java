package org.anling.dispatcher.core.dispatch;

import org.anling.contract.alert.Personal;
import org.anling.contract.id.StaffId;
import org.anling.contract.incident.RefusalCode;
import org.anling.contract.input.CentreCommand;
import org.anling.contract.people.Role;
import org.anling.contract.state.CentreDeadline;
import org.anling.dispatcher.core.duty.CoverRules;
import org.anling.dispatcher.core.duty.DutyRules;
import org.anling.dispatcher.core.help.Draft;
import org.jspecify.annotations.Nullable;

/** What becomes of what the staff says that is not about one incident, and of the deadlines of the centre. */
final class CentreRules {

    private CentreRules() {}

    static void decide(Draft d, CentreCommand command, @Nullable Personal personal) {
        StaffId by = command.by();
        if (command.role() != Role.OPERATOR && command.role() != Role.SUPERVISOR) {
            d.refuse(RefusalCode.NOT_ALLOWED, by.value());
            return;
        }
        switch (command.action()) {
            case CentreCommand.SignOn _ -> StaffRules.signOn(d, by, command.role());
            case CentreCommand.SignOff _ -> StaffRules.signOff(d, by);
            case CentreCommand.StartTest start -> TestRules.start(d, by, start.elder(), start.until());
            case CentreCommand.EndTest end -> TestRules.end(d, by, end.elder());
            case CentreCommand.AcknowledgeTechnical seen -> TechnicalRules.acknowledge(d, by, seen.id());
            case CentreCommand.ShelveTechnical shelve ->
                TechnicalRules.shelve(d, by, shelve.id(), shelve.until(), shelve.reason());
            case CentreCommand.CloseTechnical close -> TechnicalRules.close(d, by, close.id(), close.reason());
            case CentreCommand.AnswerCall answer -> CallRules.answer(d, by, answer.call());
            case CentreCommand.BindCall bind -> CallRules.bind(d, by, bind, personal);
            case CentreCommand.ReturnCall done -> CallRules.done(d, by, done.call());
            case CentreCommand.DialOut dial -> CallRules.dial(d, by, dial, personal);
            case CentreCommand.Report report -> CallIncidents.report(d, by, report, personal);
        }
    }

    static void fire(Draft d, CentreDeadline due) {
        switch (due.kind()) {
            case COVER -> CoverRules.look(d, due);
            case TEST_MODE -> TestRules.over(d, due);
            case RUNAWAY -> RunawayRules.fire(d, due);
            case SHELF -> TechnicalRules.unshelve(d, due);
            case SETTLED -> TechnicalRules.settled(d, due);
            case CALL -> CallRules.fire(d, due);
            case DUTY -> DutyRules.over(d, due);
            case MASS -> d.deadline(due.kind(), due.subject(), null);
        }
    }
}

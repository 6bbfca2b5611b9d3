package org.anling.dispatcher.core.dispatch;

import org.anling.contract.id.IncidentId;
import org.anling.contract.id.StaffId;
import org.anling.contract.incident.DeadlineKind;
import org.anling.contract.incident.FollowUpOutcome;
import org.anling.contract.incident.RefusalCode;
import org.anling.contract.input.OperatorCommand;
import org.anling.contract.state.IncidentState;
import org.jspecify.annotations.Nullable;

/** What the staff arranges around an incident: hold, transfer, priority, steps, follow-up, reopening. */
final class DeskRules {

    private DeskRules() {}

    static void decide(Draft d, OperatorCommand command, IncidentState incident) {
        d.refuse(RefusalCode.WRONG_STATE, incident.id().value());
    }

    static void acceptTransfer(Draft d, StaffId by, IncidentState incident) {
        d.refuse(RefusalCode.WRONG_STATE, incident.id().value());
    }

    static void declineTransfer(Draft d, StaffId by, IncidentState incident, @Nullable String reason) {
        d.refuse(RefusalCode.WRONG_STATE, incident.id().value());
    }

    static void reassign(Draft d, OperatorCommand command, IncidentState incident, OperatorCommand.Reassign to) {
        d.refuse(RefusalCode.WRONG_STATE, incident.id().value());
    }

    static void followUp(Draft d, StaffId by, IncidentState incident, FollowUpOutcome outcome) {
        d.refuse(RefusalCode.WRONG_STATE, incident.id().value());
    }

    static void reopen(Draft d, StaffId by, IncidentState incident, String reason) {
        d.refuse(RefusalCode.WRONG_STATE, incident.id().value());
    }

    static void wake(Draft d, IncidentId id) {
        d.deadline(id, DeadlineKind.WAKE, null);
    }

    static void takeBack(Draft d, IncidentId id) {
        d.deadline(id, DeadlineKind.HANDOVER, null);
    }

    static void followUpOverdue(Draft d, IncidentId id) {
        d.deadline(id, DeadlineKind.FOLLOW_UP, null);
    }
}

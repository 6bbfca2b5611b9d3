package org.anling.dispatcher.core.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.anling.contract.alert.Personal;
import org.anling.contract.event.IncidentEvent.FollowedUp;
import org.anling.contract.event.IncidentEvent.Reopened;
import org.anling.contract.fold.IncidentView;
import org.anling.contract.id.IncidentId;
import org.anling.contract.id.StaffId;
import org.anling.contract.incident.DeadlineKind;
import org.anling.contract.incident.Disposition;
import org.anling.contract.incident.EscalationReason;
import org.anling.contract.incident.FollowUpOutcome;
import org.anling.contract.incident.Handling;
import org.anling.contract.incident.RefusalCode;
import org.anling.contract.plan.Plan;
import org.anling.contract.state.IncidentState;
import org.anling.dispatcher.core.help.Draft;
import org.anling.dispatcher.core.help.Escalations;
import org.anling.dispatcher.core.help.LadderRules;
import org.anling.dispatcher.core.state.Tables;

/** After the closing: the follow-up that the plan promises, and reopening what was closed too early. */
final class ClosedRules {

    private ClosedRules() {}

    /** Waits for the call after closing, if the plan wants one; nobody is asked how a test went. */
    static void waitForFollowUp(Draft d, IncidentState incident, Disposition disposition) {
        if (disposition != Disposition.TEST) {
            Optional<Duration> after =
                    d.tables.centre.plans.find(incident.plan()).map(Plan::followUp);
            after.ifPresent(wait ->
                    d.deadline(incident.id(), DeadlineKind.FOLLOW_UP, d.now().plus(wait)));
        }
    }

    /** A call that nobody answered is noted, and the follow-up is still owed. */
    static void followUp(Draft d, StaffId by, IncidentState incident, FollowUpOutcome outcome) {
        IncidentState.FollowUp done = incident.desk().followUp();
        if (incident.handling() == Handling.CLOSED) {
            d.emit(new FollowedUp(incident.id(), by, outcome));
            if (outcome != FollowUpOutcome.NOT_REACHED) {
                d.deadline(incident.id(), DeadlineKind.FOLLOW_UP, null);
            }
        } else if (done != null && incident.handling() == Handling.FOLLOWED_UP) {
            d.refuse(RefusalCode.WRONG_STATE, incident.id().value(), done.by(), done.at());
        } else {
            d.refuse(RefusalCode.WRONG_STATE, incident.id().value(), incident.owner(), null);
        }
    }

    /** The supervisor hears of it every day, until it makes no sense any more. */
    static void followUpOverdue(Draft d, IncidentId id) {
        Instant closedAt = d.get(id).clocks().closedAt();
        boolean over = closedAt == null || !closedAt.plus(d.desk.followUpEnd()).isAfter(d.now());
        if (over) {
            d.deadline(id, DeadlineKind.FOLLOW_UP, null);
            Escalations.toSupervisor(d, id, EscalationReason.FOLLOW_UP_GIVEN_UP);
        } else {
            d.deadline(id, DeadlineKind.FOLLOW_UP, d.now().plus(d.desk.followUpAgain()));
            Escalations.toSupervisor(d, id, EscalationReason.FOLLOW_UP_OVERDUE);
        }
    }

    /** Goes on under who says so, unless the elder has called again meanwhile: then that incident goes on. */
    static void reopen(Draft d, StaffId by, IncidentState incident, String reason) {
        IncidentId id = incident.id();
        Optional<IncidentState> other = d.tables
                .findOpen(Tables.keyOf(incident))
                .filter(open -> !open.id().equals(id));
        if (IncidentView.isOpen(incident)) {
            d.refuse(RefusalCode.WRONG_STATE, id.value(), incident.owner(), null);
        } else if (other.isPresent()) {
            d.refuse(
                    RefusalCode.WRONG_STATE,
                    id.value(),
                    other.get().id(),
                    other.get().clocks().receivedAt());
        } else if (reason.isBlank()) {
            d.refuse(RefusalCode.REASON_MISSING, id.value());
        } else {
            d.emit(new Reopened(id, by, ""), Personal.ofTyped(reason));
            CommandRules.startAnswering(d, id);
            d.deadline(
                    id, DeadlineKind.REMIND, d.now().plus(d.targets(d.get(id)).remind()));
            LadderRules.start(d, id);
        }
    }
}

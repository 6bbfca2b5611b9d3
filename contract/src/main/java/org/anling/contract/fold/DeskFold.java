package org.anling.contract.fold;

import java.time.Instant;
import org.anling.contract.event.IncidentEvent.FollowedUp;
import org.anling.contract.event.IncidentEvent.Held;
import org.anling.contract.event.IncidentEvent.Reopened;
import org.anling.contract.event.IncidentEvent.TransferOffered;
import org.anling.contract.id.StaffId;
import org.anling.contract.incident.FollowUpOutcome;
import org.anling.contract.incident.Handling;
import org.anling.contract.state.IncidentState.Desk;
import org.anling.contract.state.IncidentState.FollowUp;
import org.anling.contract.state.IncidentState.Hold;
import org.anling.contract.state.IncidentState.Transfer;

/** The part of the fold that is about the desk: hold, transfer, follow-up, reopening. The owner never goes missing on the way. */
final class DeskFold {

    private DeskFold() {}

    static void hold(IncidentEdit edit, Held held, Instant at) {
        edit.handling = Handling.ON_HOLD;
        edit.desk = new Desk(new Hold(held.by(), at, held.until()), null, edit.desk.followUp());
    }

    static void resume(IncidentEdit edit) {
        edit.handling = Handling.TAKEN;
        edit.desk = new Desk(null, null, edit.desk.followUp());
    }

    static void offer(IncidentEdit edit, TransferOffered offered, Instant at) {
        edit.handling = Handling.IN_TRANSFER;
        edit.desk = new Desk(null, new Transfer(offered.by(), offered.to(), at), edit.desk.followUp());
    }

    static void give(IncidentEdit edit, StaffId to) {
        edit.owner = to;
        resume(edit);
    }

    /** Nobody took it over: it stays with its owner. */
    static void keep(IncidentEdit edit) {
        resume(edit);
    }

    /** A call that nobody answered is remembered, and is no follow-up yet. */
    static void followUp(IncidentEdit edit, FollowedUp followed, Instant at) {
        edit.desk = new Desk(null, null, new FollowUp(followed.by(), at, followed.outcome()));
        if (followed.outcome() == FollowUpOutcome.NOT_REACHED) {
            return;
        }
        edit.handling = Handling.FOLLOWED_UP;
        edit.clocks.followedUpAt = edit.clocks.followedUpAt == null ? at : edit.clocks.followedUpAt;
    }

    static void reopen(IncidentEdit edit, Reopened reopened, Instant at) {
        edit.owner = reopened.by();
        edit.handling = Handling.TAKEN;
        edit.closing = null;
        edit.clocks.closedAt = null;
        edit.clocks.reopenedAt = at;
        edit.deadlines.clear();
    }
}

package org.anling.dispatcher.core.dispatch;

import java.time.Instant;
import org.anling.contract.alert.Personal;
import org.anling.contract.event.IncidentEvent.Closed;
import org.anling.contract.id.IncidentId;
import org.anling.contract.incident.CloseGuard;
import org.anling.contract.incident.DeadlineKind;
import org.anling.contract.incident.RefusalCode;
import org.anling.contract.incident.WithdrawReason;
import org.anling.contract.input.OperatorCommand;
import org.anling.contract.input.OperatorCommand.Close;
import org.anling.contract.people.Role;
import org.anling.contract.state.IncidentState;
import org.anling.contract.state.IncidentState.Clocks;
import org.anling.dispatcher.core.help.Draft;
import org.anling.dispatcher.core.help.HelpRules;
import org.anling.dispatcher.core.help.StepRules;
import org.jspecify.annotations.Nullable;

/**
 * The close guard: seen by a person, or spoken with, or handed to 120 with its reference, or a supervisor's reason. No reply after
 * the last talk undoes the talk, and a reopening undoes talk and visit. A step that its owner may not leave out keeps the incident open, too.
 */
final class CloseRules {

    private CloseRules() {}

    static void close(Draft d, OperatorCommand command, IncidentState incident, Close close) {
        IncidentId id = incident.id();
        RefusalCode refusal = incident.area() == null ? refusal(command, incident, close) : refusal(close);
        if (refusal == null && close.guard() != CloseGuard.OVERRIDE && StepRules.keepsOpen(incident)) {
            refusal = RefusalCode.GUARD_NOT_MET;
        }
        if (refusal != null) {
            d.refuse(refusal, id.value());
            return;
        }
        HelpRules.withdrawAll(d, id, WithdrawReason.INCIDENT_CLOSED);
        AssignmentRules.endAll(d, id, "incident closed");
        d.emit(
                new Closed(id, command.by(), close.disposition(), close.guard(), close.reference(), null),
                Personal.ofTyped(close.reason()));
        ClosedRules.waitForFollowUp(d, incident, close.disposition());
        HelpRules.refillAll(d);
    }

    private static @Nullable RefusalCode refusal(OperatorCommand command, IncidentState incident, Close close) {
        return switch (close.guard()) {
            case SEEN -> isSeen(incident.clocks()) ? null : RefusalCode.GUARD_NOT_MET;
            case SPOKEN -> isSpokenWith(incident) ? null : RefusalCode.GUARD_NOT_MET;
            case HANDED_TO_120 -> isBlank(close.reference()) ? RefusalCode.REASON_MISSING : null;
            case OVERRIDE -> {
                if (command.role() != Role.SUPERVISOR) {
                    yield RefusalCode.NOT_ALLOWED;
                }
                yield isBlank(close.reason()) ? RefusalCode.REASON_MISSING : null;
            }
        };
    }

    /**
     * Whether somebody was with the elder, and since it was reopened if it was: what was closed too early is not closed on the same visit
     * again. Of incidents of an earlier release only the first visit is known.
     */
    static boolean isSeen(Clocks clocks) {
        return isSinceReopened(clocks, clocks.seenAt() == null ? clocks.withElderAt() : clocks.seenAt());
    }

    /** Many devices of an area protect nobody by themselves: that it was taken, and why it is over, is enough. */
    private static @Nullable RefusalCode refusal(Close close) {
        return isBlank(close.reason()) ? RefusalCode.REASON_MISSING : null;
    }

    /** Whether somebody spoke with the elder, who has not called again since and waits to be spoken with. */
    static boolean isSpokenWith(IncidentState incident) {
        return isSpokenWith(incident.clocks()) && !incident.deadlines().containsKey(DeadlineKind.SPEAK);
    }

    /** Whether somebody spoke with the elder, since it was reopened if it was, and it was not undone by no reply afterwards. */
    static boolean isSpokenWith(Clocks clocks) {
        Instant spokenAt = clocks.spokenAt();
        Instant noReplyAt = clocks.noReplyAt();
        boolean undone = spokenAt != null && noReplyAt != null && noReplyAt.isAfter(spokenAt);
        return isSinceReopened(clocks, spokenAt) && !undone;
    }

    private static boolean isSinceReopened(Clocks clocks, @Nullable Instant at) {
        Instant reopenedAt = clocks.reopenedAt();
        return at != null && (reopenedAt == null || at.isAfter(reopenedAt));
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}

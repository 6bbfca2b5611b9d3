package org.anling.dispatcher.core.dispatch;

import org.anling.contract.alert.Personal;
import org.anling.contract.event.IncidentEvent.PriorityChanged;
import org.anling.contract.fold.IncidentView;
import org.anling.contract.id.IncidentId;
import org.anling.contract.id.StaffId;
import org.anling.contract.incident.DeadlineKind;
import org.anling.contract.incident.Handling;
import org.anling.contract.incident.Priority;
import org.anling.contract.incident.RefusalCode;
import org.anling.contract.input.OperatorCommand;
import org.anling.contract.input.OperatorCommand.SetPriority;
import org.anling.contract.people.Role;
import org.anling.contract.state.IncidentState;
import org.anling.dispatcher.core.help.Draft;
import org.anling.dispatcher.core.help.HelpRules;
import org.anling.dispatcher.core.help.WaveRules;
import org.jspecify.annotations.Nullable;

/**
 * Raising and lowering. Anybody who answers for an incident may raise it; it is lowered only when somebody spoke with the elder after
 * whatever was heard last, because until then nobody knows better than the device.
 */
final class PriorityRules {

    private PriorityRules() {}

    static void set(Draft d, OperatorCommand command, IncidentState incident, SetPriority set) {
        String id = incident.id().value();
        boolean raises = set.priority().compareTo(incident.priority()) < 0;
        boolean forTheQueue = raises && incident.handling() == Handling.WAITING && command.role() == Role.SUPERVISOR;
        if (!forTheQueue && !CommandRules.mayDecide(d, command, incident)) {
            return;
        }
        if (set.priority() == incident.priority()) {
            d.ignore("is so already");
        } else if (set.reason().isBlank()) {
            d.refuse(RefusalCode.REASON_MISSING, id);
        } else if (raises) {
            change(d, command, incident, set);
            OpenRules.hurry(d, incident.id());
            askMore(d, incident.id());
        } else if (CloseRules.isSpokenWith(incident)) {
            change(d, command, incident, set);
            askFewer(d, incident.id());
        } else {
            d.refuse(RefusalCode.BELOW_FLOOR, id);
        }
    }

    private static void change(Draft d, OperatorCommand command, IncidentState incident, SetPriority set) {
        d.emit(new PriorityChanged(incident.id(), set.priority(), command.by(), ""), Personal.ofTyped(set.reason()));
    }

    /** Makes it more urgent, and what is due later is due sooner. {@code by} is null if a rule did it. */
    static void raise(Draft d, IncidentId id, Priority priority, @Nullable StaffId by, String reason) {
        if (priority.compareTo(d.get(id).priority()) < 0) {
            d.emit(new PriorityChanged(id, priority, by, reason));
            OpenRules.hurry(d, id);
        }
    }

    /** Where somebody is asked, or will be, as many are as the new priority wants; where people decided otherwise, they decide. */
    private static void askMore(Draft d, IncidentId id) {
        IncidentState incident = d.get(id);
        boolean asking = incident.wanted() > 0 || incident.deadlines().containsKey(DeadlineKind.ASK);
        if (asking && IncidentView.active(incident).isEmpty()) {
            HelpRules.askFully(d, id);
        }
    }

    /** Live offers stay; those that end are replaced down to the new number only. */
    private static void askFewer(Draft d, IncidentId id) {
        IncidentState incident = d.get(id);
        if (incident.wanted() > WaveRules.wanted(d, incident)) {
            HelpRules.askFully(d, id);
        }
    }
}

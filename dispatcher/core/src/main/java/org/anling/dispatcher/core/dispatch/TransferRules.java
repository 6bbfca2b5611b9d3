package org.anling.dispatcher.core.dispatch;

import java.util.Optional;
import org.anling.contract.alert.Personal;
import org.anling.contract.event.IncidentEvent.Reassigned;
import org.anling.contract.event.IncidentEvent.TransferAccepted;
import org.anling.contract.event.IncidentEvent.TransferDeclined;
import org.anling.contract.event.IncidentEvent.TransferOffered;
import org.anling.contract.id.IncidentId;
import org.anling.contract.id.StaffId;
import org.anling.contract.incident.DeadlineKind;
import org.anling.contract.incident.EscalationReason;
import org.anling.contract.incident.Handling;
import org.anling.contract.incident.RefusalCode;
import org.anling.contract.input.OperatorCommand;
import org.anling.contract.people.Role;
import org.anling.contract.state.IncidentState;
import org.anling.contract.state.IncidentState.Transfer;
import org.anling.dispatcher.core.help.Draft;
import org.anling.dispatcher.core.help.Escalations;
import org.jspecify.annotations.Nullable;

/** Handing over: who answers keeps it until somebody else who is signed in accepts it, or a supervisor gives it away with a reason. */
final class TransferRules {

    private TransferRules() {}

    static void offer(Draft d, StaffId by, IncidentState incident, StaffId to) {
        IncidentId id = incident.id();
        Transfer offered = incident.desk().transfer();
        if (offered != null) {
            d.refuse(RefusalCode.WRONG_STATE, id.value(), offered.to(), offered.at());
        } else if (to.equals(incident.owner())) {
            d.refuse(RefusalCode.MALFORMED, id.value());
        } else if (!isSignedIn(d, to)) {
            d.refuse(RefusalCode.NOT_SIGNED_IN, id.value(), to, null);
        } else {
            d.emit(new TransferOffered(id, by, to));
            d.deadline(id, DeadlineKind.WAKE, null);
            d.deadline(id, DeadlineKind.HANDOVER, d.now().plus(d.desk.handover()));
        }
    }

    static void accept(Draft d, StaffId by, IncidentState incident) {
        Transfer offered = incident.desk().transfer();
        if (offered == null) {
            d.refuse(RefusalCode.WRONG_STATE, incident.id().value(), incident.owner(), null);
        } else if (!by.equals(offered.to())) {
            d.refuse(RefusalCode.NOT_YOURS, incident.id().value(), offered.to(), offered.at());
        } else {
            d.emit(new TransferAccepted(incident.id(), by));
            d.deadline(incident.id(), DeadlineKind.HANDOVER, null);
        }
    }

    /** Said by who was asked, or by who offered it or owns it and takes the offer back. */
    static void decline(Draft d, StaffId by, IncidentState incident, @Nullable String reason) {
        Transfer offered = incident.desk().transfer();
        if (offered == null) {
            d.refuse(RefusalCode.WRONG_STATE, incident.id().value(), incident.owner(), null);
        } else if (!by.equals(offered.to()) && !by.equals(offered.from()) && !by.equals(incident.owner())) {
            d.refuse(RefusalCode.NOT_YOURS, incident.id().value(), offered.to(), offered.at());
        } else {
            d.emit(new TransferDeclined(incident.id(), by, null), Personal.ofTyped(reason));
            d.deadline(incident.id(), DeadlineKind.HANDOVER, null);
        }
    }

    static void reassign(Draft d, OperatorCommand command, IncidentState incident, OperatorCommand.Reassign to) {
        IncidentId id = incident.id();
        boolean has = to.to().equals(incident.owner()) && incident.handling() == Handling.TAKEN;
        if (command.role() != Role.SUPERVISOR) {
            d.refuse(RefusalCode.NOT_ALLOWED, id.value());
        } else if (to.reason().isBlank()) {
            d.refuse(RefusalCode.REASON_MISSING, id.value());
        } else if (!isSignedIn(d, to.to())) {
            d.refuse(RefusalCode.NOT_SIGNED_IN, id.value(), to.to(), null);
        } else if (has) {
            d.ignore("has it already");
        } else {
            d.emit(new Reassigned(id, command.by(), to.to(), ""), Personal.ofTyped(to.reason()));
            d.deadline(id, DeadlineKind.WAKE, null);
            d.deadline(id, DeadlineKind.HANDOVER, null);
            if (incident.owner() == null) {
                CommandRules.startAnswering(d, id);
            }
        }
    }

    /** Nobody accepted in time: it goes back to its owner, who hears of it. */
    static void takeBack(Draft d, IncidentId id) {
        d.deadline(id, DeadlineKind.HANDOVER, null);
        if (d.get(id).handling() == Handling.IN_TRANSFER) {
            d.emit(new TransferDeclined(id, null, null));
            Escalations.toOwner(d, id, EscalationReason.TRANSFER_NOT_ACCEPTED);
        }
    }

    /** Who was asked went home. */
    static void standDown(Draft d, StaffId gone) {
        for (IncidentState incident : d.tables.open()) {
            Optional<StaffId> asked =
                    Optional.ofNullable(incident.desk().transfer()).map(Transfer::to);
            if (asked.filter(gone::equals).isPresent()) {
                dropOffer(d, gone, incident);
                Escalations.toOwner(d, incident.id(), EscalationReason.TRANSFER_NOT_ACCEPTED);
            }
        }
    }

    /** Takes back what is offered, if anything is. */
    static void dropOffer(Draft d, StaffId by, IncidentState incident) {
        if (incident.desk().transfer() != null) {
            d.emit(new TransferDeclined(incident.id(), by, null));
            d.deadline(incident.id(), DeadlineKind.HANDOVER, null);
        }
    }

    private static boolean isSignedIn(Draft d, StaffId who) {
        return d.tables.centre.staff.find(who).isPresent();
    }
}

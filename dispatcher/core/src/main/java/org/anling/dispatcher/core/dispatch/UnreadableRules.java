package org.anling.dispatcher.core.dispatch;

import java.util.List;
import java.util.Optional;
import org.anling.contract.alert.AlertType;
import org.anling.contract.alert.DeviceRef;
import org.anling.contract.alert.ElderRef;
import org.anling.contract.alert.Identity;
import org.anling.contract.alert.Personal;
import org.anling.contract.entry.InputEnvelope;
import org.anling.contract.event.IncidentEvent.AlertJoined;
import org.anling.contract.event.IncidentEvent.Opened;
import org.anling.contract.id.DeviceId;
import org.anling.contract.id.ElderId;
import org.anling.contract.id.IncidentId;
import org.anling.contract.incident.EscalationReason;
import org.anling.contract.incident.JoinReason;
import org.anling.contract.incident.Priority;
import org.anling.contract.state.IncidentState;
import org.anling.dispatcher.core.help.Draft;
import org.anling.dispatcher.core.help.Escalations;
import org.anling.dispatcher.core.incident.BuiltInPlans;
import org.anling.dispatcher.core.state.Tables;
import org.jspecify.annotations.Nullable;

/**
 * An alarm whose content cannot be read, or could not be decided about, is an incident all the same: P1, operators only, because
 * nobody knows where to send whom. It uses the envelope and nothing else.
 */
final class UnreadableRules {

    private UnreadableRules() {}

    static void open(Draft d, InputEnvelope envelope, @Nullable Personal personal) {
        ElderRef elder = elder(envelope);
        DeviceRef device = device(envelope);
        Optional<IncidentState> open = Tables.findKey(elder, device).flatMap(d.tables::findOpen);
        IncidentId id = open.map(IncidentState::id).orElse(new IncidentId("inc-" + (d.tables.lastNumber + 1)));
        if (open.isPresent()) {
            d.emit(
                    new AlertJoined(
                            id,
                            JoinReason.SAME_EPISODE,
                            device,
                            List.of(),
                            open.get().kind(),
                            Priority.P1),
                    personal);
        } else {
            long number = d.tables.lastNumber + 1;
            d.emit(opened(id, number, elder, device), personal);
            OpenRules.startClocks(d, id, BuiltInPlans.OPERATORS_ONLY.targets());
        }
        Escalations.toOwner(d, id, EscalationReason.UNREADABLE);
    }

    private static Opened opened(IncidentId id, long number, @Nullable ElderRef elder, DeviceRef device) {
        return new Opened(
                id,
                number,
                AlertType.UNKNOWN_ALARM,
                Priority.P1,
                Priority.P1,
                elder,
                device,
                List.of(),
                null,
                BuiltInPlans.OPERATORS_ONLY.key(),
                List.of("unreadable"));
    }

    private static @Nullable ElderRef elder(InputEnvelope envelope) {
        String id = envelope.elder();
        return id == null
                ? null
                : new ElderRef(new ElderId(id), "", 0, BuiltInPlans.OPERATORS_ONLY.id(), ElderRef.Risk.STANDARD);
    }

    private static DeviceRef device(InputEnvelope envelope) {
        String device = envelope.device();
        DeviceId id = new DeviceId(device == null ? Tables.NO_DEVICE : device);
        return new DeviceRef(id, Identity.UNVERIFIED, "unknown", null, null);
    }
}

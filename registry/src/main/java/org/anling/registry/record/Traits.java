package org.anling.registry.record;

import java.util.ArrayList;
import java.util.List;
import org.anling.contract.event.Event;
import org.anling.contract.event.IncidentEvent;
import org.anling.contract.id.StaffId;
import org.anling.contract.incident.EscalationReason;
import org.anling.contract.incident.Priority;
import org.anling.contract.state.IncidentState;
import org.jspecify.annotations.Nullable;

/**
 * What reports count of an incident and its latest state does not say any more.
 *
 * @param takenBy who answered it first, or null
 * @param takenAs its priority then, or null
 * @param escalations about what somebody was alarmed, in order
 * @param shownTo who had it on the screen first, or null
 * @param shownAs its priority then, or null
 */
record Traits(
        @Nullable StaffId takenBy,
        @Nullable Priority takenAs,
        List<EscalationReason> escalations,
        @Nullable StaffId shownTo,
        @Nullable Priority shownAs) {

    /** Nothing has happened yet. */
    static final Traits NONE = new Traits(null, null, List.of(), null, null);

    Traits {
        escalations = List.copyOf(escalations);
    }

    /**
     * After one more event.
     *
     * @param before the incident before it, null if it begins with it or its beginning is not known
     */
    Traits after(@Nullable IncidentState before, Event event) {
        return switch (event) {
            case IncidentEvent.Taken taken -> answered(taken.by(), before);
            case IncidentEvent.Reassigned reassigned -> answered(reassigned.to(), before);
            case IncidentEvent.Escalated escalated -> escalated(escalated.reason());
            case IncidentEvent.OnScreen shown -> shown(shown.by(), before);
            default -> this;
        };
    }

    private Traits answered(StaffId by, @Nullable IncidentState before) {
        return takenBy != null
                ? this
                : new Traits(by, before == null ? null : before.priority(), escalations, shownTo, shownAs);
    }

    private Traits escalated(EscalationReason reason) {
        List<EscalationReason> more = new ArrayList<>(escalations);
        more.add(reason);
        return new Traits(takenBy, takenAs, more, shownTo, shownAs);
    }

    private Traits shown(StaffId to, @Nullable IncidentState before) {
        return shownTo != null
                ? this
                : new Traits(takenBy, takenAs, escalations, to, before == null ? null : before.priority());
    }
}

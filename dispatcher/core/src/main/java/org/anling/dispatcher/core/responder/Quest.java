package org.anling.dispatcher.core.responder;

import java.util.Set;
import org.anling.contract.alert.Position;
import org.anling.contract.id.IncidentId;
import org.anling.contract.id.ResponderId;
import org.anling.contract.incident.Priority;
import org.jspecify.annotations.Nullable;

/**
 * What is sought.
 *
 * @param place where help goes
 * @param community 12-digit code of the elder's community, or null if nobody knows
 * @param only code prefix of the only communities that may be asked now; empty means everywhere
 * @param skill that the plan asks for, or null
 * @param asked who was asked before and is not to be asked again yet
 */
public record Quest(
        IncidentId incident,
        Priority priority,
        Position place,
        @Nullable String community,
        String only,
        @Nullable String skill,
        Set<ResponderId> asked) {

    public Quest {
        asked = Set.copyOf(asked);
    }
}

package org.anling.console.projection;

import java.util.List;
import org.anling.contract.alert.ElderRef;
import org.anling.contract.state.CallState;
import org.anling.contract.state.IncidentState;
import org.anling.contract.state.ResponderState;
import org.anling.contract.state.TechnicalState;
import org.jspecify.annotations.Nullable;

/**
 * Which communities somebody may see: the one place that decides it. What belongs to no community that is known, as the press of an
 * unregistered device, is seen by those who see the whole centre and by nobody else.
 *
 * @param prefix beginning of the 12-digit codes of the communities; empty for the whole centre
 */
public record Scope(String prefix) {

    /** Everything. */
    public static final Scope WHOLE = new Scope("");

    /** Whether nothing is left out. */
    public boolean whole() {
        return prefix.isEmpty();
    }

    /** Whether a community, or an area given by the beginning of its codes, lies within. */
    public boolean sees(@Nullable String community) {
        return whole() || (community != null && community.startsWith(prefix));
    }

    /** An incident of an elder of the communities, or of an area within. */
    public boolean sees(IncidentState incident) {
        ElderRef elder = incident.elder();
        return sees(elder == null ? incident.area() : elder.community());
    }

    public boolean sees(TechnicalState technical) {
        ElderRef elder = technical.elder();
        return sees(elder == null ? null : elder.community());
    }

    /** A call that can be about several elders is seen by who may see all of them. */
    public boolean sees(CallState call) {
        List<ElderRef> elders = call.caller().elders();
        return whole() || (!elders.isEmpty() && elders.stream().allMatch(elder -> sees(elder.community())));
    }

    public boolean sees(ResponderState responder) {
        return sees(responder.profile().community());
    }
}

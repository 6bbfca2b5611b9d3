package org.anling.dispatcher.core.responder;

import java.util.Collection;
import org.anling.contract.id.ResponderId;
import org.anling.contract.state.ResponderState;

/** All responders of a centre and what binds them, as the decision sees them while it is being made. */
public interface Roster {

    /** Everybody, in the order of ids. */
    Collection<ResponderState> responders();

    Busy busy(ResponderId responder);
}

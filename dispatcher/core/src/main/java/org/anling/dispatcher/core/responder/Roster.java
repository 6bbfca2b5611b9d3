package org.anling.dispatcher.core.responder;

import java.util.Collection;
import java.util.Optional;
import org.anling.contract.id.ResponderId;
import org.anling.contract.state.ResponderState;

/** All responders of a centre and what binds them, as the decision sees them while it is being made. */
public interface Roster {

    /** Everybody, in the order of ids. Costs a look at each: for small centres and for tests. */
    Collection<ResponderState> responders();

    Optional<ResponderState> find(ResponderId responder);

    Bases bases();

    Busy busy(ResponderId responder);
}

package org.anling.console.projection;

import java.util.Map;
import java.util.function.UnaryOperator;
import org.anling.contract.event.ResponderEvent;
import org.anling.contract.fold.Fact;
import org.anling.contract.fold.ResponderFold;
import org.anling.contract.id.ResponderId;
import org.anling.contract.incident.OfferStatus;
import org.anling.contract.state.IncidentState.Offer;
import org.anling.contract.state.ResponderState;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/** The responders as the pages show them. Times of jobs and offers, and counts by hours, matter to the core alone. Owned by the thread that reads the log. */
final class ResponderStates {
    private PMap<ResponderId, ResponderState> states = HashTreePMap.empty();

    void restore(ResponderState state) {
        states = states.plus(state.profile().id(), state);
    }

    void apply(ResponderEvent event, Fact fact) {
        ResponderState after = ResponderFold.next(states.get(event.responder()), event, fact);
        states = after == null ? states.minus(event.responder()) : states.plus(event.responder(), after);
    }

    void asked(ResponderId id) {
        change(id, before -> before.withCounts(before.offers() + 1, before.accepts()));
    }

    void accepted(ResponderId id) {
        change(id, before -> before.withCounts(before.offers(), before.accepts() + 1));
    }

    /** An offer that counts in nobody's record, since the press was false. */
    void uncounted(Offer offer) {
        int went = offer.status() == OfferStatus.ACCEPTED ? 1 : 0;
        change(
                offer.responder(),
                before -> before.withCounts(Math.max(0, before.offers() - 1), Math.max(0, before.accepts() - went)));
    }

    /** As they are now; never changes. */
    Map<ResponderId, ResponderState> states() {
        return states;
    }

    private void change(ResponderId id, UnaryOperator<ResponderState> change) {
        ResponderState before = states.get(id);
        if (before != null) {
            states = states.plus(id, change.apply(before));
        }
    }
}

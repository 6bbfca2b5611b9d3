package org.anling.simulation.world;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.anling.contract.alert.Position;
import org.anling.contract.id.ResponderId;
import org.anling.contract.log.StoredEvent;
import org.anling.dispatcher.core.loop.DispatchLoop;
import org.anling.dispatcher.core.responder.Whereabouts;

/**
 * The latest positions of responders as the shell reads them: latest wins, with the time of the fix. Remembers with which of them each
 * batch of events was decided, so that the judge can look through the same eyes.
 */
final class PositionBook {

    private final Map<ResponderId, Position> latest = new HashMap<>();
    private final IdentityHashMap<DispatchLoop, Whereabouts> told = new IdentityHashMap<>();
    private final IdentityHashMap<StoredEvent, Whereabouts> used = new IdentityHashMap<>();

    void put(ResponderId who, Position where) {
        latest.put(who, where);
    }

    /** Between two batches: the loop decides with these until it is told others. */
    void tell(DispatchLoop loop) {
        Whereabouts next = told.getOrDefault(loop, Whereabouts.NONE).next(latest, loop.bases());
        told.put(loop, next);
        loop.positions(next);
    }

    /** These events were decided with what the loop was told last. */
    void decidedWith(List<StoredEvent> events, DispatchLoop loop) {
        Whereabouts positions = told.getOrDefault(loop, Whereabouts.NONE);
        events.forEach(event -> used.put(event, positions));
    }

    /** With which positions an event was decided. */
    Whereabouts usedFor(StoredEvent event) {
        return used.getOrDefault(event, Whereabouts.NONE);
    }
}

package org.anling.dispatcher.server;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.anling.contract.alert.Position;
import org.anling.contract.id.ResponderId;
import org.anling.journal.cache.LiveStore.Seen;

/**
 * The latest positions of responders, read now and then without ever holding up a decision: while the live store is silent, the last
 * ones stay, and their age tells. Asked by the thread of the loop, answered on threads of the journal.
 */
final class Positions {

    private final CentreAccess access;
    private final long everyNanos;
    private volatile Map<ResponderId, Position> latest = Map.of();
    private volatile boolean asking;
    private long askedNanos;
    private boolean asked;

    Positions(CentreAccess access, Duration every) {
        this.access = access;
        this.everyNanos = every.toNanos();
    }

    /** What is known; asks for newer ones when it is time. */
    Map<ResponderId, Position> latest(long nowNanos) {
        if (!asking && (!asked || nowNanos - askedNanos >= everyNanos)) {
            asked = true;
            asking = true;
            askedNanos = nowNanos;
            access.positions().get().whenComplete((seen, failure) -> {
                if (seen != null) {
                    latest = places(seen);
                }
                asking = false;
            });
        }
        return latest;
    }

    private static Map<ResponderId, Position> places(Map<ResponderId, Seen> seen) {
        Map<ResponderId, Position> places = new TreeMap<>();
        seen.forEach((responder, one) -> places.put(responder, dated(one)));
        return Map.copyOf(places);
    }

    /** A position that does not say when it was measured counts from when the server received it. */
    private static Position dated(Seen seen) {
        Position p = seen.position();
        return p.fixedAt() != null
                ? p
                : new Position(p.latitude(), p.longitude(), p.source(), p.datum(), p.accuracyMetres(), seen.at());
    }
}

package org.anling.dispatcher.server;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.anling.contract.alert.Position;
import org.anling.contract.id.ResponderId;
import org.anling.dispatcher.core.responder.Bases;
import org.anling.dispatcher.core.responder.Whereabouts;
import org.anling.journal.cache.LiveStore.Seen;

/**
 * The latest positions of responders, read now and then without ever holding up a decision: while the live store is silent, the last
 * ones stay, and their age tells. Asked by the thread of the loop, answered on threads of the journal.
 */
final class Positions {

    private final CentreAccess access;
    private final long everyNanos;
    private volatile Reading latest = new Reading(Map.of(), Bases.NONE, Whereabouts.NONE);
    private volatile boolean asking;
    private long askedNanos;
    private boolean asked;

    Positions(CentreAccess access, Duration every) {
        this.access = access;
        this.everyNanos = every.toNanos();
    }

    /** What was read, and whose of it could be put into the index. */
    private record Reading(Map<ResponderId, Position> places, Bases bases, Whereabouts index) {
        Reading next(Map<ResponderId, Position> newer, Bases known) {
            return new Reading(newer, known, index.next(newer, known));
        }
    }

    /** What is known of those who are registered; asks for newer ones when it is time. */
    Whereabouts latest(long nowNanos, Bases bases) {
        if (!asking && (!asked || nowNanos - askedNanos >= everyNanos)) {
            asked = true;
            asking = true;
            askedNanos = nowNanos;
            access.positions().get().whenComplete((seen, failure) -> {
                if (seen != null) {
                    latest = latest.next(places(seen), bases);
                }
                asking = false;
            });
        }
        if (latest.bases().size() == 0 && bases.size() > 0) {
            // Just became the leader: the first offers shall not wait for the next reading.
            latest = latest.next(latest.places(), bases);
        }
        return latest.index();
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

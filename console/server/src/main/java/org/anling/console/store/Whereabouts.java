package org.anling.console.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.anling.contract.alert.Position;
import org.anling.contract.id.ResponderId;
import org.anling.journal.cache.LiveStore;

/** Where responders were seen last. */
public interface Whereabouts {

    /** A report; an older one than the known is dropped. @throws StoreDownException if the store does not answer */
    void report(ResponderId responder, Position position, Instant receivedAt);

    /** The latest of everybody who reported. @throws StoreDownException if the store does not answer */
    Map<ResponderId, Position> list();

    /** What the self-presses of all intakes have shown. @throws StoreDownException if the store does not answer */
    List<LiveStore.Proof> proofs();
}

package org.anling.console.store;

import java.time.Instant;
import java.util.Map;
import org.anling.contract.alert.Position;
import org.anling.contract.id.ResponderId;

/** Where responders were seen last. */
public interface Whereabouts {

    /** A report; an older one than the known is dropped. @throws StoreDownException if the store does not answer */
    void report(ResponderId responder, Position position, Instant receivedAt);

    /** The latest of everybody who reported. @throws StoreDownException if the store does not answer */
    Map<ResponderId, Position> list();
}

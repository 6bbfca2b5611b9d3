package org.anling.console.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.anling.contract.alert.Heartbeat;
import org.anling.contract.alert.Position;
import org.anling.contract.id.DeviceId;
import org.anling.contract.id.ElderId;
import org.anling.contract.id.ResponderId;
import org.anling.journal.cache.LiveStore;

/** Where responders were seen last, and how devices are. */
public interface Whereabouts {

    /** A report; an older one than the known is dropped. @throws StoreDownException if the store does not answer */
    void report(ResponderId responder, Position position, Instant receivedAt);

    /** The latest of everybody who reported. @throws StoreDownException if the store does not answer */
    Map<ResponderId, Position> list();

    /** The last sign of life of each of these devices that ever gave one. @throws StoreDownException if the store does not answer */
    Map<DeviceId, Heartbeat> heard(List<DeviceId> devices);

    /** The newest of each kind that was measured at an elder. @throws StoreDownException if the store does not answer */
    List<LiveStore.Measured> measured(ElderId elder);

    /** What the self-presses of all intakes have shown. @throws StoreDownException if the store does not answer */
    List<LiveStore.Proof> proofs();
}

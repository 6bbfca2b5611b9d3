package org.anling.console.store;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.anling.contract.alert.Position;
import org.anling.contract.id.ResponderId;
import org.anling.journal.cache.LiveStore;

/** Positions on the live server. */
public final class RedisWhereabouts implements Whereabouts {
    private final LiveStore live;

    public RedisWhereabouts(LiveStore live) {
        this.live = live;
    }

    @Override
    public void report(ResponderId responder, Position position, Instant receivedAt) {
        Waiting.forAnswer(live.putPosition(responder, position, receivedAt));
    }

    @Override
    public Map<ResponderId, Position> list() {
        Map<ResponderId, Position> positions = new HashMap<>();
        Waiting.forAnswer(live.listResponders()).forEach((id, seen) -> positions.put(id, seen.position()));
        return positions;
    }

    @Override
    public List<LiveStore.Proof> proofs() {
        return Waiting.forAnswer(live.listProofs());
    }
}

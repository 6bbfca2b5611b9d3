package org.anling.console.store;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.anling.contract.alert.Heartbeat;
import org.anling.contract.alert.Position;
import org.anling.contract.id.DeviceId;
import org.anling.contract.id.ElderId;
import org.anling.contract.id.ResponderId;
import org.anling.journal.cache.LiveStore;

/** Positions and signs of life on the live server. */
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
    public Map<DeviceId, Heartbeat> heard(List<DeviceId> devices) {
        Map<DeviceId, CompletionStage<Optional<Heartbeat>>> asked = new LinkedHashMap<>();
        devices.forEach(device -> asked.put(device, live.findHeartbeat(device)));
        Map<DeviceId, Heartbeat> heard = new HashMap<>();
        asked.forEach((device, answer) -> Waiting.forAnswer(answer).ifPresent(beat -> heard.put(device, beat)));
        return heard;
    }

    @Override
    public List<LiveStore.Measured> measured(ElderId elder) {
        return Waiting.forAnswer(live.findVitals(elder));
    }

    @Override
    public List<LiveStore.Proof> proofs() {
        return Waiting.forAnswer(live.listProofs());
    }
}

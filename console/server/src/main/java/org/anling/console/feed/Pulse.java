package org.anling.console.feed;

import io.vertx.core.Vertx;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.anling.console.api.FeedFrame;
import org.anling.console.api.Queues;
import org.anling.console.projection.Board;
import org.anling.contract.alert.Position;
import org.anling.contract.entry.ContractJson;
import org.anling.contract.id.ResponderId;
import org.anling.journal.JournalHealth;

/** What pages hear at regular times: every two seconds that the server lives, every second who moved. */
public final class Pulse implements AutoCloseable {
    private static final long HEARTBEAT_MILLIS = 2_000;
    private static final long PING_MILLIS = 10_000;
    private static final long POSITIONS_MILLIS = 1_000;

    private final Vertx vertx;
    private final Hub hub;
    private final Supplier<Board> boards;
    private final Supplier<Queues.RecordBehind> behind;
    private final InstantSource clock;
    private final List<Long> timers = new ArrayList<>();
    private final AtomicBoolean asking = new AtomicBoolean();
    private Map<ResponderId, Position> last = Map.of();

    /** What the pulse tells. */
    public record Sources(
            Supplier<Board> boards,
            Supplier<Queues.RecordBehind> behind,
            ProofWatch proofs,
            SnapshotMaker snapshots,
            Supplier<JournalHealth> health) {}

    private final ProofWatch proofs;
    private final SnapshotMaker snapshots;
    private final Supplier<JournalHealth> health;

    public Pulse(Vertx vertx, Hub hub, Sources sources, InstantSource clock) {
        this.vertx = vertx;
        this.hub = hub;
        this.boards = sources.boards();
        this.behind = sources.behind();
        this.proofs = sources.proofs();
        this.snapshots = sources.snapshots();
        this.health = sources.health();
        this.clock = clock;
    }

    /** Begins. On the event loop. */
    public void start(Executor elsewhere) {
        timers.add(vertx.setPeriodic(HEARTBEAT_MILLIS, tick -> hub.asideAll(heartbeat())));
        timers.add(vertx.setPeriodic(PING_MILLIS, tick -> hub.ping()));
        timers.add(vertx.setPeriodic(POSITIONS_MILLIS, tick -> {
            if (asking.compareAndSet(false, true)) {
                elsewhere.execute(this::positions);
            }
        }));
    }

    @Override
    public void close() {
        timers.forEach(vertx::cancelTimer);
    }

    private String heartbeat() {
        Instant now = clock.instant();
        return ContractJson.encode(new FeedFrame.Heartbeat(
                now, boards.get().upTo().toString(), behind.get(), proofs.latest(), StoreWatch.warnings(health.get())));
    }

    /** One at a time, by the flag. */
    private void positions() {
        try {
            Map<ResponderId, Position> now = snapshots.positions();
            List<FeedFrame.PositionItem> moved = new ArrayList<>();
            now.forEach((id, position) -> {
                if (!position.equals(last.get(id))) {
                    moved.add(new FeedFrame.PositionItem(
                            id.value(), position.latitude(), position.longitude(), position.fixedAt()));
                }
            });
            last = new HashMap<>(now);
            if (!moved.isEmpty()) {
                hub.aside(ContractJson.encode(new FeedFrame.Positions(moved)));
            }
        } finally {
            asking.set(false);
        }
    }
}

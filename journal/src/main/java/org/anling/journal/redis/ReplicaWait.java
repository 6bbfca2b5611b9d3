package org.anling.journal.redis;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.ReentrantLock;
import org.anling.journal.Inbox.Appended;
import org.anling.journal.JournalConfig.Replicas;
import org.anling.journal.JournalConfig.WhenMissing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds appends that are on disk until enough replicas have them: one WAIT for all that were answered while the one before was under
 * way, on the connection that wrote them. When replicas are missing, later WAITs are short, so that a lane does not stand still.
 */
final class ReplicaWait {

    private static final Logger LOG = LoggerFactory.getLogger(ReplicaWait.class);
    private static final long SHORT_MS = 50;

    private record Held(Wire wire, CompletableFuture<Appended> result) {}

    private final Replicas replicas;
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Held> waiting = new ArrayDeque<>();
    private boolean underWay;
    private volatile boolean missing;

    ReplicaWait(Replicas replicas) {
        this.replicas = replicas;
    }

    /** Completes with what may be told to the device. */
    CompletionStage<Appended> confirm(Wire wire) {
        if (replicas.demanded() == 0) {
            return CompletableFuture.completedStage(Appended.DURABLE);
        }
        CompletableFuture<Appended> result = new CompletableFuture<>();
        lock.lock();
        try {
            waiting.add(new Held(wire, result));
        } finally {
            lock.unlock();
        }
        next();
        return result;
    }

    boolean replicasMissing() {
        return missing;
    }

    private void next() {
        List<Held> batch = take();
        if (batch.isEmpty()) {
            return;
        }
        long patience = missing ? SHORT_MS : replicas.patience().toMillis();
        batch.getFirst()
                .wire()
                .send(redis -> redis.waitForReplication(replicas.demanded(), patience))
                .whenComplete((reached, failure) -> {
                    Appended outcome = failure == null ? judge(reached) : Appended.UNKNOWN;
                    lock.lock();
                    try {
                        underWay = false;
                    } finally {
                        lock.unlock();
                    }
                    next();
                    batch.forEach(held -> held.result().complete(outcome));
                });
    }

    private List<Held> take() {
        lock.lock();
        try {
            List<Held> batch = new ArrayList<>();
            while (!underWay
                    && !waiting.isEmpty()
                    && (batch.isEmpty()
                            || batch.getFirst().wire() == waiting.getFirst().wire())) {
                batch.add(waiting.removeFirst());
            }
            underWay |= !batch.isEmpty();
            return batch;
        } finally {
            lock.unlock();
        }
    }

    private Appended judge(long reached) {
        boolean enough = reached >= replicas.demanded();
        if (enough == missing) {
            missing = !enough;
            if (missing) {
                LOG.error("only {} of {} demanded replicas answer", reached, replicas.demanded());
            } else {
                LOG.info("all demanded replicas answer again");
            }
        }
        return enough || replicas.whenMissing() == WhenMissing.ACKNOWLEDGE_FROM_DISK
                ? Appended.DURABLE
                : Appended.UNKNOWN;
    }
}

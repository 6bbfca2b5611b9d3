package org.anling.journal.redis;

import io.lettuce.core.RedisCommandExecutionException;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.anling.contract.entry.Lane;
import org.anling.journal.Inbox.Appended;
import org.jspecify.annotations.Nullable;

/**
 * Appends of one lane over one connection: a bounded number in flight, a bounded number behind it, everything else rejected at once.
 * An append leaves the count of those in flight only when Redis answered or the connection is gone, so that a stalled server cannot
 * be buried. Any thread.
 */
final class LaneSender {

    private static final long LOOK_MS = 20;

    /** @param queued how many may wait for their turn; 0 rejects what cannot be sent at once */
    record Bounds(int inFlight, int queued, Duration timeout) {}

    private record Pending(
            String key,
            Map<String, String> fields,
            long due,
            AtomicBoolean started,
            AtomicReference<Optional<Wire>> wire,
            CompletableFuture<Appended> result) {}

    private final Link link;
    private final Bounds bounds;
    private final ReplicaWait replicas;
    private final LaneMeters meters;
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Pending> queue = new ArrayDeque<>();
    /** Every append has the same time, so the first in is the first whose time is over; a timer for each would be woken for each. */
    private final Deque<Pending> limited = new ArrayDeque<>();

    private int inFlight;
    private boolean draining;

    LaneSender(
            Lane lane,
            Link link,
            Bounds bounds,
            ReplicaWait replicas,
            ScheduledExecutorService timer,
            MeterRegistry registry) {
        this.link = link;
        this.bounds = bounds;
        this.replicas = replicas;
        this.meters = new LaneMeters(registry, lane, this::load);
        timer.scheduleWithFixedDelay(this::expireOverdue, LOOK_MS, LOOK_MS, TimeUnit.MILLISECONDS);
    }

    CompletionStage<Appended> append(String key, Map<String, String> fields) {
        long begun = System.nanoTime();
        long due = begun + bounds.timeout().toNanos();
        CompletableFuture<Appended> result = new CompletableFuture<>();
        result.thenAccept(outcome -> meters.count(outcome, System.nanoTime() - begun));
        Pending pending =
                new Pending(key, fields, due, new AtomicBoolean(), new AtomicReference<>(Optional.empty()), result);
        if (link.isUp()) {
            admit(pending);
        } else {
            result.complete(Appended.REJECTED);
        }
        return result;
    }

    /** Refuses one without trying. */
    CompletionStage<Appended> refuse() {
        meters.count(Appended.REJECTED, 0);
        return CompletableFuture.completedStage(Appended.REJECTED);
    }

    private void admit(Pending pending) {
        boolean full;
        lock.lock();
        try {
            full = inFlight + queue.size() >= bounds.inFlight() + bounds.queued();
            if (!full) {
                queue.addLast(pending);
                limited.addLast(pending);
            }
        } finally {
            lock.unlock();
        }
        if (full) {
            meters.queueFull();
            pending.result().complete(Appended.REJECTED);
        } else {
            drain();
        }
    }

    /**
     * Sends what may be sent, one thread at a time. Two entries that leave from different threads may still change places inside the
     * client; nobody may depend on the order of entries that were not awaited one after the other.
     */
    private void drain() {
        for (boolean first = true; ; first = false) {
            Pending next;
            lock.lock();
            try {
                if (first && draining) {
                    return;
                }
                draining = inFlight < bounds.inFlight() && !queue.isEmpty();
                if (!draining) {
                    return;
                }
                next = queue.removeFirst();
                inFlight++;
            } finally {
                lock.unlock();
            }
            transmit(next);
        }
    }

    private void transmit(Pending pending) {
        Optional<Wire> wire = link.wire();
        if (wire.isEmpty() || !pending.started().compareAndSet(false, true)) {
            pending.result().complete(Appended.REJECTED);
            leave();
            return;
        }
        pending.wire().set(wire);
        wire.get()
                .send(redis -> redis.xadd(pending.key(), pending.fields()))
                .whenComplete((id, failure) -> answered(pending, wire.get(), failure));
    }

    private void answered(Pending pending, Wire wire, @Nullable Throwable failure) {
        if (failure == null) {
            replicas.confirm(wire).thenAccept(pending.result()::complete);
        } else {
            link.noteFailure(wire, failure);
            // An error that the server sent means that it wrote nothing; everything else means that nobody knows.
            boolean refused = Link.cause(failure) instanceof RedisCommandExecutionException;
            pending.result().complete(refused ? Appended.REJECTED : Appended.UNKNOWN);
        }
        leave();
        drain();
    }

    private void leave() {
        lock.lock();
        try {
            inFlight--;
        } finally {
            lock.unlock();
        }
    }

    private void expireOverdue() {
        for (Pending overdue = nextOverdue(); overdue != null; overdue = nextOverdue()) {
            expire(overdue);
        }
    }

    /** Forgets what has come to its end meanwhile; one whose time is over, or null. */
    private @Nullable Pending nextOverdue() {
        lock.lock();
        try {
            for (Pending first = limited.peekFirst(); first != null; first = limited.peekFirst()) {
                boolean done = first.result().isDone();
                if (!done && first.due() - System.nanoTime() > 0) {
                    return null;
                }
                limited.removeFirst();
                if (!done) {
                    return first;
                }
            }
            return null;
        } finally {
            lock.unlock();
        }
    }

    /** An answer that is overdue makes its connection suspect: what comes over it later may belong to another append. */
    private void expire(Pending pending) {
        boolean neverSent = pending.started().compareAndSet(false, true);
        pending.result().complete(neverSent ? Appended.REJECTED : Appended.UNKNOWN);
        pending.wire().get().ifPresent(link::drop);
    }

    private int load() {
        lock.lock();
        try {
            return inFlight + queue.size();
        } finally {
            lock.unlock();
        }
    }
}

package org.anling.gateway.server.entrance;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.anling.contract.id.DeviceId;
import org.jspecify.annotations.Nullable;

/**
 * Lets logins in at a bounded rate, in the order they came: each asks the directory and opens a session in the live store, and ten thousand at
 * once would stand before a press there. Whoever presses goes past. Any thread; work is done outside the lock.
 */
public final class LoginGate {

    /** Nobody waits longer; who comes when so many wait is not let in. */
    private static final int LONGEST_S = 10;

    private final int mostWaiting;
    private final Bucket bucket;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Who, Login> waiting = new LinkedHashMap<>();

    /**
     * Full at first.
     *
     * @param rate logins a second for ever
     * @param burst logins at once after a rest
     */
    public LoginGate(int rate, int burst, TimeMeter time) {
        this.mostWaiting = rate * LONGEST_S;
        this.bucket = Bucket.builder()
                .withCustomTimePrecision(time)
                .addLimit(limit -> limit.capacity(burst).refillGreedy(rate, Duration.ofSeconds(1)))
                .build();
    }

    /** A device on a connection; behind a relay there may be several on one. */
    public record Who(long connection, DeviceId device) {}

    /**
     * A login that wants in.
     *
     * @param isOpen whether its connection still is
     * @param enter lets it in; run once at most, by whichever thread it is the turn of
     */
    public record Login(BooleanSupplier isOpen, Runnable enter) {}

    /** Lets one in, now or in its turn; one that waits already keeps its place. False if too many wait: it is not let in. */
    public boolean admit(Who who, Login login) {
        lock.lock();
        try {
            if (!waiting.isEmpty() || !bucket.tryConsume(1)) {
                boolean room = waiting.containsKey(who) || waiting.size() < mostWaiting;
                if (room) {
                    waiting.put(who, login);
                }
                return room;
            }
        } finally {
            lock.unlock();
        }
        login.enter().run();
        return true;
    }

    /** A device presses: if its login waits, it waits no longer. */
    public void hurry(Who who) {
        Login login;
        lock.lock();
        try {
            login = waiting.remove(who);
        } finally {
            lock.unlock();
        }
        if (login != null) {
            login.enter().run();
        }
    }

    /** The same on whichever connections it waits. */
    public void hurry(DeviceId device) {
        List<Who> all;
        lock.lock();
        try {
            all = waiting.keySet().stream()
                    .filter(who -> who.device().equals(device))
                    .toList();
        } finally {
            lock.unlock();
        }
        all.forEach(this::hurry);
    }

    /** Lets in whose turn has come; to be called many times a second. */
    public void round() {
        for (Login next = next(); next != null; next = next()) {
            next.enter().run();
        }
    }

    /** How many wait. */
    public int waitingCount() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    /** Who has left takes nobody's turn. */
    private @Nullable Login next() {
        lock.lock();
        try {
            for (Iterator<Login> line = waiting.values().iterator(); line.hasNext(); line.remove()) {
                Login first = line.next();
                if (first.isOpen().getAsBoolean()) {
                    if (!bucket.tryConsume(1)) {
                        return null;
                    }
                    line.remove();
                    return first;
                }
            }
            return null;
        } finally {
            lock.unlock();
        }
    }
}

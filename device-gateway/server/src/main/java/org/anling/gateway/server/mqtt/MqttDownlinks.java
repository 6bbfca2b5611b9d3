package org.anling.gateway.server.mqtt;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.anling.gateway.codec.Bytes;

/**
 * What goes down one connection with quality of service 1: so much at once as the device takes, the rest in a short queue, each until it is
 * no longer worth saying. Any thread; nothing is written here.
 *
 * <pre>
 *   offer ──▶ waiting (at most 64) ──next──▶ under way (at most the device's receive maximum) ──confirmed──▶ gone
 * </pre>
 */
final class MqttDownlinks {

    /** Also for devices that take more: who confirms nothing must not cost memory. */
    static final int MOST_AT_ONCE = 64;

    static final int MOST_WAITING = 64;
    private static final int PACKETS = 65_535;

    private final int atOnce;
    private final ReentrantLock lock = new ReentrantLock();
    private final Queue<Downlink> waiting = new ArrayDeque<>(2);
    private final Set<Integer> underWay = new HashSet<>(4);
    private int lastPacket;

    /** @param receiveMaximum of the device */
    MqttDownlinks(int receiveMaximum) {
        this.atOnce = Math.clamp(receiveMaximum, 1, MOST_AT_ONCE);
    }

    /**
     * A publish that shall go down.
     *
     * @param untilNanos when it is no longer worth saying, on the monotonic clock
     * @param left run when it was written
     */
    record Downlink(String topic, Bytes payload, long untilNanos, Runnable left) {

        Duration remaining(long nowNanos) {
            return Duration.ofNanos(untilNanos - nowNanos);
        }
    }

    /** A publish whose turn it is, with the packet id that the device will confirm. */
    record Turn(int packet, Downlink downlink) {}

    /** Whether there is room for it; what is no longer worth saying makes room first. */
    boolean offer(Downlink downlink, long nowNanos) {
        lock.lock();
        try {
            waiting.removeIf(old -> old.untilNanos - nowNanos <= 0);
            return waiting.size() < MOST_WAITING && waiting.add(downlink);
        } finally {
            lock.unlock();
        }
    }

    /** The next one that may leave, which counts as under way from now on; empty if none waits or the device has enough. */
    Optional<Turn> next(long nowNanos) {
        lock.lock();
        try {
            while (underWay.size() < atOnce) {
                Downlink first = waiting.poll();
                if (first == null) {
                    return Optional.empty();
                }
                if (first.untilNanos - nowNanos > 0) {
                    return Optional.of(new Turn(freshPacket(), first));
                }
            }
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    /** The device has confirmed one. */
    void confirmed(int packet) {
        lock.lock();
        try {
            underWay.remove(packet);
        } finally {
            lock.unlock();
        }
    }

    private int freshPacket() {
        do {
            lastPacket = lastPacket % PACKETS + 1;
        } while (!underWay.add(lastPacket));
        return lastPacket;
    }
}

package org.anling.gateway.server.live;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.anling.contract.id.DeviceId;

/**
 * Sessions that ended and of which the live store must be told. A few are told at once; when very many end together (a network is gone) the
 * rest goes little by little, since whoever comes back meanwhile, perhaps to press, asks the same store who he is. Any thread.
 *
 * @param <S> what was kept of a session
 */
final class Goodbyes<S> {

    private final int each;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<DeviceId, S> waiting = new LinkedHashMap<>();
    private int left;

    /** @param each so many may be told in one interval */
    Goodbyes(int each) {
        this.each = each;
        this.left = each;
    }

    /** A session ended. Whether it may be told now; if not it is kept. */
    boolean ended(DeviceId device, S session) {
        lock.lock();
        try {
            if (left > 0) {
                left--;
                return true;
            }
            waiting.put(device, session);
            return false;
        } finally {
            lock.unlock();
        }
    }

    /** What is kept of a device is needed now, or by nobody any more. */
    Optional<S> take(DeviceId device) {
        lock.lock();
        try {
            return Optional.ofNullable(waiting.remove(device));
        } finally {
            lock.unlock();
        }
    }

    /** A new interval begins: those that may be told now, the longest waiting first. */
    Map<DeviceId, S> next() {
        lock.lock();
        try {
            Map<DeviceId, S> some = new LinkedHashMap<>();
            Iterator<Map.Entry<DeviceId, S>> oldest = waiting.entrySet().iterator();
            while (oldest.hasNext() && some.size() < each) {
                Map.Entry<DeviceId, S> one = oldest.next();
                some.put(one.getKey(), one.getValue());
                oldest.remove();
            }
            left = each - some.size();
            return some;
        } finally {
            lock.unlock();
        }
    }
}

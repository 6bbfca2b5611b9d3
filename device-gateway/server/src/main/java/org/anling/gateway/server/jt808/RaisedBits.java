package org.anling.gateway.server.jt808;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.anling.contract.id.DeviceId;
import org.anling.gateway.codec.jt808.Jt808Frame;
import org.anling.gateway.codec.jt808.Jt808Levels;

/**
 * The alarm bits of each device that are on. Bounded: beyond it the device that was silent longest is forgotten, whose bits then count as
 * new ones, which is never less than an alarm. Any thread.
 */
final class RaisedBits {

    private final Map<DeviceId, Raised> raised;

    RaisedBits(int most) {
        this.raised = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<DeviceId, Raised> eldest) {
                return size() > most;
            }
        };
    }

    /**
     * What is on.
     *
     * @param alarm the message that turned on the newest of the bits, without its body
     */
    record Raised(Jt808Levels levels, Jt808Frame alarm) {

        boolean holdsAll(Jt808Levels bits) {
            return levels.since().keySet().containsAll(bits.since().keySet());
        }

        /** As an alarm word. */
        long bits() {
            return levels.word();
        }
    }

    synchronized Jt808Levels levels(DeviceId device) {
        Raised on = raised.get(device);
        return on == null ? Jt808Levels.NONE : on.levels();
    }

    /** Notes what is on after a message. */
    synchronized void note(DeviceId device, Jt808Levels now, Jt808Frame message) {
        if (now.since().isEmpty()) {
            raised.remove(device);
            return;
        }
        Raised before = raised.get(device);
        Jt808Frame alarm = before != null && before.holdsAll(now) ? before.alarm() : message.address();
        raised.put(device, new Raised(now, alarm));
    }

    synchronized Optional<Raised> find(DeviceId device) {
        return Optional.ofNullable(raised.get(device));
    }

    synchronized int count() {
        return raised.size();
    }
}

package org.anling.gateway.codec.supervision;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.anling.contract.directory.DeviceRecord;
import org.anling.contract.id.DeviceId;

/**
 * When each device was heard here, and what of it is known to all gateways.
 *
 * <pre>
 *   told ----- slack ----- : ------------------------------- margin | due
 *     heard here: wait       heard here: tell        heard at all: tell
 * </pre>
 *
 * <p>What is kept back here is lost with the process: then a device counts as silent too early, by the slack at most.
 */
public final class SignsOfLife {

    /** So long before a device is due whatever is known of it is told. */
    static final long MARGIN_MS = 5_000;

    private static final int SLACK_SHARE = 8;
    private static final long SHORTEST_SLACK_MS = 1_000;
    private static final long LONGEST_SLACK_MS = 300_000;
    private static final int MOST = 200_000;

    private final Map<DeviceId, Mark> marks = new ConcurrentHashMap<>();
    private final int most;

    public SignsOfLife() {
        this(MOST);
    }

    /** @param most devices that are known; of others nothing is told, and no frame is refused */
    SignsOfLife(int most) {
        this.most = most;
    }

    /**
     * Something that should be told.
     *
     * @param at when the device was heard
     */
    public record Sign(DeviceRecord device, long at) {}

    /** What is known of a device; {@code told} is empty in the sense of {@code isTold}. */
    private record Mark(DeviceRecord device, long heard, boolean isTold, long told) {

        Mark with(Mark fresh) {
            return new Mark(fresh.device, Math.max(heard, fresh.heard), isTold, told);
        }

        Mark told(long at) {
            return new Mark(device, heard, true, isTold ? Math.max(told, at) : at);
        }

        boolean isDue(long now) {
            if (!isTold) {
                return true;
            }
            boolean fresh = heard - told >= slack(device.expectedInterval());
            boolean late = told + device.expectedInterval().toMillis() - now <= MARGIN_MS;
            return heard > told && (fresh || late);
        }

        boolean isPast(long now) {
            return isTold
                    && heard <= told
                    && now - heard > device.expectedInterval().toMillis();
        }
    }

    /** A device was heard. */
    public void heard(DeviceRecord device, long now) {
        if (marks.size() < most || marks.containsKey(device.id())) {
            marks.merge(device.id(), new Mark(device, now, false, 0), Mark::with);
        }
    }

    /** What must be told now, the longest known first. Forgets who was silent for so long that all know it. */
    public List<Sign> untold(long now) {
        marks.values().removeIf(mark -> mark.isPast(now));
        List<Sign> signs = new ArrayList<>();
        for (Mark mark : marks.values()) {
            if (mark.isDue(now)) {
                signs.add(new Sign(mark.device, mark.heard));
            }
        }
        signs.sort(Comparator.comparingLong(Sign::at));
        return signs;
    }

    /** All that was never told, for a gateway that ends. */
    public List<Sign> kept() {
        return marks.values().stream()
                .filter(mark -> !mark.isTold || mark.heard > mark.told)
                .map(mark -> new Sign(mark.device, mark.heard))
                .toList();
    }

    /** All gateways know it. */
    public void told(Sign sign) {
        marks.computeIfPresent(sign.device().id(), (device, mark) -> mark.told(sign.at()));
    }

    /** The device is not supervised. */
    public void forget(DeviceId device) {
        marks.remove(device);
    }

    /** How many devices are known. */
    public int count() {
        return marks.size();
    }

    /** How much of an interval may be kept back: an eighth, from a second to five minutes. */
    public static long slack(Duration interval) {
        return Math.clamp(interval.toMillis() / SLACK_SHARE, SHORTEST_SLACK_MS, LONGEST_SLACK_MS);
    }
}

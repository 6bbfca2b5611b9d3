package org.anling.gateway.codec.jt808;

import java.util.Map;

/**
 * Alarm bits of one device that are on, each with the frame that said so first (section 4). A bit stays on in every further report until
 * the device hears of a confirmation; with this, all of them are copies of the first and not new alarms.
 *
 * @param since bit number (a vendor's own are counted behind the standard's) to serial and time of the first frame
 */
public record Jt808Levels(Map<Integer, String> since) {

    /** Nothing is on, or nobody knows, as after a reconnection. */
    public static final Jt808Levels NONE = new Jt808Levels(Map.of());

    /** Those of the standard's alarm word, as such a word; a vendor's own are not in it. */
    public long word() {
        return since.keySet().stream()
                .filter(bit -> bit < Integer.SIZE)
                .mapToLong(bit -> 1L << bit)
                .sum();
    }

    public Jt808Levels {
        since = Map.copyOf(since);
    }
}

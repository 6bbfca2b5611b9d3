package org.anling.gateway.codec.jt808;

import java.util.Map;

/**
 * Alarm bits of one device that are on, each with the frame that said so first (section 4). A bit stays on in every further report until
 * the device hears of a confirmation; with this, all of them are copies of the first and not new alarms.
 *
 * @param since bit number to serial and time of the first frame
 */
public record Jt808Levels(Map<Integer, String> since) {

    /** Nothing is on, or nobody knows, as after a reconnection. */
    public static final Jt808Levels NONE = new Jt808Levels(Map.of());

    public Jt808Levels {
        since = Map.copyOf(since);
    }
}

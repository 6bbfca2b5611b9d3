package org.anling.simulation.fleet.wire;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import org.anling.simulation.district.map.GeoPoint;

/** The frame {@code [3G*id*len*content]} of a watch. */
public final class WatchFrames {

    private static final int STARS_BEFORE_CONTENT = 3;

    private WatchFrames() {}

    /** A whole frame; the content is ASCII. */
    public static String frame(String id, String content) {
        return String.format(Locale.ROOT, "[3G*%s*%04X*%s]", id, content.length(), content);
    }

    /** What an alarm says, section 3 of the protocol page: a fix, one cell, no access point. */
    public static String alarm(GeoPoint place, int steps, int status, Instant at) {
        return "AL," + block(place, steps, status, at);
    }

    /** Position block without its keyword. */
    public static String block(GeoPoint place, int steps, int status, Instant at) {
        return String.format(
                Locale.ROOT,
                "%s,A,%.6f,N,%.7f,E,0.00,0.0,44.0,9,85,78,%d,0,%08X,1,1,460,0,9520,3671,152,0,12.5",
                Octets.time("ddMMuu,HHmmss", at, ZoneOffset.UTC),
                place.latitude(),
                place.longitude(),
                steps,
                status);
    }

    /** Where the first whole frame ends, 0 if there is none yet. */
    public static int end(String octets) {
        return octets.indexOf(']') + 1;
    }

    /** The content of a frame: what follows the third star. */
    public static String content(String frame) {
        int at = frame.lastIndexOf('[');
        for (int star = 0; star < STARS_BEFORE_CONTENT; star++) {
            at = frame.indexOf('*', at + 1);
            if (at < 0) {
                return "";
            }
        }
        return frame.substring(at + 1, frame.endsWith("]") ? frame.length() - 1 : frame.length());
    }

    /** The word before the first comma. */
    public static String keyword(String content) {
        int comma = content.indexOf(',');
        return comma < 0 ? content : content.substring(0, comma);
    }
}

package org.anling.simulation.fleet.device;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The frame {@code [3G*id*len*content]} as a watch writes and reads it. */
final class WatchFrame {

    private WatchFrame() {}

    static byte[] encode(String id, String content) {
        int length = content.getBytes(StandardCharsets.UTF_8).length;
        return "[3G*%s*%s*%s]"
                .formatted(id, "%04x".formatted(length).toUpperCase(Locale.ROOT), content)
                .getBytes(StandardCharsets.UTF_8);
    }

    /** The content of a frame without its brackets: what follows the third star. */
    static String content(String frame) {
        int at = -1;
        for (int star = 0; star < 3; star++) {
            at = frame.indexOf('*', at + 1);
            if (at < 0) {
                return "";
            }
        }
        return frame.substring(at + 1);
    }

    /** The word before the first comma. */
    static String keyword(String content) {
        int comma = content.indexOf(',');
        return comma < 0 ? content : content.substring(0, comma);
    }
}

package org.anling.simulation.fleet.wire;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The frame {@code LF crc 0LLL "id" seq L0 #account […] CR} of a SIA DC-09 panel, in the clear. */
public final class PanelFrames {

    private static final int ARC = 0xA001;
    private static final Pattern ANSWER = Pattern.compile("\"([A-Z*-]+)\"([0-9]{4})");

    private PanelFrames() {}

    /**
     * An event by SIA-DCS.
     *
     * @param event for example {@code Nri1/QA003^Bathroom^}
     */
    public static String event(String account, int sequence, String event, Instant at) {
        return frame(String.format(
                Locale.ROOT,
                "\"SIA-DCS\"%04dL0#%s[#%s|%s]%s",
                sequence,
                account,
                account,
                event,
                Octets.time("'_'HH:mm:ss,MM-dd-uuuu", at, ZoneOffset.UTC)));
    }

    /** Nothing happened: a test of the path. */
    public static String linkTest(String account, int sequence) {
        return frame(String.format(Locale.ROOT, "\"NULL\"%04dL0#%s[]", sequence, account));
    }

    /** What a receiver says when it has the message. */
    public static String acknowledgement(String account, int sequence) {
        return frame(String.format(Locale.ROOT, "\"ACK\"%04dL0#%s[]", sequence, account));
    }

    /** Where the first whole frame ends, 0 if there is none yet. */
    public static int end(String octets) {
        return octets.indexOf('\r') + 1;
    }

    /** The word of an answer: ACK, NAK, DUH; empty if it is none. */
    public static String word(String frame) {
        Matcher answer = ANSWER.matcher(frame);
        return answer.find() ? answer.group(1) : "";
    }

    /** Which message an answer is about, -1 if it is none. */
    public static int sequence(String frame) {
        Matcher answer = ANSWER.matcher(frame);
        return answer.find() ? Integer.parseInt(answer.group(2)) : -1;
    }

    private static String frame(String body) {
        return String.format(Locale.ROOT, "\n%04X%04X%s\r", Octets.check(body, 0, ARC), body.length(), body);
    }
}

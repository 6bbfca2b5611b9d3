package org.anling.launcher.press;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.anling.simulation.fleet.wire.WatchFrames;

/** What a person does to the watch, and the frame that it then sends. */
public enum WatchFrame {
    SOS("00010000"),
    FALL("00200000"),
    TAKEN_OFF("00100000"),
    LOW_BATTERY("00020001"),
    SOS_WITH_LOW_BATTERY("00010001");

    private static final DateTimeFormatter DATE_AND_TIME = DateTimeFormatter.ofPattern("ddMMyy,HHmmss", Locale.ROOT);

    private final String status;

    WatchFrame(String status) {
        this.status = status;
    }

    /** As typed: {@code sos}, {@code low-battery}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The whole frame in ASCII; a new second makes a new press, the same second an exact copy of the last. */
    public String of(String watch, LocalDateTime utc) {
        String content = "AL," + DATE_AND_TIME.format(utc)
                + ",A,39.882200,N,116.4066000,E,0.00,0.0,44.0,9,85,63,2310,4," + status
                + ",1,1,460,0,9520,3671,152,0,12.5";
        return WatchFrames.frame(watch, content);
    }
}

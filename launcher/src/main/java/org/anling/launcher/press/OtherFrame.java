package org.anling.launcher.press;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;
import org.anling.simulation.district.map.GeoPoint;
import org.anling.simulation.fleet.wire.Octets;
import org.anling.simulation.fleet.wire.PanelFrames;
import org.anling.simulation.fleet.wire.TerminalFrames;
import org.anling.simulation.fleet.wire.TrackerFrames;

/**
 * A call for help in the words of the other protocols on the port: the tracker and the card are those of the demo's first elder, the panel
 * is nobody's.
 */
public enum OtherFrame {
    /** A panel's pendant by SIA DC-09. */
    DC09(PanelFrames::end) {
        @Override
        public List<String> of(Instant now) {
            int sequence = (int) (now.getEpochSecond() % 9_999 + 1);
            return List.of(PanelFrames.event("DE30", sequence, "Nri1/QA003^Bathroom^", now));
        }

        @Override
        public String shown(String frame) {
            return frame.strip();
        }
    },

    /** A key fob of the GT06 family: its login, then the alarm. */
    GT06(TrackerFrames::end) {
        @Override
        public List<String> of(Instant now) {
            return List.of(
                    TrackerFrames.login("861234050000010", 1), TrackerFrames.alarm(HOME, TrackerFrames.SOS, now, 2));
        }
    },

    /** An SOS card by JT/T 808, edition 2013. */
    JT808(TerminalFrames::end) {
        @Override
        public List<String> of(Instant now) {
            int serial = (int) (now.getEpochSecond() & 0xFFFF);
            return List.of(TerminalFrames.report("012345678901", serial, TerminalFrames.SOS, HOME, now));
        }
    };

    /** Position A of the protocol references. */
    private static final GeoPoint HOME = new GeoPoint(39.8822, 116.4066);

    private final ToIntFunction<String> end;

    OtherFrame(ToIntFunction<String> end) {
        this.end = end;
    }

    /** What is sent, one after the other, one character per octet. */
    public abstract List<String> of(Instant now);

    /** Where the first whole answer ends in what came, 0 if there is none yet. */
    int ends(String answer) {
        return end.applyAsInt(answer);
    }

    /** As a person reads it. */
    public String shown(String frame) {
        return Octets.hex(frame);
    }

    /** As typed. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

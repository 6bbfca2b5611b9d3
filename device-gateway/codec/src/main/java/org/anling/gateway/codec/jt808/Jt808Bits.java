package org.anling.gateway.codec.jt808;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.anling.contract.alert.AlertType;

/** What the alarm bits mean for a person (section 4). Bits about driving and vehicles ask for nobody. */
final class Jt808Bits {

    static final int AREA = 20;

    /** Number of the first flag out of a vendor's alarm word. */
    static final int VENDOR = 0x100;

    /** Number of the first flag out of a vendor's list, where nought means on. */
    static final int CLEAR = 0x200;

    private static final Map<Integer, AlertType> MEANING = meaning();
    private static final Map<Integer, AlertType> END = Map.of(8, AlertType.MAINS_RESTORED);

    private Jt808Bits() {}

    /** What a flag means: a bit of the alarm word, or one of a vendor's that is counted behind them. */
    static Optional<AlertType> find(int flag, Jt808Profile profile) {
        if (flag >= CLEAR) {
            return Optional.ofNullable(profile.clearBits().get(flag - CLEAR));
        }
        if (flag >= VENDOR) {
            return Optional.ofNullable(profile.vendorBits().get(flag - VENDOR));
        }
        Optional<AlertType> own = profile.bits().get(flag);
        return own != null ? own : Optional.ofNullable(MEANING.get(flag));
    }

    /** What it is called in the detail of an alert. */
    static String name(int flag) {
        return flag >= CLEAR
                ? "EB bit " + (flag - CLEAR)
                : flag >= VENDOR ? "E7 bit " + (flag - VENDOR) : "bit " + flag;
    }

    /** What it means that a bit is off again. A bit that goes off after a confirmation says nothing about the elder. */
    static Optional<AlertType> ended(int bit, Jt808Profile profile) {
        return profile.bits().containsKey(bit) ? Optional.empty() : Optional.ofNullable(END.get(bit));
    }

    private static Map<Integer, AlertType> meaning() {
        Map<Integer, AlertType> bits = new TreeMap<>();
        bits.put(0, AlertType.SOS);
        // Some pendants mean a fall; without a profile nobody can tell, so somebody looks.
        bits.put(3, AlertType.UNKNOWN_ALARM);
        bits.put(7, AlertType.LOW_BATTERY);
        bits.put(8, AlertType.MAINS_LOST);
        bits.put(17, AlertType.TAKEN_OFF);
        bits.put(AREA, AlertType.FENCE_EXIT);
        bits.put(21, AlertType.FENCE_EXIT);
        bits.put(23, AlertType.WANDERING);
        bits.put(26, AlertType.TAMPER);
        bits.put(28, AlertType.TAMPER);
        bits.put(29, AlertType.FALL);
        bits.put(30, AlertType.FALL);
        bits.put(31, AlertType.TAMPER);
        return bits;
    }
}

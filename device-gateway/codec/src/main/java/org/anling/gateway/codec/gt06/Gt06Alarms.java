package org.anling.gateway.codec.gt06;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.anling.contract.alert.AlertGroup;
import org.anling.contract.alert.AlertType;

/** Which alerts an alarm code, the bits of the terminal's state and the upload mode mean (sections 3 and 4): the union of all three. */
final class Gt06Alarms {

    private static final String STATE = "state";
    private static final int NORMAL = 0x00;
    private static final int SIDE_KEY = 0x07;
    /** Vibration, speed, blind areas, first fix, door, sound, sleep, locks, ignition: they ask for nobody. */
    private static final Set<Integer> INFORMATION =
            Set.of(0x03, 0x06, 0x09, 0x0A, 0x0B, 0x0D, 0x14, 0x16, 0x20, 0x33, 0x34, 0xFE, 0xFF);

    private static final Map<Integer, AlertType> MEANING = meaning();

    private Gt06Alarms() {}

    /**
     * One alert.
     *
     * @param detail where it was read: {@code alarm 23}, {@code state}, {@code side key}
     */
    record Finding(AlertType type, String detail) {

        /** Whether it is said with every sign of life as long as it lasts, and is about a person who is not in danger by it. */
        boolean isLasting() {
            return detail.equals(STATE) && type.group() == AlertGroup.WELFARE;
        }
    }

    /** What a report says. Anything may be missing: less than 0. */
    record Said(int code, int state, int uploadMode) {}

    static List<Finding> read(Said said, Gt06Profile profile) {
        List<Finding> found = new ArrayList<>();
        if (said.code() > NORMAL) {
            code(said.code(), profile)
                    .ifPresent(type -> add(found, new Finding(type, "alarm %02X".formatted(said.code()))));
        }
        if (said.state() >= 0) {
            state(said.state(), said.code() > NORMAL).ifPresent(type -> add(found, new Finding(type, STATE)));
        }
        if (said.uploadMode() == SIDE_KEY) {
            add(found, new Finding(AlertType.SOS, "side key"));
        }
        return found;
    }

    private static void add(List<Finding> found, Finding one) {
        if (found.stream().noneMatch(known -> known.type() == one.type())) {
            found.add(one);
        }
    }

    private static Optional<AlertType> code(int code, Gt06Profile profile) {
        Optional<AlertType> own = profile.codes().get(code);
        if (own != null) {
            return own;
        }
        return INFORMATION.contains(code)
                ? Optional.empty()
                : Optional.of(MEANING.getOrDefault(code, AlertType.UNKNOWN_ALARM));
    }

    /** Bits 5 to 3 of the terminal's state. A fence without a direction counts as left, unless the code says which. */
    private static Optional<AlertType> state(int state, boolean hasCode) {
        return switch (state >> 3 & 7) {
            case 2 -> Optional.of(AlertType.MAINS_LOST);
            case 3 -> Optional.of(AlertType.LOW_BATTERY);
            case 4 -> Optional.of(AlertType.SOS);
            case 6 -> hasCode ? Optional.empty() : Optional.of(AlertType.FENCE_EXIT);
            case 7 -> Optional.of(AlertType.TAKEN_OFF);
            default -> Optional.empty();
        };
    }

    private static Map<Integer, AlertType> meaning() {
        Map<Integer, AlertType> codes = new TreeMap<>();
        codes.put(0x01, AlertType.SOS);
        codes.put(0x02, AlertType.MAINS_LOST);
        codes.put(0x04, AlertType.FENCE_ENTER);
        codes.put(0x05, AlertType.FENCE_EXIT);
        codes.put(0x0C, AlertType.POWER_ON);
        codes.put(0x0E, AlertType.LOW_BATTERY);
        codes.put(0x0F, AlertType.LOW_BATTERY);
        codes.put(0x10, AlertType.TAMPER);
        codes.put(0x11, AlertType.POWER_OFF);
        codes.put(0x12, AlertType.LINK_WARNING);
        codes.put(0x13, AlertType.TAMPER);
        codes.put(0x15, AlertType.POWER_OFF);
        codes.put(0x17, AlertType.TAMPER);
        codes.put(0x18, AlertType.TAKEN_OFF);
        codes.put(0x19, AlertType.LOW_BATTERY);
        codes.put(0x23, AlertType.FALL);
        codes.put(0x25, AlertType.TAMPER);
        codes.put(0x32, AlertType.TAMPER);
        codes.put(0x5B, AlertType.TEMP_HIGH);
        codes.put(0x5C, AlertType.TEMP_LOW);
        return codes;
    }
}

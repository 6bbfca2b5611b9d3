package org.anling.gateway.codec.watch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.anling.contract.alert.AlertGroup;
import org.anling.contract.alert.AlertType;
import org.jspecify.annotations.Nullable;

/**
 * The status word of a position block (section 4). All bits are read, not the first; low battery never hides an SOS.
 *
 * <pre>
 *   31 ........ 23 22     21   20   19    18   17    16  15 14    13 ... 1 0
 *   unknown alarms fall   fall off  enter exit low   SOS    power states   battery low
 *                  or heart                    batt.        cut
 * </pre>
 */
final class StatusWord {

    private static final String STATE = "s";
    private static final int LAST_STATE = 15;
    private static final int LAST_KNOWN_ALARM = 22;
    private static final List<Bit> BITS = List.of(
            new Bit(0, AlertType.LOW_BATTERY, null),
            new Bit(14, AlertType.MAINS_LOST, null),
            new Bit(16, AlertType.SOS, null),
            new Bit(17, AlertType.LOW_BATTERY, null),
            new Bit(18, AlertType.FENCE_EXIT, null),
            new Bit(19, AlertType.FENCE_ENTER, null),
            new Bit(20, AlertType.TAKEN_OFF, null),
            new Bit(21, AlertType.FALL, null),
            // Vendors disagree: heart rate or fall. Until the model's profile says which, both words reach the
            // operator.
            new Bit(LAST_KNOWN_ALARM, AlertType.MEDICAL, "fall_or_heart_rate"));

    private StatusWord() {}

    /** One bit that says something. */
    private record Bit(int number, AlertType type, @Nullable String detail) {
        boolean isSet(long word) {
            return (word >> number & 1) == 1;
        }

        boolean isAlarm() {
            return number != 0;
        }
    }

    /**
     * What to raise.
     *
     * @param code what of the word it stands for, part of the repeat key
     */
    record Finding(AlertType type, String code, @Nullable String detail) {

        /** Whether it is said with every report as long as it lasts, and is about a person who is not in danger by it. */
        boolean isLasting() {
            return code.startsWith(STATE) && type.group() == AlertGroup.WELFARE;
        }
    }

    /**
     * What a word raises, gravest first.
     *
     * @param alarmKeyword whether the frame itself says that it is an alarm
     * @param profile counts before what is always understood
     */
    static List<Finding> findings(long word, boolean alarmKeyword, WatchProfile profile) {
        List<Finding> findings = new ArrayList<>();
        for (Bit bit : bits(profile)) {
            if (bit.isSet(word) && findings.stream().noneMatch(f -> f.type == bit.type)) {
                findings.add(new Finding(bit.type, (bit.number <= LAST_STATE ? STATE : "b") + bit.number, bit.detail));
            }
        }
        String unknown = unknownBits(word, profile);
        boolean saysNothing =
                BITS.stream().noneMatch(bit -> bit.isAlarm() && bit.isSet(word)) && ownBits(word, profile) == 0;
        if (!unknown.isEmpty()) {
            findings.add(new Finding(AlertType.UNKNOWN_ALARM, "b" + unknown, "status bits " + unknown));
        } else if (alarmKeyword && saysNothing) {
            findings.add(new Finding(AlertType.UNKNOWN_ALARM, "none", "no alarm bit set"));
        }
        findings.sort(Comparator.comparing(f -> f.type.group()));
        return List.copyOf(findings);
    }

    /** Those of the profile, then all others. */
    private static List<Bit> bits(WatchProfile profile) {
        if (profile.bits().isEmpty()) {
            return BITS;
        }
        List<Bit> bits = new ArrayList<>();
        profile.bits().forEach((number, type) -> type.ifPresent(own -> bits.add(new Bit(number, own, null))));
        bits.sort(Comparator.comparingInt(Bit::number));
        BITS.stream().filter(bit -> !profile.bits().containsKey(bit.number)).forEach(bits::add);
        return bits;
    }

    /** The alarm bits of a word that the profile explains; the low half tells states. */
    private static long ownBits(long word, WatchProfile profile) {
        return profile.bits().keySet().stream()
                .filter(bit -> bit > LAST_STATE)
                .mapToLong(bit -> word & 1L << bit)
                .sum();
    }

    private static String unknownBits(long word, WatchProfile profile) {
        return IntStream.range(LAST_KNOWN_ALARM + 1, 32)
                .filter(bit -> (word >> bit & 1) == 1 && !profile.bits().containsKey(bit))
                .mapToObj(Integer::toString)
                .collect(Collectors.joining("+"));
    }
}

package org.anling.gateway.codec.dc09;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.anling.contract.alert.AlertGroup;
import org.anling.contract.alert.AlertType;

/** Contact ID (section 2, table of section 6): qualifier, three digits, partition, zone. */
final class ContactIdCodes {

    private static final Pattern EVENT =
            Pattern.compile("([0-9])\\s*([0-9A-Fa-f]{3})\\s*([0-9A-Fa-f]{2})\\s*([0-9A-Fa-f]{3})");
    private static final String RESTORED = "3";

    /** What happens in every home and asks for nobody. */
    private static final Set<String> INFORMATION = Set.of("305", "570", "627", "628");

    private static final Map<String, AlertType> MEANING = meaning();

    private ContactIdCodes() {}

    /** The event in a data field; empty if it is only information. What cannot be read is an alarm. */
    static List<Finding> read(String data, CodeProfile profile) {
        Matcher event = EVENT.matcher(data);
        if (!event.find()) {
            return List.of(new Finding(AlertType.UNKNOWN_ALARM, "unreadable", "", "", ""));
        }
        boolean restored = event.group(1).equals(RESTORED);
        String code = event.group(2);
        Optional<AlertType> type = profile.find(code, event.group(4)).or(() -> Optional.ofNullable(MEANING.get(code)));
        if (type.isEmpty() && (INFORMATION.contains(code) || code.startsWith("40"))) {
            return List.of();
        }
        AlertType found = type.orElse(AlertType.UNKNOWN_ALARM);
        return (restored ? ended(found) : Optional.of(found))
                .map(meant -> new Finding(meant, event.group(1) + code, event.group(4), event.group(3), "")).stream()
                        .toList();
    }

    /** What the end of a condition is called; empty if nobody waits for it. */
    static Optional<AlertType> ended(AlertType type) {
        return switch (type) {
            case MAINS_LOST, MAINS_RESTORED -> Optional.of(AlertType.MAINS_RESTORED);
            case LINK_WARNING, LINK_LOST, LINK_RESTORED -> Optional.of(AlertType.LINK_RESTORED);
            case CANCEL, TEST, CALLBACK, CARER_ARRIVED, STILL_NEEDS_HELP, CLOSED_ON_SITE, VOICE_FOLLOWS, POWER_ON ->
                Optional.of(type);
            default ->
                type.group() == AlertGroup.DEVICE || type.group() == AlertGroup.FOLLOW_UP
                        ? Optional.empty()
                        : Optional.of(AlertType.SOS_ENDED);
        };
    }

    private static Map<String, AlertType> meaning() {
        Map<String, AlertType> codes = new TreeMap<>();
        put(codes, AlertType.MEDICAL, "100");
        put(codes, AlertType.SOS, "101");
        put(codes, AlertType.INACTIVITY, "102", "641", "654");
        put(codes, AlertType.FIRE, "110", "112", "115", "117", "118");
        put(codes, AlertType.SMOKE, "111");
        put(codes, AlertType.HEAT, "114");
        put(codes, AlertType.FLOOD, "113", "154");
        put(codes, AlertType.PANIC, "120", "123");
        put(codes, AlertType.DURESS, "121", "122");
        put(codes, AlertType.INTRUDER, "130", "131", "132", "133", "134", "135", "136");
        put(codes, AlertType.TAMPER, "137", "144", "145", "383");
        put(codes, AlertType.UNKNOWN_ALARM, "140", "150");
        put(codes, AlertType.GAS, "151");
        put(codes, AlertType.CO, "162");
        put(codes, AlertType.TEMP_HIGH, "158");
        put(codes, AlertType.TEMP_LOW, "153", "159");
        put(codes, AlertType.MAINS_LOST, "301");
        put(codes, AlertType.LOW_BATTERY, "302", "309", "311");
        put(codes, AlertType.LINK_WARNING, "344", "350", "351", "354");
        put(codes, AlertType.SENSOR_LOST, "380", "381");
        put(codes, AlertType.SENSOR_LOW_BATTERY, "384");
        put(codes, AlertType.CANCEL, "406");
        put(codes, AlertType.CALLBACK, "411");
        put(codes, AlertType.TEST, "601", "602", "603", "607");
        put(codes, AlertType.VOICE_FOLLOWS, "606");
        put(codes, AlertType.CARER_ARRIVED, "661");
        put(codes, AlertType.STILL_NEEDS_HELP, "662");
        put(codes, AlertType.CLOSED_ON_SITE, "663");
        return codes;
    }

    private static void put(Map<String, AlertType> codes, AlertType type, String... all) {
        for (String code : all) {
            codes.put(code, type);
        }
    }
}

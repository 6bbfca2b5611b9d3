package org.anling.gateway.codec.dc09;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.anling.contract.alert.AlertType;

/** SIA two-letter codes (section 2, table of section 6), several in one body. */
final class SiaCodes {

    /** A flag is one only if something that can follow a flag follows: {@code NA003} is the code NA, {@code NMA003} a new MA. */
    private static final Pattern FLAG = Pattern.compile("[NO](?=$|/|\\||[a-z]{2}|[A-Z]{2})");

    private static final Pattern MODIFIER = Pattern.compile("(ti|da|id|ri|pi|ai)([0-9A-Fa-f:-]+)");
    private static final Pattern EVENT = Pattern.compile("([A-Z]{2})([0-9A-Fa-f]{0,4})(?:\\^([^^]*)\\^?)?");
    private static final Pattern TEXT_BLOCK = Pattern.compile("\\|A\\s?([^|]*)");
    private static final Set<Character> INFORMATION = Set.of('C', 'O');
    private static final Set<String> RESTORED =
            Set.of("MH", "MR", "QH", "QR", "PH", "PR", "FR", "KR", "GR", "WR", "ZR", "NS", "BR");
    private static final Set<String> SILENT = Set.of("TR", "YR", "XR");
    private static final Map<String, AlertType> MEANING = meaning();

    private SiaCodes() {}

    /**
     * What a body says.
     *
     * @param events without what is only information
     * @param time {@code ti} as sent, empty if there is none
     * @param date {@code da} as sent, empty if there is none
     */
    record Body(List<Finding> events, String time, String date) {}

    /** Reads everything behind {@code #account|}. A body in which no code can be found is an alarm. */
    static Body read(String body, CodeProfile profile) {
        Matcher flag = FLAG.matcher(body);
        String rest = flag.lookingAt() ? body.substring(1) : body;
        Reading reading = new Reading(profile);
        Matcher block = TEXT_BLOCK.matcher(rest);
        boolean text = block.find();
        for (String part : parts(text ? rest.substring(0, block.start()) : rest)) {
            reading.part(part);
        }
        return reading.body(text ? block.group(1).strip() : "");
    }

    /** Split at slashes and bars, texts left whole. */
    private static List<String> parts(String body) {
        List<String> parts = new ArrayList<>();
        boolean text = false;
        int from = 0;
        for (int i = 0; i < body.length(); i++) {
            text ^= body.charAt(i) == '^';
            if (!text && (body.charAt(i) == '/' || body.charAt(i) == '|')) {
                parts.add(body.substring(from, i));
                from = i + 1;
            }
        }
        parts.add(body.substring(from));
        return parts;
    }

    /** A body in the course of being read. */
    private static final class Reading {
        private final CodeProfile profile;
        private final List<Finding> events = new ArrayList<>();
        private String area = "";
        private String time = "";
        private String date = "";
        private boolean any;

        Reading(CodeProfile profile) {
            this.profile = profile;
        }

        void part(String part) {
            Matcher modifier = MODIFIER.matcher(part);
            int at = 0;
            while (at < part.length() && modifier.find(at) && modifier.start() == at) {
                modify(modifier.group(1), modifier.group(2));
                at = modifier.end();
            }
            Matcher event = EVENT.matcher(part);
            if (event.find(at) && event.start() == at) {
                any = true;
                add(event.group(1), event.group(2), event.group(3) == null ? "" : event.group(3));
            }
        }

        Body body(String text) {
            if (!any) {
                events.add(new Finding(AlertType.UNKNOWN_ALARM, "unreadable", "", area, text));
            }
            return new Body(events.stream().map(event -> event.withText(text)).toList(), time, date);
        }

        private void modify(String name, String value) {
            switch (name) {
                case "ri" -> area = value;
                case "ti" -> time = value;
                case "da" -> date = value;
                default -> {}
            }
        }

        private void add(String code, String zone, String text) {
            profile.find(code, zone)
                    .or(() -> standard(code))
                    .ifPresent(type -> events.add(new Finding(type, code, zone, area, text)));
        }
    }

    private static Optional<AlertType> standard(String code) {
        AlertType type = MEANING.get(code);
        if (type != null) {
            return Optional.of(type);
        }
        if (RESTORED.contains(code)) {
            return Optional.of(AlertType.SOS_ENDED);
        }
        boolean information = SILENT.contains(code) || INFORMATION.contains(code.charAt(0));
        return information ? Optional.empty() : Optional.of(AlertType.UNKNOWN_ALARM);
    }

    private static Map<String, AlertType> meaning() {
        Map<String, AlertType> codes = new TreeMap<>();
        codes.put("MA", AlertType.MEDICAL);
        codes.put("QA", AlertType.SOS);
        codes.put("PA", AlertType.PANIC);
        codes.put("HA", AlertType.DURESS);
        codes.put("FA", AlertType.FIRE);
        codes.put("KA", AlertType.HEAT);
        codes.put("GA", AlertType.GAS);
        codes.put("WA", AlertType.FLOOD);
        codes.put("ZA", AlertType.TEMP_LOW);
        codes.put("TA", AlertType.TAMPER);
        codes.put("AT", AlertType.MAINS_LOST);
        codes.put("AR", AlertType.MAINS_RESTORED);
        codes.put("YT", AlertType.LOW_BATTERY);
        codes.put("YM", AlertType.LOW_BATTERY);
        codes.put("XT", AlertType.SENSOR_LOW_BATTERY);
        codes.put("XQ", AlertType.LINK_WARNING);
        codes.put("XH", AlertType.LINK_RESTORED);
        codes.put("YC", AlertType.LINK_WARNING);
        codes.put("YK", AlertType.LINK_RESTORED);
        codes.put("NR", AlertType.LINK_RESTORED);
        codes.put("NC", AlertType.LINK_WARNING);
        codes.put("NT", AlertType.LINK_WARNING);
        codes.put("RP", AlertType.TEST);
        codes.put("RX", AlertType.TEST);
        codes.put("RR", AlertType.POWER_ON);
        codes.put("NA", AlertType.INACTIVITY);
        codes.put("OC", AlertType.CANCEL);
        codes.put("BA", AlertType.INTRUDER);
        codes.put("UA", AlertType.UNKNOWN_ALARM);
        return codes;
    }
}

package org.anling.gateway.server.profile;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.anling.contract.alert.AlertType;
import org.anling.gateway.codec.BatteryScale;
import org.anling.gateway.codec.dc09.CodeProfile;
import org.anling.gateway.codec.gt06.Gt06Profile;
import org.anling.gateway.codec.jt808.Jt808Profile;
import org.anling.gateway.codec.watch.WatchProfile;
import org.anling.plans.Faults;
import org.anling.plans.PlanFault;
import org.anling.plans.Section;
import org.anling.plans.Values;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;

/** Reads one file with the profile of some models, or everything that is wrong with it. */
final class ProfileReader {

    private static final Pattern PANEL_CODE = Pattern.compile("([0-9]{3}|[A-Z]{2})(?:/([0-9]{1,6})-([0-9]{1,6}))?");
    private static final String WORD = "[A-Za-z][A-Za-z0-9_]{0,31}";

    /** Keywords of a watch that have a meaning already, by how they begin; another one would take an answer or a place away. */
    private static final Pattern KNOWN_WORD = Pattern.compile("LK|INIT|CONFIG|TKQ2?|TK|JXTK|img|UD.*|WT");

    private static final int WATCH_SOS = 16;
    private static final int JT808_SOS = 0;
    private static final int GT06_SOS = 1;

    private final Section file;
    private final Faults faults;

    private ProfileReader(Section file, Faults faults) {
        this.file = file;
        this.faults = faults;
    }

    /** Protocols whose models differ; named as in the registry. */
    enum Protocol {
        WATCH_3G,
        GT06,
        JT808,
        SIA_DC09
    }

    /**
     * A profile and for whom it is.
     *
     * @param isStandard whether it is for every model of the protocol that no other profile names
     * @param settings the profile of the protocol
     */
    record Found(String id, Protocol protocol, List<String> models, boolean isStandard, Object settings) {}

    /**
     * What came of a file.
     *
     * @param profile empty if anything is wrong
     */
    record Read(Optional<Found> profile, List<PlanFault> faults) {}

    /** Reads the text of a file; the name is for the faults only. */
    static Read read(String name, String text) {
        Faults faults = new Faults(name);
        Found found = faults.compose(text)
                .map(root -> new ProfileReader(new Section(root, faults), faults).profile())
                .orElse(null);
        boolean good = faults.found().isEmpty();
        return new Read(good ? Optional.ofNullable(found) : Optional.empty(), faults.found());
    }

    private @Nullable Found profile() {
        String id = Values.id(file.need("id"), faults);
        Values.title(file);
        Protocol protocol = Values.word(file.need("protocol"), Protocol.class, faults);
        List<String> models = file.list("models").stream()
                .map(node -> Values.text(node, faults))
                .toList();
        boolean standard = Values.yesOrNo(file.find("default").orElse(null), faults);
        if (protocol == null) {
            return null;
        }
        Object settings = switch (protocol) {
            case WATCH_3G -> watch();
            case GT06 -> gt06();
            case JT808 -> jt808();
            case SIA_DC09 -> panel();
        };
        file.end();
        return new Found(id, protocol, models, standard, settings);
    }

    private WatchProfile watch() {
        Map<String, AlertType> words = new HashMap<>();
        file.pairs("words").forEach((at, value) -> {
            String word = Values.text(at, faults);
            if (!word.matches(WORD) || KNOWN_WORD.matcher(word).matches()) {
                faults.add(at, "“%s”不能作报警关键字".formatted(word), "\"%s\" cannot be an alarm's keyword".formatted(word));
            }
            put(words, word, type(value));
        });
        ZoneOffset zone = clock(WatchProfile.STANDARD.zone()).orElse(ZoneOffset.UTC);
        return new WatchProfile(meanings("bits", 10, WATCH_SOS), words, zone);
    }

    private Gt06Profile gt06() {
        Gt06Profile.Check check = file.find("check")
                .map(node -> Values.word(node, Gt06Profile.Check.class, faults))
                .orElse(Gt06Profile.Check.WARN);
        return new Gt06Profile(check, loginClock(), meanings("codes", 16, GT06_SOS), battery());
    }

    private Jt808Profile jt808() {
        Node body = file.find("temperature").orElse(null);
        if (body != null && !Values.text(body, faults).equals("body")) {
            faults.add(body, "“temperature”只能写 body", "\"temperature\" can only be body");
        }
        return new Jt808Profile(
                meanings("bits", 10, JT808_SOS),
                alarms("vendor-bits", Long.SIZE),
                alarms("clear-bits", Long.SIZE),
                clock(Jt808Profile.STANDARD.zone()).orElse(ZoneOffset.UTC),
                battery(),
                body != null);
    }

    private CodeProfile panel() {
        List<CodeProfile.Rule> rules = new ArrayList<>();
        file.pairs("codes").forEach((at, value) -> {
            Matcher code = PANEL_CODE.matcher(Values.text(at, faults));
            AlertType type = type(value);
            if (!code.matches()) {
                faults.add(
                        at,
                        "应为三位数字或两个大写字母，可带区域，例如 120、MA、102/1-8",
                        "three digits or two capital letters are expected, perhaps with zones: 120, MA, 102/1-8");
            } else if (type != null) {
                rules.add(
                        code.group(2) == null
                                ? new CodeProfile.Rule(code.group(1), type)
                                : new CodeProfile.Rule(
                                        code.group(1),
                                        Integer.parseInt(code.group(2)),
                                        Integer.parseInt(code.group(3)),
                                        type));
            }
        });
        return new CodeProfile(rules);
    }

    /** Numbers with what they mean here, or {@code none} for what asks for nobody; what the protocol calls SOS stays that. */
    private Map<Integer, Optional<AlertType>> meanings(String key, int radix, int sos) {
        Map<Integer, Optional<AlertType>> meanings = new HashMap<>();
        int most = radix == 16 ? 0xFF : Integer.SIZE - 1;
        file.pairs(key).forEach((at, value) -> {
            int number = number(at, radix, most);
            if (number == sos) {
                faults.add(at, "求救位/求救代码不可更改", "what the protocol calls SOS cannot be changed");
            }
            boolean none = Values.text(value, faults).equals("none");
            AlertType type = none ? null : type(value);
            if (number >= 0 && (none || type != null)) {
                meanings.put(number, Optional.ofNullable(type));
            }
        });
        return meanings;
    }

    private Map<Integer, AlertType> alarms(String key, int most) {
        Map<Integer, AlertType> alarms = new HashMap<>();
        file.pairs(key).forEach((at, value) -> put(alarms, number(at, 10, most - 1), type(value)));
        return alarms;
    }

    private static <K> void put(Map<K, AlertType> into, K key, @Nullable AlertType type) {
        if (type != null) {
            into.put(key, type);
        }
    }

    /** Less than 0, with a fault, for what is none. */
    private int number(Node node, int radix, int most) {
        String digits = Values.text(node, faults);
        boolean number = digits.matches(radix == 16 ? "[0-9A-Fa-f]{1,2}" : "[0-9]{1,2}");
        int found = number ? Integer.parseInt(digits, radix) : -1;
        if (found < 0 || found > most) {
            faults.add(
                    node,
                    radix == 16 ? "应为两位十六进制代码，例如 0C" : "应为 0 到 %d 的位号".formatted(most),
                    radix == 16
                            ? "a code of two hex digits is expected, such as 0C"
                            : "a bit from 0 to %d is expected".formatted(most));
            return -1;
        }
        return found;
    }

    private @Nullable AlertType type(Node node) {
        AlertType type = Values.word(node, AlertType.class, faults);
        if (type != null && !type.isSaidByDevices()) {
            faults.add(node, "终端不会发出 %s".formatted(type), "a device cannot say %s".formatted(type));
            return null;
        }
        return type;
    }

    private BatteryScale battery() {
        return file.find("battery")
                .map(node -> Values.word(node, BatteryScale.class, faults))
                .orElse(BatteryScale.GUESSED);
    }

    private Optional<ZoneOffset> loginClock() {
        boolean login = file.find("clock")
                .filter(node -> Values.text(node, faults).equals("login"))
                .isPresent();
        return login ? Optional.empty() : clock(ZoneOffset.UTC);
    }

    /** A zone as {@code utc} or {@code +08:00}; empty, with a fault, for what is none. */
    private Optional<ZoneOffset> clock(ZoneOffset standard) {
        Node node = file.find("clock").orElse(null);
        if (node == null) {
            return Optional.of(standard);
        }
        String zone = Values.text(node, faults);
        if (zone.equals("utc")) {
            return Optional.of(ZoneOffset.UTC);
        }
        if (zone.matches("[+-](0[0-9]|1[0-4]):[0-5][0-9]")) {
            return Optional.of(ZoneOffset.of(zone));
        }
        faults.add(node, "时区应为 utc 或 +08:00 的形式", "a zone is written as utc or +08:00");
        return Optional.empty();
    }
}

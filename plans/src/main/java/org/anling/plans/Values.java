package org.anling.plans;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.anling.contract.people.Hours;
import org.anling.contract.plan.Title;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Reads single values; where one is wrong it notes the fault and goes on with a stand-in, so that the rest is checked as well. Pure. */
public final class Values {

    private static final Pattern DURATION = Pattern.compile("(?:(\\d{1,4})h)?(?:(\\d{1,5})m)?(?:(\\d{1,6})s)?");

    private Values() {}

    /** A text that is not blank; empty for none. */
    public static String text(@Nullable Node node, Faults faults) {
        if (node == null) {
            return "";
        }
        if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            return scalar.getValue();
        }
        faults.add(node, "此处应为文字", "a text is expected here");
        return "";
    }

    /** What a file is called by: small letters, digits, hyphens. */
    public static String id(@Nullable Node node, Faults faults) {
        String id = text(node, faults);
        if (node != null && !id.matches("[a-z0-9-]{1,40}")) {
            faults.add(node, "编号只能用小写字母、数字和连字符", "an id is of small letters, digits and hyphens");
        }
        return id;
    }

    /** The title of a block, in both languages. */
    public static Title title(Section of) {
        return title(of.need("title"), of);
    }

    /** A text in both languages; the section is for the faults only. */
    static Title title(@Nullable Node node, Section of) {
        if (node == null) {
            return new Title("", "");
        }
        Section title = new Section(node, of.faults());
        String zh = text(title.need("zh"), of.faults());
        String en = text(title.need("en"), of.faults());
        title.end();
        return new Title(zh, en);
    }

    static int number(@Nullable Node node, int least, int most, Faults faults) {
        if (node == null) {
            return least;
        }
        String text = node instanceof ScalarNode scalar ? scalar.getValue() : "";
        int number = text.matches("\\d{1,9}") ? Integer.parseInt(text) : -1;
        if (number >= least && number <= most) {
            return number;
        }
        faults.add(
                node,
                "应为 %d 到 %d 之间的整数".formatted(least, most),
                "a whole number from %d to %d is expected".formatted(least, most));
        return least;
    }

    /** False for none. */
    public static boolean yesOrNo(@Nullable Node node, Faults faults) {
        String text = node instanceof ScalarNode scalar ? scalar.getValue() : "";
        if (node != null && !text.equals("true") && !text.equals("false")) {
            faults.add(node, "应为 true 或 false", "true or false is expected");
        }
        return text.equals("true");
    }

    /** A duration as people write it: {@code 30s}, {@code 5m}, {@code 1h30m}. */
    static Duration duration(@Nullable Node node, Duration least, Faults faults) {
        if (node == null) {
            return least;
        }
        String text = node instanceof ScalarNode scalar ? scalar.getValue() : "";
        Matcher matcher = DURATION.matcher(text);
        if (text.isEmpty() || !matcher.matches()) {
            faults.add(
                    node,
                    "时长“%s”无效，例如 30s、5m、24h".formatted(text),
                    "\"%s\" is not a duration such as 30s, 5m, 24h".formatted(text));
            return least;
        }
        Duration found =
                Duration.ofHours(part(matcher, 1)).plusMinutes(part(matcher, 2)).plusSeconds(part(matcher, 3));
        if (found.compareTo(least) < 0) {
            faults.add(
                    node,
                    "时长至少 %d 秒".formatted(least.toSeconds()),
                    "at least %d s are needed".formatted(least.toSeconds()));
        }
        return found;
    }

    private static long part(Matcher matcher, int group) {
        String digits = matcher.group(group);
        return digits == null ? 0 : Long.parseLong(digits);
    }

    static Optional<Hours> hours(@Nullable Node node, Faults faults) {
        if (node == null) {
            return Optional.empty();
        }
        String text = node instanceof ScalarNode scalar ? scalar.getValue() : "";
        String[] ends = text.split("-", -1);
        try {
            if (ends.length == 2) {
                return Optional.of(new Hours(LocalTime.parse(ends[0].strip()), LocalTime.parse(ends[1].strip())));
            }
        } catch (DateTimeException e) {
            // said below
        }
        faults.add(
                node,
                "时段“%s”无效，例如 22:00-06:00".formatted(text),
                "\"%s\" are not hours such as 22:00-06:00".formatted(text));
        return Optional.empty();
    }

    /** A word of a closed list, written small with hyphens or as in the events. */
    public static <E extends Enum<E>> @Nullable E word(@Nullable Node node, Class<E> type, Faults faults) {
        if (node == null) {
            return null;
        }
        String text = node instanceof ScalarNode scalar ? scalar.getValue() : "";
        String name = text.replace('-', '_').toUpperCase(Locale.ROOT);
        List<E> all = Arrays.asList(type.getEnumConstants());
        for (E one : all) {
            if (one.name().equals(name)) {
                return one;
            }
        }
        faults.add(node, "“%s”不在 %s 之中".formatted(text, all), "\"%s\" is none of %s".formatted(text, all));
        return null;
    }

    static <E extends Enum<E>> Set<E> words(List<Node> nodes, Class<E> type, Faults faults) {
        Set<E> words = EnumSet.noneOf(type);
        for (Node node : nodes) {
            E word = word(node, type, faults);
            if (word != null) {
                words.add(word);
            }
        }
        return words;
    }
}

package org.anling.launcher.settings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.anling.journal.seal.SecretBox;

/** The value in force of every key, still as text; the records beside it ask for them by kind, each key once. */
public final class Settings {
    private final Map<String, String> values;
    private final String command;

    private Settings(Map<String, String> values, String command) {
        this.values = values;
        this.command = command;
    }

    /**
     * Defaults, then the operator's file, then overrides of the form {@code key=value}.
     *
     * @param command what the person typed, so that a complaint can end in a line to paste
     */
    public static Settings load(Optional<Path> file, List<String> overrides, String command) {
        Map<String, String> values = new LinkedHashMap<>(defaults());
        file.ifPresent(
                path -> PropertyFile.read(path).forEach((key, value) -> put(values, key, value, path.toString())));
        for (String override : overrides) {
            int equals = override.indexOf('=');
            if (equals < 1) {
                throw new BadSetting("--set " + override + ": write it as --set key=value");
            }
            put(
                    values,
                    override.substring(0, equals).strip(),
                    override.substring(equals + 1).strip(),
                    "--set");
        }
        return new Settings(values, command);
    }

    /** Every key with its default, in the order of the documented file. */
    public static Map<String, String> defaults() {
        try (InputStream in = Settings.class.getResourceAsStream("/anling.properties")) {
            if (in == null) {
                throw new IllegalStateException("anling.properties is not on the class path");
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return PropertyFile.parse(text.lines().toList(), "anling.properties");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void put(Map<String, String> values, String key, String value, String where) {
        if (!values.containsKey(key)) {
            throw new BadSetting(where + ": there is no key " + key + "; did you mean " + nearest(key, values)
                    + "? All of them: less config/anling.properties");
        }
        values.put(key, value);
    }

    private static String nearest(String key, Map<String, String> values) {
        return values.keySet().stream()
                .min(Comparator.comparingInt(known -> EditDistance.between(key, known)))
                .orElse("another");
    }

    /** May be empty. */
    public String text(String key) {
        String value = values.get(key);
        if (value == null) {
            throw new IllegalArgumentException("not in config/anling.properties: " + key);
        }
        return value;
    }

    /** For keys that have no default which could be right. */
    public String required(String key, String example) {
        if (text(key).isBlank()) {
            throw new BadSetting(
                    key + " is missing; put it into the file, or: " + command + " --set " + key + "=" + example);
        }
        return text(key);
    }

    public int port(String key) {
        return number(key, 0, 65_535, "8080");
    }

    public int number(String key, int least, int most, String example) {
        return parsed(key, "a whole number from " + least + " to " + most, example, value -> {
            int number = Integer.parseInt(value);
            if (number < least || number > most) {
                throw new NumberFormatException(value);
            }
            return number;
        });
    }

    public long seed(String key) {
        return parsed(key, "a whole number", "1", Long::parseLong);
    }

    public Duration duration(String key) {
        return parsed(key, "a duration such as PT40S or PT2H", "PT40S", Duration::parse);
    }

    /** One that makes sense: neither shorter than the least nor longer than the most. */
    public Duration duration(String key, Duration least, Duration most) {
        Duration duration = duration(key);
        if (duration.compareTo(least) < 0 || duration.compareTo(most) > 0) {
            throw refuse(
                    key,
                    "须在 " + least + " 到 " + most + " 之间 / is not from " + least + " to " + most,
                    defaults().getOrDefault(key, least.toString()));
        }
        return duration;
    }

    public ZoneId zone(String key) {
        return parsed(key, "a time zone such as Asia/Shanghai", "Asia/Shanghai", ZoneId::of);
    }

    /** One of the names of an enum, written small with hyphens. */
    public <E extends Enum<E>> E choice(String key, Class<E> kind) {
        List<String> names = Arrays.stream(kind.getEnumConstants())
                .map(one -> one.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList();
        int at = names.indexOf(text(key));
        if (at < 0) {
            throw refuse(key, "is none of " + names, names.getFirst());
        }
        return kind.getEnumConstants()[at];
    }

    /** What seals secrets with a key of the configuration, base64 of 32 bytes; without one they lie open. */
    SecretBox secretBox(String key) {
        try {
            return SecretBox.of(text(key));
        } catch (IllegalArgumentException wrong) {
            throw refuse(key, "is not the base64 of 32 bytes", "$(openssl rand -base64 32)");
        }
    }

    /** So many numbers separated by commas. */
    public List<Double> numbers(String key, int howMany) {
        List<Double> numbers = parsed(
                key,
                "numbers separated by commas",
                Settings.defaults().getOrDefault(key, ""),
                value -> Arrays.stream(value.split(",", -1))
                        .map(String::strip)
                        .map(Double::valueOf)
                        .toList());
        if (numbers.size() != howMany) {
            throw refuse(
                    key, "is not " + howMany + " numbers", Settings.defaults().getOrDefault(key, ""));
        }
        return numbers;
    }

    public List<String> list(String key) {
        return List.of(text(key).split(",", -1)).stream()
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    /** A complaint about a value whose text was fine, for example a port that somebody else holds. */
    public BadSetting refuse(String key, String reason, String better) {
        return new BadSetting(
                key + " = " + shown(key) + ": " + reason + "; try: " + command + " --set " + key + "=" + better);
    }

    private <T> T parsed(String key, String kind, String example, Function<String, T> parser) {
        try {
            return parser.apply(text(key));
        } catch (DateTimeException | NumberFormatException wrong) {
            throw refuse(key, "is not " + kind, example);
        }
    }

    private String shown(String key) {
        return key.endsWith(".password") || key.endsWith(".secret") ? "***" : text(key);
    }
}

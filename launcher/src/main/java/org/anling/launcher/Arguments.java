package org.anling.launcher;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.anling.launcher.settings.BadSetting;

/** What was typed after {@code ./anling}: a command, its words, and options that every command understands alike. */
public record Arguments(
        String command,
        List<String> words,
        Optional<Path> config,
        Optional<Path> data,
        Fleet fleet,
        Start start,
        List<String> overrides,
        Optional<Path> json) {

    /** Which simulated devices and responders the demo plays. */
    public enum Fleet {
        NONE,
        DISTRICT
    }

    /** Whether the demo goes on with the data it finds. */
    public enum Start {
        ON_WHAT_IS_THERE,
        OVER
    }

    public Arguments {
        words = List.copyOf(words);
        overrides = List.copyOf(overrides);
    }

    public static Arguments parse(String... typed) {
        Parser parser = new Parser(List.of(typed).iterator());
        return parser.parse(typed.length == 0 ? "help" : typed[0]);
    }

    /** What to type to get the same again, without its overrides; complaints end in it. */
    public String typed() {
        StringBuilder line = new StringBuilder("./anling ").append(command);
        words.forEach(word -> line.append(' ').append(word));
        config.ifPresent(path -> line.append(" --config ").append(path));
        return line.toString();
    }

    private static final class Parser {
        private final Iterator<String> rest;
        private final List<String> words = new ArrayList<>();
        private final List<String> overrides = new ArrayList<>();
        private Optional<Path> config = Optional.empty();
        private Optional<Path> data = Optional.empty();
        private Optional<Path> json = Optional.empty();
        private Fleet fleet = Fleet.DISTRICT;
        private Start start = Start.ON_WHAT_IS_THERE;

        Parser(Iterator<String> rest) {
            this.rest = rest;
        }

        Arguments parse(String command) {
            if (rest.hasNext()) {
                rest.next();
            }
            while (rest.hasNext()) {
                take(rest.next());
            }
            return new Arguments(command, words, config, data, fleet, start, overrides, json);
        }

        private void take(String word) {
            switch (word) {
                case "--config" -> config = Optional.of(Path.of(valueOf(word)));
                case "--data" -> data = Optional.of(Path.of(valueOf(word)).toAbsolutePath());
                case "--json" -> json = Optional.of(Path.of(valueOf(word)).toAbsolutePath());
                case "--set" -> overrides.add(valueOf(word));
                case "--roles" -> overrides.add("roles=" + valueOf(word));
                case "--fleet" -> fleet = fleet(valueOf(word));
                case "--kills", "--seed" -> words.add(word.substring(2) + "=" + valueOf(word));
                case "--dry-run", "--gateway" -> words.add(word.substring(2));
                case "--fresh" -> start = Start.OVER;
                default -> other(word);
            }
        }

        private void other(String word) {
            if (word.startsWith("--")) {
                throw new BadSetting(word + ": there is no such option; all of them: ./anling help");
            }
            words.add(word);
        }

        private String valueOf(String option) {
            if (!rest.hasNext()) {
                throw new BadSetting(option + ": a value must follow; examples: ./anling help");
            }
            return rest.next();
        }

        private static Fleet fleet(String name) {
            return switch (name) {
                case "none" -> Fleet.NONE;
                case "district" -> Fleet.DISTRICT;
                default -> throw new BadSetting("--fleet " + name + ": write --fleet none or --fleet district");
            };
        }
    }
}

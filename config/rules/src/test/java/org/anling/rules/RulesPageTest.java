package org.anling.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/rules.md} promises for each rule the tests that hold it: they exist, under the names that stand there. */
class RulesPageTest {

    private static final Pattern NAMED = Pattern.compile("`(\\w+)\\.(\\w+)`");
    private static final Path ROOT = root();

    @Test
    void every_test_that_the_page_of_rules_names_exists() throws IOException {
        Map<String, String> tests = tests();
        List<String> missing = new ArrayList<>();
        for (String row : rows()) {
            Matcher named = NAMED.matcher(row);
            while (named.find()) {
                String source = tests.getOrDefault(named.group(1), "");
                if (!source.contains(" void " + named.group(2) + "(")) {
                    missing.add(named.group());
                }
            }
        }
        assertThat(missing)
                .as("tests that docs/rules.md names and nobody wrote; correct the page or write them")
                .isEmpty();
    }

    @Test
    void every_rule_has_a_test_or_says_why_it_has_none() throws IOException {
        assertThat(rows()).hasSizeGreaterThan(60);
        assertThat(rows())
                .as("rules in docs/rules.md without a test and without a reason")
                .allMatch(row -> NAMED.matcher(row).find() || row.contains("| none: "));
    }

    /** Rows of the tables, without heads and rulers. */
    private static List<String> rows() throws IOException {
        return Files.readAllLines(ROOT.resolve("docs/rules.md")).stream()
                .filter(line ->
                        line.startsWith("| ") && !line.startsWith("| rule |") && !line.startsWith("| finding |"))
                .toList();
    }

    /** The sources of all tests by class name; some names exist in several modules. */
    private static Map<String, String> tests() throws IOException {
        Map<String, String> tests = new HashMap<>();
        try (Stream<Path> files = Files.find(
                ROOT,
                14,
                (file, _) -> file.toString().endsWith(".java")
                        && ROOT.relativize(file).toString().contains("src/test/java"))) {
            files.forEach(file ->
                    tests.merge(file.getFileName().toString().replace(".java", ""), read(file), String::concat));
        }
        return tests;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Path root() {
        Path at = Path.of("").toAbsolutePath();
        while (!Files.exists(at.resolve("docs/rules.md"))) {
            at = java.util.Objects.requireNonNull(at.getParent(), "docs/rules.md is nowhere above");
        }
        return at;
    }
}

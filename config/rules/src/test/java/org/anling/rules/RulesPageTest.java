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

/** {@code docs/rules.md} and {@code docs/console-rules.md} promise for each rule the tests that hold it: they exist, under the names there. */
class RulesPageTest {

    /** A test in Java, {@code Class.method}, or one of the page, {@code file:name}. */
    private static final Pattern NAMED = Pattern.compile("`(\\w+)\\.(\\w+)`|`([\\w-]+\\.(?:test|spec)):(\\w+)`");

    private static final List<String> PAGES = List.of("docs/rules.md", "docs/console-rules.md");
    private static final Path ROOT = root();

    @Test
    void every_test_that_the_pages_of_rules_name_exists() throws IOException {
        Map<String, String> tests = tests();
        for (String page : PAGES) {
            assertThat(rows(page).stream().flatMap(row -> missing(row, tests)))
                    .as("tests that %s names and nobody wrote; correct the page or write them", page)
                    .isEmpty();
        }
    }

    private static Stream<String> missing(String row, Map<String, String> tests) {
        List<String> missing = new ArrayList<>();
        Matcher named = NAMED.matcher(row);
        while (named.find()) {
            boolean java = named.group(1) != null;
            String source = tests.getOrDefault(java ? named.group(1) : named.group(3), "");
            String wanted = java ? " void " + named.group(2) + "(" : "'" + named.group(4) + "'";
            if (!source.contains(wanted)) {
                missing.add(named.group());
            }
        }
        return missing.stream();
    }

    @Test
    void every_rule_has_a_test_or_says_why_it_has_none() throws IOException {
        assertThat(rows("docs/rules.md")).hasSizeGreaterThan(60);
        assertThat(rows("docs/console-rules.md")).hasSizeGreaterThan(30);
        for (String page : PAGES) {
            assertThat(rows(page))
                    .as("rules in %s without a test and without a reason", page)
                    .allMatch(row -> NAMED.matcher(row).find() || row.contains("| none: "));
        }
    }

    @Test
    void every_rule_of_the_operator_has_a_row() throws IOException {
        String all = String.join("\n", rows("docs/console-rules.md"));
        for (int rule = 1; rule <= 21; rule++) {
            assertThat(all).contains("| " + rule + ". ");
        }
    }

    /** Rows of the tables of a page, without heads and rulers. */
    private static List<String> rows(String page) throws IOException {
        return Files.readAllLines(ROOT.resolve(page)).stream()
                .filter(line ->
                        line.startsWith("| ") && !line.startsWith("| rule |") && !line.startsWith("| finding |"))
                .toList();
    }

    /** The sources of all tests by name of class or file; some names exist in several modules. */
    private static Map<String, String> tests() throws IOException {
        Map<String, String> tests = new HashMap<>();
        put(tests, ROOT, ".java", "src/test/java");
        put(tests, ROOT.resolve("console/web/src"), ".test.ts", "");
        put(tests, ROOT.resolve("console/web/e2e"), ".spec.ts", "");
        return tests;
    }

    private static void put(Map<String, String> tests, Path below, String end, String within) throws IOException {
        try (Stream<Path> files = Files.find(
                below,
                14,
                (file, _) -> file.toString().endsWith(end)
                        && ROOT.relativize(file).toString().contains(within))) {
            files.forEach(file -> tests.merge(
                    file.getFileName().toString().replaceFirst("\\.(java|ts)$", ""), read(file), String::concat));
        }
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

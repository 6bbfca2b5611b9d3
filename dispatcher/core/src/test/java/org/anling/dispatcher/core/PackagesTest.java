package org.anling.dispatcher.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How many types a package has: 25 at most; the one that has more may only shrink. */
class PackagesTest {

    private static final int MOST = 25;
    /** To be split: its tables, the rules of devices and the rules of the desk know each other still. */
    private static final Map<String, Integer> STILL_LARGER = Map.of("dispatch", 50);

    @Test
    void no_package_has_more_types_than_a_person_keeps_in_mind() throws IOException {
        Path root = Path.of("src/main/java/org/anling/dispatcher/core");
        Map<String, Long> types;
        try (Stream<Path> files = Files.walk(root)) {
            types = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("package-info.java"))
                    .collect(Collectors.groupingBy(
                            file -> root.relativize(file.getParent()).toString(), TreeMap::new, Collectors.counting()));
        }
        assertThat(types).isNotEmpty();
        types.forEach((name, count) ->
                assertThat(count).as("types in %s", name).isLessThanOrEqualTo(STILL_LARGER.getOrDefault(name, MOST)));
    }
}

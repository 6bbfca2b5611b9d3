package org.anling.registry.imports;

import java.util.List;

/**
 * A column that a list may have.
 *
 * @param zh heading in Chinese, also the name in reports
 * @param en heading in English
 * @param others further headings that mean the same
 */
record Column(String zh, String en, Need need, List<String> others) {

    /** Whether a list must have it. */
    enum Need {
        REQUIRED,
        OPTIONAL
    }

    Column {
        others = List.copyOf(others);
    }

    static Column required(String zh, String en, String... others) {
        return new Column(zh, en, Need.REQUIRED, List.of(others));
    }

    static Column optional(String zh, String en, String... others) {
        return new Column(zh, en, Need.OPTIONAL, List.of(others));
    }
}

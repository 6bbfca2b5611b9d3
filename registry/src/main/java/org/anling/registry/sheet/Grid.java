package org.anling.registry.sheet;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows that somebody takes out of the house.
 *
 * @param name of the sheet in a workbook
 * @param rows cells are texts, numbers, or empty texts for nothing; everything else is written as its text
 */
public record Grid(String name, List<String> headings, List<List<Object>> rows) {
    public Grid {
        headings = List.copyOf(headings);
        rows = List.copyOf(rows);
    }

    /** Cells of one row; null is nothing. */
    public static List<Object> row(@Nullable Object... cells) {
        return Arrays.stream(cells).map(Grid::cell).toList();
    }

    private static Object cell(@Nullable Object value) {
        return value == null ? "" : value;
    }
}

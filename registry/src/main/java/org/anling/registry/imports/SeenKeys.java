package org.anling.registry.imports;

import java.util.HashMap;
import java.util.Map;

/** Which keys a file has named already, and where: a second row of the same key would silently undo the first. */
final class SeenKeys {

    private final Map<String, Long> lines = new HashMap<>();

    /** Whether this row may go on. */
    boolean isFirst(GivenRow row, Column column, String key) {
        Long before = lines.putIfAbsent(key, row.line());
        if (before == null) {
            return true;
        }
        row.wrong(column, "与第 " + before + " 行重复；请只保留一行", "the same as in line " + before + "; keep one of the two");
        return false;
    }
}

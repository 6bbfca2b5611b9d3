package org.anling.journal.redis;

import java.util.HashMap;
import java.util.Map;

/**
 * Memory of the server as INFO tells it.
 *
 * @param max 0 if there is no limit
 */
record Memory(long used, long max) {

    /** Share of the limit that is used; 0 without a limit. */
    double share() {
        return max == 0 ? 0 : (double) used / max;
    }

    static Memory read(String info) {
        Map<String, String> fields = fields(info);
        return new Memory(
                Long.parseLong(fields.getOrDefault("used_memory", "0")),
                Long.parseLong(fields.getOrDefault("maxmemory", "0")));
    }

    /** The lines {@code name:value} of any section of INFO. */
    static Map<String, String> fields(String info) {
        Map<String, String> fields = new HashMap<>();
        info.lines().forEach(line -> {
            int colon = line.indexOf(':');
            if (colon > 0) {
                fields.put(line.substring(0, colon), line.substring(colon + 1).trim());
            }
        });
        return fields;
    }
}

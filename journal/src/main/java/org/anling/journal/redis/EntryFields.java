package org.anling.journal.redis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.anling.contract.entry.StoredEntry;
import org.jspecify.annotations.Nullable;

/** A stored entry as the fields of a stream entry and back; absent fields are absent, so that old entries stay readable. */
public final class EntryFields {

    private EntryFields() {}

    /** Fields in the order in which they lie in Redis. */
    public static Map<String, String> of(StoredEntry entry) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("envelope", entry.envelope());
        fields.put("body", entry.body());
        put(fields, "personal", entry.personal());
        put(fields, "salt", entry.salt());
        put(fields, "personalHash", entry.personalHash());
        return fields;
    }

    /** Names and values in turn, as a script takes them. */
    public static List<String> flat(StoredEntry entry) {
        List<String> flat = new ArrayList<>();
        of(entry).forEach((name, value) -> {
            flat.add(name);
            flat.add(value);
        });
        return flat;
    }

    static StoredEntry toEntry(Map<String, String> fields) {
        return new StoredEntry(
                fields.getOrDefault("envelope", ""),
                fields.getOrDefault("body", ""),
                fields.get("personal"),
                fields.get("salt"),
                fields.get("personalHash"));
    }

    private static void put(Map<String, String> fields, String name, @Nullable String value) {
        if (value != null) {
            fields.put(name, value);
        }
    }
}

package org.anling.console.web;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import org.anling.contract.entry.ContractJson;
import org.anling.contract.entry.UnreadableException;
import org.jspecify.annotations.Nullable;

/** Reads the body of a request into its record and misses nothing that the record demands. */
public final class Bodies {
    private static final int LONGEST_TEXT = 2_000;

    private Bodies() {}

    /** @throws Refusal 400 if the text is not such a record */
    public static Object read(String text, Class<?> type) {
        Object body;
        try {
            body = ContractJson.decode(text.isBlank() ? "{}" : text, type);
        } catch (UnreadableException e) {
            throw Refusal.of(400, "malformed");
        }
        for (RecordComponent component : type.getRecordComponents()) {
            Object value = value(component, body);
            boolean missing = value == null && !component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            if (missing || !isSound(value)) {
                throw Refusal.of(400, "malformed");
            }
        }
        return body;
    }

    /**
     * Looks at what stands behind the question mark of an address.
     *
     * @throws Refusal 400 if it holds signs that no keyboard has, or a book
     */
    static void checkQuery(Map<String, String> query) {
        if (!query.values().stream().allMatch(Bodies::isPlain)) {
            throw Refusal.of(400, "malformed");
        }
    }

    /**
     * Looks at the id that an address names.
     *
     * @throws Refusal 404 if nothing of ours can have it, so that no store is asked with it
     */
    static void checkId(String id) {
        if (!isPlain(id)) {
            throw Refusal.of(404, "not_found");
        }
    }

    private static boolean isSound(@Nullable Object value) {
        return switch (value) {
            case null -> true;
            case String words -> isPlain(words);
            case List<?> list -> list.stream().allMatch(one -> one != null && isSound(one));
            default -> true;
        };
    }

    /** What people write goes into the log for ever: of bounded length, and without signs that no keyboard has. */
    private static boolean isPlain(String words) {
        return words.length() <= LONGEST_TEXT
                && words.chars().allMatch(c -> !Character.isISOControl(c) || c == '\n' || c == '\r' || c == '\t');
    }

    private static @Nullable Object value(RecordComponent component, Object body) {
        try {
            return component.getAccessor().invoke(body);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("a component of a published record cannot be read", e);
        }
    }
}

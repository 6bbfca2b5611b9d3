package org.anling.console.api.phone;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How to get in. Shown on request only, to who goes there now; each look is in the audit.
 *
 * @param doorNote code, key box or what else is known of the door
 * @param keys who holds a key
 */
public record EntryView(@Nullable String doorNote, List<KeyHolder> keys) {

    /** Somebody with a key. */
    public record KeyHolder(String name, String relation, String phone) {}
}

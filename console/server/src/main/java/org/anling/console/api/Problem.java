package org.anling.console.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Body of every answer that refuses or fails. */
public record Problem(ErrorBody error) {

    /**
     * What is wrong and what to do.
     *
     * @param code stable word, for example {@code already_taken}
     * @param who name of the person who was first, where somebody was
     * @param when when that was
     */
    public record ErrorBody(
            String code,
            Text message,
            @Nullable String who,
            @Nullable Instant when) {}
}

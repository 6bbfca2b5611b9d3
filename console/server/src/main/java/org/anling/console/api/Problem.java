package org.anling.console.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Body of every answer that refuses or fails. */
public record Problem(ErrorBody error) {

    /**
     * What is wrong and what to do.
     *
     * @param code stable word, for example {@code already_taken}
     * @param who name of the person who was first, where somebody was
     * @param when when that was
     * @param fields what is wrong with which field of a form, or null if it is about no form
     */
    public record ErrorBody(
            String code,
            Text message,
            @Nullable String who,
            @Nullable Instant when,
            @Nullable List<FieldError> fields) {

        /** About no form. */
        public ErrorBody(String code, Text message, @Nullable String who, @Nullable Instant when) {
            this(code, message, who, when, null);
        }
    }

    /**
     * What is wrong with a field.
     *
     * @param field its name in the body; of a list with its place, as {@code contacts.0.phone}
     */
    public record FieldError(String field, Text message) {}
}

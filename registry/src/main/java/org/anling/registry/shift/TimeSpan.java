package org.anling.registry.shift;

import java.time.Duration;
import java.time.Instant;

/**
 * From one instant to another, which is not part of it any more: what ends at eight does not meet what begins at eight.
 *
 * @param ends after {@code begins}
 */
public record TimeSpan(Instant begins, Instant ends) {

    /** @throws IllegalArgumentException if it does not end after it begins */
    public TimeSpan {
        if (!begins.isBefore(ends)) {
            throw new IllegalArgumentException("a span ends after it begins");
        }
    }

    /** Whether an instant is part of both. */
    public boolean meets(TimeSpan other) {
        return begins.isBefore(other.ends) && other.begins.isBefore(ends);
    }

    public boolean holds(Instant instant) {
        return !instant.isBefore(begins) && instant.isBefore(ends);
    }

    public Duration length() {
        return Duration.between(begins, ends);
    }
}

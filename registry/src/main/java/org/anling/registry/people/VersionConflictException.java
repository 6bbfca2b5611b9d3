package org.anling.registry.people;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Somebody else changed the record since it was read: read it again, compare, put again. Nothing was written. */
public final class VersionConflictException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final @Nullable String by;
    private final @Nullable Instant at;

    VersionConflictException(String what, long seen) {
        this(what, seen, null, null);
    }

    VersionConflictException(String what, long seen, @Nullable String by, @Nullable Instant at) {
        super(what + " is not at version " + seen + " any more");
        this.by = by;
        this.at = at;
    }

    /** Id of who changed it last, if that was a person. */
    public Optional<String> by() {
        return Optional.ofNullable(by);
    }

    /** When it was changed last, if that was noted. */
    public Optional<Instant> at() {
        return Optional.ofNullable(at);
    }
}

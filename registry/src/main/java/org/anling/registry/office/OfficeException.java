package org.anling.registry.office;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The office cannot do it as things stand; nothing was written. */
public final class OfficeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final @Nullable String by;
    private final transient @Nullable Instant at;

    /** Why not. */
    public enum Reason {
        /** Somebody else changed it since it was read. */
        CHANGED,
        /** There is no such record. */
        UNKNOWN,
        /** There is one of that id or name already. */
        TAKEN,
        /** Something still hangs on it. */
        IN_USE,
        /** Without it nobody could let anybody in any more. */
        LAST_ADMIN,
        /** The node above is missing or not above. */
        NO_PARENT,
        /** He has an account already. */
        HAS_ACCOUNT
    }

    static OfficeException of(Reason reason) {
        return new OfficeException(reason, null, null);
    }

    OfficeException(Reason reason, @Nullable String by, @Nullable Instant at) {
        super(reason.name(), null, false, false);
        this.reason = reason;
        this.by = by;
        this.at = at;
    }

    public Reason reason() {
        return reason;
    }

    /** Id of who was first, if that is why and if it is known. */
    public @Nullable String by() {
        return by;
    }

    /** When that was. */
    public @Nullable Instant at() {
        return at;
    }
}

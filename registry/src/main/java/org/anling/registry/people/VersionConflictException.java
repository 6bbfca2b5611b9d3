package org.anling.registry.people;

/** Somebody else changed the record since it was read: read it again, compare, put again. Nothing was written. */
public final class VersionConflictException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    VersionConflictException(String what, long seen) {
        super(what + " is not at version " + seen + " any more");
    }
}

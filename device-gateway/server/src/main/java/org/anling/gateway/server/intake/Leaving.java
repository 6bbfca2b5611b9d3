package org.anling.gateway.server.intake;

/** Why the session of a device must end. */
public enum Leaving {
    /** It may no longer speak. */
    REVOKED,
    /** It belongs to another centre now, or has another password: it may come again, and is then taken for what it is. */
    CHANGED
}

package org.anling.gateway.codec.session;

import java.util.OptionalLong;

/** What an accepted login led to. */
public sealed interface Login {

    /**
     * The connection is the device's session now, or still.
     *
     * @param displaced the older connection that it took the place of
     */
    record Current(OptionalLong displaced) implements Login {}

    /** A newer connection has the session; this one stays without. */
    record Late(long newer) implements Login {}

    /** Too many devices on this connection, or in all: heard, and its alarms stored, but without a session. */
    record Full() implements Login {}
}

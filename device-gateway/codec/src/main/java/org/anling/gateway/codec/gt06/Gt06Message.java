package org.anling.gateway.codec.gt06;

import org.anling.gateway.codec.Reply;
import org.anling.gateway.codec.Uplink;
import org.jspecify.annotations.Nullable;

/**
 * A frame that was read.
 *
 * @param login who speaks on this connection, from this or an earlier frame
 * @param answer what the device said to a command, or null
 */
public record Gt06Message(
        Gt06Frame frame,
        Sort sort,
        Gt06Login login,
        Uplink uplink,
        Reply reply,
        @Nullable Answer answer) {

    /** What the message does. */
    public enum Sort {
        /** Asks to be the device's session. */
        LOGIN,

        /** Anything that says something. */
        REPORT,

        /** Answers a command of ours. */
        ANSWER,

        /** A number that nobody documented. */
        UNKNOWN
    }

    /**
     * What came back.
     *
     * @param flag the number that the command was sent with
     */
    public record Answer(long flag, String text) {}
}

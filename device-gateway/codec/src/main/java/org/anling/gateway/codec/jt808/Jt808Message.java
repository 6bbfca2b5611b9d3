package org.anling.gateway.codec.jt808;

import org.anling.gateway.codec.Reply;
import org.anling.gateway.codec.Uplink;
import org.jspecify.annotations.Nullable;

/**
 * A message that was read.
 *
 * @param levels the alarm bits that are on now
 * @param code what an authentication shows; empty otherwise
 * @param answer what the device said to a command, or null
 */
public record Jt808Message(
        Jt808Frame frame,
        Sort sort,
        Uplink uplink,
        Reply reply,
        Jt808Levels levels,
        String code,
        @Nullable Answer answer) {

    /** What the message does. */
    public enum Sort {
        /** Asks for a code; the caller answers with {@link Jt808Commands#registered}. */
        REGISTER,

        /** Shows its code; the caller answers with {@link Jt808Commands#answer}. */
        AUTHENTICATE,

        /** Anything that says something. */
        REPORT,

        /** Will close. */
        LOG_OUT,

        /** Answers a command of ours. */
        ANSWER,

        /** An id that is not supported. */
        UNKNOWN
    }

    /**
     * What came back: accepted, not done.
     *
     * @param serial of our message
     * @param id of our message
     * @param result 0 for accepted
     */
    public record Answer(int serial, int id, int result) {}
}

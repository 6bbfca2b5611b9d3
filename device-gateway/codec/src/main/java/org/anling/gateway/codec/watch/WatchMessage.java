package org.anling.gateway.codec.watch;

import org.anling.gateway.codec.CommandAnswer;
import org.anling.gateway.codec.Reply;
import org.anling.gateway.codec.Uplink;

/**
 * A frame that was read.
 *
 * @param keyword as sent, for example {@code AL_LTE}
 */
public record WatchMessage(WatchAddress address, String keyword, Sort sort, Uplink uplink, Reply reply) {

    WatchMessage answering(CommandAnswer said) {
        return new WatchMessage(address, keyword, sort, uplink.answering(said), reply);
    }

    /** What the message does to the session. */
    public enum Sort {
        /** LK: asks to be the device's session. */
        LOGIN,

        /** Anything that says something. */
        REPORT,

        /** Echo of a command of ours. */
        ECHO,

        /** A keyword that nobody documented. */
        UNKNOWN
    }
}

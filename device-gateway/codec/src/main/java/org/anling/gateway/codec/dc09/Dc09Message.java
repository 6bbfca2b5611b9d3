package org.anling.gateway.codec.dc09;

import org.anling.gateway.codec.Reply;
import org.anling.gateway.codec.Uplink;

/**
 * A frame that was read.
 *
 * @param proof what the sender showed for being the account
 */
public record Dc09Message(Dc09Frame frame, Sort sort, Proof proof, Uplink uplink, Reply reply) {

    /** What the message is. */
    public enum Sort {
        /** NULL: a sign of life that asks for an answer. */
        LINK_TEST,

        /** Something happened. */
        EVENT,

        /** Its clock is wrong: answered with the time, to be sent again. */
        WRONG_TIME,

        /** An answer to us, or the like; nothing is answered. */
        NO_REPORT
    }

    /** How sure it is who speaks. */
    public enum Proof {
        /** It could be decrypted with the account's key. */
        KEY,

        /** The account has no key. */
        NONE,

        /** The account has a key and did not use it, or used another: an alarm all the same, but no sign of life. */
        LACKING
    }
}

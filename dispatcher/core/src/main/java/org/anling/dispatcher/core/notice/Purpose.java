package org.anling.dispatcher.core.notice;

/** What a notice is for; decides its text and what an answer means. */
public enum Purpose {
    /** Will you go? Accept and decline answer the offer. */
    OFFER,
    /** You said you would go, and nothing was heard since. */
    REMINDER,
    /** A supervisor or the duty phone must act; accepting acknowledges for all who were alarmed. */
    ALARM,
    /** The family learns that help was asked for. */
    FAMILY_OPENED,
    /** The family learns that somebody is at the door. */
    FAMILY_ARRIVED,
    /** The family learns that it is over. */
    FAMILY_CLOSED,
    /** Does this channel reach the responder? Any answer proves it. */
    TEST;

    /** Whether it is asked of a responder, who must then be on duty. */
    boolean asks() {
        return this == OFFER || this == TEST;
    }

    boolean isFamily() {
        return this == FAMILY_OPENED || this == FAMILY_ARRIVED || this == FAMILY_CLOSED;
    }
}

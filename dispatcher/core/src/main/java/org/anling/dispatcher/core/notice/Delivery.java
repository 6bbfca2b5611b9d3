package org.anling.dispatcher.core.notice;

import org.anling.contract.people.Channel;

/** One attempt to bring a notice to its recipient on one channel; attempts of a channel count from 1. */
public record Delivery(Notice notice, Channel channel, int attempt) {

    /** Stable over restarts and over dispatchers: who gets the same id twice drops the second. */
    public String id() {
        return notice.id() + "/" + channel + "/" + attempt;
    }
}

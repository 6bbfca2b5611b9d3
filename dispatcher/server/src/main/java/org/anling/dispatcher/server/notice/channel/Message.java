package org.anling.dispatcher.server.notice.channel;

import java.time.Instant;
import org.anling.contract.people.Channel;
import org.jspecify.annotations.Nullable;

/**
 * One attempt with everything that a channel needs. Holds personal data: never in a log.
 *
 * @param id the same for the same attempt, for ever: the receiver drops the second
 * @param recipient id of the person, for channels that address by id
 * @param address number, mail address or URL; empty for the broker
 * @param language {@code zh} or {@code en}
 * @param link where accept and decline can be pressed, or null
 * @param token proves an answer to this message, or null if it asks nothing
 * @param until after this it must not be brought any more
 */
public record Message(
        String id,
        Channel channel,
        String recipient,
        String address,
        String language,
        String title,
        String text,
        @Nullable String link,
        @Nullable String token,
        Instant until) {

    @Override
    public String toString() {
        return "Message[" + id + "]";
    }
}

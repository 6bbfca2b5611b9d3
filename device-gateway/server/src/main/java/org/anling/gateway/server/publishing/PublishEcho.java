package org.anling.gateway.server.publishing;

import org.jspecify.annotations.Nullable;

/**
 * What the answer to a publish gives back.
 *
 * @param packet its packet id, which means something on its own connection only
 * @param qos 0, 1 or 2
 * @param ackId id for {@code dn/ack}, or null if it has none
 */
public record PublishEcho(int packet, int qos, @Nullable String ackId) {

    /** The same with the id that stands in the message. */
    PublishEcho withAckId(@Nullable String id) {
        return new PublishEcho(packet, qos, id);
    }
}

package org.anling.gateway.codec.mqtt;

import org.anling.gateway.codec.Uplink;
import org.jspecify.annotations.Nullable;

/**
 * A publish of a device.
 *
 * @param ackId id to give back on {@code dn/ack} once the alerts are on disk; null if there is nothing to give back
 * @param reply result of a command, or null if it is none
 */
public record NativeMessage(
        NativeTopics.Up topic,
        Uplink uplink,
        @Nullable String ackId,
        @Nullable CommandReply reply) {

    /**
     * What came of a command.
     *
     * @param state {@code accepted}, {@code done}, {@code failed}, {@code expired}
     */
    public record CommandReply(
            String id, String state, @Nullable String error) {}
}

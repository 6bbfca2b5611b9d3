package org.anling.gateway.server.publishing;

import java.time.Instant;
import org.anling.gateway.codec.Bytes;

/**
 * A publish as it arrived.
 *
 * @param retained whether its sender asked that it be kept; replays look the same
 * @param receivedNanos when its last byte arrived, monotonic clock
 */
public record Publish(
        String topic, Bytes payload, boolean retained, PublishEcho echo, Instant receivedAt, long receivedNanos) {}

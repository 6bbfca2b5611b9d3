package org.anling.gateway.server.intake;

import java.time.Instant;
import org.anling.gateway.codec.Uplink;

/**
 * A frame with alerts, as a listener hands it in.
 *
 * @param receivedAt when its last byte arrived, wall clock
 * @param receivedNanos the same on the monotonic clock
 * @param echo what the answer must give back
 * @param <T> the protocol's echo fields
 */
public record Arrival<T>(
        Uplink uplink, String protocol, Source source, Instant receivedAt, long receivedNanos, T echo) {}

package org.anling.contract.alert;

import java.time.Instant;
import org.anling.contract.id.DeviceId;
import org.jspecify.annotations.Nullable;

/**
 * A sign of life of a device; latest wins, never in a log.
 *
 * @param batteryPercent 0 to 100, or null if not sent
 * @param signalPercent 0 to 100, or null if not sent
 */
public record Heartbeat(
        DeviceId device,
        Instant receivedAt,
        @Nullable Integer batteryPercent,
        @Nullable Integer signalPercent) {}

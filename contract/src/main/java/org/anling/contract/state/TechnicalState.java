package org.anling.contract.state;

import java.time.Instant;
import org.anling.contract.alert.AlertType;
import org.anling.contract.alert.DeviceRef;
import org.anling.contract.alert.ElderRef;
import org.jspecify.annotations.Nullable;

/**
 * A technical alert that has not ended.
 *
 * @param id stable per device and type
 * @param lastAt when it was raised last
 * @param times how often it was raised
 */
public record TechnicalState(
        String id,
        AlertType type,
        DeviceRef device,
        @Nullable ElderRef elder,
        @Nullable String detail,
        Instant raisedAt,
        Instant lastAt,
        int times) {}

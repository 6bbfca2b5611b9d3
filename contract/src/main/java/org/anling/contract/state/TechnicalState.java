package org.anling.contract.state;

import java.time.Instant;
import org.anling.contract.alert.AlertType;
import org.anling.contract.alert.DeviceRef;
import org.anling.contract.alert.ElderRef;
import org.anling.contract.id.IncidentId;
import org.anling.contract.id.StaffId;
import org.jspecify.annotations.Nullable;

/**
 * A technical alert that has not ended.
 *
 * @param id stable per device and type
 * @param lastAt when it was raised last
 * @param times how often it was raised
 * @param mass the mass incident that it is part of, or null
 * @param acknowledgedBy who looks after it, or null
 * @param shelvedUntil until when it does not sound, or null
 */
public record TechnicalState(
        String id,
        AlertType type,
        DeviceRef device,
        @Nullable ElderRef elder,
        @Nullable String detail,
        Instant raisedAt,
        Instant lastAt,
        int times,
        @Nullable IncidentId mass,
        @Nullable StaffId acknowledgedBy,
        @Nullable Instant shelvedUntil) {}

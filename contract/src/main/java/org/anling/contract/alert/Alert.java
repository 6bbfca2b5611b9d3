package org.anling.contract.alert;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One message of a device that asks for attention. One frame can yield several.
 *
 * @param repeatKey recognises an exact copy of this alert: device, type, the protocol's own key and a hash of the body with the
 *     resend counter left out. Only the gateway makes it, the core only compares it
 * @param raisedAt device time, or null if the device sent none
 * @param detail what the type does not say: the code of an unknown alarm, kind and value of a measurement. Never personal data
 * @param zone where in the home, as the device names it
 * @param batteryPercent 0 to 100
 * @param resend how often the device has sent it before
 */
public record Alert(
        AlertType type,
        String repeatKey,
        @Nullable Instant raisedAt,
        ClockQuality clock,
        @Nullable String detail,
        @Nullable String zone,
        @Nullable Integer batteryPercent,
        int resend) {}

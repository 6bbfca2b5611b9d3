package org.anling.gateway.server.supervision;

import org.anling.contract.alert.VitalLimits;

/**
 * From which level on somebody is told.
 *
 * @param batteryLow per cent at or below which a battery is low
 * @param batteryGood per cent at or above which it is low no longer
 * @param vitals beyond which measurements somebody must look
 */
public record Thresholds(int batteryLow, int batteryGood, VitalLimits vitals) {

    /** As shipped. */
    public static final Thresholds DEFAULT = new Thresholds(15, 30, VitalLimits.DEFAULT);

    /** @throws IllegalArgumentException if a battery could be low and good at once */
    public Thresholds {
        if (batteryLow >= batteryGood) {
            throw new IllegalArgumentException(batteryLow + " % is not below " + batteryGood + " %");
        }
    }
}

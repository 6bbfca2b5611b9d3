package org.anling.contract.alert;

import java.time.Instant;
import java.util.List;
import org.anling.contract.id.DeviceId;
import org.jspecify.annotations.Nullable;

/**
 * Measurements of an elder's body. A value of 0 on the wire means "not measured" and never gets here.
 *
 * @param measuredAt device time, or null if the device sent none
 */
public record Vitals(DeviceId device, @Nullable Instant measuredAt, Instant receivedAt, List<Reading> readings) {

    /** @param unit UCUM unit, for example {@code bpm}, {@code mmHg}, {@code %}, {@code Cel} */
    public record Reading(Kind kind, double value, String unit) {}

    /** What is measured. */
    public enum Kind {
        HEART_RATE,
        SPO2,
        SYSTOLIC,
        DIASTOLIC,
        TEMPERATURE,
        GLUCOSE,
        /** Breaths a minute. */
        RESPIRATION,
        /** 0 alert, 1 newly confused, 2 answers to voice, 3 answers to pain, 4 answers to nothing (ACVPU). */
        CONSCIOUSNESS
    }

    public Vitals {
        readings = List.copyOf(readings);
    }
}

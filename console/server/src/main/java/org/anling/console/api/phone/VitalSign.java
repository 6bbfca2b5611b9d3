package org.anling.console.api.phone;

import org.anling.contract.alert.Vitals;

/** What a responder can measure; the names are those of {@link Vitals.Kind}. */
public enum VitalSign {
    HEART_RATE,
    SPO2,
    SYSTOLIC,
    DIASTOLIC,
    TEMPERATURE,
    GLUCOSE,
    RESPIRATION,
    CONSCIOUSNESS;

    /** The same in the contract. */
    public Vitals.Kind kind() {
        return Vitals.Kind.valueOf(name());
    }
}

package org.anling.contract.alert;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.anling.contract.alert.Vitals.Kind;

/**
 * Beyond which measurements somebody must look. It is a look and no score: no number sets how grave an incident is.
 *
 * @param ranges what needs no look, by kind; a kind without one never needs any
 */
public record VitalLimits(SortedMap<Kind, Range> ranges) {

    /** Both ends need no look. */
    public record Range(double low, double high) {
        /** @throws IllegalArgumentException if it is empty */
        public Range {
            if (!(low <= high)) {
                throw new IllegalArgumentException(low + " is above " + high);
            }
        }

        boolean holds(double value) {
            return value >= low && value <= high;
        }
    }

    /** Where a single value scores 3 in NEWS2 (Royal College of Physicians, 2017), fever from 39.5, and hypoglycaemia. */
    public static final VitalLimits DEFAULT = new VitalLimits(new TreeMap<>(Map.of(
            Kind.HEART_RATE, new Range(41, 130),
            Kind.SPO2, new Range(92, 100),
            Kind.SYSTOLIC, new Range(91, 219),
            Kind.TEMPERATURE, new Range(35.1, 39.4),
            Kind.RESPIRATION, new Range(9, 24),
            Kind.CONSCIOUSNESS, new Range(0, 0),
            Kind.GLUCOSE, new Range(3.9, 16.7))));

    public VitalLimits {
        ranges = Collections.unmodifiableSortedMap(new TreeMap<>(ranges));
    }

    /** Whether somebody must look. */
    public boolean wantLook(List<Vitals.Reading> readings) {
        return readings.stream().anyMatch(this::wantsLook);
    }

    /** Whether somebody must look because of this one. */
    public boolean wantsLook(Vitals.Reading reading) {
        Range range = ranges.get(reading.kind());
        return range != null && !range.holds(reading.value());
    }
}
